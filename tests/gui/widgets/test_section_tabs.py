from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from affitrack.gui.theme import Appearance
from affitrack.gui.widgets.section_tabs import SectionTabs

pytestmark = pytest.mark.gui


def test_tabs_stand_whole_where_there_is_no_room_to_spare(
    qtbot: QtBot, appearance: Appearance
) -> None:
    appearance.set_zoom(150)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    qtbot.waitExposed(window)
    ground = QWidget(window)  # a page, made while another one is shown
    column = QVBoxLayout(ground)
    tabs, below = SectionTabs(), QWidget()
    below.setMinimumHeight(200)
    column.addWidget(tabs)
    column.addWidget(below, 1)
    tabs.set_tabs([("first", "To claim", ""), ("second", "Claims", "")])
    ground.setGeometry(0, 0, 600, column.minimumSize().height())  # before they have their style
    ground.show()
    qtbot.waitUntil(lambda: tabs.height() == tabs.sizeHint().height())
    assert tabs.tabRect(0).height() == tabs.height()
