"""What orders of the same time have in common: all are delivered late, or more of them come back.

facts/forecasting.md, "What wins" 7: ranges need a common shock on delivery days and one on the
level of returns. How large they are differs from seller to seller; both are learned from how far
the orders of a fortnight were from those whose end was known when they were made.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from affitrack.analysis.forecast.history import LOST, SETTLED, Floats, History, Ints, sums
from affitrack.analysis.forecast.survival import AGES

_DAYS: Final = 14
_EARLIER: Final = 4
"""Fortnights that are compared with."""
_LEAST_LINES: Final = 4.0
_HALF_LIFE: Final = 240.0
"""Days after which a fortnight counts half."""
_RARELY_LATER: Final = 0.9
"""Share of the settled lines after whose age others count as no later: single lines that wait for
weeks would hide how the rest fares."""
_USUAL_FORTNIGHTS: Final = 3.0
"""How many fortnights weigh as much as what is usual elsewhere."""


class Shock(NamedTuple):
    """How far fortnights have been from what was known."""

    square: float
    """Mean square, beyond what single lines make by chance."""
    fortnights: float
    """On how many this rests, earlier ones counting less."""

    def spread(self, usual: float) -> float:
        """Return the spread to go by, leaning on what is usual while little is known."""
        learned, lent = self.square * self.fortnights, usual**2 * _USUAL_FORTNIGHTS
        return float(np.sqrt((learned + lent) / (self.fortnights + _USUAL_FORTNIGHTS)))


_UNKNOWN: Final = Shock(0.0, 0.0)


def delays_of(history: History) -> Shock:
    """Return by how many days lines have been settled early or late together."""
    if not history.is_followed:
        return _UNKNOWN
    count, late = _settled(history)
    days = np.minimum(np.arange(AGES), late).astype(np.float64)
    return _shock(count.sum(axis=1), count @ days, count @ days**2, late)


def losses_of(history: History) -> Shock:
    """Return by which share of what is usual more or fewer lines have been lost together."""
    if not history.is_followed:
        return _UNKNOWN
    late = _settled(history)[1]
    part = _fortnights_ago(history)
    lines = history.lines.astype(np.float64)
    lost = sums(part, lines * (history.state == LOST), 0)
    usual = float(lost.sum()) / max(float(lines.sum()), 1.0)
    by_usual = lost / max(usual, 1e-9)
    return _shock(sums(part, lines, 0), by_usual, by_usual / max(usual, 1e-9), late)


def _fortnights_ago(history: History) -> Ints:
    return (history.known_on - history.ordered) // _DAYS


def _settled(history: History) -> tuple[Floats, int]:
    """Return settled lines by fortnight of the order and age, and the age at which most are."""
    settled = history.state == SETTLED
    part = _fortnights_ago(history)
    age = np.clip(history.ended[settled] - history.ordered[settled], 0, AGES - 1)
    length = int(part.max(initial=0)) + 1
    lines = history.lines[settled].astype(np.float64)
    count = sums(part[settled] * AGES + age, lines, length * AGES).reshape(length, AGES)
    reached = np.cumsum(count.sum(axis=0))
    if not reached[-1]:
        return count, AGES
    return count, int(np.searchsorted(reached, _RARELY_LATER * reached[-1]))


def _shock(count: Floats, total: Floats, squares: Floats, late: int) -> Shock:
    """Return how far the means of fortnights have been from those of earlier ones.

    Args:
        count: by fortnight of the order, counted back from today: how many lines.
        total: the sum of what is looked at over these lines.
        squares: the sum of its squares.
        late: days after which it is known.
    """
    known = np.maximum(count, 1e-9)
    mean = total / known
    by_chance = np.maximum(squares / known - mean**2, 0) / known
    wait = late // _DAYS + 1
    square = weight = 0.0
    for place in range(wait, count.size - wait):
        before = slice(place + wait, place + wait + _EARLIER)
        earlier = float(count[before].sum())
        if min(float(count[place]), earlier) < _LEAST_LINES:
            continue
        share = count[before] / earlier
        away = float(mean[place] - share @ mean[before])
        fade = 0.5 ** (place * _DAYS / _HALF_LIFE)
        square += fade * (away**2 - float(by_chance[place] + share**2 @ by_chance[before]))
        weight += fade
    return Shock(max(square / weight, 0.0), weight) if weight else _UNKNOWN
