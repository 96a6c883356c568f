"""A fourth set of worlds: creators, drawn from facts/forecasting.md by code of their own.

Every sale belongs to a content; a content's sales are negative binomial around a size that is
log-normal, a decay that differs from content to content, a level of the creator (trend, drift,
week, year, breaks) and the shop that it sells for. Nothing but the rule of payment and the class
that holds a world is shared with the other sets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from tests.benchmarks.forecast_worlds import NEVER, START, Floats, Ints, Random, World

_MONTH: Final = 30.4


@dataclass(frozen=True)
class Seller:
    """How a creator of a world sells; spreads are of logarithms."""

    days: int
    posts: float = 0.5
    """A day, at first."""
    orders: float = 14.0
    """Of a content of the middle size, in its whole life."""
    hits: float = 1.1
    """Spread of the sizes."""
    clumped: float = 1.5
    """How much more a content's days differ than chance alone makes them."""
    lasting: tuple[float, float] = (0.15, 0.45)
    """Least and largest share of a content's sales that comes evenly, for ever."""
    trend: float = 0.0
    """A month."""
    drift: float = 0.12
    """A month."""
    year: float = 0.0
    """Height of the season."""
    breaks: float = 0.0
    """A year; no posts for two to seven weeks."""
    returned: tuple[float, float] = (0.08, 0.08)
    """At the beginning and at the end; it changes within some months."""
    delivery: float = 5.0
    strikes: float = 0.0
    """A year; for one to three weeks parcels wait for up to twelve days."""
    hold: int = 14
    shops: int = 1
    halts: bool = False
    """The first shop pays no more from some day on."""
    leaves: bool = False
    """The second shop is advertised no more from some day on."""


def _level(random: Random, seller: Seller) -> Floats:
    """Return by day how much is wanted of what is posted."""
    day = np.arange(seller.days)
    months = day / _MONTH
    walk = np.cumsum(random.normal(0, seller.drift / np.sqrt(_MONTH), seller.days))
    season = (day + random.integers(0, 365)) % 365
    year = seller.year * np.exp(-np.abs(season - 330) / random.uniform(10, 25))
    year += 0.4 * seller.year * np.exp(-(((season - 175) / 14.0) ** 2))
    weekday = np.exp(random.normal(0, 0.15, 7))[day % 7]
    return np.asarray(np.exp(seller.trend * months + walk) * (1 + year) * weekday)


def _posted(random: Random, seller: Seller) -> Floats:
    """Return by day how many contents are to be expected."""
    rate = np.full(seller.days, seller.posts)
    for first in random.integers(0, seller.days, random.poisson(seller.breaks * seller.days / 365)):
        rate[first : first + int(random.integers(14, 50))] = 0
    rate[0] = 3  # nobody begins with nothing to show
    return rate


def _returned(random: Random, seller: Seller) -> Floats:
    """Return by day of the order which share is sent back."""
    first, last = seller.returned
    middle, steep = seller.days * random.uniform(0.4, 0.8), random.uniform(8, 40)
    moved = 1 / (1 + np.exp(-(np.arange(seller.days) - middle) / steep))
    return np.asarray(first + (last - first) * moved)


def _late(random: Random, seller: Seller) -> Floats:
    late = np.zeros(seller.days)
    strikes = random.poisson(seller.strikes * seller.days / 365)
    for first in random.integers(0, seller.days, strikes):
        length = int(random.integers(7, 22))
        queue = np.linspace(random.uniform(4, 12), 1, length)[: seller.days - first]
        late[first : first + length] += queue
    return late


def _sold(random: Random, seller: Seller) -> tuple[Ints, Ints, Ints]:
    """Return day, content and shop of every order."""
    days, level = seller.days, _level(random, seller)
    births = np.repeat(np.arange(days, dtype=np.int64), random.poisson(_posted(random, seller)))
    shop_of = random.choice(seller.shops, births.size, p=_weights(seller.shops))
    left = int(days * random.uniform(0.4, 0.9)) if seller.leaves else NEVER
    found: list[tuple[Ints, Ints, Ints]] = []
    for content, birth in enumerate(births):
        if shop_of[content] == 1 and birth > left:
            shop_of[content] = 0
        age = np.arange(days - birth)
        at_once = 0.5 ** (age / random.uniform(1, 9)) * (1 - 0.5 ** (1 / 5))
        evenly = random.uniform(*seller.lasting)
        wanted = (1 - evenly) * at_once + evenly / 120 * np.exp(-age / random.uniform(80, 400))
        size = seller.orders * np.exp(random.normal(0, seller.hits))
        mean = size * wanted * level[birth:]
        if shop_of[content] == 1 and left < days:
            mean[max(left - birth, 0) :] *= 0.1
        sold = random.poisson(mean * random.gamma(1 / seller.clumped, seller.clumped, mean.size))
        since = np.repeat(np.arange(birth, days, dtype=np.int64), sold)
        found.append((since, np.full(since.size, content), np.full(since.size, shop_of[content])))
    day, content_of, shop = (np.concatenate(each) for each in zip(*found, strict=True))
    order = np.argsort(day, kind="stable")
    return day[order], content_of[order], shop[order]


def _weights(shops: int) -> Floats:
    weights = 0.6 ** np.arange(shops)
    return np.asarray(weights / weights.sum())


def _world(random: Random, kind: str, seed: int, seller: Seller) -> World:
    """Return the world of a seller."""
    day, content, shop = _sold(random, seller)
    count, days = day.size, seller.days
    # Each shop has its own parcels, prices and rates; single items differ by some sizes.
    speed = np.exp(random.normal(0, 0.25, seller.shops))[shop]
    takes = seller.delivery * speed * random.gamma(4, 0.25, count) + _late(random, seller)[day]
    delivered = day + 1 + takes.astype(np.int64)
    prices = np.exp(random.normal(0, 0.5, (seller.shops, 4)))
    basket = 1 + random.geometric(0.85, count)
    value = np.round(160.0 * prices[shop, random.integers(0, 4, count)] * basket) + 1.0
    fate, more = random.random(count), _returned(random, seller)[day]
    is_cancelled, is_never = fate < 0.03, fate > 0.985
    is_returned = ~is_cancelled & ~is_never & (random.random(count) < more)
    lost = np.full(count, NEVER)
    lost[is_cancelled] = (day + random.geometric(0.5, count) - 1)[is_cancelled]
    back = delivered + np.minimum(1 + random.gamma(2, 3, count), 13).astype(np.int64)
    lost[is_returned] = back[is_returned]
    is_lost = is_cancelled | is_returned
    settled = np.where(is_lost | is_never, NEVER, delivered + seller.hold)
    if seller.halts:
        stopped = int(days * random.uniform(0.4, 0.85))
        settled = np.where((shop == 0) & (settled > stopped), NEVER, settled)
    arrives = ~is_never & (delivered <= lost)
    return World(
        kind=kind,
        seed=seed,
        days=days,
        ordered=day + START,
        settled=np.where(settled < NEVER, settled + START, NEVER),
        delivered=np.where(arrives, delivered + START, NEVER),
        lost=np.where(lost < NEVER, lost + START, NEVER),
        value=value,
        paid=np.where(random.random(count) < 0.02, np.round(value / 2), value),
        shop=shop,
        content=content,
    )


def _mixed(random: Random) -> Seller:
    """Return a creator of whom nothing is known beforehand."""
    shops = int(random.integers(1, 6))
    return Seller(
        days=int(random.integers(200, 720)),
        posts=float(np.exp(random.uniform(np.log(0.08), np.log(1.5)))),
        orders=float(np.exp(random.uniform(np.log(4), np.log(60)))),
        hits=random.uniform(0.5, 1.9),
        clumped=random.uniform(0.3, 3),
        lasting=(0.0, random.uniform(0.1, 0.9)),
        trend=random.normal(0, 0.06),
        drift=random.uniform(0.03, 0.3),
        year=max(random.normal(0.5, 1), 0),
        breaks=random.choice((0.0, 0.0, 1.5)),
        returned=(random.uniform(0.02, 0.3), random.uniform(0.02, 0.3)),
        delivery=random.uniform(2, 12),
        strikes=random.choice((0.0, 1.5)),
        hold=int(random.choice((14, 14, 14, 21, 31))),
        shops=shops,
        halts=shops > 1 and random.random() < 0.15,
        leaves=shops > 1 and random.random() < 0.15,
    )


_DRAWN: Final[dict[str, Callable[[Random], Seller]]] = {
    "steady": lambda _: Seller(480, posts=1.0, orders=40, hits=0.7, drift=0.06),
    "growing": lambda random: Seller(450, trend=random.uniform(0.05, 0.14), drift=0.1),
    "fading": lambda random: Seller(450, trend=-random.uniform(0.04, 0.1), orders=40, drift=0.1),
    "young": lambda _: Seller(150, posts=0.04, orders=150, hits=0.4, lasting=(0.9, 1.0)),
    "newcomer": lambda random: Seller(170, trend=random.uniform(-0.05, 0.3), drift=0.2),
    "yearly": lambda random: Seller(820, year=random.uniform(0.8, 3), shops=2),
    "breaks": lambda random: Seller(540, breaks=2.5, posts=random.uniform(0.3, 1)),
    "drifting": lambda random: Seller(
        480, posts=0.8, orders=25, returned=(random.uniform(0.05, 0.3), random.uniform(0.05, 0.4))
    ),
    "parcels": lambda _: Seller(480, posts=0.8, orders=25, strikes=4, delivery=7, shops=3),
    "lagging": lambda random: Seller(480, posts=0.8, orders=20, hold=31, breaks=0.7),
    "halting": lambda _: Seller(480, posts=0.8, orders=25, shops=4, halts=True, leaves=True),
    "occasional": lambda random: Seller(480, posts=0.1, orders=random.uniform(2, 8), hits=1.3),
    "viral": lambda random: Seller(500, posts=random.uniform(0.2, 0.8), orders=2.5, hits=2.1),
    "mixed": _mixed,
}


def _drawn(kind: str) -> Callable[[Random, int], World]:
    def draw(random: Random, seed: int) -> World:
        return _world(random, kind, seed, _DRAWN[kind](random))

    return draw


SELLERS: Final[dict[str, Callable[[Random, int], World]]] = {kind: _drawn(kind) for kind in _DRAWN}
