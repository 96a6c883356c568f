"""Claims where there are several accounts and currencies: a claim is of one of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui.claims.page import ClaimsPage
from affitrack.gui.main_window import MainWindow
from tests.gui.claims.shown import claims_page, dialog, kept_claims
from tests.gui.real import AS_OF, HANDLE, fill, frozen, held, read_again, settle
from tests.ingest.samples import write_sales

pytestmark = pytest.mark.gui


@pytest.fixture
def page(real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot) -> ClaimsPage:
    """Most sales are in euros, most of what could be claimed is in dollars."""
    fill(store_path, *map(held, range(10, 20)), frozen(1), frozen(2, price="25,00"))
    dollars = [frozen(number, currency="USD") for number in (3, 4, 5)]
    abroad = write_sales(tmp_path / "us.csv", dollars)
    with Book.open(store_path, as_of=AS_OF) as book:
        book.add_account("lea.usa", "US")
        book.import_files([abroad], account="lea.usa")
    read_again(real_window)
    return claims_page(real_window, qtbot)


def test_sums_stand_in_the_order_of_currencies_that_other_pages_have(page: ClaimsPage) -> None:
    assert page.to_claim.figure()[1].splitlines() == ["€4.98", "$7.47"]
    assert page.findings.words.text() == "5 cases to claim: €4.98 + $7.47."


def test_sales_of_several_accounts_become_a_claim_for_each(
    page: ClaimsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    page.findings.table.selectAll()
    QTest.mouseClick(page.findings.make, Qt.MouseButton.LeftButton)
    asked = dialog()
    assert asked.make.text() == "Make 2 claims"
    assert asked.words.text().splitlines()[-2:] == [
        f"2 cases to claim: €4.98 · @{HANDLE}",
        "3 cases to claim: $7.47 · @lea.usa",
    ]
    QTest.keyClicks(asked.note, "both sent on Monday")
    asked.make.click()
    settle(qtbot, real_window)
    made = kept_claims(store_path)
    assert [(claim.account, claim.claimed, claim.currency) for claim in made] == [
        (HANDLE, 498, "EUR"),
        ("lea.usa", 747, "USD"),
    ]
    assert {claim.note for claim in made} == {"both sent on Monday"}
    assert page.claims.current() == made[0]
    assert page.asked.figure()[1:] == ("€4.98\n$7.47", "in 2 claims")
    assert real_window.toast.message() == "2 claims made, still to be sent."
    real_window.shell.undo_stack.undo()
    settle(qtbot, real_window)
    assert kept_claims(store_path) == []
    real_window.shell.undo_stack.redo()
    settle(qtbot, real_window)
    assert kept_claims(store_path) == made


def test_the_account_is_whole_in_a_window_of_1280_by_800(page: ClaimsPage, qtbot: QtBot) -> None:
    table = page.findings.table
    qtbot.waitUntil(lambda: table.has_columns)
    assert table.horizontalScrollBar().maximum() == 0
