"""Files that are dropped on a window, and the preview of what they would do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.records import LineFilter
from affitrack.gui.imports.difference_model import RESULT
from affitrack.gui.imports.page import ImportsPage
from affitrack.gui.imports.preview import ImportPreview
from affitrack.gui.main_window import MainWindow
from tests.gui.real import AS_OF, HANDLE, settle


def drop(window: MainWindow, *paths: Path) -> None:
    """Let go of files over the window, as the desktop would tell it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window.windowHandle(), event)


def preview_of(window: MainWindow, qtbot: QtBot) -> ImportPreview:
    settle(qtbot, window)
    shown = window.pages.current_page
    assert isinstance(shown, ImportsPage)
    return shown.preview


def lines_in(store: Path) -> int:
    with Book.open(store, as_of=AS_OF) as book:
        return len(book.line_ids(LineFilter()))


def name_account(preview: ImportPreview, qtbot: QtBot, window: MainWindow) -> None:
    """Answer whose sales they are, as on the very first import."""
    assert preview.form.isVisible()
    qtbot.keyClicks(preview.form.handle, f"@{HANDLE}")
    qtbot.mouseClick(preview.form.go_on, Qt.MouseButton.LeftButton)
    settle(qtbot, window)


def import_now(preview: ImportPreview, qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(preview.imported, timeout=15_000):
        qtbot.mouseClick(preview.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, window)


def results(preview: ImportPreview) -> list[tuple[str, str]]:
    model = preview.differences.model
    return [
        (str(model.index(row, 0).data()), str(model.index(row, RESULT).data()))
        for row in range(model.rowCount())
    ]
