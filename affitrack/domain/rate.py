"""Commission rates and the rules that the user has agreed with shops.

A rate is an exact decimal: 12 % is `Decimal("0.12")`, 0.025 % is `Decimal("0.00025")`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from affitrack.domain.line import STANDARD_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A seller who lowers a rate keeps paying the old one for 30 days to creators who already promote
# the product (platform academy, 27 Jun 2024 and 26 Sep 2025).
LOWERED_RATE_LOCK = timedelta(days=30)

_ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=4096)
def rate_of(text: str) -> Decimal:
    """Return the exact rate written as canonical decimal text ("0.12")."""
    return Decimal(text)


def rate_text(rate: Decimal) -> str:
    """Return a rate as canonical decimal text: no exponent, no trailing zeros."""
    text = format(rate.normalize(), "f")
    return "0" if text == "-0" else text


@dataclass(frozen=True, slots=True)
class RateRule:
    """A rate agreed for an account, one of its shops or one product, during a period.

    `from_on` and `to_on` are both included; `to_on` is None while the rule has no end.
    """

    rate: Decimal
    from_on: date
    to_on: date | None = None
    kind: str = STANDARD_ORDER
    shop: str | None = None
    product_id: str | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the rule's period holds `day`."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


class AgreedRate(NamedTuple):
    """The rule that fits a sale, and why it is still in force."""

    rule: RateRule
    kept_until: date | None = None
    """Last day on which a rate that was lowered since still counts; None for a present rate."""


def agreed_rate(
    rules: Iterable[RateRule], *, kind: str, shop: str, product_id: str, on: date
) -> AgreedRate | None:
    """Return the rule that fits a sale best: product before shop before account.

    A sale of a Shop Ads order looks for Shop Ads rules first and falls back on the standard ones,
    because a shop without a Shop Ads rate pays the standard rate.
    """
    for wanted in dict.fromkeys((kind, STANDARD_ORDER)):
        of_kind = [rule for rule in rules if rule.kind == wanted]
        for level in _levels(of_kind, shop, product_id):
            agreed = _in_force(level, on)
            if agreed is not None:
                return agreed
    return None


def lock_before(others: Sequence[RateRule], lowered: RateRule) -> AgreedRate | None:
    """Return the higher rate that `lowered` leaves in force for 30 days; None where it lowers none.

    `others` are the other rules of the account; only those for the same sales matter.
    """
    alike = [rule for rule in others if scope_of(rule) == scope_of(lowered)]
    before = _latest_covering(alike, lowered.from_on - _ONE_DAY)
    if before is None or before.rate <= lowered.rate:
        return None
    return AgreedRate(before, kept_until=lowered.from_on + LOWERED_RATE_LOCK - _ONE_DAY)


def overlapping(others: Iterable[RateRule], rule: RateRule) -> list[RateRule]:
    """Return the other rules for the same sales whose period shares a day with that of `rule`.

    Of two such rules the one that begins later counts on the days that they share.
    """
    return [
        other
        for other in others
        if scope_of(other) == scope_of(rule)
        and (other.to_on is None or rule.from_on <= other.to_on)
        and (rule.to_on is None or other.from_on <= rule.to_on)
    ]


def scope_of(rule: RateRule) -> tuple[str, str, str]:
    """Return which sales a rule is for, the period aside; capitals in a shop do not matter."""
    return rule.kind, (rule.shop or "").casefold(), rule.product_id or ""


def begin_of(rule: RateRule) -> tuple[str, str, str, date]:
    """Return which sales a rule is for, and from when: two that begin alike contradict."""
    return *scope_of(rule), rule.from_on


def _levels(
    rules: Sequence[RateRule], shop: str, product_id: str
) -> tuple[list[RateRule], list[RateRule], list[RateRule]]:
    for_product = [
        rule
        for rule in rules
        if rule.product_id and rule.product_id == product_id and rule.shop in {None, shop}
    ]
    for_shop = [rule for rule in rules if not rule.product_id and rule.shop and rule.shop == shop]
    for_account = [rule for rule in rules if not rule.product_id and not rule.shop]
    return for_product, for_shop, for_account


def _in_force(rules: list[RateRule], on: date) -> AgreedRate | None:
    """Return the rule of one level for a day, the old one while a lowered rate is locked."""
    current = _latest_covering(rules, on)
    if current is None:
        return None
    found = AgreedRate(current)
    for after in rules:
        lock_ends = after.from_on + LOWERED_RATE_LOCK
        if not after.from_on <= on < lock_ends:
            continue
        before = _latest_covering(rules, after.from_on - _ONE_DAY)
        if before is not None and before.rate > found.rule.rate:
            found = AgreedRate(before, kept_until=lock_ends - _ONE_DAY)
    return found


def _latest_covering(rules: list[RateRule], day: date) -> RateRule | None:
    covering = [rule for rule in rules if rule.covers(day)]
    return max(covering, key=lambda rule: rule.from_on, default=None)
