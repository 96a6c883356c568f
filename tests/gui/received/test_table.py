"""The table of payouts that arrived: sorted, copied, saved, and its menu."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from affitrack.domain.received import ReceivedEntry
from affitrack.gui.main_window import MainWindow
from affitrack.gui.received.section import ArrivedSection
from tests.gui.real import HANDLE, read_again, settle
from tests.gui.received.shown import NOVEMBER, OCTOBER, cells, receive

pytestmark = pytest.mark.gui


@pytest.fixture
def filled(
    arrived: ArrivedSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> ArrivedSection:
    receive(store_path, OCTOBER, 400, reference="000123456789012345678", note="=1+1")
    receive(store_path, NOVEMBER, 249, method="PayPal")
    read_again(real_window)
    settle(qtbot, real_window)
    return arrived


def test_it_is_sorted_by_any_column_and_the_choice_stays(filled: ArrivedSection) -> None:
    table = filled.table.table
    before = filled.table.current()
    assert before is not None
    for column in range(filled.table.model.columnCount()):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            table.sortByColumn(column, order)
            assert filled.table.current() == before
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert cells(filled, "Amount") == [("€2.49",), ("€4.00",)]


def test_rows_are_copied_with_plain_numbers(
    filled: ArrivedSection, real_window: MainWindow
) -> None:
    table = filled.table.table
    table.selectAll()
    table.copy_with_headings()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Arrived\tAmount\tFee\tState\tRun\tReference\tMethod\tCurrency"
    assert lines[1] == "2026-11-05\t2.49\t0.00\tAll there\t2026-11-05\t\tPayPal\tEUR"


def test_everything_is_saved_as_csv(
    filled: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "received.csv"
    dialog = filled.table.actions_on_table.save()
    assert dialog.selectedFiles()[0].endswith("payouts-received-2026-11-22.xlsx")
    dialog.fileSelected.emit(str(path))
    dialog.close()
    settle(qtbot, real_window)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0][:6] == ["Arrived", "Amount", "Fee", "State", "Run", "Reference"]
    october = next(row for row in rows if row[0] == "2026-10-05")
    assert october[1:4] == ["4.00", "0.00", "Too little"]
    assert "000123456789012345678" in october[5]
    assert HANDLE in october
    assert not any(cell.startswith("=") for cell in october), "no formula gets into a spreadsheet"


def test_a_workbook_keeps_days_amounts_and_numbers_of_transfers(
    filled: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "received.xlsx"
    filled.table.actions_on_table.write(path)
    settle(qtbot, real_window)
    (sheet,) = openpyxl.load_workbook(path).worksheets
    heading, *rows = sheet.iter_rows()
    assert [cell.value for cell in heading][:3] == ["Arrived", "Amount", "Fee"]
    october = next(row for row in rows if row[0].value == datetime(2026, 10, 5))
    assert (october[1].value, october[1].number_format) == (4, "0.00")
    assert "000123456789012345678" in str(october[5].value)


def test_the_menu_offers_what_can_be_done_with_the_rows_selected(
    filled: ArrivedSection, real_window: MainWindow
) -> None:
    menu = filled.table.actions_on_table.menu()
    offered = {each.text().split("\t")[0]: each for each in menu.actions() if each.text()}
    assert list(offered) == [
        "Show in Sales", "Show the run", "Change…", "Match by hand…", "It is for no run",
        "Match by itself again", "Delete", "Copy", "Copy with headings", "Save the table…",
    ]  # fmt: skip
    assert not offered["Match by itself again"].isEnabled()
    filled.table.table.selectAll()
    several = filled.table.actions_on_table.menu()
    changed = next(each for each in several.actions() if each.text().startswith("Change…"))
    assert not changed.isEnabled(), "one is changed at a time"


def test_many_payouts_are_shown_at_once(
    filled: ArrivedSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    book = real_window.shell.book
    for number in range(60):
        book.add_received(ReceivedEntry(OCTOBER, 1 + number))
    read_again(real_window)
    settle(qtbot, real_window)
    assert filled.table.model.rowCount() == 62
