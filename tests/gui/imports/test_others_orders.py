"""A seller's file dropped on the window: whose it is, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui.imports.looking import recognise
from affitrack.gui.main_window import MainWindow
from affitrack.gui.tasks import Work
from tests.gui.imports.dropped import drop, import_now, lines_in, preview_of
from tests.gui.real import AS_OF, HANDLE, fill, held
from tests.ingest.others_orders import sold, write_seller
from tests.ingest.samples import headers, rows_of, sale

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]


@pytest.fixture
def work(store_path: Path) -> Iterator[Work]:
    with Book.open(store_path, as_of=AS_OF) as book:
        yield Work(lambda: book)


def sellers(tmp_path: Path) -> Path:
    sales = [sold(order_id="571", creator_username=f"@{HANDLE.upper()}"),
             sold(order_id="572", creator_username="tom")]  # fmt: skip
    return write_seller(tmp_path / "all_1.csv", sales)


def test_a_sellers_file_says_what_it_is_and_what_it_leaves_out(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(1))
    drop(real_window, sellers(tmp_path))
    preview = preview_of(real_window, qtbot)
    said = " ".join(preview.files.sentences()).replace("\u200b", "")
    assert "TikTok Shop seller’s affiliate orders · English · 32 columns" in said
    assert "1 row of another creator, left out" in said
    assert preview.counts.new.figure()[1] == "1"
    import_now(preview, qtbot, real_window)
    assert lines_in(store_path) == 2


def test_columns_and_sheets_that_are_not_read_are_named(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(1))
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, ids in (("Août", "571"), ("Juillet", "572")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name == "Juillet" else "visible"
        sheet.append([*headers("fr", 48), "Nouveau"])
        sheet.append([*rows_of([sale(order_id=ids)])[0], "1"])
    book.save(tmp_path / "two.xlsx")
    drop(real_window, tmp_path / "two.xlsx")
    said = " ".join(preview_of(real_window, qtbot).files.sentences())
    assert "Columns not used: Nouveau" in said
    assert "Sales on other sheets are not read: Juillet." in said


def test_a_status_that_nobody_knows_is_named(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "Order,Status,Date,Amount with tax,Rate\n"
        "A1,Verschollen,2026-10-01,12.00,10%\nA2,Paid,2026-10-01,12.00,10%\n"
    )
    real_window.shell.book.add_account("@lea")
    drop(real_window, path)
    said = " ".join(preview_of(real_window, qtbot).files.sentences())
    assert "1 sale with a status that is not known: “Verschollen”. It is kept apart until" in said


def test_a_file_of_another_known_account_goes_to_that_one(work: Work, tmp_path: Path) -> None:
    work.book.add_account("@lea")
    work.book.add_account("@tom")
    path = write_seller(tmp_path / "a.csv", [sold(creator_username="tom")])
    look = recognise(work, [path], wanted="@lea")
    assert look.handle == "tom"
    assert [result.new for result in look.results] == [1]


def test_a_file_of_several_accounts_is_asked_about(work: Work, tmp_path: Path) -> None:
    work.book.add_account("@lea")
    work.book.add_account("@tom")
    sales = [sold(creator_username="tom"), sold(order_id="5", creator_username="lea")]
    look = recognise(work, [write_seller(tmp_path / "a.csv", sales)], wanted="@lea")
    assert (look.handle, look.results) == ("", ())


def test_the_creator_that_a_first_file_names_is_proposed(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, write_seller(tmp_path / "a.csv", [sold()]))
    preview = preview_of(real_window, qtbot)
    assert preview.form.isVisible()
    assert preview.form.handle.text() == "@lea.exemple"
    words = " ".join(part.text() for part in preview.form.findChildren(QLabel))
    assert "There are sales of lea.exemple." in words


def test_of_several_creators_none_is_proposed(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, sellers(tmp_path))
    preview = preview_of(real_window, qtbot)
    assert preview.form.handle.text() == ""
    words = " ".join(part.text() for part in preview.form.findChildren(QLabel))
    assert f"There are sales of @{HANDLE.upper()}, tom." in words
    offered = preview.form.handle.completer()
    qtbot.keyClick(preview.form.handle, Qt.Key.Key_Down)
    shown = offered.completionModel()
    assert [shown.index(row, 0).data() for row in range(2)] == [f"@{HANDLE.upper()}", "@tom"]
    qtbot.keyClicks(preview.form.handle, "to")
    assert offered.currentCompletion() == "@tom"
    qtbot.keyClick(offered.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(offered.popup(), Qt.Key.Key_Return)
    assert preview.form.handle.text() == "@tom"
