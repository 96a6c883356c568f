"""A second set of worlds, after what is publicly known of histories like the four real ones.

They were drawn apart from `forecast_kinds` and share nothing with it but the rule of payment:
months that differ by themselves, growth in steps, closures, invoices of many lines, single giant
orders cancelled at once, deliveries of several kinds, trickles at the start, hits without a mean.
"Same as last month" misses in them by about as much as facts/forecasting.md says of the real ones:
27 (invoices), 38 (clothes), 35 (platform) and 125 % (hits).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from tests.benchmarks.forecast_worlds import NEVER, START, Floats, Ints, Random, World, week

_HOLD: Final = 14
_MONTH: Final = 30


@dataclass(frozen=True, eq=False)
class Sales:
    """Lines as they are ordered, and what becomes of them; days count from the first one."""

    ordered: Ints
    value: Floats
    delivered: Ints
    """NEVER where the line waits for ever."""
    lost: Ints
    """NEVER where it is neither cancelled nor sent back; what comes after the hold is too late."""
    content: Ints | None = None

    def world(self, kind: str, seed: int, days: int) -> World:
        """Return the lines with their whole lives; a loss counts until the money is released."""
        release = np.where(self.delivered < NEVER, self.delivered + _HOLD, NEVER)
        is_lost = self.lost < np.minimum(release, NEVER)
        arrives = (self.delivered < NEVER) & (self.delivered <= self.lost)
        zero = np.zeros(self.ordered.size, np.int64)
        return World(
            kind=kind,
            seed=seed,
            days=days,
            ordered=self.ordered + START,
            settled=np.where(is_lost | (release == NEVER), NEVER, release + START),
            delivered=np.where(arrives, self.delivered + START, NEVER),
            lost=np.where(is_lost, self.lost + START, NEVER),
            value=np.maximum(np.round(self.value), 1.0),
            paid=np.maximum(np.round(self.value), 1.0),
            shop=zero,
            content=zero if self.content is None else self.content,
        )


def _months(random: Random, days: int, uneven: float) -> Floats:
    """Return a level by day that differs from month to month by itself."""
    count = days // _MONTH + 1
    return np.repeat(np.exp(random.normal(0, uneven, count)), _MONTH)[:days]


def _days_after(random: Random, median: float, uneven: float, count: int) -> Ints:
    return np.ceil(median * np.exp(random.normal(0, uneven, count))).astype(np.int64)


def _invoices(random: Random, seed: int) -> World:
    """A year and some days of a wholesaler, from December on."""
    days = 374
    day = np.arange(days)
    level = 7.0 * _months(random, days, 0.17) * np.array([1.1, 1.2, 1.1, 1.2, 0.9, 0, 0.5])[day % 7]
    autumn = int(random.integers(230, 300))
    level[autumn:] *= random.uniform(1.3, 1.8)
    level[autumn + 60 :] *= random.uniform(0.9, 1.3)
    level[22:34] = 0  # closed from Christmas to Epiphany
    sold = random.poisson(level)
    since = np.repeat(day, sold)
    lines = random.geometric(1 / 18, since.size)
    size = np.exp(random.normal(0, 0.9, since.size))
    ordered, value = np.repeat(since, lines), np.repeat(size, lines)
    value = 300 * value * np.exp(random.normal(0, 1.0, value.size))
    giants = random.choice(days, 4)
    value = np.append(value, random.uniform(0.5, 6, 4) * value.sum() / days)
    ordered = np.append(ordered, giants)
    lost = np.full(ordered.size, NEVER)
    cancelled = random.random(ordered.size) < 0.025
    after = _days_after(random, 9, 1.3, ordered.size) - 1
    lost[cancelled] = (ordered + after)[cancelled]
    lost[-2:] = ordered[-2:]  # two of the giants are taken back within minutes
    delivered = ordered + _days_after(random, 3, 0.3, ordered.size)
    delivered[-2:] = NEVER
    return Sales(ordered, value, delivered, lost).world("invoices", seed, days)


def _clothes(random: Random, seed: int) -> World:
    """A year of a web shop: half of what arrives is sent back, part never arrives."""
    days = 365
    level = 30 * _months(random, days, 0.5) * np.exp(0.15 * random.normal(0, 1, days))
    for first in random.integers(0, days, 8):
        level[first : first + int(random.integers(3, 9))] *= random.uniform(1.5, 3)
    since = np.repeat(np.arange(days), random.poisson(level * week(days, 1.05)))
    items = 1 + random.poisson(1.5, since.size)
    mood = random.beta(0.9, 0.95, since.size)
    ordered, mood = np.repeat(since, items), np.repeat(mood, items)
    count = ordered.size
    quick, late = _days_after(random, 2.5, 0.4, count), _days_after(random, 9, 0.5, count)
    stocked = random.choice(3, count, p=[0.66, 0.24, 0.1])
    delivered = ordered + np.choose(stocked, (quick, late, random.integers(20, 90, count)))
    delivered[random.random(count) < np.choose(stocked, (0.05, 0.12, 0.3))] = NEVER
    is_returned = (delivered < NEVER) & (random.random(count) < mood + 0.02)
    back = np.where(delivered < NEVER, delivered + random.integers(3, _HOLD, count), NEVER)
    value = np.exp(random.normal(np.log(450), 0.6, count))
    lost = np.where(is_returned, back, NEVER)
    return Sales(ordered, value, delivered, lost).world("clothes", seed, days)


def _platform(random: Random, seed: int) -> World:
    """Twenty-two months of a marketplace: a trickle, growth in steps, then none; slow months."""
    days = 670
    day = np.arange(days)
    month = day // _MONTH
    rates = np.where(np.arange(days // _MONTH + 1) < 14, random.normal(0.16, 0.22, 23), 0.0)
    rates += random.normal(0, 0.12, 23)
    rates[:4] = 0
    level = 2.2 * np.exp(np.cumsum(rates))[month] * week(days, 0.8)
    level[random.integers(30, 45) : 90] *= random.uniform(0.02, 0.3)  # the trial is paused
    friday = int(random.integers(400, 440))
    level[friday : friday + 4] *= random.uniform(2.5, 5)
    ordered = np.repeat(day, random.poisson(level))
    count = ordered.size
    slow = np.exp(random.normal(0, 0.14, days // _MONTH + 1))[ordered // _MONTH]
    delivered = ordered + np.ceil(10 * slow * np.exp(random.normal(0, 0.55, count))).astype(int)
    fate = random.random(count)
    delivered[fate < 0.03] = NEVER
    lost = np.where(fate < 0.01, ordered + _days_after(random, 6, 0.8, count), NEVER)
    value = np.exp(random.normal(np.log(900), 0.95, count))
    return Sales(ordered, value, delivered, lost).world("platform", seed, days)


def _hits(random: Random, seed: int) -> World:
    """A creator whose money comes from a video in thirty, and not from the same kind twice."""
    days = 480
    active = np.repeat(random.random(days // 20 + 1) < 0.75, 20)[:days]
    posted = np.flatnonzero(active & (random.random(days) < random.uniform(0.2, 0.9)))
    age = np.arange(days)
    ordered: list[Ints] = []
    content: list[Ints] = []
    for number, first in enumerate(posted):
        size = min(3 * random.pareto(random.uniform(0.75, 1.0)), 3000)
        decay = np.where(age < 4, 0.15, 0.4 / (1 + age) / np.log(days / 5))
        if random.random() < 0.06:  # found late, weeks after it was posted
            decay = np.roll(decay, int(random.integers(10, 60))) * 4
        sold = random.poisson(size * decay[: days - first])
        ordered.append(np.repeat(np.arange(first, days), sold))
        content.append(np.full(int(sold.sum()), number))
    since, of = np.concatenate(ordered), np.concatenate(content)
    delivered = since + _days_after(random, 5, 0.4, since.size)
    fate = random.random(since.size)
    delivered[fate > 0.98] = NEVER
    back = np.where(delivered < NEVER, delivered + random.integers(2, _HOLD, since.size), NEVER)
    lost = np.where(fate < random.uniform(0.05, 0.2), back, NEVER)
    value = np.exp(random.normal(np.log(250), 0.7, since.size))
    return Sales(since, value, delivered, lost, of).world("hits", seed, days)


HISTORIES: Final[dict[str, Callable[[Random, int], World]]] = {
    "invoices": _invoices,
    "clothes": _clothes,
    "platform": _platform,
    "hits": _hits,
}
