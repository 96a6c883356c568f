"""`correct`: the user's own word on the lines of an order, said or taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from affitrack.cli import json_output
from affitrack.cli.opening import open_book
from affitrack.domain.correction import Correctable
from affitrack.domain.rate import rate_of, rate_text
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.domain.unmoved import why_unmoved
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from affitrack.book import Book
    from affitrack.cli.console import Console
    from affitrack.domain.records import LineRecord


def correct(chosen: Namespace, console: Console) -> int:
    """Correct every line of an order that is meant, or take corrections back."""
    changes = _changes(chosen)
    if bool(changes) == chosen.take_back:
        raise UserError(message("cli.correct.one_or_other"))
    if chosen.take_back:
        changes = dict.fromkeys(Correctable)
    with open_book(chosen, console) as book:
        before = _meant(book, chosen)
        preview = book.preview_correction(before, changes)
        after: Sequence[LineRecord] = preview.after
        if not chosen.dry_run:
            book.correct(before, changes, chosen.note)
            after = book.lines_by_id([line.line_id for line in before])
    if console.is_json:
        console.document_of("lines", map(json_output.line, after))
        return 0
    for old, new in zip(before, after, strict=True):
        _tell(old, new, console)
    if chosen.dry_run:
        console.say("import.trial")
    return 0


def _changes(chosen: Namespace) -> dict[Correctable, str | None]:
    typed = {
        Correctable.RATE: None if chosen.rate is None else rate_text(chosen.rate),
        Correctable.VAT_RATE: None if chosen.vat is None else rate_text(chosen.vat),
        Correctable.DELIVERED_ON: json_output.day(chosen.delivered_on),
        Correctable.RETURNED_ON: json_output.day(chosen.returned_on),
        Correctable.STATUS: chosen.status,
    }
    return {field: value for field, value in typed.items() if value is not None}


def _meant(book: Book, chosen: Namespace) -> list[LineRecord]:
    """Return the lines that are meant. Raises `UserError` where there is none."""
    which = LineFilter(
        account=None if chosen.account is None else book.account(chosen.account).handle,
        order_id=chosen.order_id,
        product_id=chosen.product,
        content_id=chosen.content,
    )
    found = [
        line for line in book.lines(which) if chosen.sku is None or line.facts.sku_id == chosen.sku
    ]
    if not found:
        raise UserError(message("cli.correct.no_line", order=chosen.order_id))
    return found


def _tell(old: LineRecord, new: LineRecord, console: Console) -> None:
    """Print what a line was and is."""
    console.say(
        "correct.line",
        order=new.facts.order_id,
        product=new.product_name or new.facts.product_id,
        before=_in_short(old, console),
        after=_in_short(new, console),
    )
    reasons = why_unmoved([old], [new])
    for why in reasons:
        console.say("correct.unmoved", why=why)
    if not reasons and _figures(old) == _figures(new):
        console.say("correct.nothing")


def _figures(line: LineRecord) -> tuple[object, ...]:
    """Return what a correction may move; what is only checked is left aside."""
    return line.derived._replace(audit_flags=0), line.stage, line.payout_on


def _in_short(line: LineRecord, console: Console) -> str:
    derived = line.derived
    parts = [console.money(derived.net, line.facts.currency)]
    if derived.rate is not None:
        parts.append(console.rate(rate_of(derived.rate)))
    parts.append(console.words(f"stage.{line.stage.value}"))
    if derived.release_on is not None and line.stage is Stage.HELD:
        parts[-1] += f" ({console.day(date.fromisoformat(derived.release_on))})"
    return ", ".join(parts)
