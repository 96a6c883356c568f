"""`payout add`, `list`, `set`, `remove`, `match`: money that arrived."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from affitrack.cli import json_received, values
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, table
from affitrack.domain.received import ReceivedEntry
from affitrack.domain.typed import typed_amount, typed_signed_amount
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from datetime import date

    from affitrack.book import Book
    from affitrack.cli.console import Console
    from affitrack.domain.received import Arrivals, Received


def add(chosen: Namespace, console: Console) -> int:
    """Keep a payout that arrived."""
    currency = None if chosen.currency is None else chosen.currency.strip().upper()
    with open_book(chosen, console) as book:
        _refuse_to_come(chosen.on, book)
        account = book.account_for_received(chosen.account, currency)
        entry = ReceivedEntry(chosen.on, 0, currency or account.currency, account.handle)
        made = book.add_received(replace(entry, **_typed(chosen, currency or account.currency)))
        _tell("payout.added", book, [made], console)
        _tell_of_equal(made, book, console)
    return 0


def change(chosen: Namespace, console: Console) -> int:
    """Change what is named of a payout."""
    with open_book(chosen, console) as book:
        _refuse_to_come(chosen.on, book)
        known = book.received_by_id(chosen.payout_id)
        entry = known.entry
        if chosen.currency is not None:
            entry = replace(entry, currency=chosen.currency.strip().upper())
        if chosen.account is not None:
            entry = replace(entry, account=book.account(chosen.account).handle)
        typed = _typed(chosen, entry.currency or known.currency)
        made = book.set_received(known.payout_id, replace(entry, **typed))
        _tell("payout.changed", book, [made], console)
    return 0


def remove(chosen: Namespace, console: Console) -> int:
    """Forget payouts."""
    with open_book(chosen, console) as book:
        before = book.arrivals()
        gone = book.remove_received(chosen.payout_ids)
    if console.is_json:
        console.document_of("removed", [json_received.payout(each, before) for each in gone])
    else:
        console.say("payout.removed", n=len(gone))
    return 0


def decide(chosen: Namespace, console: Console) -> int:
    """Say which runs a payout is for."""
    if sum((chosen.runs is not None, chosen.none, chosen.auto)) != 1:
        raise UserError(message("cli.payout.one_of_three"))
    with open_book(chosen, console) as book:
        known = book.received_by_id(chosen.payout_id)
        if chosen.auto:
            book.unpin(known.payout_id)
        else:
            runs = [_run(text, known.currency) for text in chosen.runs or ()]
            book.pin(known.payout_id, runs)
        _tell("payout.matched", book, [book.received_by_id(known.payout_id)], console)
    return 0


def show(chosen: Namespace, console: Console) -> int:
    """List the payouts that arrived."""
    with open_book(chosen, console) as book:
        found, arrivals = book.received(chosen.account), book.arrivals()
    if console.is_json:
        rows = (json_received.payout(each, arrivals) for each in found)
        console.document_of("payouts", rows)
    elif found:
        _print(found, arrivals, console)
    else:
        console.say("payout.none")
    return 0


def _tell(key: str, book: Book, payouts: Sequence[Received], console: Console) -> None:
    arrivals = book.arrivals()
    if console.is_json:
        rows = [json_received.payout(each, arrivals) for each in payouts]
        console.document_of("payouts", rows)
        return
    for payout in payouts:
        console.say(
            key,
            number=str(payout.payout_id),
            amount=console.money(payout.amount, payout.currency),
            on=payout.received_on,
            account=payout.account,
        )
        console.print(_what_for(payout, arrivals, console))


def _tell_of_equal(made: Received, book: Book, console: Console) -> None:
    """Say that an equal payout is there already: two equal ones on one day are rare."""
    for each in book.received(made.account):
        if each.payout_id != made.payout_id and _looks(each) == _looks(made):
            number, first = str(made.payout_id), str(each.payout_id)
            console.note(message("cli.payout.equal", number=number, first=first))
            return


def _looks(payout: Received) -> tuple[date, str, int]:
    return payout.received_on, payout.currency, payout.amount


def _what_for(payout: Received, arrivals: Arrivals, console: Console) -> str:
    """Return which runs a payout is for, in words."""
    if payout.received_on > arrivals.as_of:
        return console.words("payout.to_come")
    shares = arrivals.shares_of(payout.payout_id)
    if not shares:
        return console.words("payout.for_none")
    said = tuple(
        message(
            "cli.payout.part",
            amount=console.money(share.amount, payout.currency),
            on=run.payout_on,
            state=run.in_a_word,
        )
        for run, share in shares
    )
    return console.words("payout.for_runs", runs=said)


def _print(found: Sequence[Received], arrivals: Arrivals, console: Console) -> None:
    columns = [
        Column(console.words("payout.number"), is_number=True),
        Column(console.words("payout.on")),
        Column(console.words("payout.account")),
        Column(console.words("payout.amount"), is_number=True),
        Column(console.words("payout.fee"), is_number=True),
        Column(console.words("payout.reference"), width=28),
        Column(console.words("payout.runs")),
    ]
    rows = [
        (
            str(each.payout_id),
            console.day(each.received_on),
            each.account,
            console.money(each.amount, each.currency),
            console.money(each.fee, each.currency) if each.fee else "",
            each.reference,
            _runs(each, arrivals, console),
        )
        for each in found
    ]
    console.print_all(table(columns, rows))


def _runs(payout: Received, arrivals: Arrivals, console: Console) -> str:
    """Return the days of the runs that a payout is for, and how each stands."""
    shares = arrivals.shares_of(payout.payout_id)
    said = [
        f"{console.day(run.payout_on)} ({console.render(run.in_a_word)})" for run, _share in shares
    ]
    return ", ".join(said) or console.words("payout.no_run")


def _refuse_to_come(on: date | None, book: Book) -> None:
    """Refuse a day on which nothing can have arrived yet, as the window does: a slip, mostly."""
    if on is not None and on > book.as_of:
        raise UserError(message("received.bad.to_come", on=on))


def _typed(chosen: Namespace, currency: str) -> dict[str, Any]:
    """Return the fields of `ReceivedEntry` that were typed."""
    typed: dict[str, Any] = {
        "received_on": chosen.on,
        "reference": chosen.ref,
        "method": chosen.method,
        "note": chosen.note,
    }
    if chosen.amount is not None:
        typed["amount"] = typed_signed_amount(chosen.amount, currency)
    if chosen.fee is not None:
        typed["fee"] = typed_amount(chosen.fee, currency)
    return {
        field: value.strip() if isinstance(value, str) else value
        for field, value in typed.items()
        if value is not None
    }


def _run(text: str, currency: str) -> tuple[date, int | None]:
    """Read the day of a run, and the part of the payout that is for it where one is named."""
    on, is_part, amount = text.partition("=")
    return values.day(on.strip()), typed_signed_amount(amount, currency) if is_part else None
