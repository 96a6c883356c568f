"""`payout import`, `payout columns`: what of a bank statement are payouts."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from affitrack.cli import json_received
from affitrack.cli.commands.imports import (
    answers_of,
    refuse_standard_input,
    saying_how_to_answer,
)
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, pairs, table
from affitrack.domain.statement import FIELDS, Proposed
from affitrack.ingest.statements import UnknownStatementError
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from affitrack.book import Book
    from affitrack.cli.console import Console
    from affitrack.domain.statement import StatementDraft, StatementLine

ROWS_REJECTED: Final = 1
_SHOWN: Final = 10


def take_in(chosen: Namespace, console: Console) -> int:
    """Take the payouts of a bank statement in; 1 where lines could not be read."""
    refuse_standard_input([chosen.file])
    with open_book(chosen, console) as book:
        with saying_how_to_answer(), _saying_how_to_name_columns():
            draft = book.read_statement(
                chosen.file,
                account=chosen.account,
                columns=chosen.columns,
                mapping=chosen.mapping,
                answers=answers_of(chosen),
            )
        places = _places(draft, chosen.rows)
        if chosen.dry_run:
            _tell(draft, places, console)
            return ROWS_REJECTED if draft.rejected else 0
        if chosen.keep is not None:
            _keep(book, draft, chosen)
        done = book.take_statement(draft, places, chosen.account)
        arrivals = book.arrivals()
    if console.is_json:
        added = [json_received.payout(each, arrivals) for each in done.added]
        console.document({**json_received.statement(draft, places, console.lang), "payouts": added})
    else:
        _tell(draft, places, console)
        console.say("payout.taken", n=len(done.added))
    return ROWS_REJECTED if draft.rejected else 0


def columns(chosen: Namespace, console: Console) -> int:
    """List what the columns of statements were said to be, or forget some."""
    with open_book(chosen, console) as book:
        if chosen.forget is not None:
            book.forget_statement_mapping(chosen.forget)
        kept = book.statement_mappings()
    if console.is_json:
        rows = (
            {"name": name, "headers": list(headers), "columns": list(fields)}
            for name, (headers, fields) in kept.items()
        )
        console.document_of("mappings", rows)
        return 0
    if not kept:
        console.say("payout.no_kept_columns")
    for name, (headers, fields) in kept.items():
        console.print(name)
        named = zip(headers, fields, strict=True)
        told = [
            (header, console.render(message(f"received.field.{field}")))
            for header, field in named
            if field is not None
        ]
        console.print_all(pairs(told, indent="  "))
    return 0


@contextmanager
def _saying_how_to_name_columns() -> Iterator[None]:
    """Name the option that says what columns are, and the columns there are."""
    try:
        yield
    except UnknownStatementError as error:
        fields = tuple(FIELDS)
        headers = tuple(
            message("ingest.reject.quoted", text=header) for header in error.table.headers
        )
        hint = message("cli.payout.name_columns", columns=headers, fields=fields)
        raise UserError(error.message, hint) from error


def _keep(book: Book, draft: StatementDraft, chosen: Namespace) -> None:
    """Keep the columns of a table under a name."""
    if draft.table is None:
        raise UserError(message("cli.payout.no_columns", file=draft.file_name))
    book.save_statement_mapping(chosen.keep, draft.table, draft.table.columns)


def _places(draft: StatementDraft, rows: list[int] | None) -> frozenset[int]:
    """Return which lines are taken in: those of the rows named, else what is proposed."""
    if rows is None:
        return draft.ticked
    by_row = {line.row: place for place, line in enumerate(draft.lines)}
    missing = [str(row) for row in rows if row not in by_row]
    if missing:
        raise UserError(message("cli.payout.no_row", file=draft.file_name, row=missing[0]))
    return frozenset(by_row[row] for row in rows)


def _tell(draft: StatementDraft, places: frozenset[int], console: Console) -> None:
    """Show what a statement has to do with payouts; of a dry run this is all there is to say."""
    if console.is_json:
        console.document({**json_received.statement(draft, places, console.lang), "payouts": []})
        return
    title = draft.title or console.words("payout.table")
    console.say("payout.statement", file=draft.file_name, what=title, n=len(draft.lines))
    told = [
        (place, line)
        for place, line in enumerate(draft.lines)
        if place in places or line.proposed is not Proposed.OTHER
    ]
    if told:
        _print(told, places, console)
    others = sum(line.amount > 0 for line in draft.lines) - sum(line.amount > 0 for _, line in told)
    if others:
        console.say("payout.others", n=others)
    for each in draft.rejected[:_SHOWN]:
        console.say("payout.rejected", row=str(each.row), reason=each.reason)
    if len(draft.rejected) > _SHOWN:
        console.say("payout.more_rejected", n=len(draft.rejected) - _SHOWN)


def _print(told: list[tuple[int, StatementLine]], places: frozenset[int], console: Console) -> None:
    titles = [
        Column(console.words("payout.taken_in")),
        Column(console.words("payout.row"), is_number=True),
        Column(console.words("payout.on")),
        Column(console.words("payout.amount"), is_number=True),
        Column(console.words("payout.why")),
        Column(console.words("payout.text"), width=40),
    ]
    rows = [
        (
            console.words("payout.yes" if place in places else "payout.no"),
            str(line.row),
            console.day(line.received_on),
            console.money(line.amount, line.currency),
            console.render(line.said),
            line.text,
        )
        for place, line in told
    ]
    console.print_all(table(titles, rows))
