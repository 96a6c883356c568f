"""Worlds to try forecasts on: order lines with their whole lives (`forecast_kinds` draws them).

Days are ordinals. Every world starts on 1 January 2023 and pays by the rule of
facts/forecasting.md: 14 days after delivery a line is settled, unless it was lost before; what is
settled in a month is paid on the 15th of the next one.
"""

from __future__ import annotations

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
    delivered: Ints
    """NEVER where the line is cancelled before or waits for ever."""
    lost: Ints
    value: Floats
    paid: Floats
    shop: Ints
    content: Ints

    def seen_on(
        self, day: int, *, is_stated: bool = False, file_days: int | None = None
    ) -> History:
        """Return what an export of a day says.

        Args:
            day: of the export.
            is_stated: the export states the days of deliveries and of returns; else neither.
            file_days: there was an export after each so many days, with the orders of these days
                alone; None: the one export has all orders.
        """
        known = self.ordered <= day
        told_on = np.full(self.ordered.size, day)
        if file_days is not None:
            files = (self.ordered - START) // file_days + 1
            told_on = np.minimum(START - 1 + files * file_days, day)
        settled = known & (self.settled <= told_on)
        lost = known & (self.lost <= told_on)
        state = np.where(settled, SETTLED, np.where(lost, LOST, OPEN))[known]
        ended = np.where(state == SETTLED, self.settled[known], UNKNOWN_DAY)
        delivered = np.full(state.size, UNKNOWN_DAY)
        if is_stated:
            is_told = self.delivered[known] <= told_on[known]
            delivered = np.where(is_told, self.delivered[known], UNKNOWN_DAY)
            is_returned = (state == LOST) & (delivered != UNKNOWN_DAY)
            ended = np.where(is_returned, self.lost[known], ended)
        content, value = self.content[known], self.value[known]
        return History(
            known_on=day,
            ordered=self.ordered[known],
            state=state,
            ended=ended,
            told_on=told_on[known],
            delivered=delivered,
            shop=self.shop[known],
            is_released=np.zeros(state.size, np.int64),
            lines=np.ones(state.size, np.int64),
            value=value,
            paid=self.paid[known],
            pays_on=np.zeros(state.size, np.int64),
            contents=_by_content_and_day(content, self.ordered[known], value),
            unevenness=float(np.mean(value**2) / np.mean(value) ** 2) if value.size else 1.0,
        )

    def runs(self) -> list[date]:
        """Return the days of the payout runs, beyond the last order as well."""
        last = date.fromordinal(START + self.days + 120)
        days = (date(2023 + month // 12, month % 12 + 1, 15) for month in range(60))
        return [day for day in days if day <= last]

    def payouts(self) -> dict[date, float]:
        """Return what each run pays."""
        runs = self.runs()
        ends = np.array([paid_up_to(run) for run in runs])
        places = np.searchsorted(ends, self.settled)
        kept = places < ends.size
        sums = np.bincount(places[kept], self.paid[kept], minlength=ends.size)
        return dict(zip(runs, sums.tolist(), strict=True))


def paid_up_to(run: date) -> int:
    """Return the last day whose settlements a run pays: that of the month before."""
    return run.replace(day=1).toordinal() - 1


def _by_content_and_day(content: Ints, day: Ints, value: Floats) -> ContentSales:
    keys, places = np.unique(content * 10_000_000 + day, return_inverse=True)
    return ContentSales(keys // 10_000_000, keys % 10_000_000, sums(places, value, keys.size))


@dataclass(frozen=True)
class Lives:
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
    cancelled_after: float = 1.5
    """Mean days to a cancellation; one after the delivery is a return."""
    stock_out: float = 0.0
    """Share that waits for weeks."""
    never: float = 0.02
    partly: float = 0.03


def lines(
    random: Random, kind: str, seed: int, sold: Ints, lives: Lives, worth: float, **more: Ints
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
    waits = (random.random(count) < lives.stock_out) * random.uniform(14, 70, count)
    delivered = since + np.ceil(delivery + waits).astype(np.int64)
    end = lives.returns if lives.returns_at_end is None else lives.returns_at_end
    chance = lives.returns + (end - lives.returns) * since / days
    chance = chance * np.exp(0.12 * wandering(random, days))[since]
    fate = random.random(count)
    is_cancelled, is_never = fate < lives.cancelled, fate > 1 - lives.never
    is_returned = ~is_cancelled & ~is_never & (random.random(count) < chance)
    lost = np.full(count, NEVER)
    after = random.exponential(lives.cancelled_after, count).astype(np.int64)
    lost[is_cancelled] = np.minimum(since + after, delivered + _HOLD - 1)[is_cancelled]
    lost[is_returned] = (delivered + random.integers(2, _HOLD, count))[is_returned]
    settled = np.where(is_cancelled | is_never | is_returned, NEVER, delivered + _HOLD)
    shop = more.get("shop", np.zeros(count, np.int64))
    stopped = more.get("stopped")
    if stopped is not None:
        settled = np.where(settled > stopped[shop], NEVER, settled)
    value = np.asarray(np.round(np.exp(random.normal(np.log(300), worth, count))) + 1, np.float64)
    paid = np.where(random.random(count) < lives.partly, np.round(value / 2), value)
    arrives = ~is_never & (delivered <= np.where(is_cancelled, lost, NEVER))
    return World(
        kind=kind,
        seed=seed,
        days=days,
        ordered=since + START,
        delivered=np.where(arrives, delivered + START, NEVER),
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


def wandering(random: Random, days: int, memory: float = 60.0) -> Floats:
    """Return a level that wanders around 0 with a spread of one and a memory of some days."""
    keep = np.exp(-1 / memory)
    steps = random.normal(0, np.sqrt(1 - keep**2), days)
    level, now = np.zeros(days), random.normal()
    for day in range(days):
        now = keep * now + steps[day]
        level[day] = now
    return level


def week(days: int, least: float = 0.75) -> Floats:
    """Return by day how much is sold, less on two days of each week."""
    return np.array([1.1, 1.05, 1.0, 1.0, 1.1, least, least])[np.arange(days) % 7]
