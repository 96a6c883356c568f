"""Choosing a file takes no lock of the store away."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QFileSystemModel, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

import affitrack.gui
from affitrack.book import Book
from affitrack.gui.i18n import Translations
from affitrack.gui.widgets.file_dialog import FileDialog

pytestmark = pytest.mark.gui


def locks() -> list[str]:
    found = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    return [line.split(maxsplit=1)[1] for line in found if f" {os.getpid()} " in line]


def wait_for_list(dialog: QFileDialog, qtbot: QtBot) -> None:
    model = dialog.findChild(QFileSystemModel)
    assert model is not None
    folder = model.index(QDir.homePath())
    qtbot.waitUntil(lambda: model.rowCount(folder) > 1)
    qtbot.wait(200)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="tells of locks on Linux alone")
@pytest.mark.parametrize("is_named", [True, False])
def test_listing_the_folder_of_the_store_leaves_its_locks(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_named: bool
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").write_text("no suffix", encoding="utf-8")
    with Book.open(tmp_path / "store.db") as book:
        book.add_account("lea", "FR")
        before = locks()
        assert before
        for _ in range(3):
            dialog = FileDialog(None, "Choose", str(tmp_path) if is_named else "")
            qtbot.addWidget(dialog)
            dialog.open()
            wait_for_list(dialog, qtbot)
            dialog.close()
        assert sorted(locks()) == sorted(before)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the desktop's own dialog is used")
@pytest.mark.parametrize("mode", list(QFileDialog.AcceptMode))
def test_every_word_of_it_is_french_in_french(
    qtbot: QtBot, translations: Translations, mode: QFileDialog.AcceptMode
) -> None:
    translations.use("fr")
    dialog = FileDialog(None, "Choisir")
    qtbot.addWidget(dialog)
    dialog.setNameFilter("Tables (*.csv)")
    dialog.setAcceptMode(mode)
    dialog.open()
    said = {each.text().replace("&", "") for each in dialog.findChildren(QLabel)}
    assert {"Voir dans\u00a0:", "Nom de fichier\u00a0:", "Fichiers de type\u00a0:"} <= said


def test_the_window_asks_for_files_in_no_other_way() -> None:
    folder = Path(affitrack.gui.__file__).parent
    made = re.compile(r"QFileDialog\(|QFileDialog\.get")
    found = [file.name for file in folder.rglob("*.py") if made.search(file.read_text("utf-8"))]
    assert found == []


def test_the_kind_that_is_chosen_gives_the_name_its_ending(tmp_path: Path, qtbot: QtBot) -> None:
    dialog = FileDialog(folder=str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.offer_forms({"xlsx": "Workbook (*.xlsx)", "csv": "Table (*.csv)"}, "sales 2.5 %")
    dialog.show()
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    kinds = dialog.findChild(QComboBox, "fileTypeCombo")
    assert name is not None
    assert kinds is not None
    assert name.text() == "sales 2.5 %.xlsx"
    for key, shown in ((Qt.Key.Key_Down, "sales 2.5 %.csv"), (Qt.Key.Key_Up, "sales 2.5 %.xlsx")):
        QTest.keyClick(kinds, key)
        assert name.text() == shown
    name.clear()
    QTest.keyClicks(name, "mine")
    QTest.keyClick(kinds, Qt.Key.Key_Down)
    assert name.text() == "mine.csv"
    name.clear()
    QTest.keyClicks(name, "bare")
    with qtbot.waitSignal(dialog.fileSelected) as told:
        QTest.keyClick(name, Qt.Key.Key_Return)
    assert told.args == [str(tmp_path / "bare.csv")]
