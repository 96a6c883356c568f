"""The steps from the price to the commission base."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from affitrack.domain.audit import basis_fit, vat_behind
from affitrack.domain.commission import (
    SHOWN_WHOLE,
    half_up,
    is_base_actual,
    kept_base,
    paid_exactly,
    paid_price,
    pre_tax,
    stated_base,
)
from affitrack.domain.correction import Correctable
from affitrack.domain.derive import VatOrigin
from affitrack.domain.market import market as market_of
from affitrack.wording.message import Message, Rate, message

if TYPE_CHECKING:
    from affitrack.domain.explain.line import ExplainedLine
    from affitrack.domain.explain.steps import AmountStep


def base_steps(line: ExplainedLine) -> list[AmountStep]:
    """Return the steps up to the base of a line that has one."""
    stated = stated_base(line.facts, line.outcome)
    if stated is None:
        return _worked_out(line)
    kept = kept_base(line.facts) if is_base_actual(line.facts, line.outcome) else None
    return _stated(line, stated) if kept is None else _shared_out(line, kept)


def _shared_out(line: ExplainedLine, kept: Fraction) -> list[AmountStep]:
    """Return the steps to the base of all items, and from that to the base of those kept."""
    facts = line.record.facts._replace(actual_base=None)
    whole, base = facts.est_base or 0, half_up(kept)
    of_all = replace(line, record=replace(line.record, facts=facts))
    label = message("explain.returned", n=line.facts.items_refunded)
    note = None if kept == base else message("explain.base.exact", exact=line.exact(kept))
    return [
        *_stated(of_all, whole),
        line.step("returned", label, base - whole, line.where("items_refunded")),
        _base(line, base, note),
    ]


def _stated(line: ExplainedLine, stated: int) -> list[AmountStep]:
    """Return the steps to a base that the file states."""
    taken_out = vat_behind(line.facts, line.outcome, (line.vat_rate, *line.other_vat_rates))
    steps, paid = _paid_steps(line, before_refunds=_counts_before_refunds(line))
    if taken_out is not None:
        steps.append(_vat_step(line, stated - paid, taken_out))
        return [*steps, _base(line, stated, _stated_note(line))]
    vat = line.vat_rate
    fit = basis_fit(line.facts, line.outcome, vat)
    if fit is None or not fit.tax_included:
        return [_base(line, stated, _stated_note(line))]
    if stated != paid:
        steps.append(line.step("rounding", message("explain.rounding"), stated - paid))
    note = _stated_note(line)
    if vat:
        note = message("explain.base.tax_included", where=note)
    return [*steps, _base(line, stated, note, name="taxed_base" if vat else "base")]


def _worked_out(line: ExplainedLine) -> list[AmountStep]:
    """Return the steps to a base that the file does not state."""
    before_refunds = line.outcome in SHOWN_WHOLE
    steps, paid = _paid_steps(line, before_refunds=before_refunds)
    base, vat = line.derived.base, line.vat_rate
    if base is None or not vat:
        return steps
    exact = pre_tax(paid_exactly(line.facts, before_refunds=before_refunds) or 0, vat)
    note = None
    if exact != base:
        note = message("explain.base.exact", exact=line.exact(Fraction(exact)))
    return [*steps, _vat_step(line, base - paid, vat), _base(line, base, note)]


def _counts_before_refunds(line: ExplainedLine) -> bool:
    """Tell whether the stated base is the estimate, which takes no return into account."""
    return not is_base_actual(line.facts, line.outcome)


def _paid_steps(line: ExplainedLine, *, before_refunds: bool) -> tuple[list[AmountStep], int]:
    """Return the steps from the price to what the buyer paid, and that amount."""
    facts = line.facts
    paid = paid_price(facts, before_refunds=before_refunds)
    if facts.price is None or paid is None:
        return _sum_steps(line, before_refunds=before_refunds)
    left = facts.price * facts.items_sold
    steps = [_price_step(line, left)]
    if facts.items_refunded and not before_refunds:
        returned = min(facts.items_refunded, facts.items_sold)
        label = message("explain.returned", n=returned)
        steps.append(
            line.step("returned", label, -facts.price * returned, line.where("items_refunded"))
        )
        left -= facts.price * returned
    for name in ("seller_discount", "platform_discount"):
        # A discount never takes more than there is to pay.
        discount = min(getattr(facts, name) or 0, left)
        if discount:
            steps.append(line.step(name, Message(f"explain.{name}"), -discount, line.where(name)))
            left -= discount
    if len(steps) > 1:
        steps.append(line.step("paid", message("explain.paid"), paid, is_sum=True))
    return steps, paid


def _sum_steps(line: ExplainedLine, *, before_refunds: bool) -> tuple[list[AmountStep], int]:
    """Return the same of a row that states what was paid for all items, where the base needs it."""
    facts = line.facts
    exact = paid_exactly(facts, before_refunds=before_refunds)
    if exact is None or facts.gmv is None or stated_base(facts, line.outcome) is not None:
        return [], 0
    paid = half_up(exact)
    label = message("explain.price", n=facts.items_sold)
    steps = [line.step("price", label, facts.gmv, line.where("gmv"))]
    if paid != facts.gmv:
        label = message("explain.returned", n=min(facts.items_refunded, facts.items_sold))
        where = line.where("items_refunded")
        steps.append(line.step("returned", label, paid - facts.gmv, where))
        steps.append(line.step("paid", message("explain.paid"), paid, is_sum=True))
    return steps, paid


def _price_step(line: ExplainedLine, total: int) -> AmountStep:
    facts = line.facts
    where = line.where("price")
    if facts.items_sold > 1 and facts.price is not None:
        where = message(
            "explain.each", n=facts.items_sold, price=line.money(facts.price), where=where
        )
    return line.step("price", message("explain.price", n=facts.items_sold), total, where)


def _vat_step(line: ExplainedLine, minor: int, rate: Decimal) -> AmountStep:
    origin = line.deriver.vat_origin(line.record.facts)
    own = line.corrected_when(Correctable.VAT_RATE)
    if own is not None:
        note = own
    elif origin is VatOrigin.FILE:
        note = line.where("vat_rate")
    elif origin is VatOrigin.MARKET:
        market = market_of(line.deriver.rules.market).name
        is_standard = rate == line.vat_rate
        note = message("explain.vat.market", market=market)
        if not is_standard:
            note = message("explain.vat.reduced", market=market)
    else:
        note = Message(f"explain.vat.{origin.value}")
    return line.step("vat", message("explain.vat.label", rate=Rate(rate)), minor, note)


def _stated_note(line: ExplainedLine) -> Message:
    return line.where("est_base" if _counts_before_refunds(line) else "actual_base")


def _base(
    line: ExplainedLine, minor: int, note: Message | None, *, name: str = "base"
) -> AmountStep:
    return line.step(name, Message(f"explain.{name}_label"), minor, note, is_sum=True)
