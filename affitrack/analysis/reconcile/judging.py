"""What one settled line should have paid, by what was estimated and agreed.

Only what is to the creator's loss is told; what came in too much is nothing to claim. What the
platform withholds grows and shrinks with the commission: an expected amount is the net that stands,
by as much more as the commission should be more.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from affitrack.domain.audit import (
    TOLERANCE,
    AuditFlag,
    check_commission,
    price_bases,
    rates_behind,
)
from affitrack.domain.commission import (
    estimate,
    half_up,
    stated_base,
    stated_rate,
    times_rate,
)
from affitrack.domain.correction import Corrections, corrected_facts, vat_in_price
from affitrack.domain.expected import expected_facts
from affitrack.domain.finding import FindingKind
from affitrack.domain.money import Money
from affitrack.domain.rate import rate_of
from affitrack.wording.message import Message, Rate, message

if TYPE_CHECKING:
    from decimal import Decimal

    from affitrack.domain.derive import Deriver
    from affitrack.domain.line import LineFacts
    from affitrack.store.lines.findings import DoubtfulLine

_NOTHING_CORRECTED = Corrections()


class Judged(NamedTuple):
    """What a settled line shows."""

    kind: FindingKind
    expected: int
    """The net that should stand there."""
    why: Message


class _Settled(NamedTuple):
    """A settled line with what it was agreed by."""

    facts: LineFacts
    """As files state it, where the user does not know better."""
    outcome: str
    net: int
    commission: int
    rate: str | None
    vat: Decimal
    own: Corrections
    deriver: Deriver

    def money(self, minor: int) -> Money:
        return Money(minor, self.facts.currency)

    def with_more(self, more: int) -> int:
        """Return the net, had the commission been more by so much."""
        if self.commission <= 0:
            return self.net + more
        return self.net + half_up(Fraction(more * self.net, self.commission))


def judge(line: DoubtfulLine, deriver: Deriver, *, with_less: bool = False) -> Judged | None:
    """Return what weighs most in a settled line; None where nothing in it is to be claimed.

    Args:
        line: the line.
        deriver: the rules of its account.
        with_less: tell, where there is no other reason, that it is less than was estimated.
    """
    settled = _settled(line, deriver)
    if settled.net == 0:
        at_nothing = _at_nothing(settled)
        if at_nothing is not None:
            return at_nothing
    flags = AuditFlag(line.derived.audit_flags)
    found = [
        judged
        for flag, judges in _JUDGES.items()
        if flag in flags
        for judged in [judges(settled)]
        if judged is not None and judged.expected - settled.net > TOLERANCE
    ]
    if found:
        return max(found, key=lambda judged: judged.expected)
    return _less(settled) if with_less else None


def kept_estimate(facts: LineFacts) -> int | None:
    """Return the estimated net of the items that were not returned; None where none is stated."""
    stated = estimate(facts)
    if stated is None:
        return None
    kept = max(facts.items_sold - facts.items_refunded, 0)
    if not facts.items_refunded or not facts.items_sold:
        return stated[1]
    return half_up(Fraction(stated[1] * kept, facts.items_sold))


def _settled(line: DoubtfulLine, deriver: Deriver) -> _Settled:
    own = deriver.exceptions.own.get(line.facts.key, _NOTHING_CORRECTED)
    vat = vat_in_price(own, deriver.vat_rate(line.facts))
    facts = line.facts if own is _NOTHING_CORRECTED else corrected_facts(line.facts, own, vat)
    derived = line.derived
    return _Settled(
        facts, derived.outcome, derived.net, derived.commission, derived.rate, vat, own, deriver
    )


def _at_nothing(line: _Settled) -> Judged | None:
    expected = kept_estimate(line.facts)
    if expected is not None and expected > 0:
        why = message("reconcile.why.zero", estimate=line.money(expected))
        return Judged(FindingKind.ZERO, expected, why)
    if line.facts.items_refunded:  # what for was the base that is stated?
        return None
    worked_out = line.deriver.worth(expected_facts(line.facts, FindingKind.ZERO)).amounts.net
    if worked_out <= TOLERANCE:
        return None
    why = message("reconcile.why.zero_worked_out", expected=line.money(worked_out))
    return Judged(FindingKind.ZERO, worked_out, why)


def _by_rate(line: _Settled) -> Judged | None:
    """Return what the agreed rate would have paid on the base that was settled."""
    agreed, until = line.own.rate, None
    if agreed is None:
        found = line.deriver.agreement(line.facts)
        if found is None:
            return None
        agreed, until = f"{found.rule.rate:f}", found.kept_until
    stated, base = stated_rate(line.facts), stated_base(line.facts, line.outcome)
    if stated is None or base is None:
        return None
    paid = _paid_part(line.facts)
    if paid is None:
        paid = times_rate(abs(base), stated)
    more = times_rate(abs(base), agreed) - paid
    rates = {"stated": Rate(rate_of(stated)), "agreed": Rate(rate_of(agreed))}
    why = Message("reconcile.why.rate", rates)
    if until is not None:
        why = Message("reconcile.why.rate_kept", {**rates, "until": until})
    return Judged(FindingKind.RATE, line.with_more(more), why)


def _by_base(line: _Settled) -> Judged | None:
    """Return what the settled rate would have paid on the price without tax."""
    stated = stated_base(line.facts, line.outcome)
    could_be = price_bases(line.facts, line.outcome, line.vat)
    rate = _rate_behind(line)
    if stated is None or could_be is None or rate is None:
        return None
    right = half_up(could_be.pre_tax)
    more = times_rate(right, rate) - times_rate(abs(stated), rate)
    why = message("reconcile.why.base", stated=line.money(abs(stated)), expected=line.money(right))
    return Judged(FindingKind.BASE, line.with_more(more), why)


def _by_commission(line: _Settled) -> Judged | None:
    """Return what the stated base x the stated rate would have paid."""
    check = check_commission(line.facts, line.outcome, line.rate)
    if check is None:
        return None
    why = message(
        "reconcile.why.commission",
        stated=line.money(check.stated),
        base=line.money(check.base),
        expected=line.money(check.expected),
    )
    more = check.expected - check.stated
    return Judged(FindingKind.COMMISSION, line.with_more(more), why)


def _less(line: _Settled) -> Judged | None:
    expected = kept_estimate(line.facts)
    if expected is None or expected - line.net <= TOLERANCE:
        return None
    why = message("reconcile.why.less", estimate=line.money(expected), settled=line.money(line.net))
    return Judged(FindingKind.LESS, expected, why)


def _paid_part(facts: LineFacts) -> int | None:
    """Return the settled commission that the rate is for; None where there is none, or two."""
    parts = [abs(part) for part in (facts.actual_standard, facts.actual_shop_ads) if part]
    return parts[0] if len(parts) == 1 else None


def _rate_behind(line: _Settled) -> str | None:
    """Return the one rate that the settled commission stands for; None where there are two."""
    standard, shop_ads = line.facts.actual_standard or 0, line.facts.actual_shop_ads or 0
    rates = rates_behind(line.facts, standard, shop_ads, line.rate)
    return rates[0] if len(rates) == 1 else None


_JUDGES = {
    AuditFlag.RATE_MISMATCH: _by_rate,
    AuditFlag.BASE_MISMATCH: _by_base,
    AuditFlag.COMMISSION_MISMATCH: _by_commission,
}
