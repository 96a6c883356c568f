"""The dialog of mappings, the template and the help on one's own table, from the menus."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui.imports.mapping_dialog import ChangeMappingDialog, MappingDialog
from affitrack.gui.imports.own_table import save_template
from affitrack.gui.main_window import MainWindow
from affitrack.ingest.mapping.mapping import mapping_of
from tests.gui.imports.test_mapping_step import cells, choose, network
from tests.gui.real import AS_OF, settle

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("does not support raise")]


@pytest.fixture
def dialog(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> MappingDialog:
    with Book.open(store_path, as_of=AS_OF) as book:
        for name in ("Awin", "Zanox"):
            book.save_mapping(book.draft_mapping(network(tmp_path)).mapping(name))
    real_window.menus.mappings.trigger()
    (opened,) = real_window.findChildren(MappingDialog)
    qtbot.waitUntil(opened.isVisible)
    return opened


def test_the_mappings_are_listed_with_their_columns(dialog: MappingDialog) -> None:
    assert dialog.names() == ["Awin", "Zanox"]
    assert str(dialog.model.index(0, 1).data()).startswith("N° de commande, Passée le")
    chosen = dialog.chosen()
    assert chosen is not None
    assert chosen.name == "Awin"


def test_one_is_renamed(dialog: MappingDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.rename, Qt.MouseButton.LeftButton)
    (asked,) = dialog.findChildren(QInputDialog)
    asked.setTextValue("Zzz")
    asked.accept()
    qtbot.waitUntil(lambda: dialog.names() == ["Zanox", "Zzz"])
    chosen = dialog.chosen()
    assert chosen is not None
    assert chosen.name == "Zzz"


def test_a_name_that_is_taken_is_refused_in_words(
    dialog: MappingDialog, real_window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(real_window.shell.problem_told):
        qtbot.mouseClick(dialog.rename, Qt.MouseButton.LeftButton)
        (asked,) = dialog.findChildren(QInputDialog)
        asked.setTextValue("Zanox")
        asked.accept()
    assert dialog.names() == ["Awin", "Zanox"]


def test_one_is_deleted_after_a_question(
    dialog: MappingDialog, real_window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)
    (asked,) = dialog.findChildren(QMessageBox)
    assert asked.text() == "Delete the mapping “Awin”?"
    yes = next(button for button in asked.buttons() if button.text() == "&Delete")
    yes.click()
    qtbot.waitUntil(lambda: dialog.names() == ["Zanox"])
    real_window.shell.undo_stack.undo()
    settle(qtbot, real_window)
    assert [each.name for each in real_window.shell.book.mappings()] == ["Awin", "Zanox"]


def test_one_is_changed_in_place_with_and_without_a_file(
    dialog: MappingDialog, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    before = dialog.chosen()
    assert before is not None
    qtbot.mouseClick(dialog.change, Qt.MouseButton.LeftButton)
    (opened,) = dialog.findChildren(ChangeMappingDialog)
    step = opened.step
    assert step.facts.name.text() == "Awin"
    assert list(step.statuses.pickers) == list(before.words)
    assert not step.table.isVisible(), "no rows are at hand"
    choose(step, "Pays", "shop_name")
    step.facts.name.setText("Zanox")
    assert not step.go_on.isEnabled(), "the name of another one"
    step.facts.name.setText("Awin FR")

    step.look_at(network(tmp_path))
    qtbot.waitUntil(step.table.isVisible)
    assert cells(step, 1)[:2] == ["CMD-0001", "CMD-0002"]
    picker = step.statuses.pickers["Litige"]
    picker.setCurrentIndex(picker.findData("frozen"))
    picker.activated.emit(picker.currentIndex())
    step.go_on.click()
    qtbot.waitUntil(lambda: dialog.names() == ["Awin FR", "Zanox"])
    after = dialog.chosen()
    assert after is not None
    assert dict(after.columns) == {**before.columns, "shop_name": "Pays"}
    assert dict(after.words) == {**before.words, "Litige": "frozen"}

    real_window.shell.undo_stack.undo()
    settle(qtbot, real_window)
    assert real_window.shell.book.mapping("Awin") == before


def test_a_change_that_is_left_changes_nothing(dialog: MappingDialog, qtbot: QtBot) -> None:
    before = dialog.chosen()
    dialog.change_chosen()
    (opened,) = dialog.findChildren(ChangeMappingDialog)
    choose(opened.step, "Pays", "shop_name")
    qtbot.keyClick(opened.step, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    assert dialog.chosen() == before


def test_one_goes_into_a_file_and_comes_back(
    dialog: MappingDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    chosen = dialog.chosen()
    assert chosen is not None
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    (asked,) = dialog.findChildren(QFileDialog)
    target = tmp_path / "awin.toml"
    asked.fileSelected.emit(str(target))
    assert mapping_of(target.read_text(encoding="utf-8")) == chosen
    dialog.delete.click()
    dialog.findChildren(QMessageBox)[0].buttons()[0].click()
    qtbot.waitUntil(lambda: dialog.names() == ["Zanox"])
    dialog.take(target)
    qtbot.waitUntil(lambda: dialog.names() == ["Awin", "Zanox"])


def test_what_cannot_be_read_or_written_is_said(
    dialog: MappingDialog, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    chosen = dialog.chosen()
    assert chosen is not None
    with qtbot.waitSignal(real_window.shell.problem_told):
        dialog.write(chosen, tmp_path / "no folder" / "x.toml")
    with qtbot.waitSignal(real_window.shell.problem_told):
        dialog.take(tmp_path / "missing.toml")


def test_the_template_is_saved_from_the_menu(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    real_window.menus.template.trigger()
    (asked,) = real_window.findChildren(QFileDialog)
    target = tmp_path / "mine.xlsx"
    asked.fileSelected.emit(str(target))
    asked.close()
    assert target.read_bytes().startswith(b"PK")
    assert real_window.toast.message() == (
        "Saved as mine.xlsx. Fill in your sales and drop it here."
    )
    with qtbot.waitSignal(real_window.shell.problem_told):
        save_template(real_window.shell, tmp_path / "no folder" / "x.csv")


def test_help_says_what_the_columns_mean(real_window: MainWindow, qtbot: QtBot) -> None:
    real_window.menus.own_table.trigger()
    dialogs = [each for each in real_window.findChildren(QDialog) if each.isVisible()]
    texts = [label.text() for label in dialogs[0].findChildren(QLabel)]
    assert "Amount without tax" in texts
    assert "The sum of the row without tax: the commission base." in texts
    dialogs[0].close()
    qtbot.waitUntil(lambda: not any(d.isVisible() for d in real_window.findChildren(QDialog)))
