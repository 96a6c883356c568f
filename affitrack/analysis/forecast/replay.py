"""How the same forecast would have fared on the account's own past, and what follows for ranges.

Every four weeks of the past year the forecast is made again with what was known then, for the
three months after it. Where the truth lay farther out than the ranges said, they are made wider,
and narrower where it lay well within: shrunk, as there are few such months.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from affitrack.analysis.forecast.chances import EARLIER, Flow, draw
from affitrack.analysis.forecast.flows import courses_of, new_sales
from affitrack.analysis.forecast.history import SETTLED, Floats, History, sums
from affitrack.analysis.forecast.journeys import loss_ages
from affitrack.analysis.forecast.pace import Paces
from affitrack.analysis.forecast.priors import Usual

_DRAWS: Final = 200
_STEP_WEEKS: Final = 4
_MOST: Final = 13
_LEAST_DAYS: Final = 42
ENDS: Final = np.array([30, 60, 90])
"""Last days of the months looked at."""
_PRIOR_MONTHS: Final = 6.0
_HALF_LIFE_MONTHS: Final = 8.0
_NARROWEST, _WIDEST = 0.6, 1.8
_EIGHTY: Final = 2.563
"""Width of the 80 % range of a normal spread of one."""


def fitting_scale(history: History, paces: Paces, prior: Usual) -> Floats:
    """Return by how much ranges are to be stretched, by months ahead (`ENDS`).

    Args:
        history: the lines as they are known.
        paces: what was expected to be ordered.
        prior: what becomes of lines by the rules alone.
    """
    ages = loss_ages(courses_of(history, prior).usual.lost_at)
    squares, weights = np.zeros(ENDS.size), np.zeros(ENDS.size)
    for months_ago in range(1, _MOST + 1):
        weeks_ago = months_ago * _STEP_WEEKS
        day = history.known_on - 7 * weeks_ago
        if weeks_ago > paces.weeks or day - history.first_day < _LEAST_DAYS:
            break
        known = history.known_on - day >= ENDS
        then = history.on(day, ages)
        draws = _draws_of(then, paces, weeks_ago, prior)
        truth = _settled_after(history, day)
        scale = 0.02 * max(float(draws.mean()), 1e-9)
        low, middle, high = np.log(np.quantile(draws, (0.1, 0.5, 0.9), axis=0) + scale)
        spread = np.maximum((high - low) / _EIGHTY, 0.02)
        away = np.clip((np.log(truth + scale) - middle) / spread, -4, 4)
        fade = 0.5 ** (months_ago / _HALF_LIFE_MONTHS) * known
        squares += fade * away**2
        weights += fade
    found = np.sqrt((squares + _PRIOR_MONTHS) / (weights + _PRIOR_MONTHS))
    return np.clip(found, _NARROWEST, _WIDEST)


def _draws_of(then: History, paces: Paces, weeks_ago: int, prior: Usual) -> Floats:
    courses = courses_of(then, prior)
    pace = paces.seen(weeks_ago)
    days = int(ENDS[-1]) + EARLIER
    waiting, _ = courses.settling(then, np.ones(then.state.size, np.bool_), days)
    sold = [Flow(each, ENDS) for each in new_sales(courses, pace, days)]
    drawn = draw(then, courses, pace, Flow(waiting, ENDS), sold, count=_DRAWS, seed=weeks_ago)
    return drawn[0] + drawn[1]


def _settled_after(history: History, day: int) -> Floats:
    """Return what was settled in each month after a day."""
    chosen = (history.state == SETTLED) & (history.ended > day)
    month = np.searchsorted(ENDS, history.ended[chosen] - day)
    return sums(month, history.paid[chosen], ENDS.size + 1)[: ENDS.size]
