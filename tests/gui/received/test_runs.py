"""Runs held against what arrived: quiet at first, then exact, down to the sales behind it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.domain.records import LineFilter
from affitrack.gui.claims.make_dialog import MakeClaimDialog
from affitrack.gui.main_window import MainWindow
from affitrack.gui.payouts.runs_section import RunsSection
from affitrack.gui.received.entry_dialog import EntryDialog
from affitrack.gui.received.section import ArrivedSection
from affitrack.gui.sales.page import SalesPage
from tests.gui.payouts.shown import cells
from tests.gui.real import fill, paid, read_again, settle
from tests.gui.received.shown import NOVEMBER, OCTOBER, later, receive, runs, section

pytestmark = pytest.mark.gui


@pytest.fixture
def shown(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> RunsSection:
    """A run of 5 October over €4.98 with one sale settled at zero, and one of 5 November."""
    fill(store_path, paid(1), paid(2), paid(5, final_earned="0,00"), later(3))
    read_again(real_window)
    return runs(real_window, qtbot)


def steps(shown: RunsSection) -> list[tuple[str, str]]:
    return [(step.text, step.value) for step in shown.parts.arrived.steps.steps()]


def choose(shown: RunsSection, qtbot: QtBot, day: date) -> None:
    """Choose the run of a day."""
    rows = shown.runs.model.rows()
    row = next(place for place, each in enumerate(rows) if each.run.pays_on == day)
    where = shown.runs.table.visualRect(shown.runs.model.index(row, 0)).center()
    qtbot.mouseClick(shown.runs.table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_who_keeps_no_payouts_is_not_frightened(shown: RunsSection) -> None:
    assert cells(shown, "Payout", "State") == [("5 Nov", "Paid"), ("5 Oct", "Paid")]
    assert shown.runs.hint.isVisible()
    assert shown.runs.hint.text().startswith("Enter what arrived, or drop a bank statement")
    assert shown.runs.chips.texts() == ["All 2", "To come 0", "Paid 2"]
    assert shown.parts.chips.texts() == ["By shop", "By video"]


def test_beside_the_hint_a_payout_is_entered_at_once(
    shown: RunsSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    shown.runs.enter.click()
    settle(qtbot, real_window)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EntryDialog)
    assert dialog.form.amount.line.text() == "2.49", "that of the run that waits for its money"
    dialog.reject()


def test_runs_are_held_against_what_arrived(
    shown: RunsSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, OCTOBER, 400)
    read_again(real_window)
    settle(qtbot, real_window)
    assert cells(shown, "Payout", "State", "Expected", "Received", "Difference") == [
        ("5 Nov", "Nothing came", "€2.49", "–", "−€2.49"),
        ("5 Oct", "Too little", "€4.98", "€4.00", "−€0.98"),
    ]
    assert not shown.runs.hint.isVisible()
    assert shown.runs.chips.texts() == ["All 2", "To come 0", "Paid 2", "Not as owed 2"]
    for place, name in enumerate(("Expected", "Received", "Difference"), start=12):
        model = shown.runs.model
        assert model.headerData(place, Qt.Orientation.Horizontal) == name
        assert not shown.runs.table.isColumnHidden(place)


def test_a_filter_chooses_its_first_run_where_the_one_chosen_is_not_in_it(
    shown: RunsSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, OCTOBER, 400)
    receive(store_path, NOVEMBER, 249)
    read_again(real_window)
    settle(qtbot, real_window)
    choose(shown, qtbot, NOVEMBER)
    QTest.mouseClick(shown.runs.chips._buttons["differs"], Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    chosen = shown.runs.current()
    assert chosen is not None
    assert chosen.run.pays_on == OCTOBER


def test_runs_before_the_first_that_got_money_stay_quiet(
    shown: RunsSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, NOVEMBER, 249)
    read_again(real_window)
    settle(qtbot, real_window)
    assert cells(shown, "Payout", "State", "Difference") == [
        ("5 Nov", "All there", "–"),
        ("5 Oct", "Paid", "–"),
    ]


def test_a_short_run_is_explained_down_to_its_sales(
    shown: RunsSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, OCTOBER, 400)
    read_again(real_window)
    settle(qtbot, real_window)
    choose(shown, qtbot, OCTOBER)
    settle(qtbot, real_window)
    panel = shown.parts.arrived
    assert panel.isVisible(), "what is short comes first"
    assert not shown.parts.save.isVisible()
    assert steps(shown) == [
        ("What its sales should have paid", "€7.47"),
        ("1 sale settled at zero", "−€2.49"),
        ("Expected", "€4.98"),
        ("Arrived on Mon 5 Oct", "€4.00"),
        ("Difference · Too little", "−€0.98"),
        ("No sale explains", "−€0.98"),
    ]
    (row,) = panel.findings.rows()
    assert row.value() == "−€2.49"
    assert "0005: Settled at zero" in row.words()
    row.click()
    settle(qtbot, real_window)
    sales = real_window.pages.current_page
    assert isinstance(sales, SalesPage)
    assert sales.filters.which() == LineFilter(order_id="576944949268290005")


def test_what_arrived_of_a_run_is_entered_from_there(
    shown: RunsSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, OCTOBER, 498)
    read_again(real_window)
    settle(qtbot, real_window)
    choose(shown, qtbot, NOVEMBER)
    shown.parts.show_what_arrived()
    settle(qtbot, real_window)
    assert ("Nothing arrived yet", "–") in steps(shown)
    assert not shown.parts.arrived.payout.isVisible()
    shown.parts.arrived.enter.click()
    settle(qtbot, real_window)
    (dialog,) = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, EntryDialog) and each.isVisible()
    ]
    assert dialog.form.received_on.value() == "2026-11-05"
    dialog.save.click()
    settle(qtbot, real_window)
    assert cells(shown, "Payout", "State") == [("5 Nov", "All there"), ("5 Oct", "All there")]
    shown.parts.arrived.payout.click()
    settle(qtbot, real_window)
    arrived: ArrivedSection = section(real_window, qtbot)
    row = arrived.table.current()
    assert row is not None
    assert row.payout.received_on == NOVEMBER


def test_what_is_missing_of_a_run_is_claimed_from_there(
    shown: RunsSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, OCTOBER, 400)
    read_again(real_window)
    settle(qtbot, real_window)
    choose(shown, qtbot, OCTOBER)
    shown.parts.show_what_arrived()
    settle(qtbot, real_window)
    claim = shown.parts.arrived.claim
    assert claim.text() == "Make a claim…"
    claim.click()
    (dialog,) = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, MakeClaimDialog) and each.isVisible()
    ]
    dialog.make.click()
    settle(qtbot, real_window)
    assert real_window.pages.current_name == "claims"
    (made,) = real_window.shell.book.claims()
    assert [run.payout_on for run in made.runs] == [OCTOBER]
    runs(real_window, qtbot)
    settle(qtbot, real_window)
    assert claim.text() == "Show the claim"
    claim.click()
    assert real_window.pages.current_name == "claims"
