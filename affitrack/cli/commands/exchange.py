"""`exchange list`, `exchange set`, `exchange clear`: exchange rates of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, table
from affitrack.domain.exchange import ExchangeRates, exchange_rate
from affitrack.wording.message import UserError, message
from affitrack.wording.numbers import format_decimal

if TYPE_CHECKING:
    from argparse import Namespace

    from affitrack.book import Book
    from affitrack.cli.console import Console


def show(chosen: Namespace, console: Console) -> int:
    """List the rates."""
    with open_book(chosen, console) as book:
        _tell(book.exchange_rates(), console)
    return 0


def change(chosen: Namespace, console: Console) -> int:
    """Set the rate of one currency; those into another currency than before are forgotten."""
    with open_book(chosen, console) as book:
        known = book.exchange_rates()
        into = chosen.into or (known.into if known is not None else None)
        into = into or _main_currency(book, chosen.currency)
        rate = exchange_rate(
            chosen.currency, chosen.exchange_rate.replace(",", "."), chosen.on or book.as_of
        )
        if rate.currency == into:
            raise UserError(message("cli.exchange.itself", currency=into))
        exchange_rate(into, "1", rate.on)  # refuses what is no currency
        others = known.rates if known is not None and known.into == into else ()
        kept = (*(each for each in others if each.currency != rate.currency), rate)
        rates = ExchangeRates(into, tuple(sorted(kept, key=lambda each: each.currency)))
        book.set_exchange_rates(rates)
    _tell(rates, console)
    return 0


def clear(chosen: Namespace, console: Console) -> int:
    """Forget all rates."""
    with open_book(chosen, console) as book:
        book.set_exchange_rates(None)
    _tell(None, console)
    return 0


def _main_currency(book: Book, given: str) -> str:
    """Return the other currency that most sales are paid in, else that of an account."""
    lines = {
        each.currency: sum(total.lines for total in each.stages.values()) for each in book.summary()
    }
    # Accounts without sales come last.
    for account in book.accounts():
        lines.setdefault(account.currency, 0)
    others = [currency for currency in lines if currency != given]
    if not others:
        raise UserError(message("cli.exchange.into"))
    return max(others, key=lambda currency: lines[currency])


def _tell(rates: ExchangeRates | None, console: Console) -> None:
    if console.is_json:
        console.document(_document(rates))
        return
    if rates is None or not rates.rates:
        console.say("exchange.none")
        return
    columns = [
        Column(console.words("exchange.currency")),
        Column(console.words("exchange.worth", into=rates.into), is_number=True),
        Column(console.words("exchange.on")),
    ]
    rows = [
        (f"1 {each.currency}", format_decimal(each.rate, console.lang), console.day(each.on))
        for each in rates.rates
    ]
    console.print_all(table(columns, rows))


def _document(rates: ExchangeRates | None) -> dict[str, Any]:
    return {
        "into": None if rates is None else rates.into,
        "rates": [
            {"currency": each.currency, "rate": f"{each.rate:f}", "on": f"{each.on}"}
            for each in (rates.rates if rates is not None else ())
        ],
    }
