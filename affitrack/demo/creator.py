"""A fictional creator's year of sales, the same for the same seed.

`creator_year` plans the year; `Creator.sales` draws its sales. Each day is drawn on its own, by a
generator of its own, so that any stretch of the year can be had without the rest of it and a
million sales need no more memory than a day of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise
from random import Random

from affitrack.demo.orders import Sale, orders_of, selling_day
from affitrack.demo.posts import Content, year_of_posts
from affitrack.demo.rhythm import season_weight

HANDLE = "@lea.exemple"
DAYS_IN_THE_YEAR = 365
# How many days before the end some shops change their rates.
_NEW_RATES = 130
# On these last days somebody has not paid yet, so that every year ends with a line that waits.
_DAYS_THAT_WAIT = 2


@dataclass(frozen=True)
class Creator:
    """A fictional creator: what was posted, and how many lines each day sold."""

    seed: int
    until: date
    """The last day."""
    posts: tuple[Content, ...]
    lines_by_day: tuple[int, ...]
    """Oldest day first."""

    @property
    def first(self) -> date:
        """The first day."""
        return self.until - timedelta(days=len(self.lines_by_day) - 1)

    def sales(self, first: date | None = None, last: date | None = None) -> Iterator[Sale]:
        """Yield the sales of a stretch of days, both ends included, newest first.

        The newest order comes first, as on the platform's own page.
        """
        first = max(first or self.first, self.first)
        day = min(last or self.until, self.until)
        while day >= first:
            yield from reversed(self.sales_of_day(day))
            day -= timedelta(days=1)

    def sales_of_day(self, day: date) -> list[Sale]:
        """Return the sales of one day of the year, oldest first."""
        lines = self.lines_by_day[(day - self.first).days]
        if not lines:
            return []
        random = Random(f"{self.seed}/{self.until.isoformat()}/{day.isoformat()}")
        left = (self.until - day).days
        today = selling_day(day, random, self.posts, new_rates=left < _NEW_RATES)
        return orders_of(today, lines, first_must_wait=left < _DAYS_THAT_WAIT)


def creator_year(seed: int, until: date, lines: int) -> Creator:
    """Plan the 365 days that end with `until`, with exactly `lines` order lines in them.

    Raises `ValueError` where `lines` is negative.
    """
    if lines < 0:
        raise ValueError(f"a year cannot have {lines} lines")
    posts = year_of_posts(seed, until)
    luck = Random(f"{seed}/{until.isoformat()}/days")
    days = [until - timedelta(days=back) for back in reversed(range(DAYS_IN_THE_YEAR))]
    weights = [
        sum(post.pull(day) for post in posts) * season_weight(day) * luck.randrange(70, 131)
        for day in days
    ]
    # Whole lines of what has been reached so far, so that the days add up to exactly `lines`.
    whole = sum(weights)
    reached = [lines * so_far // whole for so_far in accumulate(weights, initial=0)]
    by_day = tuple(after - before for before, after in pairwise(reached))
    return Creator(seed, until, posts, by_day)
