"""Shops, products and agreed rates in the settings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.rate import RateRule
from affitrack.gui.main_window import MainWindow
from affitrack.gui.settings.page import SettingsPage
from affitrack.gui.settings.products_section import ProductsSection
from affitrack.gui.settings.rates_section import RatesSection
from affitrack.gui.settings.shops_section import ShopsSection
from tests.gui.real import AS_OF, HANDLE, settle
from tests.gui.settings.used import (
    foretold,
    in_store,
    open_section,
    save,
    type_into,
)

pytestmark = pytest.mark.gui

PRODUCT = "1730495867213049586"


def test_a_shop_has_a_return_window_of_its_own(settings: SettingsPage, qtbot: QtBot) -> None:
    shops = open_section(settings, "shops", ShopsSection, qtbot)
    assert shops.model.rowCount() == 2
    qtbot.keyClicks(shops.search, "unbr")
    qtbot.waitUntil(lambda: shops.model.rowCount() == 1)
    shops.table.selectRow(0)
    type_into(shops.fields["return_window_days"].editor.field(), "1")
    assert foretold(shops.effect, qtbot) == [
        ("Held back", "€4.98 → €2.49"),
        ("Cleared", "€0.00 → €2.49"),
    ]
    save(shops.effect, settings, qtbot)
    rules = in_store(
        settings, lambda book: {shop.shop: dict(shop.settings) for shop in book.shop_records()}
    )
    assert rules == {"FRML01": {}, "FRUNBR": {"return_window_days": "1"}}
    assert shops.model.index(0, 5).data() == "1"
    shops.fields["return_window_days"].back().click()
    assert shops.fields["return_window_days"].editor.text() == ""
    save(shops.effect, settings, qtbot)
    assert shops.model.index(0, 5).data() == ""


def test_one_comes_to_a_shop_and_a_product_from_elsewhere(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.shell.show_page("settings", ("shop", "FRUNBR"))
    settle(qtbot, window)
    shops = settings.current()
    assert isinstance(shops, ShopsSection)
    record = shops.record()
    assert record is not None
    assert record.name == "Unbrush"
    window.shell.show_page("settings", ("product", PRODUCT))
    settle(qtbot, window)
    products = settings.current()
    assert isinstance(products, ProductsSection)
    qtbot.mouseClick(products.rate, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    rates = settings.current()
    assert isinstance(rates, RatesSection)
    type_into(rates.form.rate.field(), "25")
    save(rates.effect, settings, qtbot)
    kept = in_store(settings, lambda book: book.kept_rates()[0].rule)
    assert kept == RateRule(Decimal("0.25"), AS_OF, product_id=PRODUCT)


def test_a_shops_sales_are_shown(settings: SettingsPage, window: MainWindow, qtbot: QtBot) -> None:
    shops = open_section(settings, "shops", ShopsSection, qtbot)
    shops.table.selectRow(1)
    shops.open()
    settle(qtbot, window)
    assert window.pages.current_name == "sales"


def test_a_lowered_rate_says_until_when_the_old_one_counts(
    settings: SettingsPage, qtbot: QtBot
) -> None:
    with Book.open(settings.shell.book.path, as_of=AS_OF) as book:
        book.add_rate_rule(HANDLE, RateRule(Decimal("0.15"), date(2026, 9, 1)))
    rates = open_section(settings, "rates", RatesSection, qtbot)
    qtbot.mouseClick(rates.new, Qt.MouseButton.LeftButton)
    type_into(rates.form.rate.field(), "10")
    note = rates.form.notes.text()
    assert "Sales from 22 Nov 2026 to 21 Dec 2026 still get 15%" in note
    type_into(rates.form.rate.field(), "20")
    assert "On some days 15% is agreed as well" in rates.form.notes.text()
    save(rates.effect, settings, qtbot)
    assert [rates.model.index(row, 6).data() for row in range(2)] == ["", "then 20%"]


def test_two_rates_for_the_same_sales_do_not_begin_on_one_day(
    settings: SettingsPage, qtbot: QtBot
) -> None:
    with Book.open(settings.shell.book.path, as_of=AS_OF) as book:
        book.add_rate_rule(HANDLE, RateRule(Decimal("0.08"), AS_OF))
    rates = open_section(settings, "rates", RatesSection, qtbot)
    qtbot.mouseClick(rates.new, Qt.MouseButton.LeftButton)
    type_into(rates.form.rate.field(), "9")
    assert rates.form.error("from").startswith("8% is agreed for these sales")
    assert not rates.effect.save.isEnabled()
    rates.form.from_on.show_day(date(2026, 12, 1))
    rates.form.edited.emit()
    assert rates.form.error("from") == ""
    save(rates.effect, settings, qtbot)
    assert in_store(settings, lambda book: len(book.kept_rates())) == 2


def test_return_on_a_button_presses_that_button_and_saves_nothing(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    rates = open_section(settings, "rates", RatesSection, qtbot)
    qtbot.mouseClick(rates.new, Qt.MouseButton.LeftButton)
    type_into(rates.form.rate.field(), "9")
    window.activateWindow()
    qtbot.waitUntil(rates.effect.save.isEnabled, timeout=5_000)
    rates.effect.discard.setFocus()
    qtbot.waitUntil(rates.effect.discard.hasFocus)
    qtbot.keyClick(rates.effect.discard, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert in_store(settings, lambda book: len(book.kept_rates())) == 0
    assert not rates.has_open_change()


def test_a_rate_is_changed_ended_and_removed(settings: SettingsPage, qtbot: QtBot) -> None:
    with Book.open(settings.shell.book.path, as_of=AS_OF) as book:
        book.add_rate_rule(HANDLE, RateRule(Decimal("0.15"), date(2026, 9, 1), shop="unbrush"))
    rates = open_section(settings, "rates", RatesSection, qtbot)
    rates.table.selectRow(0)
    assert rates.form.which.text() == "Unbrush · FRUNBR"
    assert not rates.has_open_change()
    qtbot.mouseClick(rates.end, Qt.MouseButton.LeftButton)
    save(rates.effect, settings, qtbot)
    rule = in_store(settings, lambda book: book.kept_rates()[0].rule)
    assert rule == RateRule(Decimal("0.15"), date(2026, 9, 1), AS_OF, shop="FRUNBR")
    type_into(rates.form.rate.field(), "x")
    assert rates.form.error("rate") != ""
    assert not rates.effect.save.isEnabled()
    rates.effect.discard.click()
    qtbot.mouseClick(rates.remove, Qt.MouseButton.LeftButton)
    assert in_store(settings, lambda book: len(book.kept_rates())) == 1
    assert rates.effect.save.text() == "Remove the rate"
    save(rates.effect, settings, qtbot)
    assert in_store(settings, lambda book: len(book.kept_rates())) == 0


def test_a_rate_and_its_note_are_told_in_full(settings: SettingsPage, qtbot: QtBot) -> None:
    with Book.open(settings.shell.book.path, as_of=AS_OF) as book:
        book.add_rate_rule(HANDLE, RateRule(Decimal("0.1225"), date(2026, 9, 1)))
    rates = open_section(settings, "rates", RatesSection, qtbot)
    qtbot.mouseClick(rates.new, Qt.MouseButton.LeftButton)
    type_into(rates.form.rate.field(), "20")
    save(rates.effect, settings, qtbot)
    table = rates.table
    option = QStyleOptionViewItem()
    option.initFrom(table)

    def cut() -> list[str]:
        shown = [place for place in range(7) if not table.isColumnHidden(place)]
        cells = [rates.model.index(row, place) for row in range(2) for place in shown]
        return [
            str(cell.data())
            for cell in cells
            if table.itemDelegate().sizeHint(option, cell).width()
            > table.columnWidth(cell.column())
        ]

    qtbot.waitUntil(lambda: cut() == [])
