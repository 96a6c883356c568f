"""Drawn futures: what may come, where whole things go otherwise than expected together.

facts/forecasting.md, "What wins" 7: ranges need the level's own past error, a common shock on the
days of delivery and one on the level of returns; single lines alone would make them far too narrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from affitrack.analysis.forecast.flows import Courses, Flow, Opened
from affitrack.analysis.forecast.history import OPEN, Floats, History
from affitrack.analysis.forecast.pace import STRETCHES, Pace
from affitrack.analysis.forecast.priors import (
    DELIVERY_SPREAD,
    FARTHER_SPREAD,
    LOSS_SPREAD,
    TOGETHER,
)
from affitrack.analysis.forecast.shocks import losses_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOUR_IN_FIVE: Final = 0.77
"""Scale at which four in five draws lie within 1.18 on either side, and 19 in 20 within 2.13."""
_WINDOW: Final = 28
_SETTLED_TO_KNOW: Final = 30
_MORE_LATE: Final = 6.0
_MORE_LOST: Final = 0.6
_LEAST_MIDDLE: Final = 0.5
"""Half a minor unit: what comes to less has no middle to speak of."""
_FARTHEST: Final = 1e4


def draw(
    history: History,
    courses: Courses,
    pace: Pace,
    waiting: Opened,
    sold: list[Flow],
    *,
    count: int,
    seed: int,
) -> tuple[Floats, Floats]:
    """Return drawn futures: by draw and run, what is paid of open lines, and of sales to come.

    Args:
        history: the lines, as known on its day.
        courses: what happens to them.
        pace: what is expected to be ordered.
        waiting: what open lines are expected to pay.
        sold: by stretch, what sales not made yet are expected to pay.
        count: how many futures.
        seed: of the draws. Each run draws for itself, so that it comes to the same however many
            runs are looked at.
    """
    random = np.random.default_rng(seed)
    # A seed with a zero behind it is the same seed.
    by_run = [np.random.default_rng([seed, run + 1]) for run in range(waiting.paid.last_days.size)]
    settled = float(history.lines[history.state != OPEN].sum())
    unknown = 1 / (1 + settled / _SETTLED_TO_KNOW)
    delay = courses.usual.delays(history).spread(DELIVERY_SPREAD)
    late = _student(random, count) * np.hypot(delay, _MORE_LATE * unknown**0.5)
    losses = losses_of(history).spread(LOSS_SPREAD)
    loss = _student(random, count) * np.hypot(losses, _MORE_LOST * unknown**0.5)
    kept = _kept(np.array([courses.lost]), loss)
    worth = history.line_value * history.unevenness
    open_kept = _kept(waiting.chance_of_loss, loss)
    open_late = late * courses.usual.under_way(history)
    means = waiting.paid.shifted(open_late) * open_kept
    open_lines = _around(by_run, means, worth * waiting.doubt)
    sales = np.zeros_like(open_lines)
    level = _student(random, count)
    for part, flow in enumerate(sold):
        own = TOGETHER * level + np.sqrt(1 - TOGETHER**2) * _student(random, count)
        spread = np.hypot(pace.spread[part], _farther(courses, flow, part))
        factor = np.exp(np.clip(spread * own[:, None], -4, 4)) * kept
        # Fewer days than the four weeks that the spread is of are less even.
        daily = max(pace.daily[part] * float(courses.paid_at.sum()), 1e-9)
        days = np.maximum(flow.by_run() / daily, 0.5)
        unrest = pace.unrest * np.maximum(1 / days - 1 / _WINDOW, 0)
        sales += _unevenly(by_run, flow.shifted(late) * factor, unrest)
    return open_lines, sales


def some_ended(draws: Floats, goes_on: float, seed: int) -> Floats:
    """Return draws of which only such a share pays anything."""
    chance = np.random.default_rng([seed, 0, 1]).random((draws.shape[0], 1))
    return np.where(chance < goes_on, draws, 0.0)


def _farther(courses: Courses, flow: Flow, part: int) -> Floats:
    """Return by run the spread that comes to sales which are farther ahead than all stretches."""
    if part < len(STRETCHES) - 1:
        return np.zeros(flow.last_days.size)
    paid_at = courses.paid_at
    usual_age = float(paid_at @ np.arange(paid_at.size)) / max(float(paid_at.sum()), 1e-9)
    farther = np.maximum(flow.last_days - usual_age - STRETCHES[part][1], 0)
    return np.asarray(FARTHER_SPREAD * np.sqrt(farther / _WINDOW))


def stretched(draws: Floats, scale: Floats) -> Floats:
    """Return draws made wider or narrower around their middle, in proportion.

    Args:
        draws: by draw and run.
        scale: by run; 1 leaves them as they are.
    """
    middle = np.median(draws, axis=0)
    is_money = middle > _LEAST_MIDDLE
    base = np.where(is_money, middle, 1.0)
    moved = base * np.minimum(np.maximum(draws, 0) / base, _FARTHEST) ** scale
    return np.where(is_money, moved, draws)


def _kept(chance_of_loss: Floats, loss: Floats) -> Floats:
    """Return by draw and chance what is paid by what was expected, as more or less is lost."""
    chance = np.clip(chance_of_loss, 0.0, 0.95)
    return np.asarray(np.maximum(1 - chance * np.exp(loss)[:, None], 0) / (1 - chance))


def _student(random: np.random.Generator, count: int) -> Floats:
    """Return evenly spread draws in any order, with heavier tails than the normal ones.

    They are the quantiles of Student's distribution of four degrees of freedom, one from the middle
    of each of as many equal parts, so that the ends of a range hang less on the seed.
    """
    share = (np.arange(count) + 0.5) / count
    root = np.sqrt(4 * share * (1 - share))
    away = 2 * np.sqrt(np.maximum(np.cos(np.arccos(root) / 3) / root - 1, 0))
    return random.permutation(_FOUR_IN_FIVE * np.where(share < 0.5, -away, away))  # noqa: PLR2004


def _around(by_run: Sequence[np.random.Generator], means: Floats, line_worth: Floats) -> Floats:
    """Return draws around means that are sums of lines, by run of a worth."""
    worth = np.maximum(line_worth, 1e-6)
    shape = np.maximum(means / worth, 1e-6)
    return np.asarray(_gamma(by_run, shape) * worth * (means > 0))


def _unevenly(by_run: Sequence[np.random.Generator], means: Floats, square: Floats) -> Floats:
    """Return draws around means with a relative variance by run."""
    shape = 1 / np.maximum(square, 1e-6)
    return np.asarray(means * _gamma(by_run, np.broadcast_to(shape, means.shape)) / shape)


def _gamma(by_run: Sequence[np.random.Generator], shape: Floats) -> Floats:
    """Return a draw for each shape, the runs side by side."""
    drawn = [random.gamma(shape[:, run]) for run, random in enumerate(by_run)]
    return np.stack(drawn, axis=1) if drawn else np.zeros_like(shape)
