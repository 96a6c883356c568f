"""Several accounts and currencies: whose a payout is, and in what it is paid."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui.main_window import MainWindow
from affitrack.gui.received.columns import ACCOUNT
from affitrack.gui.received.entry_dialog import EntryDialog
from affitrack.gui.received.section import ArrivedSection
from affitrack.gui.received.statement import open_statements
from affitrack.gui.received.statement_dialog import StatementDialog
from tests.gui.real import AS_OF, HANDLE, paid, read_again, settle
from tests.gui.received.shown import OCTOBER, cells, receive
from tests.ingest.samples import write_sales

pytestmark = pytest.mark.gui

STATEMENT = """Date;Libellé;Montant
06/10/2026;VIR TIKTOK SHOP CREATOR;12,00
"""


@pytest.fixture
def two(
    arrived: ArrivedSection, real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> ArrivedSection:
    """A second account, @marc, with a run of 5 October over €2.49 and one over $3.00."""
    other = write_sales(
        tmp_path / "marc.csv",
        [paid(21), paid(22, currency="USD", final_earned="3,00")],
    )
    with Book.open(store_path, as_of=AS_OF) as book:
        book.import_files([other], account="marc", market="FR")
    read_again(real_window)
    settle(qtbot, real_window)
    return arrived


def entry(qtbot: QtBot, window: MainWindow) -> EntryDialog:
    settle(qtbot, window)
    (found,) = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, EntryDialog) and each.isVisible()
    ]
    return found


def test_another_account_proposes_its_own_run_and_currencies(
    two: ArrivedSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    two.add()
    form = entry(qtbot, real_window).form
    assert form.account.isVisible()
    place = form.account.picker.findData("marc")
    form.account.picker.setCurrentIndex(place)
    form.account.picker.activated.emit(place)
    assert form.currency.isVisible()
    assert form.currency.value() == "USD"
    assert form.amount.line.text() == "3.00"
    form.currency.show_value("EUR")
    form.currency.edited.emit()
    form.amount.line.setText("2,49")
    form.amount.edited.emit()
    dialog = entry(qtbot, real_window)
    dialog.save.click()
    settle(qtbot, real_window)
    (payout,) = real_window.shell.book.received()
    assert (payout.account, payout.currency, payout.amount) == ("marc", "EUR", 249)
    assert cells(two, "State") == [("All there",)]


def test_an_account_that_waits_for_no_run_is_offered_its_own_currency(
    arrived: ArrivedSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    with Book.open(store_path, as_of=AS_OF) as book:
        book.add_account("ken", "JP")
    read_again(real_window)
    real_window.shell.choose_account("ken")
    settle(qtbot, real_window)
    arrived.add()
    dialog = entry(qtbot, real_window)
    dialog.form.amount.line.setText("1500")
    dialog.form.amount.edited.emit()
    dialog.save.click()
    settle(qtbot, real_window)
    (payout,) = real_window.shell.book.received()
    assert (payout.account, payout.currency, payout.amount) == ("ken", "JPY", 1500)


def test_the_account_is_a_column_where_there_are_several(
    two: ArrivedSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    receive(store_path, OCTOBER, 498, account=HANDLE)
    receive(store_path, OCTOBER, 249, account="marc")
    read_again(real_window)
    settle(qtbot, real_window)
    assert not two.table.table.isColumnHidden(ACCOUNT)
    assert sorted(cells(two, "Account", "Amount", "State")) == [
        (f"@{HANDLE}", "€4.98", "All there"),
        ("@marc", "€2.49", "All there"),
    ]
    real_window.shell.choose_account("marc")
    settle(qtbot, real_window)
    assert cells(two, "Account") == [("@marc",)]
    assert two.table.table.isColumnHidden(ACCOUNT)


def test_whose_a_statement_is_can_be_said(
    two: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "statement.csv"
    path.write_text(STATEMENT, encoding="utf-8")
    open_statements(real_window.shell, real_window, [path])
    settle(qtbot, real_window)
    (dialog,) = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, StatementDialog) and each.isVisible()
    ]
    assert dialog.preview.account.isVisible()
    with qtbot.waitSignal(real_window.shell.problem_told):
        dialog.take.click()  # €12.00 fits nobody's run, and both are paid in euros
    settle(qtbot, real_window)
    assert dialog.isVisible()
    assert real_window.shell.book.received() == []
    dialog.preview.account.setCurrentIndex(dialog.preview.account.findData("marc"))
    assert dialog.take.isEnabled(), "it can be tried once more"
    dialog.take.click()
    settle(qtbot, real_window)
    assert [payout.account for payout in real_window.shell.book.received()] == ["marc"]
