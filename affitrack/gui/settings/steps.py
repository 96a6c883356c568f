"""The changes that the page of settings makes, each with what takes it back exactly."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from affitrack.book import Book
from affitrack.book.rules import MARKET
from affitrack.domain.rate import RateRule
from affitrack.domain.records import Account
from affitrack.domain.rule_records import KeptRate, ProductRecord, RemovedAccount, ShopRecord
from affitrack.gui.i18n import QT_TRANSLATE_NOOP
from affitrack.gui.settings.effect_card import Edit
from affitrack.gui.undoing import Step

Changes = Mapping[str, str | None]


def change_account(account: Account, new_handle: str, changes: Changes) -> Edit:
    """Return a change of an account's rules and name; what was set before takes it back."""
    old_handle = account.handle
    before = {key: account.settings.get(key) for key in changes}
    if MARKET in changes:
        before[MARKET] = account.market

    def redo(book: Book) -> None:
        book.set_account(old_handle, changes, new_handle)

    def undo(book: Book) -> None:
        book.set_account(new_handle, before, old_handle)

    return _change_of_rules(_shown(new_handle), redo, undo)


def add_account(handle: str, market: str, currency: str | None) -> Edit:
    """Return the making of an account."""
    gone: list[RemovedAccount] = []
    name = _shown(handle)

    def trial(book: Book) -> None:
        book.add_account(handle, market, currency)

    def redo(book: Book) -> None:
        if gone:
            book.bring_back_account(gone[0])
        else:
            trial(book)

    def undo(book: Book) -> None:
        gone[:] = [book.remove_account(handle)]

    step = Step(
        _said(QT_TRANSLATE_NOOP("SettingsSteps", "New account {name}"), name=name), redo, undo
    )
    return Edit(
        step,
        _said(QT_TRANSLATE_NOOP("SettingsSteps", "Account {name} was added."), name=name)(),
        trial,
    )


def remove_account(account: Account) -> Edit:
    """Return the removal of an account that has nothing but rules."""
    gone: list[RemovedAccount] = []
    handle, name = account.handle, _shown(account.handle)

    def trial(book: Book) -> None:
        book.remove_account(handle)

    def redo(book: Book) -> None:
        gone[:] = [book.remove_account(handle)]

    def undo(book: Book) -> None:
        book.bring_back_account(gone[0])

    step = Step(
        _said(QT_TRANSLATE_NOOP("SettingsSteps", "Removal of {name}"), name=name), redo, undo
    )
    return Edit(
        step,
        _said(QT_TRANSLATE_NOOP("SettingsSteps", "Account {name} was removed."), name=name)(),
        trial,
    )


def change_shop(shop: ShopRecord, changes: Changes) -> Edit:
    """Return a change of what a shop does otherwise."""
    before = {key: shop.settings.get(key) for key in changes}
    return _change_of_rules(
        shop.name or shop.shop,
        lambda book: book.set_shop(shop.shop, changes),
        lambda book: book.set_shop(shop.shop, before),
    )


def change_product(product: ProductRecord, changes: Changes) -> Edit:
    """Return a change of what holds for a product alone."""
    before = {key: product.settings.get(key) for key in changes}
    return _change_of_rules(
        product.name or product.product_id,
        lambda book: book.set_product(product.product_id, changes),
        lambda book: book.set_product(product.product_id, before),
    )


def add_rate(handle: str, rule: RateRule) -> Edit:
    """Return an agreed rate that is new."""
    kept: list[int] = []

    def trial(book: Book) -> None:
        book.add_rate_rule(handle, rule)

    def redo(book: Book) -> None:
        kept[:] = [book.add_rate_rule(handle, rule, kept[0] if kept else None)]

    def undo(book: Book) -> None:
        book.remove_rate_rule(kept[0])

    return Edit(
        Step(_said(QT_TRANSLATE_NOOP("SettingsSteps", "New rate")), redo, undo),
        _said(QT_TRANSLATE_NOOP("SettingsSteps", "The rate was added."))(),
        trial,
    )


def change_rate(before: KeptRate, rule: RateRule) -> Edit:
    """Return an agreed rate that is put in the place of another."""

    def redo(book: Book) -> None:
        book.change_rate_rule(before.rule_id, rule)

    def undo(book: Book) -> None:
        book.change_rate_rule(before.rule_id, before.rule, as_it_was=True)

    return Edit(
        Step(_said(QT_TRANSLATE_NOOP("SettingsSteps", "Change of rate")), redo, undo),
        _said(QT_TRANSLATE_NOOP("SettingsSteps", "The rate was saved."))(),
        redo,
    )


def remove_rate(before: KeptRate) -> Edit:
    """Return the removal of an agreed rate."""

    def redo(book: Book) -> None:
        book.remove_rate_rule(before.rule_id)

    def undo(book: Book) -> None:
        book.add_rate_rule(before.account, before.rule, before.rule_id)

    step = Step(_said(QT_TRANSLATE_NOOP("SettingsSteps", "Removal of a rate")), redo, undo)
    said = _said(QT_TRANSLATE_NOOP("SettingsSteps", "The rate was removed."))()
    return Edit(step, said, redo, _said(QT_TRANSLATE_NOOP("SettingsSteps", "Remove the rate"))())


def _change_of_rules(
    name: str, redo: Callable[[Book], object], undo: Callable[[Book], object]
) -> Edit:
    text = _said(QT_TRANSLATE_NOOP("SettingsSteps", "Change of the rules of {name}"), name=name)
    said = _said(QT_TRANSLATE_NOOP("SettingsSteps", "Saved: {name}"), name=name)()
    return Edit(Step(text, redo, undo), said, redo)


def _shown(handle: str) -> str:
    return f"@{handle.removeprefix('@')}"


def _said(words: str, **values: str) -> Callable[[], str]:
    """Return what says some words in the language in use, whenever that is."""
    return lambda: QCoreApplication.translate("SettingsSteps", words).format(**values)
