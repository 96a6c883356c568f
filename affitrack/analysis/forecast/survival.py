"""From order to settlement: how many lines of an age settle, are lost, or wait for ever.

facts/forecasting.md, "What wins" 2 and 3: a survival curve instead of a mean lag, with a share that
never arrives, and a chance of loss conditional on having survived so far. Both follow from two
hazards by age: of the lines still open, the share that settles and the share that is lost that day.
What happened lately counts more, so that the curve follows slower deliveries; where little has
happened yet, the market's presets speak (`priors`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from affitrack.analysis.forecast.history import (
    LOST,
    OPEN,
    SETTLED,
    UNKNOWN_DAY,
    Bools,
    Floats,
    History,
    Ints,
    sums,
)

AGES: Final = 200
"""Ages looked at, in days; whoever is older waits for ever."""

_HALF_LIVES: Final = 4
"""What is longer ago than so many half-lives counts no more."""
LONG_MEMORY: Final = 120.0
SHORT_MEMORY: Final = 15.0
"""Half-lives in days: what is so as a rule, and what is so at present."""
_LARGEST: Final = 4.0
"""A line of many times the mean would decide everything alone."""
_KERNEL: Final = np.array([1.0, 2.0, 3.0, 2.0, 1.0])
_ENOUGH_TOLD: Final = 0.8
_HARDLY_OPEN: Final = 0.15
"""Losses are told of ages at which more than this share of what is not lost is still open."""


@dataclass(frozen=True, eq=False)
class Course:
    """What happens to lines by age, in days since the order."""

    settles: Floats
    """Of the value still open at an age, the share that is settled on that day."""
    is_lost: Floats
    """Likewise the share that is lost."""
    paid_share: float = 1.0
    """What settled lines pay of what they were to pay: less where part was sent back."""

    @property
    def open(self) -> Floats:
        """Return the share that is still open after each age."""
        return np.asarray(np.maximum(np.cumprod(1 - self.settles - self.is_lost), 1e-9))

    @property
    def settled_at(self) -> Floats:
        """Return the share of all lines that settles at each age."""
        before = np.concatenate(([1.0], self.open[:-1]))
        return before * self.settles

    @property
    def lost_at(self) -> Floats:
        """Return the share of all lines that is lost at each age."""
        before = np.concatenate(([1.0], self.open[:-1]))
        return before * self.is_lost

    @property
    def lost_from(self) -> Floats:
        """Return, of what is still open at each age, the share that will be lost."""
        later = self.lost_at.sum() - np.cumsum(self.lost_at)
        return np.asarray(np.clip(later / self.open, 0.0, 1.0))


def course_of(history: History, prior: Course, prior_lines: float, half_life: float) -> Course:
    """Return what happens to lines by age.

    Args:
        history: the lines, as known on its day.
        prior: what holds without any line.
        prior_lines: how many lines at each age the prior weighs.
        half_life: after how many days what happened counts half.
    """
    start = max(history.first_day, history.known_on - AGES - round(_HALF_LIVES * half_life))
    weight = prior_lines * max(history.line_value, 1e-9)
    looked_at = history.ordered >= start
    ordered = history.ordered[looked_at] - start
    state, ended = history.state[looked_at], history.ended[looked_at]
    most = history.lines[looked_at] * history.line_value * _LARGEST
    value = np.minimum(history.value[looked_at], np.maximum(most, 0))
    days = history.known_on - start + 1

    settled = _by_age(days, ordered, ended - start, value, state == SETTLED)
    total = sums(ordered, value, days)
    lost_total = sums(ordered, value * (state == LOST), days)
    age_now = history.known_on - start - np.arange(days)
    is_told = (state == LOST) & (ended != UNKNOWN_DAY)
    told = _by_age(days, ordered, ended - start, value, is_told)
    told_on = history.told_on[looked_at] - start
    age_told = np.minimum(_last_told(days, ordered, told_on) - np.arange(days), age_now)
    lost = _lost_by_age(told, lost_total, total, settled, age_told, prior, half_life)
    unheard = _by_age(days, ordered, told_on, value, history.unheard[looked_at])
    at_risk = total[:, None] - _before(settled + lost + unheard)

    ages = np.arange(AGES)
    seen = ages[None, :] <= age_told[:, None]
    since = np.maximum(age_now[:, None] - ages[None, :], 0)
    counts = np.where(seen, 0.5 ** (since / half_life), 0.0)
    risk = _smooth((counts * np.maximum(at_risk, 0)).sum(axis=0))
    settles = _hazard(_smooth((counts * settled).sum(axis=0)), risk, prior.settles, weight)
    is_lost = _hazard(_smooth((counts * lost).sum(axis=0)), risk, prior.is_lost, weight)
    both = np.maximum(settles + is_lost, 1e-12)
    most_share = np.minimum(both, 0.98) / both
    return Course(
        settles * most_share, is_lost * most_share, _paid_share(history, prior, half_life)
    )


def _by_age(days: int, ordered: Ints, ended: Ints, value: Floats, chosen: Bools) -> Floats:
    """Return value by order day and age at the end."""
    picked = np.flatnonzero(chosen)
    age = np.clip(ended[picked] - ordered[picked], 0, AGES - 1)
    flat = sums(ordered[picked] * AGES + age, value[picked], days * AGES)
    return flat.reshape(days, AGES)


def _last_told(days: int, ordered: Ints, told_on: Ints) -> Ints:
    """Return by order day the last day on which a file told of its lines; without any, the last."""
    last = np.full(days, -1)
    np.maximum.at(last, ordered, told_on)
    return np.where(last < 0, days - 1, last)


def _before(by_age: Floats) -> Floats:
    """Return what ended before each age."""
    return np.asarray(np.cumsum(by_age, axis=1) - by_age)


def _open_share(settled: Floats, kept: Floats, age_now: Ints) -> Floats:
    """Return by age the share that is still open of what is not lost (Kaplan and Meier).

    Args:
        settled: value by order day and age.
        kept: value of each order day that is not lost.
        age_now: days since each order day.
    """
    seen = np.arange(AGES)[None, :] <= age_now[:, None]
    at_risk = np.einsum("da,da->a", seen, kept[:, None] - _before(settled))
    stays = 1 - np.minimum(settled.sum(axis=0) / np.maximum(at_risk, 1e-9), 1.0)
    return np.concatenate(([1.0], np.cumprod(stays)[:-1]))


def _lost_by_age(
    told: Floats,
    lost_total: Floats,
    total: Floats,
    settled: Floats,
    age_now: Ints,
    prior: Course,
    half_life: float,
) -> Floats:
    """Return the lost value by order day and age; where no day is told, spread over the ages."""
    untold = np.maximum(lost_total - told.sum(axis=1), 0)
    if untold.sum() <= 0:
        return told
    if told.sum() >= _ENOUGH_TOLD * lost_total.sum():
        share = told.sum(axis=0) / max(told.sum(), 1e-9)
    else:
        told, untold = np.zeros_like(told), lost_total
        share = _loss_ages(lost_total, total, age_now, prior, half_life)
        # Open lines alone can be lost. That older orders have lost somewhat more is chance where
        # hardly any of them waits; as a late loss it would be charged to lines about to settle.
        still_open = _open_share(settled, total - lost_total, age_now)
        share = np.where(still_open > _HARDLY_OPEN, share, 0.0)
    reached = np.cumsum(share)
    seen = np.arange(AGES)[None, :] <= age_now[:, None]
    within = np.maximum(reached[np.clip(age_now, 0, AGES - 1)], 1e-9)
    spread = np.where(seen, share[None, :] / within[:, None], 0.0)
    return np.asarray(told + untold[:, None] * spread)


def _loss_ages(
    lost: Floats, total: Floats, age_now: Ints, prior: Course, half_life: float
) -> Floats:
    """Return at which ages lines are lost, from how many of each age are lost by now.

    The lost share can only grow with age, so neighbours that contradict that are pooled.
    """
    age = np.clip(age_now, 0, AGES - 1)
    fade = 0.5 ** (age_now / (2 * half_life))
    weight, lost_weight = sums(age, total * fade, AGES), sums(age, lost * fade, AGES)
    pull = 0.02 * max(float(weight.sum()), 1e-9) / AGES
    before = np.cumsum(prior.lost_at)
    share = (lost_weight + pull * before) / (weight + pull)
    grown = _never_falling(share, weight + pull)
    return np.maximum(np.diff(grown, prepend=0.0), 0) + 1e-12


def _never_falling(values: Floats, weights: Floats) -> Floats:
    """Return the nearest values that never fall (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in zip(values.tolist(), weights.tolist(), strict=True):
        mean, total, count = value, weight, 1
        while blocks and blocks[-1][0] > mean:
            before, heavier, more = blocks.pop()
            mean = (before * heavier + mean * total) / (heavier + total)
            total, count = heavier + total, more + count
        blocks.append((mean, total, count))
    return np.repeat([block[0] for block in blocks], [block[2] for block in blocks])


def _smooth(values: Floats) -> Floats:
    padded = np.pad(values, 2)
    return np.asarray(np.convolve(padded, _KERNEL / _KERNEL.sum(), mode="valid"), np.float64)


def _hazard(events: Floats, risk: Floats, prior: Floats, weight: float) -> Floats:
    return (events + weight * prior) / np.maximum(risk + weight, 1e-12)


def _paid_share(history: History, prior: Course, half_life: float) -> float:
    """Return what settled lines pay of their estimate, the latest ones counting more."""
    settled = history.state == SETTLED
    fade = 0.5 ** ((history.known_on - history.ended[settled]) / (2 * half_life))
    weight = 10 * history.line_value
    value = float((history.value[settled] * fade).sum()) + weight
    paid = float((history.paid[settled] * fade).sum()) + weight * prior.paid_share
    return min(max(paid / value, 0.0), 1.5) if value > 0 else 1.0


def open_by_age(history: History, chosen: Bools | None = None) -> Floats:
    """Return the open value by age when a file last told of it, and by the days since.

    Older than `AGES` counts as the last. Of what nobody has heard of for so long nothing is told.
    """
    is_open = (history.state == OPEN) & (history.known_on - history.told_on < AGES)
    if chosen is not None:
        is_open &= chosen
    told_on = history.told_on[is_open]
    age = np.clip(told_on - history.ordered[is_open], 0, AGES - 1)
    silent = history.known_on - told_on
    length = int(silent.max(initial=0)) + 1
    return sums(age * length + silent, history.value[is_open], AGES * length).reshape(AGES, length)


def chances(course: Course, days: int) -> Floats:
    """Return by age and day to come the chance that an open line is settled on that day and pays.

    Args:
        course: what happens to lines by age.
        days: how many days ahead.
    """
    shares = course.settled_at * course.paid_share
    at = np.arange(AGES)[:, None] + np.arange(1, days + 1)[None, :]
    ahead = np.where(at < AGES, shares[np.minimum(at, AGES - 1)], 0.0)
    return np.asarray(ahead / course.open[:, None], np.float64)
