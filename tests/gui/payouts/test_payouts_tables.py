"""The tables of the page of payouts: sorted, narrowed, copied, saved; and what is remembered."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.payouts.chosen import ChosenRun
from affitrack.gui.payouts.columns import TAKEN_BACK
from affitrack.gui.payouts.runs_section import RunsSection
from affitrack.wording.language import Language
from tests.gui.payouts.shown import cells
from tests.gui.real import HANDLE, settle

pytestmark = pytest.mark.gui


def test_chips_narrow_the_runs(payouts: RunsSection, qtbot: QtBot) -> None:
    assert payouts.runs.chips.texts() == ["All 2", "To come 1", "Paid 1"]
    QTest.mouseClick(payouts.runs.chips._buttons["paid"], Qt.MouseButton.LeftButton)
    assert cells(payouts, "Payout") == [("5 Oct",)]
    QTest.mouseClick(payouts.runs.chips._buttons["all"], Qt.MouseButton.LeftButton)
    assert len(cells(payouts, "Payout")) == 2


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_was_taken_back_is_seen_in_a_window_of_1280_without_scrolling(
    payouts: RunsSection,
    real_window: MainWindow,
    translations: Translations,
    qtbot: QtBot,
    language: Language,
) -> None:
    translations.use(language)
    real_window.resize(1280, 800)
    settle(qtbot, real_window)
    table = payouts.runs.table
    assert not table.isColumnHidden(TAKEN_BACK)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)


def test_runs_are_sorted_by_any_column_and_the_choice_stays(
    payouts: RunsSection, qtbot: QtBot
) -> None:
    before = payouts.chosen()
    for column in range(payouts.runs.model.columnCount()):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            payouts.runs.table.sortByColumn(column, order)
            assert sorted(cells(payouts, "Payout")) == [("5 Oct",), ("7 Dec",)]
            current = payouts.runs.current()
            assert isinstance(before, ChosenRun)
            assert current is not None
            assert current.run == before.run
    payouts.runs.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert cells(payouts, "Payout") == [("5 Oct",), ("7 Dec",)]


def test_runs_are_copied_as_a_table(payouts: RunsSection, real_window: MainWindow) -> None:
    real_window.activateWindow()
    payouts.runs.table.setFocus()
    payouts.runs.table.selectAll()
    payouts.runs.table.copy_with_headings()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Payout\tState\tSales\tNet\tHeld back\tTaken back"
    assert lines[1] == "2026-12-07\tComing\t2\t7.73\t7.73\t0.00"
    assert len(lines) == 3


def test_the_calendar_is_copied_as_a_table(payouts: RunsSection, real_window: MainWindow) -> None:
    real_window.activateWindow()
    view = payouts.calendar.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Released on\tCurrency\tSales\tNet\tPaid on\n2026-12-04\tEUR\t2\t€7.73\t2026-12-07\n"
    )


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_runs_are_saved_as_csv(
    payouts: RunsSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = payouts.runs.actions_on_table.save()
    assert dialog.selectedFiles()[0].endswith("payouts-2026-11-22.xlsx")
    path = tmp_path / "runs.csv"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    settle(qtbot, real_window)
    assert read_csv(path) == [
        ["Payout", "State", "Account", "Currency", "Sales", "Net",
         "Settled", "Paid", "Cleared", "Held back", "Taken back",
         "Expected", "Received", "Difference"],
        ["2026-12-07", "Coming", HANDLE, "EUR", "2", "7.73", "0.00", "0.00", "0.00", "7.73",
         "0.00", "", "", ""],
        ["2026-10-05", "Paid", HANDLE, "EUR", "3", "3.98", "4.98", "4.98", "0.00", "0.00",
         "-1.00", "", "", ""],
    ]  # fmt: skip
    assert real_window.toast.isVisible()


def test_what_a_run_is_made_of_is_saved_as_csv(
    payouts: RunsSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "shops.csv"
    payouts.parts._actions["shops"].write(path)
    settle(qtbot, real_window)
    assert read_csv(path) == [
        ["Shop", "Sales", "Currency", "Held back", "Net"],
        ["Unbrush", "1", "EUR", "5.24", "5.24"],
        ["Maison Lumière", "1", "EUR", "2.49", "2.49"],
    ]
    payouts.parts._actions["shops"].write(tmp_path / "no such folder" / "shops.csv")
    with qtbot.waitSignal(real_window.shell.problem_told):
        pass


def test_the_menu_of_a_table_offers_what_can_be_done(payouts: RunsSection) -> None:
    menu = payouts.runs.actions_on_table.menu()
    assert _offered(menu) == [
        ("Show in Sales", True),
        ("Copy\tCtrl+C", True),
        ("Copy with headings\tCtrl+Shift+C", True),
        ("Save the table…", True),
    ]
    payouts.runs.select_none()
    offered = _offered(payouts.runs.actions_on_table.menu())
    assert [is_possible for _, is_possible in offered] == [False, False, False, True]
    payouts.runs.table.selectAll()
    assert _offered(payouts.runs.actions_on_table.menu())[-1][0] == "Save the selected rows…"


def _offered(menu: QMenu) -> list[tuple[str, bool]]:
    return [
        (action.text(), action.isEnabled()) for action in menu.actions() if not action.isSeparator()
    ]


def test_widths_and_splitters_are_remembered(payouts: RunsSection) -> None:
    preferences = payouts.shell.preferences
    payouts.runs.table.horizontalHeader().resizeSection(2, 140)
    assert not preferences.state("payouts/followed_runs").isEmpty()
    handle = payouts._splitter.handle(1)
    where = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseMove(handle, where - QPoint(60, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=where - QPoint(60, 0))
    assert not preferences.state("payouts/splitter").isEmpty()


def test_amounts_stay_whole_when_the_text_grows(
    payouts: RunsSection, real_window: MainWindow
) -> None:
    real_window.actions_on_looks.zoom_to(150)
    table = payouts.runs.table
    option = QStyleOptionViewItem()
    option.initFrom(table)
    for column in range(1, payouts.runs.model.columnCount()):
        if not table.isColumnHidden(column):
            index = payouts.runs.model.index(0, column)
            needed = table.itemDelegate().sizeHint(option, index).width()
            assert table.columnWidth(column) >= needed
            heading = table.horizontalHeader().sectionSizeHint(column)
            assert table.columnWidth(column) >= heading
