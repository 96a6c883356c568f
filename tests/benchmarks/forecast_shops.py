"""A third set of worlds: shops as there are many, drawn after all starting values were chosen.

A shop that closes in August, a wholesaler with orders of a heavy tail of which a fifth is
cancelled, a marketplace that grows and delivers after five to forty days, and fashion of which a
third comes back. Others came after the next choices of values: a brand that sells by launches, a
creator who sells in LIVE sessions, and a shop that changes its rate.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from tests.benchmarks.forecast_histories import Sales
from tests.benchmarks.forecast_worlds import (
    NEVER,
    START,
    Lives,
    Random,
    World,
    lines,
    wandering,
    week,
)


def _august(random: Random, seed: int) -> World:
    """A shop for weekdays that is closed for four weeks each August."""
    days = 700
    day = np.arange(days)
    level = 9 * np.exp(0.2 * wandering(random, days, 40))
    level *= np.array([1.3, 1.2, 1, 1, 1.2, 0.3, 0.1])[day % 7]
    level[(day % 365 >= 212) & (day % 365 < 240)] = 0
    lives = Lives(delivery=4, uneven=0.4, shocks=2, returns=0.08, cancelled=0.02)
    return lines(random, "august", seed, random.poisson(level), lives, 0.9)


def _bulk(random: Random, seed: int) -> World:
    """Three orders a day, some of them of a hundred times the usual worth; a fifth cancelled."""
    days = 540
    level = 3 * np.exp(0.3 * wandering(random, days, 50))
    level *= np.array([1.2, 1.2, 1.1, 1.1, 1, 0.1, 0])[np.arange(days) % 7]
    ordered = np.repeat(np.arange(days), random.poisson(level))
    count = ordered.size
    value = 400 * (random.pareto(1.6, count) + 0.3)
    lost = np.full(count, NEVER)
    cancelled = random.random(count) < 0.2
    lost[cancelled] = (ordered + random.geometric(0.15, count) - 1)[cancelled]
    delivered = ordered + np.ceil(5 * np.exp(random.normal(0, 0.5, count))).astype(np.int64)
    return Sales(ordered, value, delivered, lost).world("bulk", seed, days)


def _slow(random: Random, seed: int) -> World:
    """A marketplace that doubles or more in two years; parcels take five to forty days."""
    days = 640
    grown = np.arange(days) / days * random.uniform(0.7, 2.0)
    level = 4 * np.exp(grown) * np.exp(0.15 * wandering(random, days, 30)) * week(days)
    ordered = np.repeat(np.arange(days), random.poisson(level))
    count = ordered.size
    busy = np.exp(0.25 * wandering(random, days, 25))[ordered]
    takes = np.clip(np.round((5 + 35 * random.beta(1.5, 3, count)) * busy), 3, 60)
    delivered = ordered + takes.astype(np.int64)
    lost = np.full(count, NEVER)
    returned = random.random(count) < 0.06
    lost[returned] = (delivered + random.integers(1, 14, count))[returned]
    delivered[random.random(count) < 0.03] = NEVER
    value = 300 * np.exp(random.normal(0, 0.9, count))
    return Sales(ordered, value, delivered, lost).world("slow", seed, days)


def _mode(random: Random, seed: int) -> World:
    """Two collections a year, sales of some days in between, and a third sent back."""
    days = 600
    level = 12 * np.exp(0.3 * wandering(random, days, 40)) * week(days, 1.1)
    level *= 1 + 0.5 * np.sin(2 * np.pi * (np.arange(days) / 182 + random.random()))
    for first in random.integers(0, days, 7):
        level[first : first + random.integers(2, 8)] *= random.uniform(1.5, 3.5)
    lives = Lives(delivery=3.5, uneven=0.45, shocks=3, returns=0.3, cancelled=0.05, stock_out=0.06)
    return lines(random, "mode", seed, random.poisson(level), lives, 0.6)


def _launches(random: Random, seed: int) -> World:
    """A brand with a new product every few weeks; each is wanted for a month."""
    days = 560
    day = np.arange(days)
    level = 3 * np.exp(0.2 * wandering(random, days, 60))
    first = int(random.integers(0, 20))
    while first < days:
        size = 30 * np.exp(random.normal(0, 0.6))
        age = np.maximum(day - first, 0)
        level += np.where(day >= first, size * 0.5 ** (age / random.uniform(4, 12)), 0)
        first += int(random.integers(20, 50))
    lives = Lives(delivery=5, uneven=0.4, shocks=4, returns=0.15, cancelled=0.03)
    return lines(random, "launches", seed, random.poisson(level * week(days)), lives, 0.6)


def _sessions(random: Random, seed: int) -> World:
    """A creator who sells in LIVE sessions, one to three a week, and for weeks in none."""
    days = 500
    active = np.repeat(random.random(days // 14 + 1) < 0.85, 14)[:days]
    held = np.flatnonzero(active & (random.random(days) < random.uniform(0.15, 0.4)))
    mood = np.exp(0.35 * wandering(random, days, 70))
    sold = random.poisson(18 * mood[held] * random.gamma(1.2, 1 / 1.2, held.size))
    of = np.repeat(np.arange(held.size), sold)
    count = of.size
    late = (random.random(count) < 0.1) * random.integers(1, 4, count)
    ordered = np.minimum(held[of] + late, days - 1)
    delivered = ordered + np.ceil(6 * np.exp(random.normal(0, 0.4, count))).astype(np.int64)
    fate = random.random(count)
    lost = np.full(count, NEVER)
    returned = fate > 0.8
    lost[returned] = (delivered + random.integers(1, 14, count))[returned]
    delivered[fate < 0.02] = NEVER
    value = 300 * np.exp(random.normal(0, 0.6, count))
    return Sales(ordered, value, delivered, lost, of).world("sessions", seed, days)


def _rates(random: Random, seed: int) -> World:
    """A shop that sells evenly and changes what it pays for a sale twice, by up to a half."""
    days = 480
    level = 16 * np.exp(0.2 * wandering(random, days, 45)) * week(days)
    lives = Lives(delivery=5, shocks=2, returns=0.12, cancelled=0.02)
    made = lines(random, "rates", seed, random.poisson(level), lives, 0.6)
    rate = np.ones(days)
    for first in (int(random.integers(120, 240)), int(random.integers(260, 420))):
        rate[first:] *= random.uniform(0.5, 1.5)
    by_line = rate[made.ordered - START]
    return replace(
        made, value=np.round(made.value * by_line) + 1, paid=np.round(made.paid * by_line)
    )


SHOPS: Final[dict[str, Callable[[Random, int], World]]] = {
    "august": _august,
    "bulk": _bulk,
    "slow": _slow,
    "mode": _mode,
    "launches": _launches,
    "sessions": _sessions,
    "rates": _rates,
}
