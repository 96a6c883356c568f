"""The page of settings, as people use it: change a rule, see what it does, save, undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.rate import RateRule
from affitrack.gui.main_window import MainWindow
from affitrack.gui.settings.accounts_section import AccountsSection
from affitrack.gui.settings.certainty_section import CertaintySection
from affitrack.gui.settings.effect_card import EffectCard
from affitrack.gui.settings.form import Section
from affitrack.gui.settings.page import SettingsPage
from affitrack.gui.settings.products_section import ProductsSection
from affitrack.gui.settings.program_section import ProgramSection
from affitrack.gui.settings.rates_section import RatesSection
from affitrack.gui.settings.shops_section import ShopsSection
from affitrack.gui.theme import Theme
from affitrack.gui.widgets import Picker
from tests.gui.real import AS_OF, HANDLE, fill, held, page, paid, read_again, settle

pytestmark = pytest.mark.gui

Kind = TypeVar("Kind", bound=Section)

PRODUCT = "1730495867213049586"


@pytest.fixture
def window(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on a store with a paid sale and two that are held back."""
    fill(store_path, paid(1), held(2), held(3, shop_code="FRUNBR", shop_name="Unbrush"))
    read_again(real_window)
    settle(qtbot, real_window)
    return real_window


@pytest.fixture
def settings(window: MainWindow, qtbot: QtBot) -> SettingsPage:
    shown = page(window, "settings")
    assert isinstance(shown, SettingsPage)
    settle(qtbot, window)
    return shown


def open_section(settings: SettingsPage, name: str, kind: type[Kind], qtbot: QtBot) -> Kind:
    chips = settings.chips.findChildren(QPushButton)
    keys = ["accounts", "shops", "products", "rates", "program", "certainty"]
    qtbot.mouseClick(chips[keys.index(name)], Qt.MouseButton.LeftButton)
    settle_page(settings, qtbot)
    shown = settings.current()
    assert isinstance(shown, kind)
    return shown


def settle_page(settings: SettingsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not settings.shell.tasks.is_busy(), timeout=15_000)


def type_into(field: QWidget, text: str) -> None:
    """Replace what a field holds, key by key."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def pick(picker: Picker, value: object) -> None:
    """Choose an entry as a click in its list does."""
    picker.setCurrentIndex(picker.findData(value))
    picker.activated.emit(picker.currentIndex())


def foretold(effect: EffectCard, qtbot: QtBot) -> list[tuple[str, str]]:
    """Wait for the preview and return its rows."""
    qtbot.waitUntil(effect.save.isEnabled, timeout=15_000)
    return [(step.text, step.value.replace("\n", " ")) for step in effect.steps.steps()]


def save(effect: EffectCard, settings: SettingsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(effect.save.isEnabled, timeout=15_000)
    qtbot.mouseClick(effect.save, Qt.MouseButton.LeftButton)
    settle_page(settings, qtbot)


def in_store(settings: SettingsPage, ask: Callable[[Book], Kind | object]) -> object:
    with Book.open(settings.shell.book.path, as_of=AS_OF) as book:
        return ask(book)


def own_rules(settings: SettingsPage) -> object:
    return in_store(settings, lambda book: dict(book.account(HANDLE).settings))


# --- accounts ---------------------------------------------------------------------------------


def test_a_change_is_previewed_saved_undone_and_done_again(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    field = accounts.rules.fields["return_window_days"]
    assert field.editor.text() == "14"
    assert field.marks() == ("preset", "official")
    type_into(field.editor.field(), "1")
    assert field.marks() == ("your own", "")
    assert foretold(accounts.effect, qtbot) == [
        ("Held back", "€4.98 → €0.00"),
        ("Cleared", "€0.00 → €4.98"),
    ]
    assert own_rules(settings) == {}  # nothing is written by looking
    save(accounts.effect, settings, qtbot)
    assert own_rules(settings) == {"return_window_days": "1"}
    assert field.marks()[0] == "your own"
    assert not accounts.has_open_change()

    window.menus.undo.trigger()
    settle_page(settings, qtbot)
    assert own_rules(settings) == {}
    assert field.editor.text() == "14"
    window.menus.redo.trigger()
    settle_page(settings, qtbot)
    assert own_rules(settings) == {"return_window_days": "1"}

    qtbot.mouseClick(field.back(), Qt.MouseButton.LeftButton)
    assert field.editor.text() == "14"
    save(accounts.effect, settings, qtbot)
    assert own_rules(settings) == {}


def test_what_is_wrong_is_said_beside_its_field_and_cannot_be_saved(
    settings: SettingsPage, qtbot: QtBot
) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    vat = accounts.rules.fields["vat_rate"]
    type_into(vat.editor.field(), "200")
    assert vat.error().startswith("VAT in prices takes a rate below 100%")
    assert accounts.effect.is_open()
    assert not accounts.effect.save.isEnabled()
    type_into(vat.editor.field(), "10")
    assert vat.error() == ""
    foretold(accounts.effect, qtbot)
    qtbot.keyClick(vat.editor.field(), Qt.Key.Key_Escape)
    assert not accounts.has_open_change()
    assert vat.editor.text() == "20%"


def test_the_next_six_payouts_follow_the_schedule(settings: SettingsPage, qtbot: QtBot) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    assert accounts.rules.coming.texts() == [
        "Mon 7 Dec 2026 · 5 Dec is a Saturday",
        "Tue 5 Jan 2027",
        "Fri 5 Feb 2027",
        "Fri 5 Mar 2027",
        "Mon 5 Apr 2027",
        "Wed 5 May 2027",
    ]
    editor = accounts.rules.fields["payout_schedule"].editor
    pickers = editor.findChildren(Picker)
    pick(pickers[0], "weekly")
    assert editor.text() == "weekly:mon"
    assert accounts.rules.coming.texts()[0] == "Mon 23 Nov 2026"
    pick(pickers[0], "twice")
    assert editor.text() == "monthly:5,16"
    pick(pickers[0], "release")
    assert accounts.rules.coming.texts() == []
    save(accounts.effect, settings, qtbot)
    assert own_rules(settings) == {"payout_schedule": "release"}


def test_the_page_is_not_left_with_a_change_that_is_not_saved(
    settings: SettingsPage, qtbot: QtBot
) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    type_into(accounts.rules.fields["delivery_days"].editor.field(), "9")
    chips = settings.chips.findChildren(QPushButton)
    qtbot.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    assert settings.current() is accounts
    assert settings.chips.current() == "accounts"
    accounts.effect.discard.click()
    open_section(settings, "shops", ShopsSection, qtbot)


def test_an_account_is_added_renamed_and_removed(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    qtbot.mouseClick(accounts.add, Qt.MouseButton.LeftButton)
    type_into(accounts.adding.handle, "@second")
    pick(accounts.adding.market, "US")
    qtbot.keyClick(accounts.adding.handle, Qt.Key.Key_Return)
    settle_page(settings, qtbot)
    qtbot.waitUntil(lambda: accounts.model.rowCount() == 2)
    settle_page(settings, qtbot)
    shown = accounts.rules.account
    assert shown is not None
    assert (shown.handle, shown.market, shown.currency) == ("@second", "US", "USD")
    assert accounts.rules.fields["min_payout"].editor.text() == "2.00"

    type_into(accounts.rules.name.editor.field(), "@third")
    save(accounts.effect, settings, qtbot)
    handles = [account.handle for account in accounts.model.shown()]
    assert handles == [HANDLE, "@third"]

    qtbot.mouseClick(accounts.remove, Qt.MouseButton.LeftButton)
    settle_page(settings, qtbot)
    assert [account.handle for account in accounts.model.shown()] == [HANDLE]
    window.menus.undo.trigger()
    settle_page(settings, qtbot)
    assert [account.handle for account in accounts.model.shown()] == [HANDLE, "@third"]


def test_an_account_that_exists_is_not_added_again(settings: SettingsPage, qtbot: QtBot) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    accounts.add.click()
    type_into(accounts.adding.handle, HANDLE.upper())
    accounts.adding.add.click()
    settle_page(settings, qtbot)
    assert accounts.model.rowCount() == 1
    assert not accounts.adding.isHidden()


def test_an_account_with_sales_stays(settings: SettingsPage, qtbot: QtBot) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    with qtbot.waitSignal(settings.shell.said):
        accounts.remove.click()
    assert accounts.model.rowCount() == 1


def test_the_account_looked_at_is_renamed_under_the_page(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.shell.choose_account(HANDLE)
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    type_into(accounts.rules.name.editor.field(), "@lea.b")
    save(accounts.effect, settings, qtbot)
    assert window.shell.account == ""
    assert in_store(settings, lambda book: book.accounts()[0].handle) == "@lea.b"


def test_an_empty_store_asks_for_the_first_account(real_window: MainWindow, qtbot: QtBot) -> None:
    settings = page(real_window, "settings")
    assert isinstance(settings, SettingsPage)
    settle(qtbot, real_window)
    accounts = settings.current()
    assert isinstance(accounts, AccountsSection)
    assert accounts.adding.isVisible()
    for name, kind in (
        ("shops", ShopsSection),
        ("products", ProductsSection),
        ("rates", RatesSection),
        ("program", ProgramSection),
        ("certainty", CertaintySection),
    ):
        open_section(settings, name, kind, qtbot)


# --- shops and products -----------------------------------------------------------------------


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


# --- rates ------------------------------------------------------------------------------------


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


# --- the program, and what is certain ---------------------------------------------------------


def test_look_and_language_are_set_and_the_menus_follow(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    program = open_section(settings, "program", ProgramSection, qtbot)
    pick(program.theme, Theme.DARK.value)
    assert window.shell.preferences.theme is Theme.DARK
    assert window.menus.themes[Theme.DARK].isChecked()
    pick(program.language, "fr")
    qtbot.waitUntil(lambda: program.back_up.text() == "Sauvegarder maintenant")
    assert program.language.currentData() == "fr"
    pick(program.zoom, 110)
    assert window.shell.preferences.zoom_percent == 110


def test_a_backup_is_made_and_listed(settings: SettingsPage, qtbot: QtBot) -> None:
    program = open_section(settings, "program", ProgramSection, qtbot)
    assert program.copies.text() == "None so far."
    qtbot.mouseClick(program.back_up, Qt.MouseButton.LeftButton)
    settle_page(settings, qtbot)
    assert program.copies.text().endswith(" · by hand")


def test_every_preset_says_how_sure_it_is(settings: SettingsPage, qtbot: QtBot) -> None:
    certainty = open_section(settings, "certainty", CertaintySection, qtbot)
    facts = {fact.name: fact for fact in certainty.presets.facts()}
    assert (facts["Return window"].value, facts["Return window"].certainty) == (
        "14 days",
        "official",
    )
    assert facts["Smallest payout"].certainty == "not known"
    assert len(certainty.general.facts()) == 9
    pick(certainty.market, "VN")
    rates = [fact.value for fact in certainty.presets.facts() if fact.name == "VAT in prices"]
    assert rates == ["8% until 31 Dec 2026", "10% since 1 Jan 2027"]


def test_the_language_changes_under_every_section(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    sections = [
        open_section(settings, name, kind, qtbot)
        for name, kind in (
            ("shops", ShopsSection),
            ("rates", RatesSection),
            ("certainty", CertaintySection),
            ("accounts", AccountsSection),
        )
    ]
    window.menus.languages["fr"].trigger()
    accounts = sections[-1]
    assert isinstance(accounts, AccountsSection)
    field = accounts.rules.fields["return_window_days"]
    qtbot.waitUntil(lambda: field.marks() == ("préréglage", "officiel"))
    assert accounts.effect.save.text() == "Enregistrer"
