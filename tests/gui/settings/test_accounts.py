"""Accounts in the settings: change a rule, see what it does, save, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from affitrack.book import Book, Cancelled
from affitrack.gui.main_window import MainWindow
from affitrack.gui.settings.accounts_section import AccountsSection
from affitrack.gui.settings.certainty_section import CertaintySection
from affitrack.gui.settings.editors import ChoiceEditor
from affitrack.gui.settings.page import SettingsPage
from affitrack.gui.settings.products_section import ProductsSection
from affitrack.gui.settings.program_section import ProgramSection
from affitrack.gui.settings.rates_section import RatesSection
from affitrack.gui.settings.shops_section import ShopsSection
from affitrack.gui.widgets import Picker
from tests.gui.real import AS_OF, HANDLE, page, settle
from tests.gui.settings.used import (
    foretold,
    in_store,
    open_section,
    own_rules,
    pick,
    save,
    settle_page,
    type_into,
)

pytestmark = pytest.mark.gui


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


@pytest.mark.parametrize("typed", ["1,5", "-1", "abc", "9999", "99999999999999"])
def test_days_that_are_no_number_of_days_stay_and_are_told(
    settings: SettingsPage, qtbot: QtBot, typed: str
) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    field = accounts.rules.fields["return_window_days"]
    type_into(field.editor.field(), typed)
    assert field.editor.text() == typed
    assert field.error().endswith(f"a whole number of days from 0 to 366, not “{typed}”.")
    assert not accounts.effect.save.isEnabled()
    qtbot.keyClick(field.editor.field(), Qt.Key.Key_Up)
    assert field.error() == ""


def test_a_change_that_is_not_saved_is_not_lost_with_the_window(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    type_into(accounts.rules.fields["return_window_days"].editor.field(), "1")
    assert not window.close()
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "What you changed in the settings is not saved."
    box.defaultButton().click()
    assert window.isVisible()
    accounts.effect.discard.click()
    assert window.close()


def test_a_change_whose_saving_is_stopped_still_waits_to_be_saved(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    type_into(accounts.rules.fields["return_window_days"].editor.field(), "1")
    rows = foretold(accounts.effect, qtbot)

    def stopped(_book: Book, *_given: object) -> None:
        raise Cancelled

    with monkeypatch.context() as patched:
        patched.setattr(Book, "set_account", stopped)
        qtbot.mouseClick(accounts.effect.save, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(accounts.has_open_change, timeout=15_000)
    assert own_rules(settings) == {}
    assert window.shell.undo_stack.redo_text() == ""
    assert foretold(accounts.effect, qtbot) == rows
    save(accounts.effect, settings, qtbot)
    assert own_rules(settings) == {"return_window_days": "1"}


def test_the_market_is_changed_with_its_presets_and_back(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    before = accounts.rules.fields["payout_schedule"].editor.text()
    editor = accounts.rules.home.editor
    assert isinstance(editor, ChoiceEditor)
    pick(editor.picker, "UK")
    save(accounts.effect, settings, qtbot)
    shown = accounts.rules.account
    assert shown is not None
    assert (shown.market, shown.currency) == ("UK", "EUR")
    assert accounts.rules.fields["payout_schedule"].editor.text() != before
    window.menus.undo.trigger()
    settle_page(settings, qtbot)
    assert in_store(settings, lambda book: book.accounts()[0].market) == "FR"
    assert accounts.rules.fields["payout_schedule"].editor.text() == before


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
    pick(pickers[0], "month_after")
    assert editor.text() == "monthly+1:5"
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


@pytest.mark.parametrize("name", ["handle", "market", "currency", "add"])
def test_return_adds_the_account_from_every_field(
    settings: SettingsPage, qtbot: QtBot, name: str
) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    accounts.add.click()
    type_into(accounts.adding.handle, "@second")
    qtbot.keyClick(getattr(accounts.adding, name), Qt.Key.Key_Return)
    settle_page(settings, qtbot)
    qtbot.waitUntil(lambda: accounts.model.rowCount() == 2)


def test_return_presses_the_button_with_the_focus(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    window.activateWindow()
    accounts.add.setFocus()
    qtbot.waitUntil(accounts.add.hasFocus)
    qtbot.keyClick(accounts.add, Qt.Key.Key_Return)
    assert accounts.adding.isVisible()
    accounts.adding.cancel.setFocus()
    qtbot.keyClick(accounts.adding.cancel, Qt.Key.Key_Return)
    assert not accounts.adding.isVisible()


def test_an_account_that_exists_is_not_added_again(settings: SettingsPage, qtbot: QtBot) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    accounts.add.click()
    type_into(accounts.adding.handle, HANDLE.upper())
    accounts.adding.add.click()
    settle_page(settings, qtbot)
    assert accounts.model.rowCount() == 1
    assert not accounts.adding.isHidden()


@pytest.mark.parametrize(
    ("name", "said"), [("@SECOND", "There is an account"), ("lea usa!", "is not a TikTok name")]
)
def test_a_name_that_cannot_be_is_told_at_its_field(
    settings: SettingsPage, qtbot: QtBot, name: str, said: str
) -> None:
    with Book.open(settings.shell.book.path, as_of=AS_OF) as book:
        book.add_account("second")
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    field = accounts.rules.name
    assert field.editor.text() == f"@{HANDLE}"
    type_into(field.editor.field(), name)
    qtbot.waitUntil(lambda: said in field.error(), timeout=5_000)
    assert not accounts.effect.save.isEnabled()
    type_into(field.editor.field(), HANDLE)
    assert field.error() == ""
    assert not accounts.has_open_change(), "with @ or without it is the same name"


def test_five_accounts_are_all_in_sight_in_a_window_of_1280_by_800(
    settings: SettingsPage, qtbot: QtBot
) -> None:
    with Book.open(settings.shell.book.path, as_of=AS_OF) as book:
        for name in ("two", "three", "four", "five"):
            book.add_account(name, "FR")
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    settings.shell.book_changed.emit()
    table = accounts.table
    qtbot.waitUntil(lambda: table.model().rowCount() == 5)
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() == 0)
    end = QPoint(0, table.height())
    add = accounts.add
    qtbot.waitUntil(lambda: table.mapTo(settings, end).y() <= add.mapTo(settings, QPoint()).y())


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


def test_tab_leads_through_the_form_in_the_order_it_is_read(
    settings: SettingsPage, qtbot: QtBot
) -> None:
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    wanted = [field.editor.field() for field in accounts.rules.in_order()]
    reached = []
    widget: QWidget | None = accounts.rules.name.editor.field()
    for _ in range(60):
        assert widget is not None
        widget = widget.nextInFocusChain()
        if widget in wanted or widget is accounts.effect.save:
            reached.append(widget)
    assert reached[: len(wanted) + 1] == [*wanted, accounts.effect.save]


def test_the_account_picked_in_the_header_is_shown(
    settings: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    with Book.open(settings.shell.book.path, as_of=AS_OF) as book:
        book.add_account("@second", "US")
    accounts = open_section(settings, "accounts", AccountsSection, qtbot)
    window.shell.choose_account("@second")
    settle_page(settings, qtbot)
    shown = accounts.rules.account
    assert shown is not None
    assert shown.handle == "@second"
