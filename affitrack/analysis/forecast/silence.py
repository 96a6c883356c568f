"""Days of which nothing is told: whether that is chance, or one has stopped."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from affitrack.analysis.forecast.priors import STOPPED_DAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_TELLING_DAYS: Final = 56
"""Last days that tell how usual a silent day is."""
_HARDLY: Final = 0.05
"""A silence whose chance is less than this is hardly one of chance."""
_HOLIDAY: Final = 14
"""Days in which nobody is thought to have stopped."""


def is_chance(told: Collection[int], silence: int) -> bool:
    """Tell whether so many silent days may well follow days of which so much is told."""
    return (1 - share_told(told)) ** silence >= _HARDLY


def chance_of_going_on(sold_on: Sequence[int], today: int) -> float:
    """Return the chance that one who has sold nothing for some days sells again.

    Nothing follows from a holiday, nor from a silence after which one has come back before.

    Args:
        sold_on: days with sales, rising; any number to count days by.
        today: the last day of which one knows whether anything was sold on it.
    """
    if not sold_on:
        return 1.0
    by_chance = math.log(_HARDLY) / math.log1p(-share_told(sold_on))
    before = max((later - day for day, later in pairwise(sold_on)), default=0)
    unusual = today - sold_on[-1] - max(by_chance, before, _HOLIDAY)
    return float(0.5 ** (max(unusual, 0.0) / STOPPED_DAYS))


def share_told(told: Collection[int]) -> float:
    """Return of how many of the last days something is told, as a share."""
    last = max(told)
    looked_at = min(_TELLING_DAYS, last - min(told) + 1)
    return sum(day > last - looked_at for day in told) / (looked_at + 1)
