"""What a line earns: base, rate, commission, net, and where the net comes from.

domain.md, "Amounts of a line": a stated final amount is taken as it is, else the stated estimates,
else base x rate. Amounts are integer minor units of the line's currency; one rounding, half up,
per line, at the end.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.rate import rate_of
from affitrack.domain.stage import Outcome

if TYPE_CHECKING:
    from decimal import Decimal

    from affitrack.domain.line import LineFacts

_SETTLES = frozenset({Outcome.SETTLED, Outcome.DEDUCTED})
_NOT_STATED = (None, None, None, None)


class Source(StrEnum):
    """Where the net commission of a line comes from."""

    ACTUAL = "actual"
    ESTIMATED = "estimated"
    COMPUTED = "computed"


class LineAmounts(NamedTuple):
    """The amounts of a line, in minor units."""

    base: int | None
    """Commission base; None where the file tells neither it nor what was paid."""
    rate: str | None
    """Canonical decimal text; None where neither the file nor a rule tells it."""
    commission: int
    """Before withheld taxes and the partner's share."""
    net: int
    source: str


def half_up(value: Fraction | int) -> int:
    """Round an exact amount half up, away from zero, to whole minor units."""
    size, parts = abs(value.numerator), value.denominator
    rounded = (2 * size + parts) // (2 * parts)
    return rounded if value.numerator >= 0 else -rounded


def times_rate(base: int, rate: str) -> int:
    """Return base x rate, rounded half up once; `rate` is canonical decimal text."""
    parts, whole = ratio_of(rate)
    rounded = (2 * abs(base) * parts + whole) // (2 * whole)
    return rounded if base >= 0 else -rounded


@lru_cache(maxsize=4096)
def ratio_of(rate: str) -> tuple[int, int]:
    """Return a rate, canonical decimal text, as a fraction of two whole numbers."""
    return rate_of(rate).as_integer_ratio()


def is_settled(outcome: Outcome | str) -> bool:
    """Tell whether the actual figures count, where the file states them."""
    return outcome in _SETTLES


def stated_rate(facts: LineFacts) -> str | None:
    """Return the rate that the file states for this kind of sale.

    Shop Ads sales use the Shop Ads rate; a shop that sets none pays the standard one.
    """
    if facts.is_shop_ads and facts.shop_ads_rate is not None:
        return facts.shop_ads_rate
    if facts.standard_rate is None and not facts.is_shop_ads:
        return facts.shop_ads_rate
    return facts.standard_rate


SHOWN_WHOLE: Final = frozenset({Outcome.LOST, Outcome.DEDUCTED})
"""Outcomes of lines whose returns do not count: a lost one keeps the estimate that it would have
paid, and of one that is taken back all is, which its returns are the reason of."""


def paid_price(facts: LineFacts, *, before_refunds: bool = False) -> int | None:
    """Return what the buyer paid: price x items kept, less discounts; None without a price."""
    if facts.price is None:
        return None
    items = facts.items_sold - (0 if before_refunds else facts.items_refunded)
    paid = facts.price * max(items, 0)
    discounts = (facts.seller_discount or 0) + (facts.platform_discount or 0)
    return max(paid - discounts, 0)


def paid_exactly(facts: LineFacts, *, before_refunds: bool = False) -> Fraction | int | None:
    """Return what the buyer paid; None where neither the price nor the sum of the row tells it.

    A sum is that of all items, and those that came back take their share of it along.
    """
    paid = paid_price(facts, before_refunds=before_refunds)
    if paid is not None or facts.gmv is None or facts.gmv < 0 or not facts.items_sold:
        return paid
    items = facts.items_sold - (0 if before_refunds else facts.items_refunded)
    return Fraction(facts.gmv * max(items, 0), facts.items_sold)


def pre_tax(paid: Fraction | int, vat: Decimal) -> Fraction:
    """Take the tax out of a price: paid / (1 + VAT rate), exact."""
    return Fraction(paid) / (1 + Fraction(vat))


def kept_base(facts: LineFacts) -> Fraction | None:
    """Return what the kept items have of the base of all, where the net is reckoned from that.

    The actual base is the rounded share then, and the commission would round it a second time.
    """
    whole, actual = facts.est_base, facts.actual_base
    kept = facts.items_sold - facts.items_refunded
    if actual is None or whole is None or not 0 < kept < facts.items_sold:
        return None
    if facts.final_earned is not None or estimate(facts) is not None:
        return None
    exact = Fraction(whole * kept, facts.items_sold)
    return exact if half_up(exact) == actual else None


def share_of_kept(facts: LineFacts, amount: int) -> int:
    """Return what the kept items have of an amount of all."""
    kept = max(facts.items_sold - facts.items_refunded, 0)
    return half_up(Fraction(amount * kept, facts.items_sold)) if facts.items_sold else amount


def is_base_actual(facts: LineFacts, outcome: Outcome | str) -> bool:
    """Tell whether the actual base counts: once it is settled, or where it is that of kept items.

    The other one, the estimate, takes no return into account.
    """
    if facts.actual_base is None:
        return False
    return is_settled(outcome) or (outcome not in SHOWN_WHOLE and kept_base(facts) is not None)


def stated_base(facts: LineFacts, outcome: Outcome | str) -> int | None:
    """Return the commission base that the file states."""
    return facts.actual_base if is_base_actual(facts, outcome) else facts.est_base


def base_before_rounding(
    facts: LineFacts, outcome: Outcome | str, vat: Decimal
) -> Fraction | int | None:
    """Return the base of a line: the stated one, else pre-tax from what was paid."""
    stated = stated_base(facts, outcome)
    if stated is not None:
        kept = kept_base(facts) if is_base_actual(facts, outcome) else None
        return stated if kept is None else kept
    paid = paid_exactly(facts, before_refunds=outcome in SHOWN_WHOLE)
    return None if paid is None else pre_tax(paid, vat)


def estimate(facts: LineFacts) -> tuple[int, int] | None:
    """Return (commission, net) from the stated estimates; None where the file states none."""
    standard, shop_ads = facts.est_standard, facts.est_shop_ads
    bonus, partner = facts.est_bonus, facts.est_partner_bonus
    if standard is None and shop_ads is None and bonus is None and partner is None:
        return None
    commission = (standard or 0) + (shop_ads or 0) + (bonus or 0) + (partner or 0)
    return commission, commission - (facts.est_taxes or 0)


def actual_commission(facts: LineFacts, final: int) -> int:
    """Return the settled commission before taxes and partner share."""
    parts = (
        facts.actual_standard,
        facts.actual_shop_ads,
        facts.actual_bonus,
        facts.actual_partner_bonus,
    )
    if parts == _NOT_STATED:
        return final + (facts.taxes or 0) + (facts.shared_with_partner or 0)
    return sum(filter(None, parts))


def computed_commission(base: Fraction | int | None, rate: str | None) -> int:
    """Return base x rate, half up; 0 where either is unknown (the audit flags it)."""
    if base is None or rate is None:
        return 0
    if isinstance(base, int):
        return times_rate(base, rate)
    return half_up(base * Fraction(rate_of(rate)))


def line_amounts(
    facts: LineFacts, outcome: Outcome | str, *, vat: Decimal, rule_rate: str | None
) -> LineAmounts:
    """Return what a line earns.

    Args:
        facts: what the file states.
        outcome: what the facts lead to.
        vat: VAT rate in the price of this line (0 where prices exclude tax).
        rule_rate: the agreed rate that fits best, used where the file states none.
    """
    rate = stated_rate(facts) or rule_rate
    exact_base = base_before_rounding(facts, outcome, vat)
    base = None if exact_base is None else half_up(exact_base)
    final = facts.final_earned
    if final is not None and is_settled(outcome):
        net = -abs(final) if outcome == Outcome.DEDUCTED else final
        commission = actual_commission(facts, final)
        return LineAmounts(
            base,
            rate,
            -abs(commission) if outcome == Outcome.DEDUCTED else commission,
            net,
            Source.ACTUAL.value,
        )
    stated = estimate(facts)
    if stated is not None:
        commission, net = stated
        source = Source.ESTIMATED.value
    else:
        commission = computed_commission(exact_base, rate)
        withheld = facts.taxes if facts.taxes is not None else facts.est_taxes
        net = commission - (withheld or 0) - (facts.shared_with_partner or 0)
        source = Source.COMPUTED.value
    if outcome == Outcome.DEDUCTED:
        commission, net = -abs(commission), -abs(net)
    return LineAmounts(base, rate, commission, net, source)
