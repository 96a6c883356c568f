"""What a shop's settled lines teach: how long delivery takes, and when a line is late."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# The market's preset weighs as much as this many settled lines of the shop.
PRESET_WEIGHT = 5

# Below this many settled lines a shop says too little about lateness; the account's lines speak.
LINES_TO_JUDGE_LATENESS = 5

_LATE_SHARE = Decimal("0.95")


def learned_delivery_days(spans: Mapping[int, int], lag_days: int, preset_days: int) -> int:
    """Return the days from order to delivery of a shop.

    The median of settlement minus order, less the settlement lag, shrunk to the market's preset
    while there are few lines (domain.md, "Dates of a line").

    Args:
        spans: days from order to settlement -> number of settled lines that took as long.
        lag_days: settlement lag of the account, in days after delivery.
        preset_days: the market's days from order to delivery.
    """
    count = sum(spans.values())
    if not count:
        return preset_days
    delivery = max(_median(spans, count) - lag_days, Decimal(0))
    shrunk = (delivery * count + preset_days * PRESET_WEIGHT) / (count + PRESET_WEIGHT)
    return int(shrunk.quantize(Decimal(1), ROUND_HALF_UP))


def late_after_days(spans: Mapping[int, int]) -> int | None:
    """Return the days that 95 % of the settled lines took at most; None without any line.

    A line that has been pending longer is late (domain.md, "Reconciliation").
    """
    count = sum(spans.values())
    reached = 0
    for days in sorted(spans):
        reached += spans[days]
        if reached >= count * _LATE_SHARE:
            return days
    return None


def _median(spans: Mapping[int, int], count: int) -> Decimal:
    low, high = _nth(spans, (count - 1) // 2), _nth(spans, count // 2)
    return Decimal(low + high) / 2


def _nth(spans: Mapping[int, int], position: int) -> int:
    passed = 0
    for days in sorted(spans):
        passed += spans[days]
        if position < passed:
            return days
    msg = f"there is no line number {position} among {passed}"
    raise IndexError(msg)
