"""`account add`, `account list`, `account set`: creator profiles and their rules."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from affitrack.cli import json_output
from affitrack.cli.commands.effects import tell_effect
from affitrack.cli.opening import open_book
from affitrack.cli.tables import pairs
from affitrack.cli.values import settings
from affitrack.domain.market import Preset, market
from affitrack.domain.rate import rate_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from datetime import date

    from affitrack.cli.console import Console
    from affitrack.domain.records import Account


def add(chosen: Namespace, console: Console) -> int:
    """Add an account."""
    with open_book(chosen, console) as book:
        account = book.add_account(chosen.handle, chosen.market, chosen.currency)
        _answer(account, book.as_of, console, "account.added")
    return 0


def change(chosen: Namespace, console: Console) -> int:
    """Change rules of an account: all that were named, or none."""
    wanted = settings(chosen.settings)
    with open_book(chosen, console) as book:
        handle = book.account(chosen.handle).handle
        if chosen.dry_run:
            return tell_effect(book, lambda each: each.set_account(handle, wanted), console)
        account = book.set_account(handle, wanted)
        _answer(account, book.as_of, console, "account.changed")
    return 0


def rename(chosen: Namespace, console: Console) -> int:
    """Give an account another name."""
    with open_book(chosen, console) as book:
        account = book.rename_account(chosen.handle, chosen.new_handle)
        _answer(account, book.as_of, console, "account.renamed")
    return 0


def remove(chosen: Namespace, console: Console) -> int:
    """Remove an account that has nothing but rules."""
    with open_book(chosen, console) as book:
        removed = book.remove_account(chosen.handle)
    if console.is_json:
        console.document({"removed": removed.handle})
    else:
        console.say("account.removed", handle=removed.handle)
    return 0


def show(chosen: Namespace, console: Console) -> int:
    """List the accounts and the rules in force."""
    with open_book(chosen, console) as book:
        accounts, on = book.accounts(), book.as_of
    if console.is_json:
        console.document({"accounts": [_document(account, on) for account in accounts]})
    elif not accounts:
        console.say("account.none")
    else:
        _print(accounts, on, console)
    return 0


def _answer(account: Account, on: date, console: Console, key: str) -> None:
    if console.is_json:
        console.document({"account": _document(account, on)})
        return
    console.say(key, handle=account.handle)
    _print([account], on, console)


def _document(account: Account, on: date) -> json_output.Document:
    certainty = {
        key: "set" if key in account.settings else preset.certainty.value
        for key, preset in _presets(account, on).items()
    }
    return json_output.account(account, certainty, rate_text(_vat_rate(account, on)))


def _print(accounts: Sequence[Account], on: date, console: Console) -> None:
    for account in accounts:
        name = console.render(market(account.market).name)
        console.print(f"{account.handle} · {name} · {account.currency}")
        shown = _shown(account, on, console)
        presets = _presets(account, on)
        entries = []
        for key, value in shown.items():
            note = console.words("account.set_by_you") if key in account.settings else ""
            if not note and key in presets:
                note = console.render(presets[key].certainty.name_message)
            entries.append((key, f"{value}  ({note})" if note else value))
        console.print_all(pairs(entries, indent="  "))


def _shown(account: Account, on: date, console: Console) -> dict[str, str]:
    """Return the rules in the words in which `account set` takes them."""
    rules = account.rules
    switch = {True: "on", False: "off"}
    return {
        "return_window_days": str(rules.return_window_days),
        "extended_return_days": str(rules.extended_return_days),
        "settlement_lag_days": str(rules.settlement_lag_days),
        "delivery_days": str(rules.delivery_days),
        "learn": switch[rules.learn],
        "payout_schedule": rules.schedule.text,
        "min_payout": console.money(rules.min_payout, account.currency),
        "hold": rules.hold,
        "vat_rate": console.rate(_vat_rate(account, on)),
        "prices_include_tax": switch[rules.prices_include_tax],
    }


def _presets(account: Account, on: date) -> dict[str, Preset[Any]]:
    """Return what the market presets, by the key of the rule."""
    home = market(account.market)
    return {
        "return_window_days": home.return_window_days,
        "extended_return_days": home.extended_return_days,
        "settlement_lag_days": home.settlement_lag_days,
        "delivery_days": home.delivery_days,
        "payout_schedule": home.payout_schedule,
        "min_payout": home.min_payout,
        "vat_rate": home.vat_period(on).rate,
        "prices_include_tax": home.prices_include_tax,
    }


def _vat_rate(account: Account, on: date) -> Decimal:
    """Return the VAT rate of prices on a day, where no shop or product has its own."""
    rules = account.rules
    if not rules.prices_include_tax:
        return Decimal(0)
    return market(rules.market).vat_rate(on) if rules.vat_rate is None else rules.vat_rate
