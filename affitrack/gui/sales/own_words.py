"""The user's own word on sales, and what stands there otherwise, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.correction import DAYS, RATES, Correctable
from affitrack.domain.line import Status
from affitrack.domain.records import LineRecord
from affitrack.gui.i18n import language
from affitrack.wording.catalogue import render
from affitrack.wording.message import Message
from affitrack.wording.numbers import format_day, format_rate

PENCIL: Final = "✎"
"""Stands before a figure that follows from the user's own word."""

_MOVES: Final = {
    "rate": frozenset({Correctable.RATE}),
    "base": frozenset({Correctable.VAT_RATE}),
    "net": frozenset({Correctable.RATE, Correctable.VAT_RATE}),
    "stage": frozenset({Correctable.STATUS, Correctable.RETURNED_ON, Correctable.DELIVERED_ON}),
}
"""What `Book.line_ids` sorts a column by -> the corrections that its figures follow from."""


def is_own(line: LineRecord, column: str) -> bool:
    """Tell whether the figure of a column follows from what the user has corrected."""
    return bool(line.corrections) and not _MOVES.get(column, frozenset()).isdisjoint(line.corrected)


def own_tip(line: LineRecord, as_of: date) -> str:
    """Return what the user has corrected in a line, a line each."""
    translate = QCoreApplication.translate
    lang = language()
    template = translate("Corrections", "{what}: your correction of {day}")
    told = []
    for made in line.corrections:
        on = date.fromisoformat(made.made_at[:10])
        field = Correctable(made.field)
        what = render(
            Message(f"explain.own.{field.value}", {"value": _words(field, made.value)}), lang
        )
        told.append(
            template.format(what=what, day=format_day(on, lang, year=on.year != as_of.year))
        )
    return "\n".join(told)


def otherwise_words(
    what: Correctable, values: Sequence[str | None], lines: Sequence[LineRecord]
) -> str:
    """Return what stands in a field without a correction: "otherwise: 10%"."""
    translate = QCoreApplication.translate
    found = set(values)
    if len(found) > 1:
        return translate("Corrections", "several values")
    (value,) = found
    if value is None:
        return translate("Corrections", "not known")
    words = _words(what, value)
    if value == Status.UNKNOWN and len(lines) == 1 and lines[0].facts.status_raw:
        words = lines[0].facts.status_raw
    is_estimated = what is Correctable.DELIVERED_ON and all(
        line.facts.delivered_on is None for line in lines
    )
    mark = "≈ " if is_estimated else ""
    return translate("Corrections", "otherwise: {value}").format(value=f"{mark}{words}")


def _words(field: Correctable, value: str) -> str:
    lang = language()
    if field in RATES:
        return format_rate(Decimal(value), lang)
    if field in DAYS:
        return format_day(date.fromisoformat(value), lang)
    return render(Message(f"explain.status.{value}"), lang)
