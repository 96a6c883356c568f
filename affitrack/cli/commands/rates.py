"""`rate add`, `rate list`, `rate set`, `rate remove`: rates agreed with shops."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from affitrack.cli import json_rules
from affitrack.cli.commands.effects import tell_effect
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, table
from affitrack.domain.rate import RateRule
from affitrack.domain.rule_records import KeptRate
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from datetime import date

    from affitrack.book import Book
    from affitrack.cli.console import Console
    from affitrack.domain.records import Account


def add(chosen: Namespace, console: Console) -> int:
    """Add an agreed rate."""
    _check_period(chosen.from_on, chosen.to_on)
    rule = RateRule(
        rate=chosen.rate,
        from_on=chosen.from_on,
        to_on=chosen.to_on,
        kind=chosen.kind,
        shop=chosen.shop,
        product_id=chosen.product,
    )
    with open_book(chosen, console) as book:
        handle = account_meant(book, chosen.account).handle
        if chosen.dry_run:
            return tell_effect(book, lambda each: each.add_rate_rule(handle, rule), console)
        number = book.add_rate_rule(handle, rule)
        _tell_of_shop(rule, book, console)
    if console.is_json:
        console.document({"rate": json_rules.rate(KeptRate(number, handle, rule))})
    else:
        _print([KeptRate(number, handle, rule)], console)
        console.say("rate.added", handle=handle)
    return 0


def change(chosen: Namespace, console: Console) -> int:
    """Change an agreed rate in what is named."""
    with open_book(chosen, console) as book:
        before = book.kept_rate(chosen.rate_id)
        rule = _changed(before.rule, chosen)
        _check_period(rule.from_on, rule.to_on)
        if chosen.dry_run:
            number = before.rule_id
            return tell_effect(book, lambda each: each.change_rate_rule(number, rule), console)
        book.change_rate_rule(before.rule_id, rule)
        _tell_of_shop(rule, book, console)
    if console.is_json:
        console.document({"rate": json_rules.rate(before._replace(rule=rule))})
    else:
        _print([before._replace(rule=rule)], console)
        console.say("rate.changed", handle=before.account)
    return 0


def remove(chosen: Namespace, console: Console) -> int:
    """Forget an agreed rate."""
    number = chosen.rate_id
    with open_book(chosen, console) as book:
        if chosen.dry_run:
            return tell_effect(book, lambda each: each.remove_rate_rule(number), console)
        before = book.remove_rate_rule(number)
    if console.is_json:
        console.document({"removed": json_rules.rate(before)})
    else:
        console.say("rate.removed", handle=before.account)
    return 0


def show(chosen: Namespace, console: Console) -> int:
    """List the agreed rates."""
    with open_book(chosen, console) as book:
        handle = None if chosen.account is None else book.account(chosen.account).handle
        rules = book.kept_rates(handle)
    if console.is_json:
        console.document_of("rates", map(json_rules.rate, rules))
        return 0
    if not rules:
        console.say("rate.none")
        return 0
    _print(rules, console)
    return 0


def _print(rules: Sequence[KeptRate], console: Console) -> None:
    columns = [
        Column(console.words("rate.number"), is_number=True),
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
            str(number),
            handle,
            console.rate(rule.rate),
            rule.kind,
            rule.shop or "",
            rule.product_id or "",
            console.day(rule.from_on),
            "" if rule.to_on is None else console.day(rule.to_on),
        )
        for number, handle, rule in rules
    ]
    console.print_all(table(columns, rows))


def _changed(rule: RateRule, chosen: Namespace) -> RateRule:
    """Return a rate with what was named in place of what it was."""
    named = {
        "rate": chosen.rate,
        "from_on": chosen.from_on,
        "to_on": chosen.to_on,
        "kind": chosen.kind,
        "shop": chosen.shop,
        "product_id": chosen.product,
    }
    changes: dict[str, Any] = {key: value for key, value in named.items() if value is not None}
    if chosen.no_end:
        changes["to_on"] = None
    if chosen.everything:
        changes |= {"shop": None, "product_id": None}
    return replace(rule, **changes)


def _check_period(start: date, end: date | None) -> None:
    if end is not None and end < start:
        raise UserError(message("cli.bad.period", start=start, end=end))


def _tell_of_shop(rule: RateRule, book: Book, console: Console) -> None:
    if rule.shop is not None and not _names_a_shop(rule.shop, book):
        console.note(message("cli.rate.shop_unknown", shop=rule.shop))


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
