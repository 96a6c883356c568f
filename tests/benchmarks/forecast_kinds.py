"""The kinds of worlds that forecasts are tried on: shops and creators of many shapes, by seed.

Four are shaped after what facts/forecasting.md says of the real histories (wholesale, fashion,
marketplace, creator); the others are what goes wrong in its own way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from tests.benchmarks.forecast_histories import HISTORIES
from tests.benchmarks.forecast_sellers import SELLERS
from tests.benchmarks.forecast_shops import SHOPS
from tests.benchmarks.forecast_worlds import (
    NEVER,
    Ints,
    Lives,
    Random,
    World,
    lines,
    wandering,
    week,
)


def _wholesale(random: Random, seed: int) -> World:
    """Thirteen months of a wholesaler: an autumn of twice the pace, Saturdays and Christmas off."""
    days, start = 390, int(random.integers(0, 365))
    day = np.arange(days)
    season = (day + start) % 365
    level = 45 * np.exp(0.15 * wandering(random, days, 40))
    level *= 1 + random.uniform(0.6, 1.2) * np.exp(-(((season - 315) / 35.0) ** 2))
    level *= np.array([1.05, 1.15, 1.1, 1.25, 0.9, 0.0, 0.55])[day % 7]
    level[(season > 357) | (season < 3)] = 0
    sold = random.poisson(level * random.gamma(8, 0.125, days))
    lives = Lives(delivery=4, uneven=0.4, returns=0.02, cancelled=0.08, cancelled_after=9)
    return lines(random, "wholesale", seed, sold, lives, 1.2)


def _fashion(random: Random, seed: int) -> World:
    """A year of a web shop: sales of some weeks, half of it sent back, some out of stock."""
    days = 365
    level = 60 * np.exp(0.25 * wandering(random, days, 45)) * week(days, 0.95)
    for first in random.integers(0, days, int(random.integers(3, 7))):
        length = int(random.integers(5, 25))
        level[first : first + length] *= random.uniform(1.4, 2.6)
    sold = random.poisson(level * random.gamma(8, 0.125, days))
    lives = Lives(
        delivery=3, uneven=0.7, shocks=6, returns=0.5, cancelled=0.0, stock_out=0.12, never=0.08
    )
    return lines(random, "fashion", seed, sold, lives, 0.65)


def _marketplace(random: Random, seed: int) -> World:
    """Twenty months of a platform that grows from a trickle, then no more; with a Black Friday."""
    days = 600
    day = np.arange(days)
    middle, steep = random.uniform(120, 330), random.uniform(45, 110)
    level = 24 / (1 + np.exp(-(day - middle) / steep)) + 0.5
    level *= np.exp(0.18 * wandering(random, days, 35)) * week(days, 0.8)
    level[326:331] *= random.uniform(2, 5)
    lives = Lives(delivery=10, uneven=0.55, shocks=8, returns=0.04, cancelled=0.01)
    return lines(random, "marketplace", seed, random.poisson(level), lives, 1.0)


def _creator(random: Random, seed: int, days: int = 540, kind: str = "creator") -> World:
    """Videos whose sales decay; a few are hits that make most of the money."""
    pace = random.uniform(0.15, 0.9)
    wave = np.exp(0.5 * wandering(random, days, 60))
    sold_of = np.zeros(days)
    content: list[Ints] = []
    since: list[Ints] = []
    age = np.arange(days)
    decay = np.where(age < 4, 0.15, 0.4 / (1 + age) / np.log(366 / 5))
    spread = random.uniform(1.2, 2.0)
    for number, day in enumerate(np.flatnonzero(random.random(days) < pace)):
        size = np.exp(random.normal(2.2, spread)) * wave[day]
        sales = random.poisson(size * decay[: days - day])
        sold_of[day:] += sales
        since.append(np.repeat(np.arange(day, days), sales))
        content.append(np.full(int(sales.sum()), number))
    order = np.argsort(np.concatenate(since), kind="stable")
    lives = Lives(delivery=5, uneven=0.35, shocks=4, returns=random.uniform(0.05, 0.25))
    return lines(
        random, kind, seed, sold_of.astype(np.int64), lives, 0.6,
        content=np.concatenate(content)[order],
    )  # fmt: skip


def _fresh(random: Random, seed: int) -> World:
    """A creator of a hundred days."""
    return _creator(random, seed, days=150, kind="fresh")


def _stopping(random: Random, seed: int) -> World:
    """Five shops, of which a large one stops paying."""
    days = 480
    level = 20 * np.exp(0.25 * wandering(random, days, 45)) * week(days)
    sold = random.poisson(level)
    shop = random.choice(5, int(sold.sum()), p=[0.35, 0.3, 0.2, 0.1, 0.05])
    stopped = np.full(5, NEVER)
    stopped[int(random.integers(0, 2))] = int(random.integers(200, 400))
    lives = Lives(delivery=5, returns=0.12)
    return lines(random, "stopping", seed, sold, lives, 0.6, shop=shop, stopped=stopped)


def _rising(random: Random, seed: int) -> World:
    """Returns rise from some to many."""
    days = 480
    level = 18 * np.exp(0.2 * wandering(random, days, 45)) * week(days)
    lives = Lives(delivery=5, returns=0.08, returns_at_end=0.4)
    return lines(random, "rising", seed, random.poisson(level), lives, 0.6)


def _jumping(random: Random, seed: int) -> World:
    """The level jumps up and down every few months."""
    days = 540
    level = np.zeros(days)
    start = 0
    while start < days:
        length = int(random.integers(50, 160))
        level[start : start + length] = 15 * np.exp(random.normal(0, 0.6))
        start += length
    lives = Lives(delivery=5, shocks=5, returns=0.1)
    return lines(random, "jumping", seed, random.poisson(level * week(days)), lives, 0.6)


def _seasonal(random: Random, seed: int) -> World:
    """Every year has its peak, of its own height."""
    days = 900
    day = np.arange(days)
    middle = random.integers(0, 365)
    away = np.minimum(np.abs(day % 365 - middle), 365 - np.abs(day % 365 - middle))
    level = 12 * (1 + random.uniform(1, 3) * np.exp(-((away / 30.0) ** 2)))
    level *= np.exp(0.2 * wandering(random, days, 45)) * week(days)
    lives = Lives(delivery=6, shocks=3, returns=0.12)
    return lines(random, "seasonal", seed, random.poisson(level), lives, 0.6)


def _sparse(random: Random, seed: int) -> World:
    """A line every other day."""
    days = 480
    level = 0.6 * np.exp(0.5 * wandering(random, days, 60))
    lives = Lives(delivery=6, returns=0.15)
    return lines(random, "sparse", seed, random.poisson(level), lives, 0.8)


def _gifts(random: Random, seed: int) -> World:
    """A shop of gifts: most of the year's money before Christmas, little peaks before others."""
    days, start = 760, int(random.integers(0, 365))
    season = (np.arange(days) + start) % 365
    level = 6 * np.exp(0.25 * wandering(random, days, 50)) * week(days, 1.1)
    for day, height, width in ((347, 5.0, 16.0), (40, 1.0, 6.0), (145, 1.5, 9.0), (240, 0.5, 10.0)):
        tall = height * random.uniform(0.6, 1.5)
        level *= 1 + tall * np.exp(-(((season - day) / width) ** 2))
    level[(season > 357) | (season < 5)] *= 0.4
    lives = Lives(delivery=4, uneven=0.4, shocks=6, returns=0.07, cancelled=0.04)
    return lines(random, "gifts", seed, random.poisson(level), lives, 0.8)


def _pausing(random: Random, seed: int) -> World:
    """A creator who posts nothing for six weeks, twice, and comes back to fewer who look."""
    days = 540
    rate = np.full(days, random.uniform(0.3, 1.0))
    for first in (int(random.integers(120, 220)), int(random.integers(300, 420))):
        rate[first : first + 42] = 0
        rate[first + 42 : first + 84] *= random.uniform(0.4, 0.9)
    age, half_life = np.arange(days), random.uniform(2, 12)
    decay = 0.5 ** (age / half_life) + 0.04 * 0.5 ** (age / 70)
    decay /= decay.sum()
    content: list[Ints] = []
    since: list[Ints] = []
    for number, day in enumerate(np.flatnonzero(random.random(days) < rate)):
        size = (
            12 * random.gamma(0.5, 2.0) * (random.uniform(4, 20) if random.random() < 0.05 else 1)
        )
        sales = random.poisson(size * decay[: days - day])
        since.append(np.repeat(np.arange(day, days), sales))
        content.append(np.full(int(sales.sum()), number))
    ordered = np.concatenate(since)
    order = np.argsort(ordered, kind="stable")
    sold = np.bincount(ordered, minlength=days)
    lives = Lives(delivery=6, uneven=0.45, shocks=3, returns=random.uniform(0.05, 0.3))
    return lines(
        random, "pausing", seed, sold, lives, 0.7, content=np.concatenate(content)[order]
    )  # fmt: skip


KINDS: Final[dict[str, Callable[[Random, int], World]]] = {
    "wholesale": _wholesale,
    "fashion": _fashion,
    "marketplace": _marketplace,
    "creator": _creator,
    "fresh": _fresh,
    "stopping": _stopping,
    "rising": _rising,
    "jumping": _jumping,
    "seasonal": _seasonal,
    "sparse": _sparse,
    "gifts": _gifts,
    "pausing": _pausing,
    **HISTORIES,
    **SHOPS,
    **SELLERS,
}


def world(kind: str, seed: int) -> World:
    """Return the world of a kind and seed, always the same."""
    return KINDS[kind](np.random.default_rng([seed, *kind.encode()]), seed)
