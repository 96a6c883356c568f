"""The steps of a line's amount, such that what is shown adds up to what is earned.

Three stretches: from the price to the commission base, from the base to the commission, from the
commission to the net. Each ends in a sum that the next one starts from.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from affitrack.domain.commission import Source, times_rate
from affitrack.domain.correction import Correctable
from affitrack.domain.explain.base import base_steps
from affitrack.domain.explain.line import shown_rate
from affitrack.domain.explain.steps import AmountStep
from affitrack.domain.rate import rate_of
from affitrack.domain.stage import Outcome
from affitrack.wording.message import Message, message

if TYPE_CHECKING:
    from affitrack.domain.explain.line import ExplainedLine
    from affitrack.domain.line import LineFacts

# A platform may round its commission otherwise than half up.
_ROUNDING = 1

# Commission -> where the file states its rate, its estimate and its final amount.
_PARTS = (
    ("standard", "standard_rate", "est_standard", "actual_standard"),
    ("shop_ads", "shop_ads_rate", "est_shop_ads", "actual_shop_ads"),
    ("bonus", "bonus_rate", "est_bonus", "actual_bonus"),
    ("partner_bonus", "partner_bonus_rate", "est_partner_bonus", "actual_partner_bonus"),
)


class _Part(NamedTuple):
    """One commission that a sale brings."""

    name: str
    amount: int
    rate: str | None
    rate_field: str | None
    """Where the file states the rate; None where a rule gives it."""
    field: str | None = None
    """Where the file states the amount; None where it follows from others."""


def amount_steps(line: ExplainedLine) -> tuple[AmountStep, ...]:
    """Return the steps from the price to the net of a line."""
    if line.outcome is Outcome.DEDUCTED:
        return (_taken_back(line), *_to_net(line))
    return (*_to_commission(line, _parts(line)), *_to_net(line))


def _parts(line: ExplainedLine) -> list[_Part]:
    """Return the commissions of a line; their sum is its commission."""
    parts = []
    if line.derived.source != Source.COMPUTED:
        is_actual = line.derived.source == Source.ACTUAL
        for name, rate_field, est_field, actual_field in _PARTS:
            field = actual_field if is_actual else est_field
            amount: int | None = getattr(line.facts, field)
            if amount:
                rate: str | None = getattr(line.facts, rate_field)
                parts.append(_Part(name, amount, rate, rate_field, field))
    if not parts:
        parts.append(_Part("standard", line.derived.commission, None, None))
    return [_with_rate(line, part) for part in parts]


def _with_rate(line: ExplainedLine, part: _Part) -> _Part:
    """Return a sale's commission with the rate it was worked out with, where it states none."""
    if part.rate is not None or part.name not in {"standard", "shop_ads"}:
        return part
    return part._replace(rate=line.derived.rate, rate_field=_rate_field(line.facts))


def _rate_field(facts: LineFacts) -> str | None:
    """Return where the file states the rate of this kind of sale (`commission.stated_rate`)."""
    if facts.shop_ads_rate is not None and (facts.is_shop_ads or facts.standard_rate is None):
        return "shop_ads_rate"
    return "standard_rate" if facts.standard_rate is not None else None


def _to_commission(line: ExplainedLine, parts: list[_Part]) -> list[AmountStep]:
    """Return the steps up to the commission."""
    base = line.derived.base
    if len(parts) > 1:
        return [*(base_steps(line) if base is not None else ()), *_named_parts(line, parts)]
    part = parts[0]
    steps = []
    if base is not None and part.rate is not None:
        steps = [*base_steps(line), _rate_step(line, part, base, part.rate)]
        deviation = part.amount - _expected(line, base, part.rate)
        if abs(deviation) > _ROUNDING:
            label = message("explain.deviation")
            steps.append(line.step("deviation", label, deviation, line.where(part.field)))
    if _has_deductions(line):
        key = "explain.commission" if part.name == "standard" else f"explain.part.{part.name}"
        note = line.where(part.field) if part.field is not None else None
        steps.append(line.step("commission", Message(key), part.amount, note, is_sum=True))
    return steps


def _expected(line: ExplainedLine, base: int, rate: str) -> int:
    """Return base x rate; where the program worked it out, it did so from the exact base."""
    if line.derived.source == Source.COMPUTED:
        return line.derived.commission
    return times_rate(base, rate)


def _named_parts(line: ExplainedLine, parts: list[_Part]) -> list[AmountStep]:
    steps = [
        line.step(
            part.name, Message(f"explain.part.{part.name}"), part.amount, _of_base(line, part)
        )
        for part in parts
    ]
    if _has_deductions(line):
        total = sum(part.amount for part in parts)
        steps.append(line.step("commission", message("explain.commission"), total, is_sum=True))
    return steps


def _of_base(line: ExplainedLine, part: _Part) -> Message:
    """Return "12 % of 43,63 €, row ..." for one commission of several, where that is so."""
    where = line.where(part.field)
    base = line.derived.base
    if part.rate is None or base is None:
        return where
    if abs(abs(part.amount) - times_rate(abs(base), part.rate)) > _ROUNDING:
        return where
    return message(
        "explain.part.of_base",
        base=line.money(-abs(base) if part.amount < 0 else abs(base)),
        rate=shown_rate(part.rate),
        where=where,
    )


def _rate_step(line: ExplainedLine, part: _Part, base: int, rate: str) -> AmountStep:
    said = None
    if part.rate_field is not None:
        said = line.where(part.rate_field)
    elif line.own.rate is not None:
        said = line.corrected_when(Correctable.RATE)
    elif line.agreement is not None:
        said = line.agreed_in_words(line.agreement)
    amount, factor = line.money(base), shown_rate(rate)
    return AmountStep(
        label=message(f"explain.rate.{part.name}", rate=factor),
        note=(
            message("explain.formula.alone", base=amount, rate=factor)
            if said is None
            else message("explain.formula.said", base=amount, rate=factor, said=said)
        ),
        value=message("explain.times", factor=rate_of(rate)),
        name="rate",
        rate=rate,
    )


def _taken_back(line: ExplainedLine) -> AmountStep:
    derived = line.derived
    part = _Part("taken_back", derived.commission, derived.rate, None)
    label = message("explain.part.taken_back")
    return line.step("taken_back", label, derived.commission, _of_base(line, part))


def _has_deductions(line: ExplainedLine) -> bool:
    return line.derived.commission != line.derived.net or bool(_deductions(line))


def _deductions(line: ExplainedLine) -> list[tuple[str, int, str]]:
    """Return what is taken from the commission: name, amount, where the file states it."""
    facts, source = line.facts, line.derived.source
    withheld = ("taxes", facts.taxes or 0, "taxes")
    if source == Source.ESTIMATED or (source == Source.COMPUTED and facts.taxes is None):
        withheld = ("taxes", facts.est_taxes or 0, "est_taxes")
    taken = [withheld]
    if source != Source.ESTIMATED:
        share = facts.shared_with_partner or 0
        taken.append(("partner_share", share, "shared_with_partner"))
    return [entry for entry in taken if entry[1]]


def _to_net(line: ExplainedLine) -> list[AmountStep]:
    """Return the steps from the commission to the net."""
    steps = []
    left = line.derived.commission
    other_name = "given_back"
    if line.outcome is not Outcome.DEDUCTED:
        other_name = "other"
        for name, amount, field in _deductions(line):
            label = Message(f"explain.deduction.{name}")
            steps.append(line.step(name, label, -amount, line.where(field)))
            left -= amount
    other = line.derived.net - left
    if other:
        steps.append(line.step(other_name, Message(f"explain.deduction.{other_name}"), other))
    return [*steps, _net_step(line)]


def _net_step(line: ExplainedLine) -> AmountStep:
    key = "explain.commission"
    if line.outcome is Outcome.LOST:
        key = "explain.net.lost"
    elif line.outcome is Outcome.DEDUCTED:
        key = "explain.net.taken_back"
    elif _has_deductions(line):
        key = "explain.net.earned"
    net = line.step("net", Message(key), line.derived.net, _source_note(line), is_sum=True)
    return replace(net, is_total=True)


def _source_note(line: ExplainedLine) -> Message:
    """Return where the net comes from: stated at the end, estimated, or worked out here."""
    source = line.derived.source
    if source == Source.ACTUAL:
        return message("explain.source.actual", where=line.where("final_earned"))
    if line.is_by_own_rate:
        return message("explain.source.corrected")
    if source == Source.ESTIMATED:
        stated = [part.field for part in _parts(line) if part.field is not None]
        where = line.where(stated[0] if len(stated) == 1 else None)
        return message("explain.source.estimated", where=where)
    return message("explain.source.by_hand" if line.is_by_hand else "explain.source.computed")
