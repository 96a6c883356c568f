"""Exchange rates of the user's own: typed, shown, taken back; and what Home says by them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from affitrack.gui.currencies.rates_card import ExchangeCard
from affitrack.gui.main_window import MainWindow
from affitrack.gui.settings.page import SettingsPage
from affitrack.gui.settings.program_section import ProgramSection
from tests.gui.real import (
    fill,
    held,
    home_page,
    lost,
    page,
    read_again,
    sales_page,
    settle,
)

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]

DOLLAR = {"currency": "USD", "est_standard": "1,00"}


@pytest.fixture
def card(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> ExchangeCard:
    fill(store_path, held(1), held(2, **DOLLAR), lost(1), lost(2, **DOLLAR))
    read_again(real_window)
    return shown_card(real_window, qtbot)


def shown_card(window: MainWindow, qtbot: QtBot) -> ExchangeCard:
    window.shell.show_page("settings", "program")
    settle(qtbot, window)
    shown = window.pages.current_page
    assert isinstance(shown, SettingsPage)
    section = shown.current()
    assert isinstance(section, ProgramSection)
    found = section.findChild(ExchangeCard)
    assert found is not None
    return found


def choose(card: ExchangeCard, currency: str) -> None:
    index = card.into.findData(currency)
    card.into.setCurrentIndex(index)
    card.into.activated.emit(index)


def save(card: ExchangeCard, rate: str, window: MainWindow, qtbot: QtBot) -> None:
    (row,) = card.rows()
    row.rate.setText(rate)
    row.day.setDate(QDate(2026, 11, 20))
    card.save.click()
    settle(qtbot, window)


def test_a_rate_shows_an_approximate_total_beside_the_amounts(
    card: ExchangeCard, real_window: MainWindow, qtbot: QtBot
) -> None:
    assert card.rows() == []
    choose(card, "EUR")
    assert [row.unit.text() for row in card.rows()] == ["1 USD ="]
    save(card, "0.92", real_window, qtbot)
    home = home_page(real_window)
    settle(qtbot, real_window)
    name, value, detail = home.figures.held.figure()
    assert (name, value) == ("Held back", "€2.49\n$1.00")
    assert detail.splitlines()[0] == "≈ €3.41 in all"
    assert home.figures.held.toolTip() == (
        "1 USD = 0.92 EUR, 20 Nov 2026\nYour own rates. No other figure uses them."
    )
    assert "USD" not in home.figures.paid.toolTip()


def test_lines_of_several_currencies_say_which_they_are_of(
    card: ExchangeCard, real_window: MainWindow, qtbot: QtBot
) -> None:
    home = home_page(real_window)
    settle(qtbot, real_window)
    lines = home.figures.held.figure()[2].splitlines()
    assert [line.split(" ")[0] for line in lines] == ["EUR:", "USD:"]


def test_a_change_of_rates_can_be_undone_and_done_again(
    card: ExchangeCard, real_window: MainWindow, qtbot: QtBot
) -> None:
    choose(card, "EUR")
    save(card, "0.92", real_window, qtbot)
    book, undoing = real_window.shell.book, real_window.shell.undo_stack
    assert "exchange rates" in undoing.undo_text()
    assert book.exchange_rates() is not None
    undoing.undo()
    settle(qtbot, real_window)
    assert book.exchange_rates() is None
    undoing.redo()
    settle(qtbot, real_window)
    kept = book.exchange_rates()
    assert kept is not None
    assert str(kept.rates[0].rate) == "0.92"


@pytest.mark.parametrize("typed", ["abc", "0", "1,5"])
def test_what_is_no_rate_is_said_and_not_saved(
    card: ExchangeCard, real_window: MainWindow, qtbot: QtBot, typed: str
) -> None:
    choose(card, "EUR")
    save(card, typed, real_window, qtbot)
    assert "is not an exchange rate" in card.error.text()
    assert card.error.isVisible()
    assert real_window.shell.book.exchange_rates() is None


def test_every_wrong_rate_is_named_and_the_first_is_gone_to(
    card: ExchangeCard, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(3, currency="GBP"), name="pounds.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    assert not card.save.isEnabled(), "nothing was changed"
    choose(card, "EUR")
    qtbot.waitUntil(card.rows()[0].rate.isVisible)
    for row in card.rows():
        row.rate.clear()
        qtbot.keyClicks(row.rate, "abc")
    assert card.save.isEnabled()
    card.save.click()
    assert [line.split(" ")[1] for line in card.error.text().splitlines()] == [
        row.currency for row in card.rows()
    ]
    assert real_window.focusWidget() is card.rows()[0].rate
    for row in card.rows():
        row.rate.clear()
        qtbot.keyClicks(row.rate, "0.9")
    card.save.click()
    settle(qtbot, real_window)
    assert not card.save.isEnabled()


def test_french_rates_have_a_comma(
    card: ExchangeCard, real_window: MainWindow, qtbot: QtBot
) -> None:
    real_window.actions_on_looks.choose_language("fr")
    qtbot.waitUntil(lambda: card.save.text() == "Enregistrer", timeout=5_000)
    choose(card, "EUR")
    save(card, "0,92", real_window, qtbot)
    kept = real_window.shell.book.exchange_rates()
    assert kept is not None
    assert str(kept.rates[0].rate) == "0.92"
    assert [row.rate.text() for row in card.rows()] == ["0,92"]


def test_no_total_forgets_the_rates(
    card: ExchangeCard, real_window: MainWindow, qtbot: QtBot
) -> None:
    choose(card, "EUR")
    save(card, "0.92", real_window, qtbot)
    choose(card, "")
    card.save.click()
    settle(qtbot, real_window)
    assert real_window.shell.book.exchange_rates() is None


def test_with_one_currency_there_is_nothing_to_set(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(1))
    read_again(real_window)
    card = shown_card(real_window, qtbot)
    assert not card.into.isVisible()
    assert not card.save.isVisible()


def test_the_chart_leads_to_the_rates(
    card: ExchangeCard, real_window: MainWindow, qtbot: QtBot
) -> None:
    home = home_page(real_window)
    settle(qtbot, real_window)
    picker = home.chart.currency_picker()
    last = picker.count() - 1
    picker.setCurrentIndex(last)
    picker.activated.emit(last)
    settle(qtbot, real_window)
    assert real_window.pages.current_name == "settings"
    assert picker.currentData() == "EUR"
    assert page(real_window, "home") is home


def test_selected_sales_of_several_currencies_come_to_about(
    card: ExchangeCard, real_window: MainWindow, qtbot: QtBot
) -> None:
    choose(card, "EUR")
    save(card, "0.92", real_window, qtbot)
    sales = sales_page(real_window)
    settle(qtbot, real_window)
    sales.table.selectAll()
    qtbot.waitUntil(lambda: "≈ €3.41 in all" in sales.totals.text(), timeout=10_000)
    assert "€2.49" in sales.totals.text()
    assert "$1.00" in sales.totals.text()
    sales.table.clearSelection()
    sales.table.selectRow(0)
    qtbot.waitUntil(lambda: "1 line selected" in sales.totals.text(), timeout=5_000)
    assert "≈" not in sales.totals.text()
