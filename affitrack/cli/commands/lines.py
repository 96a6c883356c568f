"""`lines`: order lines, as many as there are, without ever holding them all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from affitrack.cli import json_output
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, table
from affitrack.domain.rate import rate_of
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from affitrack.book import Book
    from affitrack.cli.console import Console
    from affitrack.domain.line import LineFacts
    from affitrack.domain.records import LineRecord

_AT_ONCE: Final = 1_000


def show(chosen: Namespace, console: Console) -> int:
    """List order lines, oldest first."""
    check_period(chosen)
    with open_book(chosen, console) as book:
        ids = meant(book, chosen)
        found = read(book, ids)
        if console.is_json:
            console.document_of("lines", map(json_output.line, found))
        elif not ids:
            console.say("lines.none" if book.line_ids(LineFilter()) else "empty")
        else:
            _print(found, console)
    return 0


def check_period(chosen: Namespace) -> None:
    """Refuse a period that ends before it begins."""
    if chosen.from_on is not None and chosen.to_on is not None and chosen.to_on < chosen.from_on:
        raise UserError(message("cli.bad.period", start=chosen.from_on, end=chosen.to_on))


def meant(book: Book, chosen: Namespace) -> Sequence[int]:
    """Return the ids of the lines that were asked for, oldest first."""
    which = LineFilter(
        account=None if chosen.account is None else book.account(chosen.account).handle,
        stages=frozenset(chosen.stage or ()),
        shop=chosen.shop,
        content_id=chosen.content,
        ordered_from=chosen.from_on,
        ordered_to=chosen.to_on,
        corrected=chosen.corrected,
    )
    return book.line_ids(which, order_by="ordered_at", descending=False)[: chosen.limit]


def read(book: Book, ids: Sequence[int]) -> Iterator[LineRecord]:
    """Yield lines by their ids, without ever holding them all."""
    for start in range(0, len(ids), _AT_ONCE):
        yield from book.lines_by_id(ids[start : start + _AT_ONCE])


def _print(found: Iterator[LineRecord], console: Console) -> None:
    columns = [
        Column(console.words("lines.ordered"), width=21),
        Column(console.words("lines.order"), width=19),
        Column(console.words("lines.product"), width=28),
        Column(console.words("lines.items"), is_number=True, width=5),
        Column(console.words("lines.base"), is_number=True, width=12),
        Column(console.words("lines.rate"), is_number=True, width=7),
        Column(console.words("lines.net"), is_number=True, width=12),
        Column(console.words("lines.stage"), width=60),
    ]
    console.print_all(table(columns, (_row(record, console) for record in found)))


def _ordered(facts: LineFacts, console: Console) -> str:
    if facts.names_time:
        return console.moment(facts.ordered_at)
    return console.day(date.fromisoformat(facts.ordered_at[:10]))


def _row(record: LineRecord, console: Console) -> tuple[str, ...]:
    facts, derived = record.facts, record.derived
    return (
        _ordered(facts, console),
        facts.order_id,
        record.product_name,
        console.count(facts.items_sold),
        "" if derived.base is None else console.money(derived.base, facts.currency),
        "" if derived.rate is None else console.rate(rate_of(derived.rate)),
        console.money(derived.net, facts.currency),
        _where_the_money_is(record, console),
    )


def _where_the_money_is(record: LineRecord, console: Console) -> str:
    """Return the stage and the day on which it changes."""
    stage = record.stage
    if stage is Stage.UNKNOWN:
        said = console.words("lines.unknown", status=record.facts.status_raw)
    elif stage in {Stage.HELD, Stage.CLEARED, Stage.PAID} and record.payout_on is not None:
        said = console.words(f"lines.{stage.value}", on=record.payout_on)
    else:
        said = console.words(f"stage.{stage.value}")
    flags = [console.words(f"flag.{flag}") for flag in record.flags if flag != "unknown_status"]
    flags += [console.words("lines.corrected")] if record.corrections else []
    return ", ".join([said, *flags])
