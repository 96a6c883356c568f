"""What the coming payout runs pay to one account in one currency, with its chances.

Three layers (facts/forecasting.md, "What wins" 1): what is ordered already, what contents that have
sold will sell, and what new ones bring. Ranges come from drawn futures in which whole things go
otherwise together: the level of sales, the days of delivery, the share that is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from affitrack.analysis.forecast.history import OPEN, Bools, Floats, History, Ints
from affitrack.analysis.forecast.pace import STRETCHES, Pace, pace_of
from affitrack.analysis.forecast.priors import (
    DELIVERY_SPREAD,
    LOSS_SPREAD,
    PRIOR_LINES,
    SHOP_PRIOR_LINES,
    TOGETHER,
)
from affitrack.analysis.forecast.survival import Course, course_of, open_by_age, settling

DRAWS: Final = 2000
_MOST_SHOPS: Final = 40
_LEAST_SHOP_LINES: Final = 30
_DEGREES_OF_FREEDOM: Final = 6


@dataclass(frozen=True, eq=False)
class Outlook:
    """What each coming run is expected to pay, of all that is not settled yet."""

    cleared: Floats
    """By run: of open lines that are cleared by the rules."""
    held: Floats
    """By run: of open lines that are held back."""
    posted: Floats
    """By run: of sales not made yet, of contents that have sold already."""
    new: Floats
    """By run: of sales not made yet, of contents that have not."""
    draws: Floats
    """By draw and run: all of it together, as it may come."""

    @property
    def expected(self) -> Floats:
        """Return what each run is expected to pay."""
        return self.cleared + self.held + self.posted + self.new


@dataclass(frozen=True, eq=False)
class _Flow:
    """Money by the day on which it is settled, counted from tomorrow."""

    by_day: Floats
    last_days: Ints
    """By run: how many of the days to come it pays."""

    def by_run(self) -> Floats:
        """Return what each run pays."""
        return np.asarray(self.shifted(np.zeros(1))[0])

    def shifted(self, late: Floats) -> Floats:
        """Return by draw what each run pays where all is late by some days."""
        reached = np.concatenate(([0.0], np.cumsum(self.by_day)))
        at = np.clip(self.last_days[None, :] - late[:, None], 0, self.by_day.size)
        paid = np.interp(at, np.arange(reached.size), reached)
        return np.asarray(np.diff(paid, axis=1, prepend=0.0), np.float64)


def outlook(history: History, prior: Course, last_days: Ints, seed: int) -> Outlook:
    """Return what coming runs pay of what is not settled yet.

    Args:
        history: the lines as they are known.
        prior: what becomes of lines by the rules alone.
        last_days: by run, how many of the days after `history.known_on` end with a settlement
            that this run, or one before it, pays; never falling.
        seed: of the draws.
    """
    course = course_of(history, prior, PRIOR_LINES)
    pace = pace_of(history)
    days = int(last_days.max()) if last_days.size else 0
    is_cleared, is_held = history.is_released > 0, history.is_released == 0
    cleared = _Flow(_settling_by_shop(history, course, days, is_cleared), last_days)
    held = _Flow(_settling_by_shop(history, course, days, is_held), last_days)
    sold = [
        _Flow(_new_sales(course, pace, days, part), last_days) for part in range(len(STRETCHES))
    ]
    by_stretch = np.array([flow.by_run() for flow in sold])
    posted = (by_stretch * pace.posted_share[:, None]).sum(axis=0)
    return Outlook(
        cleared=cleared.by_run(),
        held=held.by_run(),
        posted=posted,
        new=by_stretch.sum(axis=0) - posted,
        draws=_draws(
            history, course, pace, _Flow(cleared.by_day + held.by_day, last_days), sold, seed
        ),
    )


def _settling_by_shop(history: History, course: Course, days: int, chosen: Bools) -> Floats:
    """Return what open lines pay by day; shops that say enough go by their own course."""
    waiting = chosen & (history.state == OPEN)
    value = np.bincount(history.shop[waiting], history.value[waiting])
    lines = np.bincount(history.shop, history.lines, minlength=value.size)
    speaking = [
        shop
        for shop in np.argsort(-value, kind="stable")[:_MOST_SHOPS].tolist()
        if value[shop] > 0 and lines[shop] >= _LEAST_SHOP_LINES
    ]
    if lines.size and np.count_nonzero(lines) < 2:  # noqa: PLR2004 - one shop is the account
        speaking = []
    paid = np.zeros(days)
    for shop in speaking:
        own = course_of(_of_shop(history, shop), course, SHOP_PRIOR_LINES)
        paid += settling(own, open_by_age(history, waiting & (history.shop == shop)), days)
    rest = waiting & ~np.isin(history.shop, speaking)
    return paid + settling(course, open_by_age(history, rest), days)


def _of_shop(history: History, shop: int) -> History:
    chosen = history.shop == shop
    return History(
        known_on=history.known_on,
        ordered=history.ordered[chosen],
        state=history.state[chosen],
        ended=history.ended[chosen],
        shop=history.shop[chosen],
        is_released=history.is_released[chosen],
        lines=history.lines[chosen],
        value=history.value[chosen],
        paid=history.paid[chosen],
        contents=history.contents,
        unevenness=history.unevenness,
    )


def _new_sales(course: Course, pace: Pace, days: int, part: int) -> Floats:
    """Return by day what sales of one stretch pay that are still to be made."""
    start, last = STRETCHES[part]
    is_last = part == len(STRETCHES) - 1
    ordered = np.zeros(days)
    ordered[start - 1 : days if is_last else last] = pace.daily[part]
    settled = np.convolve(ordered, course.settled_at * course.paid_share)[:days]
    return np.asarray(settled, np.float64)


def _draws(
    history: History, course: Course, pace: Pace, waiting: _Flow, sold: list[_Flow], seed: int
) -> Floats:
    random = np.random.default_rng(seed)
    settled = float(history.lines[history.state != OPEN].sum())
    fresh = 1 / (1 + settled / 30)
    late = _normal(random) * np.sqrt(DELIVERY_SPREAD**2 + 36 * fresh)
    loss = _normal(random) * np.sqrt(LOSS_SPREAD**2 + 0.36 * fresh)
    lost = min(float(course.lost_at.sum()), 0.9)
    kept = np.maximum(1 - lost * np.exp(loss), 0) / (1 - lost)

    worth = history.line_value * history.unevenness
    drawn = _gamma(random, waiting.shifted(late) * kept[:, None] ** 0.5, worth)
    together = _student(random)
    for part, flow in enumerate(sold):
        spread = pace.spread[part]
        own = TOGETHER * together + np.sqrt(1 - TOGETHER**2) * _student(random)
        level = np.exp(np.clip(spread * own, -4, 4))
        amounts = flow.shifted(late) * (level * kept)[:, None]
        # Fewer days than the four weeks that the spread is of are less even.
        days = flow.by_run() / max(pace.daily[part] * float(course.settled_at.sum()), 1e-9)
        unrest = pace.unrest * np.maximum(1 / np.maximum(days, 0.5) - 1 / 28, 0)
        drawn += _gamma_relative(random, amounts, unrest)
    return drawn


def _normal(random: np.random.Generator) -> Floats:
    """Return normal draws, evenly mirrored."""
    half = random.standard_normal(DRAWS // 2)
    return np.concatenate((half, -half))


def _student(random: np.random.Generator) -> Floats:
    """Return draws with a spread of one and heavier tails than the normal ones."""
    half = random.standard_t(_DEGREES_OF_FREEDOM, DRAWS // 2)
    half *= np.sqrt((_DEGREES_OF_FREEDOM - 2) / _DEGREES_OF_FREEDOM)
    return np.concatenate((half, -half))


def _gamma(random: np.random.Generator, means: Floats, line_worth: float) -> Floats:
    """Return draws around means that are sums of lines of a worth."""
    if line_worth <= 0:
        return means
    shape = np.maximum(means / line_worth, 1e-6)
    return random.gamma(shape) * line_worth * (means > 0)


def _gamma_relative(random: np.random.Generator, means: Floats, square: Floats) -> Floats:
    """Return draws around means with a relative variance by run."""
    shape = 1 / np.maximum(square, 1e-6)
    return means * random.gamma(np.broadcast_to(shape, means.shape)) / shape
