from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.undoing import DEPTH, Step
from affitrack.wording.message import UserError, message
from tests.gui.doubles import PretendedBook, import_record

pytestmark = pytest.mark.gui


def step(name: str, log: list[str]) -> Step:
    return Step(
        text=lambda: name,
        redo=lambda _: log.append(f"do {name}"),
        undo=lambda _: log.append(f"undo {name}"),
    )


def press(window: MainWindow, keys: str) -> None:
    window.activateWindow()
    QTest.keySequence(window, QKeySequence(keys))


def rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy())


def do(qtbot: QtBot, window: MainWindow, *steps: Step, said: str = "") -> None:
    for each in steps:
        window.shell.do(each, said)
        rest(qtbot, window)


def test_what_is_done_is_read_said_and_can_be_undone(qtbot: QtBot, window: MainWindow) -> None:
    log: list[str] = []
    after: list[str] = []
    with qtbot.waitSignal(window.shell.book_changed):
        window.shell.do(step("Change of rate", log), "Rate changed.", lambda: after.append("done"))
    assert (log, after) == (["do Change of rate"], ["done"])
    assert window.menus.undo.text() == "&Undo change of rate"
    assert not window.menus.redo.isEnabled()
    assert window.toast.message() == "Rate changed."
    QTest.mouseClick(window.toast.action_button(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: log[1:] == ["undo Change of rate"])
    rest(qtbot, window)
    assert window.toast.message() == "Undone: change of rate."
    assert window.menus.redo.text() == "&Redo change of rate"
    assert not window.menus.undo.isEnabled()


def test_keys_go_back_and_forth(qtbot: QtBot, window: MainWindow) -> None:
    log: list[str] = []
    do(qtbot, window, step("A", log), step("B", log))
    for keys in ("Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"):
        press(window, keys)
        rest(qtbot, window)
    assert log == ["do A", "do B", "undo B", "undo A", "do A", "do B"]
    assert window.menus.undo.isEnabled()
    assert not window.menus.redo.isEnabled()


def test_something_new_ends_what_could_be_done_again(qtbot: QtBot, window: MainWindow) -> None:
    log: list[str] = []
    do(qtbot, window, step("A", log))
    press(window, "Ctrl+Z")
    rest(qtbot, window)
    do(qtbot, window, step("B", log))
    assert window.shell.undo_stack.redo_text() == ""


def test_an_old_message_undoes_nothing_newer(qtbot: QtBot, window: MainWindow) -> None:
    log: list[str] = []
    do(qtbot, window, step("A", log), said="A is done.")
    do(qtbot, window, step("B", log))
    QTest.mouseClick(window.toast.action_button(), Qt.MouseButton.LeftButton)
    rest(qtbot, window)
    assert log == ["do A", "do B"]
    assert window.toast.message() == "Something was done after it. Undo that first."


def test_imports_and_steps_are_undone_in_the_order_they_came(
    qtbot: QtBot, window: MainWindow, book: PretendedBook, tmp_path: Path
) -> None:
    log: list[str] = []
    book.records = [import_record(1, tmp_path / "first.csv")]
    window.shell.book_changed.emit()
    do(qtbot, window, step("Change of rate", log))
    book.records.append(import_record(2, tmp_path / "a&b.csv"))
    window.shell.book_changed.emit()
    texts = []
    for _ in range(3):
        texts.append(window.menus.undo.text())
        press(window, "Ctrl+Z")
        rest(qtbot, window)
    assert texts == [
        "&Undo import of “a&&b.csv”",
        "&Undo change of rate",
        "&Undo import of “first.csv”",
    ]
    assert book.done == ["undo 2", "undo 1"]
    assert log[-1] == "undo Change of rate"
    assert not window.menus.undo.isEnabled()


def test_all_that_was_undone_is_done_again_across_imports(
    qtbot: QtBot,
    window: MainWindow,
    book: PretendedBook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[list[Path]] = []
    monkeypatch.setattr(window.shell, "preview_files", lambda paths, _: shown.append(paths))
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    for file in (first, second):
        file.write_text("", encoding="utf-8")
    log: list[str] = []
    book.records = [import_record(1, first), import_record(2, second)]
    window.shell.book_changed.emit()
    do(qtbot, window, step("Change of rate", log))
    for _ in range(3):
        press(window, "Ctrl+Z")
        rest(qtbot, window)
    assert window.menus.redo.text() == "&Import “first.csv” again…"
    press(window, "Ctrl+Shift+Z")
    assert window.menus.redo.text() == "&Import “first.csv” again…"  # until it is imported
    for number, file in ((3, first), (4, second)):
        book.records.append(import_record(number, file))
        window.shell.book_changed.emit()
    assert window.menus.redo.text() == "&Redo change of rate"
    press(window, "Ctrl+Shift+Z")
    rest(qtbot, window)
    assert shown == [[first]]
    assert log == ["do Change of rate", "undo Change of rate", "do Change of rate"]
    press(window, "Ctrl+Z")
    rest(qtbot, window)
    book.records.append(import_record(5, tmp_path / "another.csv"))
    window.shell.book_changed.emit()
    assert not window.menus.redo.isEnabled()


def test_imports_of_a_restored_backup_are_left_alone(
    qtbot: QtBot, window: MainWindow, book: PretendedBook
) -> None:
    stack = window.shell.undo_stack
    book.records = [import_record(number, Path("a.csv")) for number in (1, 2)]
    window.shell.book_changed.emit()
    assert stack.undo_text() != ""
    stack.leave_alone_what_came_in()
    assert stack.undo_text() == ""
    log: list[str] = []
    do(qtbot, window, step("Rate", log))
    assert stack.undo_text() == "&Undo rate"
    book.records.append(import_record(3, Path("b.csv")))
    window.shell.book_changed.emit()
    assert stack.undo_text().startswith("&Undo import of")
    stack.clear()
    stack.look()
    assert stack.undo_text().startswith("&Undo import of")


def test_an_import_undone_in_its_list_is_what_undo_brings_back_first(
    qtbot: QtBot,
    window: MainWindow,
    book: PretendedBook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log: list[str] = []
    shown: list[list[Path]] = []
    monkeypatch.setattr(window.shell, "preview_files", lambda paths, _: shown.append(paths))
    file = tmp_path / "sales.csv"
    file.write_text("", encoding="utf-8")
    book.records = [import_record(1, file), import_record(2, tmp_path / "gone.csv")]
    window.shell.book_changed.emit()
    do(qtbot, window, step("Change of rate", log))
    for import_id in (2, 1):
        book.undo_import(import_id)
        window.shell.undo_stack.imports_were_undone([import_id])
        window.shell.book_changed.emit()
    assert window.menus.undo.text() == "&Import “sales.csv” again…"
    press(window, "Ctrl+Z")
    rest(qtbot, window)
    assert shown == [[file]]
    press(window, "Ctrl+Z")
    rest(qtbot, window)
    assert "“gone.csv” is no longer where it was" in window.toast.message()
    assert log == ["do Change of rate"]
    press(window, "Ctrl+Z")
    rest(qtbot, window)
    assert log[-1] == "undo Change of rate"


def test_an_import_that_came_back_is_not_offered_again(
    qtbot: QtBot, window: MainWindow, book: PretendedBook, tmp_path: Path
) -> None:
    do(qtbot, window, step("Change of rate", []))
    book.records = [import_record(1, tmp_path / "sales.csv", undone_at="2026-11-15T10:00:00")]
    window.shell.book_changed.emit()
    window.shell.undo_stack.imports_were_undone([1])
    book.records.append(import_record(2, tmp_path / "sales.csv"))
    window.shell.book_changed.emit()
    assert window.menus.undo.text() == "&Undo import of “sales.csv”"
    press(window, "Ctrl+Z")
    rest(qtbot, window)
    assert window.menus.undo.text() == "&Undo change of rate"


def test_what_fails_is_told_and_does_not_stand_in_the_way(qtbot: QtBot, window: MainWindow) -> None:
    log: list[str] = []
    told: list[object] = []
    window.shell.problem_told.disconnect()
    window.shell.problem_told.connect(told.append)

    def refuse(_: Book) -> None:
        raise UserError(message("book.no_such_account", handle="gone"))

    do(qtbot, window, step("A", log), Step(lambda: "B", lambda _: None, refuse))
    press(window, "Ctrl+Z")
    rest(qtbot, window)
    assert len(told) == 1
    assert window.shell.undo_stack.redo_text() == ""
    assert window.menus.undo.text() == "&Undo a"
    do(qtbot, window, Step(lambda: "C", refuse, lambda _: None))
    assert len(told) == 2
    assert window.menus.undo.text() == "&Undo a"


def test_another_book_has_nothing_to_undo(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    do(qtbot, window, step("A", []))
    window.shell.switch_book(tmp_path / "other.db")
    rest(qtbot, window)
    assert not window.menus.undo.isEnabled()


def test_texts_are_said_in_the_language_in_use(
    qtbot: QtBot, window: MainWindow, translations: Translations
) -> None:
    do(qtbot, window, step("TVA changée", []))
    translations.use("fr")
    qtbot.waitUntil(lambda: window.menus.undo.text() == "&Annuler\u00a0: TVA changée")


def test_only_so_many_steps_are_remembered(qtbot: QtBot, window: MainWindow) -> None:
    stack = window.shell.undo_stack
    log: list[str] = []
    do(qtbot, window, *(step(f"S{number}", log) for number in range(DEPTH + 1)))
    assert len(stack._done) == DEPTH
