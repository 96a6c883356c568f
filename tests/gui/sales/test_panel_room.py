"""The panel beside the sales, and the room that it leaves to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.sales.page import SalesPage
from affitrack.gui.theme import Appearance
from tests.gui.real import fill, held, read_again, sales_page, settle

pytestmark = pytest.mark.gui


@pytest.fixture
def sales(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> SalesPage:
    fill(store_path, held(1))
    read_again(real_window)
    shown = sales_page(real_window)
    settle(qtbot, real_window)
    return shown


def test_where_room_is_scarce_the_table_has_it_until_the_panel_is_asked_for(
    sales: SalesPage, appearance: Appearance, qtbot: QtBot
) -> None:
    sales.open_panel()
    appearance.set_zoom(150)
    qtbot.waitUntil(sales.panel.isHidden)
    sales.table.setFocus()
    qtbot.keyClick(sales.table, Qt.Key.Key_Return)
    assert sales.panel.isVisible()
    appearance.set_zoom(100)
    qtbot.waitUntil(sales.panel.isVisible)


def test_a_panel_that_was_closed_stays_so_in_a_window_of_another_size(
    sales: SalesPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    sales.open_panel()
    qtbot.keyClick(sales.table, Qt.Key.Key_Escape)
    assert sales.panel.isHidden()
    real_window.resize(800, 700)
    qtbot.waitUntil(lambda: sales.width() < 760)
    real_window.resize(1280, 800)
    qtbot.waitUntil(lambda: sales.width() > 800)
    assert sales.panel.isHidden()
