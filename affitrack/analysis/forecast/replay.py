"""How the same forecast would have fared on the account's own past, and what follows for ranges.

Every four weeks of the past year the forecast is made again with what was known then, for the
six half months after it. Where the truth lay farther out than the ranges said, they are made wider,
and narrower where it lay well within: shrunk, as there are few such months.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from affitrack.analysis.forecast.chances import draw
from affitrack.analysis.forecast.flows import EARLIER, Flow, courses_of, new_sales
from affitrack.analysis.forecast.history import SETTLED, Floats, History, Ints, sums
from affitrack.analysis.forecast.journeys import loss_ages
from affitrack.analysis.forecast.pace import Paces
from affitrack.analysis.forecast.priors import Usual

_DRAWS: Final = 200
_STEP_WEEKS: Final = 4
_MOST: Final = 13
_LEAST_DAYS: Final = 42
_ENDS: Final = np.array([15, 30, 45, 60, 75, 90])
"""Last days of the half months looked at."""
_MIDDLES: Final = _ENDS - 7.5
_PRIOR_MONTHS: Final = np.array([7.0, 8.0, 8.0, 9.0, 10.0, 12.0])
"""By half month, how many replays the drawn ranges weigh as they are: the farther ahead replays
look, the more they look at the same months and the less each says of its own."""
_HALF_LIFE_MONTHS: Final = 8.0
_NARROWEST, _WIDEST = 0.4, 2.2
_FARTHEST: Final = 2.5
"""What lay farther out counts as so far out: one month of its own kind widens no year."""
_RAREST: Final = 4.0
"""Likewise of what is drawn; few draws of hundreds lie so far out."""
_EIGHTY: Final = 2.563
"""Width of the 80 % range of a normal spread of one."""


def fitting_scale(history: History, paces: Paces, prior: Usual, last_days: Ints) -> Floats:
    """Return by run by how much its range is to be stretched.

    Args:
        history: the lines as they are known.
        paces: what was expected to be ordered.
        prior: what becomes of lines by the rules alone.
        last_days: by run, the last of the days to come that it pays, as `outlook` has them.
    """
    if not history.is_followed:
        return np.ones(last_days.size)  # what came is not known either
    starts = np.concatenate(([0], last_days[:-1]))
    return np.interp((starts + last_days) / 2, _MIDDLES, _scales(history, paces, prior))


class _Drawn(NamedTuple):
    """Logarithms of drawn half months, and what is called usual of them."""

    logs: Floats
    floor: float
    """Added to amounts before their logarithm is taken."""
    middle: Floats
    spread: Floats

    @classmethod
    def of(cls, draws: Floats) -> _Drawn:
        """Return draws by half month so."""
        floor = 0.02 * max(float(draws.mean()), 1e-9)
        logs = np.log(draws + floor)
        low, middle, high = np.quantile(logs, (0.1, 0.5, 0.9), axis=0)
        return cls(logs, floor, middle, np.maximum((high - low) / _EIGHTY, 0.02))


def _scales(history: History, paces: Paces, prior: Usual) -> Floats:
    """Return by how much ranges are to be stretched, by half month (`_ENDS`)."""
    ages = loss_ages(courses_of(history, prior, is_by_shop=False).usual.lost_at)
    now = _Drawn.of(_draws_of(history, paces, 0, prior))
    squares, expected = np.zeros(_ENDS.size), np.zeros(_ENDS.size)
    for months_ago in range(1, _MOST + 1):
        weeks_ago = months_ago * _STEP_WEEKS
        day = history.known_on - 7 * weeks_ago
        if weeks_ago > paces.weeks or day - history.first_day < _LEAST_DAYS:
            break
        if day <= history.gaps_until:
            break  # paces know of no gaps, and what came is not all known
        known = history.known_on - day >= _ENDS
        then = history.on(day, ages)
        drawn = _Drawn.of(_draws_of(then, paces, weeks_ago, prior))
        truth = np.log(_settled_after(history, day) + drawn.floor)
        # What was missed then, as by a first Christmas, may have made today's ranges wider already:
        # it counts against those, lest it widens them twice.
        away = (truth - drawn.middle) / np.maximum(drawn.spread, now.spread)
        usual = np.clip((drawn.logs - drawn.middle) / drawn.spread, -_RAREST, _RAREST)
        fade = 0.5 ** (months_ago / _HALF_LIFE_MONTHS) * known
        squares += fade * np.clip(away, -_FARTHEST, _FARTHEST) ** 2
        # Draws have heavy tails: even where they hold, the mean square is not one.
        expected += fade * np.mean(usual**2, axis=0)
    found = np.sqrt((squares + _PRIOR_MONTHS) / (expected + _PRIOR_MONTHS))
    return np.asarray(np.clip(found, _NARROWEST, _WIDEST))


def _draws_of(then: History, paces: Paces, weeks_ago: int, prior: Usual) -> Floats:
    courses = courses_of(then, prior, is_by_shop=False)
    pace = paces.seen(weeks_ago)
    days = int(_ENDS[-1]) + EARLIER
    waiting = courses.opened(then, np.ones(then.state.size, np.bool_), _ENDS)
    sold = [Flow(each, _ENDS) for each in new_sales(courses, pace, days)]
    drawn = draw(then, courses, pace, waiting, sold, count=_DRAWS, seed=weeks_ago)
    return drawn[0] + drawn[1]


def _settled_after(history: History, day: int) -> Floats:
    """Return what was settled in each month after a day."""
    chosen = (history.state == SETTLED) & (history.ended > day)
    month = np.searchsorted(_ENDS, history.ended[chosen] - day)
    return sums(month, history.paid[chosen], _ENDS.size + 1)[: _ENDS.size]
