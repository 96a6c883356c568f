"""Payouts that arrived, as people keep them: entered, changed, matched, deleted, and undone."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.domain.records import LineFilter
from affitrack.gui.main_window import MainWindow
from affitrack.gui.received.entry_dialog import EntryDialog
from affitrack.gui.received.match_dialog import MatchDialog
from affitrack.gui.received.section import ArrivedSection
from affitrack.gui.sales.page import SalesPage
from tests.gui.real import AS_OF, HANDLE, read_again, settle
from tests.gui.received.shown import (
    NOVEMBER,
    OCTOBER,
    cells,
    receive,
    runs,
    section,
    steps,
)

pytestmark = pytest.mark.gui


def entry_dialog(qtbot: QtBot) -> EntryDialog:
    """Return the form that is open."""
    found: list[EntryDialog] = []

    def look() -> None:
        found[:] = [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, EntryDialog) and each.isVisible()
        ]
        assert found

    qtbot.waitUntil(look)
    return found[0]


def match_dialog(shown: ArrivedSection) -> MatchDialog:
    """Open the dialog for matching by hand."""
    shown.payout.match.click()
    (found,) = [each for each in shown.findChildren(MatchDialog) if each.isVisible()]
    return found


def test_without_payouts_the_section_says_what_to_do(arrived: ArrivedSection, qtbot: QtBot) -> None:
    assert arrived.nothing.isVisible()
    arrived.nothing.buttons()[0].click()
    dialog = entry_dialog(qtbot)
    dialog.reject()


def test_the_form_proposes_the_run_that_waits_and_return_saves(
    arrived: ArrivedSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    arrived.add()
    dialog = entry_dialog(qtbot)
    assert dialog.form.amount.line.text() == "2.49"
    assert dialog.form.received_on.value() == "2026-11-05"
    assert dialog.form.hint.text() == (
        "Filled in from the run of 5 Nov, €2.49. Put in what really arrived."
    )
    QTest.keyClick(dialog.form.amount.line, Qt.Key.Key_Return)
    settle(qtbot, real_window)
    assert not arrived.nothing.isVisible()
    assert cells(arrived, "Arrived", "Amount", "Fee", "State", "Run") == [
        ("5 Nov", "€2.49", "–", "All there", "5 Nov")
    ]
    assert real_window.toast.message() == "Payout saved."
    assert steps(arrived) == [("Run of Thu 5 Nov", "€2.49")]


def test_adding_can_be_undone_and_done_again(
    arrived: ArrivedSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    arrived.add()
    QTest.keyClick(entry_dialog(qtbot).form.amount.line, Qt.Key.Key_Return)
    settle(qtbot, real_window)
    (before,) = real_window.shell.book.received()
    real_window.menus.undo.trigger()
    settle(qtbot, real_window)
    assert real_window.shell.book.received() == []
    assert arrived.nothing.isVisible()
    real_window.menus.redo.trigger()
    settle(qtbot, real_window)
    assert real_window.shell.book.received() == [before]


def test_one_after_the_other_goes_back_from_the_last_run(
    arrived: ArrivedSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    arrived.add()
    dialog = entry_dialog(qtbot)
    dialog.another.click()
    settle(qtbot, real_window)
    assert dialog.isVisible()
    assert dialog.form.amount.line.text() == "4.98", "the run before waits for its money"
    dialog.form.reference.line.setText("TTS 0511")
    dialog.save.click()
    settle(qtbot, real_window)
    assert cells(arrived, "Arrived", "State", "Reference") == [
        ("5 Nov", "All there", "–"),
        ("5 Oct", "All there", "TTS 0511"),
    ]


def test_what_is_wrong_is_said_at_its_field(
    arrived: ArrivedSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    arrived.add()
    dialog = entry_dialog(qtbot)
    dialog.form.amount.line.setText("nothing")
    dialog.form.received_on.show_value("2026-12-24")
    dialog.save.click()
    errors = dialog.form.errors
    assert errors["amount"].isVisible()
    assert "nothing" in errors["amount"].text()
    assert errors["received_on"].text() == "This day is still to come."
    assert not errors["fee"].isVisible()
    assert dialog.isVisible()
    dialog.form.amount.line.setText("-2,00")
    dialog.form.received_on.show_value("2026-11-10")
    dialog.save.click()
    settle(qtbot, real_window)
    assert [payout.amount for payout in real_window.shell.book.received()] == [-200]


def test_what_is_wrong_is_said_no_more_once_it_is_being_mended(
    arrived: ArrivedSection, qtbot: QtBot
) -> None:
    arrived.add()
    dialog = entry_dialog(qtbot)
    form = dialog.form
    amount, fee = form.amount.line, form.fee.line
    for line in (amount, fee):
        line.selectAll()
        QTest.keyClicks(line, "1e3")
    dialog.save.click()
    assert "1e3" in form.errors["amount"].text()
    amount.selectAll()
    QTest.keyClicks(amount, "2")
    assert not form.errors["amount"].isVisible()
    assert amount.accessibleDescription() == ""
    assert form.errors["fee"].isVisible(), "this one is as wrong as before"
    fee.clear()
    QTest.keyClicks(fee, "1")
    assert not form.errors["fee"].isVisible()


def test_a_payout_is_changed_and_that_undone(
    arrived: ArrivedSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, OCTOBER, 400, reference="A")
    read_again(real_window)
    settle(qtbot, real_window)
    assert cells(arrived, "State") == [("Too little",)]
    (before,) = real_window.shell.book.received()
    QTest.keyClick(arrived.table.table, Qt.Key.Key_Return)
    dialog = entry_dialog(qtbot)
    assert dialog.form.amount.line.text() == "4.00"
    dialog.form.fee.line.setText("0.98")
    dialog.form.method.line.setText("PayPal")
    dialog.save.click()
    settle(qtbot, real_window)
    assert cells(arrived, "Amount", "Fee", "State", "Method", "Reference") == [
        ("€4.00", "€0.98", "All there", "PayPal", "A")
    ]
    real_window.menus.undo.trigger()
    settle(qtbot, real_window)
    assert real_window.shell.book.received() == [before]


def test_payouts_are_deleted_by_key_and_brought_back(
    arrived: ArrivedSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, OCTOBER, 498)
    receive(store_path, NOVEMBER, 249)
    read_again(real_window)
    settle(qtbot, real_window)
    before = real_window.shell.book.received()
    real_window.activateWindow()
    table = arrived.table.table
    table.setFocus()
    table.selectAll()
    qtbot.waitUntil(table.hasFocus)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    settle(qtbot, real_window)
    assert real_window.shell.book.received() == []
    assert real_window.toast.message() == "2 payouts deleted."
    real_window.menus.undo.trigger()
    settle(qtbot, real_window)
    assert real_window.shell.book.received() == before


def test_a_payout_without_a_run_is_matched_by_hand(
    arrived: ArrivedSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, date(2026, 6, 1), 700)
    read_again(real_window)
    settle(qtbot, real_window)
    assert cells(arrived, "State", "Run") == [("No run", "–")]
    assert arrived.table.chips.texts() == ["All 1", "Without a run 1"]
    dialog = match_dialog(arrived)
    assert dialog.ways[1].isChecked(), "it was looked for in vain"
    assert [row.box.text() for row in dialog.rows] == ["Thu 5 Nov", "Mon 5 Oct"]
    dialog.ok.click()
    assert dialog.error.text() == "Tick the run that this money is for."
    dialog.rows[0].box.click()
    dialog.rows[1].box.click()
    assert dialog.rows[0].amount.isVisible()
    assert not dialog.rows[1].amount.isVisible()
    assert dialog.rows[1].rest.isVisible()
    dialog.ok.click()
    settle(qtbot, real_window)
    assert cells(arrived, "State", "Run") == [("Too little", "5 Oct, 5 Nov")]
    assert sorted(steps(arrived)) == [("Run of Mon 5 Oct", "€4.51"), ("Run of Thu 5 Nov", "€2.49")]
    real_window.menus.undo.trigger()
    settle(qtbot, real_window)
    assert cells(arrived, "State") == [("No run",)]


def test_a_payout_whose_day_is_to_come_is_told_so_and_asks_for_nothing(
    arrived: ArrivedSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    tomorrow = AS_OF + timedelta(days=1)
    coming = receive(store_path, tomorrow, 50000)
    receive(store_path, date(2026, 6, 1), 700)
    read_again(real_window)
    settle(qtbot, real_window)
    assert cells(arrived, "Amount", "State", "Run") == [
        ("€500.00", "Still to come", "–"),
        ("€7.00", "No run", "–"),
    ]
    assert arrived.table.chips.texts() == ["All 2", "Without a run 1"]
    arrived.table.select(coming.payout_id)
    arrived.table.chosen.emit()
    assert "The day of this payout is still to come." in arrived.payout.words.text()
    assert not steps(arrived)


def test_a_payout_is_set_aside_and_matched_by_itself_again(
    arrived: ArrivedSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, OCTOBER, 498)
    read_again(real_window)
    settle(qtbot, real_window)
    dialog = match_dialog(arrived)
    assert dialog.ways[0].isChecked()
    dialog.ways[2].click()
    dialog.ok.click()
    settle(qtbot, real_window)
    assert cells(arrived, "State") == [("Set aside",)]
    assert arrived.table.chips.texts() == ["All 1"], "nobody asks again"
    texts = {action.text(): action for action in arrived.table.actions_on_table.menu().actions()}
    texts["Match by itself again"].trigger()
    settle(qtbot, real_window)
    assert cells(arrived, "State") == [("All there",)]


def test_a_payout_leads_to_its_run_and_to_its_sales(
    arrived: ArrivedSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, OCTOBER, 400)
    read_again(real_window)
    settle(qtbot, real_window)
    arrived.payout.run.click()
    settle(qtbot, real_window)
    shown = runs(real_window, qtbot)
    assert shown.parts.header.text() == "Payout of Mon 5 Oct"
    assert shown.parts.pill.text == "Too little"
    assert shown.parts.arrived.isVisible()
    real_window.pages.show_page("payouts")
    section(real_window, qtbot)
    arrived.table.actions_on_table._show()  # type: ignore[misc]
    settle(qtbot, real_window)
    sales = real_window.pages.current_page
    assert isinstance(sales, SalesPage)
    assert sales.filters.which() == LineFilter(
        account=HANDLE, currency="EUR", payout_on=date(2026, 10, 5)
    )
    assert sales.model.rowCount() == 2


def test_the_section_is_remembered_and_reached_by_keys(
    arrived: ArrivedSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    from affitrack.gui.payouts.page import PayoutsPage

    page = real_window.pages.current_page
    assert isinstance(page, PayoutsPage)
    assert page.tabs.texts()[:2] == ["Runs", "Arrived"]
    again = PayoutsPage(real_window.shell)
    qtbot.addWidget(again)
    assert again.tabs.current() == "arrived"
    page.tabs.setFocus()
    QTest.keyClick(page.tabs, Qt.Key.Key_Left)
    assert page.tabs.current() == "runs"
    assert page.section().isVisible()


def test_everything_is_said_in_french_too(
    arrived: ArrivedSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, OCTOBER, 400)
    read_again(real_window)
    settle(qtbot, real_window)
    real_window.actions_on_looks.choose_language("fr")
    qtbot.waitUntil(lambda: arrived.payout.pill.text == "Trop peu")
    assert cells(arrived, "Arrivé le", "Montant", "État", "Échéance") == [
        ("5 oct.", "4,00\u00a0€", "Trop peu", "5 oct.")
    ]


def test_more_than_the_payout_cannot_be_shared_out(
    arrived: ArrivedSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, date(2026, 6, 1), 200)
    read_again(real_window)
    settle(qtbot, real_window)
    dialog = match_dialog(arrived)
    dialog.rows[0].box.click()
    dialog.rows[1].box.click()
    first = dialog.rows[0].amount.line
    assert first.text() == "2.00", "2.49 was expected, but the payout holds no more"
    first.selectAll()
    QTest.keyClicks(first, "2.49")
    dialog.rows[1].box.click()
    dialog.rows[1].box.click()
    assert first.text() == "2.49", "what is typed stays"
    dialog.ok.click()
    assert dialog.isVisible()
    assert dialog.error.isVisible()
    assert "€2.00" in dialog.error.text()
    dialog.rows[0].amount.line.setText("0.50")
    dialog.ok.click()
    settle(qtbot, real_window)
    assert sorted(steps(arrived)) == [("Run of Mon 5 Oct", "€1.50"), ("Run of Thu 5 Nov", "€0.50")]
