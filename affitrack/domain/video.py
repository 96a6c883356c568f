"""One content looked at closely, and what kinds of content earn: answers of the store.

Amounts are integer minor units of the record's currency.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from affitrack.domain.money import round_half_up
from affitrack.domain.records import StageTotal, VideoRecord

FIRST_HOURS: Final = 48
"""The time after the posting in which most videos are shown most."""

FEWEST_FOR_A_RANGE: Final = 5
"""Of fewer videos the middle 80 % would be all of them."""

_EIGHT_TENTHS: Final = (Decimal("0.1"), Decimal("0.9"))


@dataclass(frozen=True, slots=True)
class DayOrders:
    """How many orders a content brought in on one day; two products of one order are one."""

    day: date
    orders: int


@dataclass(frozen=True, slots=True)
class SoldProduct:
    """A product that a content sold."""

    product_id: str
    name: str
    items: int
    """Sold, returned ones included."""
    net: int
    """Earned."""


@dataclass(frozen=True, slots=True)
class VideoDetail:
    """All that a content sold in one currency since it was posted, as of a day."""

    content_id: str
    currency: str
    orders: int
    first_hours_orders: int | None
    """Of them, those of the first 48 hours; None where nobody knows when it was posted."""
    organic: StageTotal
    """Earned without Shop Ads."""
    shop_ads: StageTotal
    """Earned from sales that a Shop Ads click brought."""
    held: StageTotal
    lost: StageTotal
    days: tuple[DayOrders, ...]
    """Every day from the posting, else from the first sale, up to the last sale."""
    products: tuple[SoldProduct, ...]
    """Those that earned most first."""

    @property
    def first_hours_share(self) -> Decimal | None:
        """Return the part of the orders that came in the first 48 hours; None where unknown."""
        if self.first_hours_orders is None or not self.orders:
            return None
        return Decimal(self.first_hours_orders) / Decimal(self.orders)


@dataclass(frozen=True, slots=True)
class TypeEarnings:
    """What contents of one type earn for each 1 000 views, in one currency."""

    content_type: str
    currency: str
    videos: int
    """Those whose views are known."""
    median: int
    """Half of them earn more, half less."""
    low: int | None
    """Eight of ten lie between `low` and `high`; None where there are too few to tell."""
    high: int | None


def earnings_by_type(videos: Sequence[VideoRecord]) -> list[TypeEarnings]:
    """Return what each type of content earns for each 1 000 views; the one that earns most first.

    Contents that sold nothing count too: leaving them out would flatter their type.
    """
    by_type: dict[tuple[str, str], list[int]] = {}
    for video in videos:
        if video.epm is not None:
            by_type.setdefault((video.content_type, video.currency), []).append(video.epm)
    found = [_earnings(*key, sorted(earned)) for key, earned in by_type.items()]
    return sorted(found, key=lambda each: (each.currency, -each.median, each.content_type))


def _earnings(content_type: str, currency: str, earned: Sequence[int]) -> TypeEarnings:
    count = len(earned)
    middle = earned[(count - 1) // 2] + earned[count // 2]
    low, high = (_quantile(earned, share) for share in _EIGHT_TENTHS)
    has_range = count >= FEWEST_FOR_A_RANGE
    return TypeEarnings(
        content_type,
        currency,
        count,
        round_half_up(Decimal(middle) / 2),
        low if has_range else None,
        high if has_range else None,
    )


def _quantile(ordered: Sequence[int], share: Decimal) -> int:
    """Return a quantile, between the two values nearest to it where it falls between them."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return round_half_up(ordered[below] + (ordered[above] - ordered[below]) * (place - below))
