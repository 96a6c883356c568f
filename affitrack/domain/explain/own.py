"""What the user has corrected in a line, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from affitrack.domain.commission import Source, stated_rate
from affitrack.domain.correction import DAYS, RATES, Correctable
from affitrack.domain.explain.line import shown_rate
from affitrack.domain.explain.steps import OwnWord
from affitrack.wording.message import Message, Rate, message

if TYPE_CHECKING:
    from affitrack.domain.correction import Correction
    from affitrack.domain.explain.line import ExplainedLine
    from affitrack.wording.message import Param


def own_words(line: ExplainedLine) -> tuple[OwnWord, ...]:
    """Return what the user has corrected, in the order in which it is told."""
    return tuple(
        OwnWord(made.field, _said(line, made), made.note)
        for made in line.record.corrections
        if not line.is_entered(made.field)
    )


def _said(line: ExplainedLine, made: Correction) -> Message:
    field = Correctable(made.field)
    said = message(
        "explain.own.said",
        what=Message(f"explain.own.{field.value}", {"value": _value(field, made.value)}),
        on=date.fromisoformat(made.made_at[:10]),
    )
    if field in RATES and line.derived.source == Source.ACTUAL:
        return message("explain.own.paid_stays", said=said)
    stated = _stated(line, field)
    return said if stated is None else message("explain.own.instead", said=said, stated=stated)


def _value(field: Correctable, value: str) -> Param:
    if field in DAYS:
        return date.fromisoformat(value)
    return message(f"explain.status.{value}") if field is Correctable.STATUS else shown_rate(value)


def _stated(line: ExplainedLine, field: Correctable) -> Param | None:
    """Return what stands there without the correction; None where that is nothing."""
    facts = line.record.facts
    stated: str | None = None
    if field is Correctable.RATE:
        stated = stated_rate(facts)
    elif field is Correctable.VAT_RATE:
        return Rate(line.deriver.vat_in_reasons(facts, line.outcome))
    elif field is Correctable.STATUS:
        return facts.status_raw or message(f"explain.status.{facts.status}")
    else:
        stated = facts.delivered_on if field is Correctable.DELIVERED_ON else facts.returned_on
    return None if stated is None else _value(field, stated)
