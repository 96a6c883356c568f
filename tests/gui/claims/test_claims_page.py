"""What could be claimed, making claims of it, and what becomes of them: as people do it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.claim import ClaimState
from affitrack.domain.received import ReceivedEntry
from affitrack.gui.claims.page import ClaimsPage
from affitrack.gui.claims.wanted import ClaimWanted
from affitrack.gui.claims.won_dialog import WonDialog
from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.sales.page import SalesPage
from tests.gui.claims.shown import (
    cells,
    claims_page,
    dialog,
    kept_claims,
    make_a_claim,
)
from tests.gui.real import AS_OF, HANDLE, fill, held, paid, read_again, settle

pytestmark = pytest.mark.gui


def test_what_could_be_claimed_is_listed_by_kind_with_its_sums(claims: ClaimsPage) -> None:
    assert claims.findings.chips.texts() == [
        "All 4",
        "Frozen 2",
        "Settled at zero 1",
        "Taken back 1",
    ]
    assert cells(claims, "What", "Expected", "Actual", "Difference") == [
        ("Frozen", "€2.49", "€0.00", "−€2.49"),
        ("Frozen", "€2.49", "€0.00", "−€2.49"),
        ("Settled at zero", "€2.49", "€0.00", "−€2.49"),
        ("Taken back", "€0.00", "−€1.00", "−€1.00"),
    ]
    assert claims.findings.words.text() == "4 cases to claim: €8.47."
    assert claims.to_claim.figure() == ("To claim", "€8.47", "in 4 sales and payouts")
    QTest.mouseClick(claims.findings.chips._buttons["frozen"], Qt.MouseButton.LeftButton)
    assert len(cells(claims, "What")) == 2
    assert claims.findings.words.text().startswith("2 cases to claim: €4.98. Held by TikTok")


def test_late_sales_that_no_file_told_of_since_are_to_be_exported_first(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    settled = [paid(number) for number in range(1, 21)]
    unheard = held(21, ordered_at="02/09/2026 10:00:00")
    fill(store_path, *settled, unheard, name="9.csv")
    fill(store_path, held(22), name="11.csv")
    read_again(real_window)
    claims = claims_page(real_window, qtbot)
    assert claims.findings.chips.texts() == ["All 0", "Export first 1"]
    assert claims.to_claim.figure()[1] == "–"
    assert not claims.findings.make.isEnabled()
    QTest.mouseClick(claims.findings.chips._buttons["unheard"], Qt.MouseButton.LeftButton)
    assert cells(claims, "What", "Difference") == [("Late", "−€2.49")]
    assert claims.findings.words.text().startswith("They still waited in the last export")
    fill(store_path, unheard, held(22), name="again.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    assert claims.findings.chips.texts() == ["All 1", "Late 1"]


def test_frozen_sales_count_down_to_their_last_day(claims: ClaimsPage) -> None:
    QTest.mouseClick(claims.findings.chips._buttons["frozen"], Qt.MouseButton.LeftButton)
    row = claims.findings.model.rows()[0]
    assert row.deadline_on is not None
    left = (row.deadline_on - AS_OF).days
    assert left > 1
    assert cells(claims, "Appeal")[0][0].startswith(f"{left} days left, until ")


def test_a_row_says_why_it_is_listed_and_leads_to_its_sale(
    claims: ClaimsPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    claims.findings.table.selectRow(2)
    assert "€2.49" in claims.findings.why.text()
    QTest.keyClick(claims.findings.table, Qt.Key.Key_Return)
    settle(qtbot, real_window)
    sales = real_window.pages.current_page
    assert isinstance(sales, SalesPage)
    assert sales.model.rowCount() == 1


def test_a_claim_is_made_of_the_rows_selected(
    claims: ClaimsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    claims.findings.table.selectRow(0)
    QTest.keyClick(claims.findings.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert claims.findings.why.text() == "Selected: 2 cases to claim: €4.98"
    QTest.mouseClick(claims.findings.make, Qt.MouseButton.LeftButton)
    asked = dialog()
    assert asked.words.text().startswith(f"2 cases to claim: €4.98 · @{HANDLE}.")
    QTest.keyClicks(asked.title, "Appeal of November")
    QTest.keyClicks(asked.note, "ticket 12")
    asked.make.click()
    settle(qtbot, real_window)
    (claim,) = kept_claims(store_path)
    assert (claim.title, claim.note, claim.claimed) == ("Appeal of November", "ticket 12", 498)
    assert claim.state is ClaimState.TO_SEND
    assert claim.deadline_on is not None
    assert claims.tabs.current() == "claims"
    assert claims.claim.header.text() == "Appeal of November"
    assert claims.claim.pill.text == "To send"
    assert claims.findings.chips.texts()[-1] == "In a claim 2"
    assert claims.asked.figure()[1:] == ("€4.98", "in 1 claim")


def test_a_claim_is_undone_and_done_again_with_its_number(
    claims: ClaimsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    made = make_a_claim(claims, real_window, qtbot, "zero")
    real_window.shell.undo_stack.undo()
    settle(qtbot, real_window)
    assert kept_claims(store_path) == []
    assert claims.no_claims.isVisible()
    real_window.shell.undo_stack.redo()
    settle(qtbot, real_window)
    assert kept_claims(store_path) == [made]


def test_a_claim_goes_its_way_and_brings_something_in(
    claims: ClaimsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    made = make_a_claim(claims, real_window, qtbot, "frozen")
    card = claims.claim
    assert card.sent.isVisible()
    assert not card.won.isVisible()
    card.sent.click()
    settle(qtbot, real_window)
    assert card.pill.text == "Sent"
    assert "sent on 22 Nov" in card.words.text()
    card.won.click()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, WonDialog)
    assert asked.amount.line.text() == "4.98"
    asked.amount.line.setText("0")
    asked.save.click()
    assert asked.fault.isVisible()
    asked.amount.line.setText("30.00")
    asked.save.click()
    assert "more than was claimed" in asked.fault.text()
    asked.amount.line.setText("3.00")
    asked.save.click()
    settle(qtbot, real_window)
    (claim,) = kept_claims(store_path)
    assert (claim.state, claim.won) == (ClaimState.WON, 300)
    assert claims.brought.figure() == ("Brought in so far", "€3.00", "in 1 claim")
    assert not card.reminder.isVisible()
    for state in (ClaimState.SENT, ClaimState.TO_SEND):
        real_window.shell.undo_stack.undo()
        settle(qtbot, real_window)
        assert kept_claims(store_path)[0].state is state
    assert kept_claims(store_path) == [made]


def test_claims_are_deleted_by_key_and_come_back(
    claims: ClaimsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    made = make_a_claim(claims, real_window, qtbot, "zero")
    claims.claims.table.setFocus()
    QTest.keyClick(claims.claims.table, Qt.Key.Key_Delete)
    settle(qtbot, real_window)
    assert kept_claims(store_path) == []
    real_window.shell.undo_stack.undo()
    settle(qtbot, real_window)
    assert kept_claims(store_path) == [made]


def test_claims_are_deleted_from_the_menu_where_one_is_chosen(
    claims: ClaimsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    made = make_a_claim(claims, real_window, qtbot, "zero")
    menus = real_window.menus
    menus.edit_opened.emit()
    assert (menus.delete.text(), menus.delete.isEnabled()) == ("&Delete the claim", True)
    claims.show_section("to_claim")
    menus.edit_opened.emit()
    assert (menus.delete.text(), menus.delete.isEnabled()) == ("&Delete", False)
    claims.show_claim(made.claim_id)
    menus.edit_opened.emit()
    menus.delete.trigger()
    settle(qtbot, real_window)
    assert kept_claims(store_path) == []


def test_runs_are_missing_only_from_the_first_payout_entered_on(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1), paid(2), held(1))
    read_again(real_window)
    shown = claims_page(real_window, qtbot)
    assert shown.nothing_found.isVisible()
    with Book.open(store_path, as_of=AS_OF) as book:
        book.add_received(ReceivedEntry(date(2026, 10, 6), 398))
    read_again(real_window)
    settle(qtbot, real_window)
    assert cells(shown, "What", "Order", "Expected", "Actual", "Difference") == [
        ("Payout short", "Payout of 5 Oct", "€4.98", "€3.98", "−€1.00")
    ]
    make_a_claim(shown, real_window, qtbot, "missing_run")
    assert "€4.98 expected, €3.98 received" in shown.claim.lines.runs.text()
    with Book.open(store_path, as_of=AS_OF) as book:
        book.add_received(ReceivedEntry(date(2026, 10, 9), 100))
    read_again(real_window)
    settle(qtbot, real_window)
    assert shown.claim.lines.runs.text().endswith("received. Since then €1.00 more arrived.")


def test_a_book_without_faults_says_so(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    read_again(real_window)
    shown = claims_page(real_window, qtbot)
    assert shown.nothing_found.isVisible()
    assert not shown.figures.isVisible()
    shown.show_section("claims")
    assert shown.no_claims.isVisible()
    shown.no_claims.buttons()[0].click()
    assert shown.tabs.current() == "to_claim"


def test_other_pages_lead_to_a_claim(
    claims: ClaimsPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    first = make_a_claim(claims, real_window, qtbot, "zero")
    claims.show_section("to_claim")
    second = make_a_claim(claims, real_window, qtbot, "frozen")
    real_window.shell.show_page("home")
    real_window.shell.show_page("claims", ClaimWanted(claim_id=first.claim_id))
    settle(qtbot, real_window)
    shown = claims.claim.claim()
    assert shown is not None
    assert shown.claim_id == first.claim_id != second.claim_id


def test_all_words_change_with_the_language(
    claims: ClaimsPage, real_window: MainWindow, qtbot: QtBot, translations: Translations
) -> None:
    make_a_claim(claims, real_window, qtbot, "zero")
    translations.use("fr")
    qtbot.waitUntil(lambda: claims.tabs.texts() == ["À réclamer", "Réclamations"])
    assert claims.claim.pill.text == "À envoyer"
    assert claims.claim.header.text() == "1 vente réglée à zéro"
    assert claims.to_claim.figure()[0] == "À réclamer"
    claims.show_section("to_claim")
    assert claims.findings.chips.texts()[0] == "Tout 3"
    assert cells(claims, "Motif")[0] == ("Gelée",)


def test_a_narrow_window_puts_the_claim_below_the_list(
    claims: ClaimsPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    make_a_claim(claims, real_window, qtbot, "zero")
    assert (
        claims.claims.mapTo(claims, QPoint(0, 0)).x() < claims.claim.mapTo(claims, QPoint(0, 0)).x()
    )
    real_window.resize(960, 760)
    qtbot.waitUntil(
        lambda: (
            claims.claims.mapTo(claims, QPoint(0, 0)).y() + claims.claims.height()
            <= claims.claim.mapTo(claims, QPoint(0, 0)).y()
        )
    )


def test_shops_of_a_claim_are_whole_in_a_window_of_1280_by_800(
    claims: ClaimsPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    real_window.resize(1280, 800)
    make_a_claim(claims, real_window, qtbot, "frozen")
    table = claims.claim.lines.table
    qtbot.waitUntil(lambda: table.has_columns)
    qtbot.wait(100)
    shop = claims.claim.lines.model.index(0, 2)
    option = QStyleOptionViewItem()
    option.initFrom(table)
    assert shop.data()
    assert table.columnWidth(2) >= table.itemDelegate().sizeHint(option, shop).width()
    assert table.horizontalScrollBar().maximum() == 0
