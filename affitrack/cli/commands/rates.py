"""`rate add`, `rate list`: rates agreed with shops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import json_output
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, table
from affitrack.domain.rate import RateRule
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace

    from affitrack.book import Book
    from affitrack.cli.console import Console
    from affitrack.domain.records import Account


def add(chosen: Namespace, console: Console) -> int:
    """Add an agreed rate."""
    if chosen.to_on is not None and chosen.to_on < chosen.from_on:
        raise UserError(message("cli.bad.period", start=chosen.from_on, end=chosen.to_on))
    rule = RateRule(
        rate=chosen.rate,
        from_on=chosen.from_on,
        to_on=chosen.to_on,
        kind=chosen.kind,
        shop=chosen.shop,
        product_id=chosen.product,
    )
    with open_book(chosen) as book:
        account = account_meant(book, chosen.account)
        book.add_rate_rule(account.handle, rule)
        is_known = rule.shop is None or _names_a_shop(rule.shop, book)
    if not is_known:
        console.note(message("cli.rate.shop_unknown", shop=rule.shop or ""))
    if console.is_json:
        console.document({"rate": json_output.rate_rule(account.handle, rule)})
    else:
        rate = console.rate(rule.rate)
        console.say("rate.added", rate=rate, handle=account.handle, start=rule.from_on)
    return 0


def show(chosen: Namespace, console: Console) -> int:
    """List the agreed rates."""
    with open_book(chosen) as book:
        handle = None if chosen.account is None else book.account(chosen.account).handle
        rules = book.rate_rules(handle)
    if console.is_json:
        console.document_of(
            "rates", (json_output.rate_rule(account.handle, rule) for account, rule in rules)
        )
        return 0
    if not rules:
        console.say("rate.none")
        return 0
    columns = [
        Column(console.words("rate.account")),
        Column(console.words("rate.rate"), is_number=True),
        Column(console.words("rate.kind")),
        Column(console.words("rate.shop")),
        Column(console.words("rate.product")),
        Column(console.words("rate.from")),
        Column(console.words("rate.to")),
    ]
    rows = [
        (
            account.handle,
            console.rate(rule.rate),
            rule.kind,
            rule.shop or "",
            rule.product_id or "",
            console.day(rule.from_on),
            "" if rule.to_on is None else console.day(rule.to_on),
        )
        for account, rule in rules
    ]
    console.print_all(table(columns, rows))
    return 0


def _names_a_shop(text: str, book: Book) -> bool:
    known = {word.casefold() for shop in book.shops() for word in shop}
    return text.casefold() in known


def account_meant(book: Book, handle: str | None) -> Account:
    """Return the account that is meant: the one named, else the only one."""
    if handle is not None:
        return book.account(handle)
    known = book.accounts()
    if not known:
        raise UserError(message("cli.account.none"))
    if len(known) > 1:
        handles = tuple(account.handle for account in known)
        raise UserError(message("cli.bad.which_account", accounts=handles))
    return known[0]
