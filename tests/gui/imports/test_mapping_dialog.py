"""The dialog of mappings, the template and the help on one's own table, from the menus."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui.imports.mapping_dialog import MappingDialog
from affitrack.gui.imports.own_table import save_template
from affitrack.gui.main_window import MainWindow
from affitrack.ingest.mapping import mapping_of
from tests.gui.imports.test_mapping_step import network
from tests.gui.real import AS_OF

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
    assert dialog.names() == ["Zanox", "Zzz"]
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


def test_one_is_deleted_after_a_question(dialog: MappingDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)
    (asked,) = dialog.findChildren(QMessageBox)
    assert asked.text() == "Delete the mapping “Awin”?"
    yes = next(button for button in asked.buttons() if button.text() == "&Delete")
    yes.click()
    assert dialog.names() == ["Zanox"]


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
    dialog.take(target)
    assert dialog.names() == ["Awin", "Zanox"]


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
