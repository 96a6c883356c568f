from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.shell import FilesWanted
from tests.gui.doubles import PretendedPage

pytestmark = [
    pytest.mark.gui,
    # From Qt 6.12 on a drag's events want a QPointF, which those for Python 3.11 do not take.
    pytest.mark.filterwarnings("ignore:Function. 'QDrag:DeprecationWarning"),
]

ACTIONS = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
BUTTON, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "commandes été 1,5 %.csv"
    path.write_text("x", encoding="utf-8")
    return path


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    mime.setText("\n".join(str(path) for path in paths))  # as file managers do: fields like text
    return mime


def drag_over(window: QWidget, where: QPoint, mime: QMimeData) -> bool:
    """Do what the platform does: send the events of a drag to the native window."""
    native = window.windowHandle()
    enter = QDragEnterEvent(where, ACTIONS, mime, BUTTON, NO_KEYS)
    QApplication.sendEvent(native, enter)
    move = QDragMoveEvent(where, ACTIONS, mime, BUTTON, NO_KEYS)
    QApplication.sendEvent(native, move)
    return enter.isAccepted() and move.isAccepted()


def drop(window: QWidget, where: QPoint, mime: QMimeData) -> QDropEvent:
    event = QDropEvent(QPointF(where), ACTIONS, mime, BUTTON, NO_KEYS)
    event.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(window.windowHandle(), event)
    return event


def test_file_dropped_on_a_text_field_is_imported(
    qtbot: QtBot, window: MainWindow, export: Path
) -> None:
    page = window.pages.current_page
    assert isinstance(page, PretendedPage)
    where = page.field.mapTo(window, page.field.rect().center())
    assert window.childAt(where) is page.field
    assert drag_over(window, where, files(export))
    assert window.file_drop.overlay.isVisible()
    with qtbot.waitSignal(window.file_drop.dropped) as dropped:
        event = drop(window, where, files(export))
    assert dropped.args == [[export]]
    assert event.isAccepted()
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert not window.file_drop.overlay.isVisible()
    assert page.field.text() == ""
    assert window.pages.current_name == "imports"
    preview = window.pages.current_page
    assert isinstance(preview, PretendedPage)
    assert preview.shown == [FilesWanted((export,))]


@pytest.mark.parametrize("name", ["navigation", "header", "pages"])
def test_file_dropped_on_every_part_of_the_window(
    qtbot: QtBot, window: MainWindow, export: Path, name: str
) -> None:
    part: QWidget = getattr(window, name)
    where = part.mapTo(window, part.rect().center())
    assert drag_over(window, where, files(export))
    with qtbot.waitSignal(window.file_drop.dropped):
        drop(window, where, files(export))


def test_many_files_and_a_folder_at_once(
    qtbot: QtBot, window: MainWindow, export: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "exports"
    (folder / "deeper").mkdir(parents=True)
    for name in ("b.xlsx", "a.CSV", "photo.jpg", "~$b.xlsx", ".hidden.csv", "deeper/c.csv"):
        (folder / name).touch()
    with qtbot.waitSignal(window.file_drop.dropped) as dropped:
        drop(window, QPoint(5, 5), files(export, folder))
    assert dropped.args == [
        [export, folder / "a.CSV", folder / "b.xlsx", folder / "deeper" / "c.csv"]
    ]


def test_a_drop_is_remembered_as_recent(window: MainWindow, export: Path) -> None:
    drop(window, QPoint(5, 5), files(export))
    assert window.shell.preferences.recent_files == [export]
    assert window.shell.preferences.last_folder == export.parent


def test_the_overlay_goes_when_the_files_leave(window: MainWindow, export: Path) -> None:
    drag_over(window, QPoint(5, 5), files(export))
    QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    assert not window.file_drop.overlay.isVisible()


def test_text_can_still_be_dragged_into_a_field(qtbot: QtBot, window: MainWindow) -> None:
    page = window.pages.current_page
    assert isinstance(page, PretendedPage)
    where = page.field.mapTo(window, page.field.rect().center())
    mime = QMimeData()
    mime.setText("Nuclever")
    assert drag_over(window, where, mime)
    assert not window.file_drop.overlay.isVisible()
    drop(window, where, mime)
    assert page.field.text() == "Nuclever"


def test_rows_of_our_own_tables_are_no_import(
    window: MainWindow, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDropEvent, "source", lambda _: window)
    dropped: list[object] = []
    window.file_drop.dropped.connect(dropped.append)
    drag_over(window, QPoint(5, 5), files(export))
    assert not window.file_drop.overlay.isVisible()
    drop(window, QPoint(5, 5), files(export))
    assert dropped == []


def test_web_addresses_are_no_files(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.csv")])
    drag_over(window, QPoint(5, 5), mime)
    assert not window.file_drop.overlay.isVisible()


def test_nothing_is_dropped_behind_a_question(
    qtbot: QtBot, window: MainWindow, export: Path
) -> None:
    question = QDialog(window)
    question.open()
    drag_over(window, QPoint(5, 5), files(export))
    assert not window.file_drop.overlay.isVisible()
    drop(window, QPoint(5, 5), files(export))
    assert window.pages.current_name == "home"
    question.close()


def test_the_window_still_listens_after_it_was_made_anew(
    qtbot: QtBot, window: MainWindow, export: Path
) -> None:
    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)  # gives a new native window
    window.show()
    with qtbot.waitSignal(window.file_drop.dropped, raising=True) as dropped:
        drop(window, QPoint(5, 5), files(export))
    assert dropped.args == [[export]]


def test_a_drag_that_never_ends_leaves_the_window_to_the_mouse_and_the_keys(
    window: MainWindow, export: Path
) -> None:
    """As when the program that drags is killed: neither a drop nor a leave is told."""
    where, no_button = QPointF(40, 40), Qt.MouseButton.NoButton
    for event in (
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, NO_KEYS),
        QMouseEvent(QEvent.Type.MouseMove, where, where, no_button, no_button, NO_KEYS),
    ):
        assert drag_over(window, QPoint(60, 60), files(export))
        assert window.file_drop.overlay.isVisible()
        QApplication.sendEvent(window.windowHandle(), event)
        assert not window.file_drop.overlay.isVisible()


@pytest.mark.qt_log_ignore("No drag target set")  # Qt never heard of what we took
def test_a_drop_of_files_that_are_gone_takes_the_veil_away(
    window: MainWindow, export: Path
) -> None:
    assert drag_over(window, QPoint(60, 60), files(export))
    drop(window, QPoint(60, 60), QMimeData())
    assert not window.file_drop.overlay.isVisible()
