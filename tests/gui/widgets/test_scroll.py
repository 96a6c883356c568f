"""What does not fit the screen scrolls, and its buttons stay at hand."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from affitrack.gui.widgets.scroll import fitting, scrolled, show_whole

pytestmark = pytest.mark.gui


class _Dialog(QDialog):
    def __init__(self, height: int, width: int = 500) -> None:
        super().__init__()
        content = QWidget()
        content.setMinimumSize(width, height)
        self.area = scrolled(content)
        self.button = QPushButton("Save")
        column = QVBoxLayout(self)
        column.addWidget(self.area, 1)
        column.addWidget(self.button)

    def showEvent(self, event: QShowEvent) -> None:
        show_whole(self, self.area)
        super().showEvent(event)


@pytest.mark.parametrize(("height", "scrolls"), [(600, False), (3000, True)])
def test_a_dialog_is_as_high_as_the_screen_at_most(
    qtbot: QtBot, height: int, *, scrolls: bool
) -> None:
    dialog = _Dialog(height)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.height() < dialog.screen().availableGeometry().height()
    assert dialog.rect().contains(dialog.button.geometry())
    assert (dialog.area.verticalScrollBar().maximum() > 0) is scrolls
    assert dialog.area.viewport().width() >= 500


def test_a_dialog_is_as_wide_as_the_screen_at_most(qtbot: QtBot) -> None:
    dialog = _Dialog(300, 5000)
    qtbot.addWidget(dialog)
    dialog.setMinimumSize(fitting(dialog, 4000))
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.width() < dialog.screen().availableGeometry().width()
    assert dialog.rect().contains(dialog.button.geometry())
    assert dialog.area.horizontalScrollBar().maximum() > 0
