from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from affitrack.book import Book, Cancelled
from affitrack.gui.frame import dialogs
from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.wording.language import language_of
from tests.gui.doubles import PretendedBook

pytestmark = pytest.mark.gui


def open_dialog(window: MainWindow) -> QFileDialog:
    dialog = window.findChildren(QFileDialog)[-1]
    assert dialog.isVisible()
    return dialog


def make_backup(book: PretendedBook, path: Path) -> None:
    book.path.touch()
    with Book.open(path):
        pass


def asked(qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    return question


def test_back_up_asks_where_to(
    qtbot: QtBot, window: MainWindow, book: PretendedBook, tmp_path: Path
) -> None:
    window.shell.preferences.last_folder = tmp_path
    window.menus.backup.trigger()
    dialog = open_dialog(window)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "copy.db"))
    dialog.close()
    qtbot.waitUntil(window.toast.isVisible)
    assert "backup copy.db" in book.done
    assert window.toast.message() == "Backed up to copy.db"


def test_a_backup_is_replaced_only_by_a_whole_one(
    qtbot: QtBot, window: MainWindow, book: PretendedBook, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    target.write_text("the copy of last week", encoding="utf-8")
    book.path.touch()
    window.actions_on_data._back_up_to(target)
    qtbot.waitUntil(window.toast.isVisible)
    assert book.done == ["backup copy.db.new"]
    assert target.read_text(encoding="utf-8") == "a copy"
    assert not (tmp_path / "copy.db.new").exists()


@pytest.mark.parametrize("what", ["backup", "restore"])
def test_copying_is_stopped_by_the_button(
    qtbot: QtBot,
    window: MainWindow,
    book: PretendedBook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
) -> None:
    def until_stopped(_: Path) -> Path:
        stopped = threading.Event()
        assert book.cancel is not None
        book.cancel.call(stopped.set)
        assert stopped.wait(30)
        raise Cancelled

    monkeypatch.setattr(book, what, until_stopped)
    on = window.actions_on_data
    {"backup": on._back_up_to, "restore": on._restore_from}[what](tmp_path / "copy.db")
    qtbot.waitUntil(window.progress.isVisible)
    QTest.mouseClick(window.progress.cancel_button(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy())
    assert not window.progress.isVisible()
    assert not window.toast.isVisible()


def test_restore_asks_twice_and_reads_everything_again(
    qtbot: QtBot, window: MainWindow, book: PretendedBook, tmp_path: Path
) -> None:
    make_backup(book, tmp_path / "copy.db")
    window.menus.restore.trigger()
    dialog = open_dialog(window)
    dialog.fileSelected.emit(str(tmp_path / "copy.db"))
    dialog.close()
    question = asked(qtbot)
    assert "“copy.db”" in question.text()
    assert "Sales in it: 0." in question.informativeText()
    default = question.defaultButton()
    assert default is question.button(QMessageBox.StandardButton.Cancel)
    yes = next(b for b in question.buttons() if "Restore" in b.text())
    with qtbot.waitSignal(window.shell.book_changed):
        QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert "restore copy.db" in book.done
    assert window.shell.undo_stack.undo_text() == ""
    assert "book.before" in window.toast.message()


def test_restore_that_is_not_wanted_changes_nothing(
    qtbot: QtBot, window: MainWindow, book: PretendedBook, tmp_path: Path
) -> None:
    make_backup(book, tmp_path / "copy.db")
    window.actions_on_data._ask_restore(tmp_path / "copy.db")
    question = asked(qtbot)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert not window.shell.tasks.is_busy()
    assert book.done == []


def test_what_is_no_backup_is_told_before_anything_is_asked(
    qtbot: QtBot, window: MainWindow, book: PretendedBook, tmp_path: Path
) -> None:
    book.path.touch()
    other = tmp_path / "README.txt"
    other.write_text("no data", encoding="utf-8")
    window.actions_on_data._ask_restore(other)
    told = asked(qtbot)
    assert "README.txt" in told.text()
    assert [button.text().replace("&", "") for button in told.buttons()] == ["Close"]
    assert book.done == []


def test_the_kind_of_files_is_named_in_the_language_of_the_window(
    window: MainWindow, translations: Translations, tmp_path: Path
) -> None:
    for lang, named in (("en", "Backups"), ("fr", "Sauvegardes")):
        translations.use(language_of(lang))
        dialogs.choose_backup(window, tmp_path, lambda _: None)
        assert open_dialog(window).nameFilters() == [f"{named} (*.db *.sqlite)"]
