"""Worlds to try forecasts on: order lines with their whole lives, drawn by kind and seed.

Days are ordinals. Every world starts on 1 January 2023 and pays on the 15th of each month what has
been settled by then: 14 days after delivery, unless it was lost before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from affitrack.analysis.forecast.history import (
    LOST,
    OPEN,
    SETTLED,
    UNKNOWN_DAY,
    ContentSales,
    History,
    sums,
)

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Random: TypeAlias = np.random.Generator

START: Final = date(2023, 1, 1).toordinal()
NEVER: Final = 9_999_999
_HOLD: Final = 14


@dataclass(frozen=True, eq=False)
class World:
    """Lines with all that becomes of them."""

    kind: str
    seed: int
    days: int
    ordered: Ints
    settled: Ints
    """NEVER where the line is lost or waits for ever."""
    lost: Ints
    value: Floats
    paid: Floats
    shop: Ints
    content: Ints

    def seen_on(self, day: int) -> History:
        """Return what an export of a day says; losses do not say their day."""
        known = self.ordered <= day
        settled = known & (self.settled <= day)
        lost = known & (self.lost <= day)
        state = np.where(settled, SETTLED, np.where(lost, LOST, OPEN))[known]
        ended = np.where(state == SETTLED, self.settled[known], UNKNOWN_DAY)
        content, value = self.content[known], self.value[known]
        return History(
            known_on=day,
            ordered=self.ordered[known],
            state=state,
            ended=ended,
            shop=self.shop[known],
            is_released=np.zeros(state.size, np.int64),
            lines=np.ones(state.size, np.int64),
            value=value,
            paid=self.paid[known],
            pays_on=np.zeros(state.size, np.int64),
            contents=_by_content_and_day(content, self.ordered[known], value),
            unevenness=float(np.mean(value**2) / np.mean(value) ** 2) if value.size else 1.0,
        )

    def payouts(self) -> dict[date, float]:
        """Return what each run pays."""
        last = date.fromordinal(START + self.days + 120)
        runs = [
            date(2023 + month // 12, month % 12 + 1, 15)
            for month in range(60)
            if date(2023 + month // 12, month % 12 + 1, 15) <= last
        ]
        ends = np.array([run.toordinal() for run in runs])
        places = np.searchsorted(ends, self.settled)
        kept = places < ends.size
        sums = np.bincount(places[kept], self.paid[kept], minlength=ends.size)
        return dict(zip(runs, sums.tolist(), strict=True))


def _by_content_and_day(content: Ints, day: Ints, value: Floats) -> ContentSales:
    keys, places = np.unique(content * 10_000_000 + day, return_inverse=True)
    return ContentSales(keys // 10_000_000, keys % 10_000_000, sums(places, value, keys.size))


@dataclass(frozen=True)
class _Lives:
    """How lines of a world live."""

    delivery: float = 6.0
    """Median days to delivery."""
    uneven: float = 0.35
    """Spread of its logarithm."""
    shocks: float = 0.0
    """Largest days that a shock of some weeks adds."""
    returns: float = 0.1
    returns_at_end: float | None = None
    cancelled: float = 0.03
    never: float = 0.02
    partly: float = 0.03


def _lines(
    random: Random, kind: str, seed: int, sold: Ints, lives: _Lives, worth: float, **more: Ints
) -> World:
    """Return a world of so many lines a day.

    Args:
        random: where chances come from.
        kind: of the world.
        seed: of the world.
        sold: number of lines of each day.
        lives: how they live.
        worth: spread of the logarithm of a line's value.
        more: `content` and `shop` of each line; `stopped`: by shop the day of its last settlement.
    """
    days, count = sold.size, int(sold.sum())
    since = np.repeat(np.arange(days), sold)
    late = _shocks(random, days, lives.shocks)
    delivery = np.exp(random.normal(np.log(lives.delivery), lives.uneven, count)) + late[since]
    delivered = since + np.ceil(delivery).astype(np.int64)
    end = lives.returns if lives.returns_at_end is None else lives.returns_at_end
    chance = lives.returns + (end - lives.returns) * since / days
    chance = chance * np.exp(0.12 * _wandering(random, days))[since]
    fate = random.random(count)
    is_cancelled, is_never = fate < lives.cancelled, fate > 1 - lives.never
    is_returned = ~is_cancelled & ~is_never & (random.random(count) < chance)
    lost = np.full(count, NEVER)
    lost[is_cancelled] = (since + random.integers(0, 4, count))[is_cancelled]
    lost[is_returned] = (delivered + random.integers(2, _HOLD, count))[is_returned]
    settled = np.where(is_cancelled | is_never | is_returned, NEVER, delivered + _HOLD)
    shop = more.get("shop", np.zeros(count, np.int64))
    stopped = more.get("stopped")
    if stopped is not None:
        settled = np.where(settled > stopped[shop], NEVER, settled)
    value = np.asarray(np.round(np.exp(random.normal(np.log(300), worth, count))) + 1, np.float64)
    paid = np.where(random.random(count) < lives.partly, np.round(value / 2), value)
    return World(
        kind=kind,
        seed=seed,
        days=days,
        ordered=since + START,
        settled=np.where(settled < NEVER, settled + START, NEVER),
        lost=np.where(lost < NEVER, lost + START, NEVER),
        value=value,
        paid=paid,
        shop=shop,
        content=more.get("content", np.zeros(count, np.int64)),
    )


def _shocks(random: Random, days: int, most: float) -> Floats:
    """Return by order day how many days later deliveries are: some stretches are slow."""
    late = np.zeros(days)
    for start in random.integers(0, days, int(days / 120) if most else 0):
        length = int(random.integers(10, 45))
        late[start : start + length] += random.random() * most
    return late


def _wandering(random: Random, days: int, memory: float = 60.0) -> Floats:
    """Return a level that wanders around 0 with a spread of one and a memory of some days."""
    keep = np.exp(-1 / memory)
    steps = random.normal(0, np.sqrt(1 - keep**2), days)
    level, now = np.zeros(days), random.normal()
    for day in range(days):
        now = keep * now + steps[day]
        level[day] = now
    return level


def _week(days: int, least: float = 0.75) -> Floats:
    return np.array([1.1, 1.05, 1.0, 1.0, 1.1, least, least])[np.arange(days) % 7]


def _wholesale(random: Random, seed: int) -> World:
    days = 700
    level = 45 * np.exp(0.18 * _wandering(random, days, 40)) * _week(days, 0.3)
    level *= 1 + 0.9 * np.exp(-(((np.arange(days) % 365 - 315) / 25.0) ** 2))
    sold = random.poisson(level * random.gamma(4, 0.25, days))
    lives = _Lives(delivery=4, uneven=0.4, returns=0.02, cancelled=0.06, never=0.01)
    return _lines(random, "wholesale", seed, sold, lives, 1.3)


def _fashion(random: Random, seed: int) -> World:
    days = 560
    level = 30 * np.exp(0.35 * _wandering(random, days, 45)) * _week(days)
    sold = random.poisson(level * random.gamma(5, 0.2, days))
    lives = _Lives(delivery=8, uneven=0.6, shocks=8, returns=0.48, never=0.05)
    return _lines(random, "fashion", seed, sold, lives, 0.7)


def _marketplace(random: Random, seed: int) -> World:
    days = 600
    growth = np.exp(np.linspace(0, random.normal(1.0, 0.5), days))
    level = 7 * growth * np.exp(0.2 * _wandering(random, days, 30)) * _week(days)
    lives = _Lives(delivery=10, uneven=0.55, shocks=10, returns=0.04, cancelled=0.02)
    return _lines(random, "marketplace", seed, random.poisson(level), lives, 0.9)


def _creator(random: Random, seed: int, days: int = 540, kind: str = "creator") -> World:
    """Videos whose sales decay; a few are hits that make most of the money."""
    pace = random.uniform(0.15, 0.9)
    wave = np.exp(0.5 * _wandering(random, days, 60))
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
    lives = _Lives(delivery=5, uneven=0.35, shocks=4, returns=random.uniform(0.05, 0.25))
    return _lines(
        random, kind, seed, sold_of.astype(np.int64), lives, 0.6,
        content=np.concatenate(content)[order],
    )  # fmt: skip


def _fresh(random: Random, seed: int) -> World:
    """A creator of a hundred days."""
    return _creator(random, seed, days=150, kind="fresh")


def _stopping(random: Random, seed: int) -> World:
    """Five shops, of which a large one stops paying."""
    days = 480
    level = 20 * np.exp(0.25 * _wandering(random, days, 45)) * _week(days)
    sold = random.poisson(level)
    shop = random.choice(5, int(sold.sum()), p=[0.35, 0.3, 0.2, 0.1, 0.05])
    stopped = np.full(5, NEVER)
    stopped[int(random.integers(0, 2))] = int(random.integers(200, 400))
    lives = _Lives(delivery=5, returns=0.12)
    return _lines(random, "stopping", seed, sold, lives, 0.6, shop=shop, stopped=stopped)


def _rising(random: Random, seed: int) -> World:
    """Returns rise from some to many."""
    days = 480
    level = 18 * np.exp(0.2 * _wandering(random, days, 45)) * _week(days)
    lives = _Lives(delivery=5, returns=0.08, returns_at_end=0.4)
    return _lines(random, "rising", seed, random.poisson(level), lives, 0.6)


def _jumping(random: Random, seed: int) -> World:
    """The level jumps up and down every few months."""
    days = 540
    level = np.zeros(days)
    start = 0
    while start < days:
        length = int(random.integers(50, 160))
        level[start : start + length] = 15 * np.exp(random.normal(0, 0.6))
        start += length
    lives = _Lives(delivery=5, shocks=5, returns=0.1)
    return _lines(random, "jumping", seed, random.poisson(level * _week(days)), lives, 0.6)


def _seasonal(random: Random, seed: int) -> World:
    """Every year has its peak, of its own height."""
    days = 900
    day = np.arange(days)
    middle = random.integers(0, 365)
    away = np.minimum(np.abs(day % 365 - middle), 365 - np.abs(day % 365 - middle))
    level = 12 * (1 + random.uniform(1, 3) * np.exp(-((away / 30.0) ** 2)))
    level *= np.exp(0.2 * _wandering(random, days, 45)) * _week(days)
    lives = _Lives(delivery=6, shocks=3, returns=0.12)
    return _lines(random, "seasonal", seed, random.poisson(level), lives, 0.6)


def _sparse(random: Random, seed: int) -> World:
    """A line every other day."""
    days = 480
    level = 0.6 * np.exp(0.5 * _wandering(random, days, 60))
    lives = _Lives(delivery=6, returns=0.15)
    return _lines(random, "sparse", seed, random.poisson(level), lives, 0.8)


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
}


def world(kind: str, seed: int) -> World:
    """Return the world of a kind and seed, always the same."""
    return KINDS[kind](np.random.default_rng([seed, *kind.encode()]), seed)
