"""What contents that have sold before will still sell, and what new ones bring.

facts/forecasting.md, "What wins" 6: sales of a video decay (about 60 % of a year's in the first
four days, then about 1 / (1 + age)), which predicts posted videos well; videos not posted yet get a
layer of their own from the middle of what such videos brought before, not from their mean, which
single hits make.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from affitrack.analysis.forecast.history import Bools, ContentSales, Floats

_AGES: Final = 366
_FIRST_DAYS: Final = 4
_FIRST_SHARE: Final = 0.6
_FOUR_WEEKS: Final = 28
_MONTHS: Final = 13
_LEAST_CONTENTS: Final = 4
_PRIOR_SHARE: Final = 0.15
"""The usual decay weighs as much as this share of what was sold."""


@dataclass(frozen=True, eq=False)
class ContentLayers:
    """Expected sales of a stretch of days to come."""

    posted: Floats
    """By stretch: of contents that have sold already."""
    new: Floats
    """By stretch: of contents that have not."""


def usual_decay() -> Floats:
    """Return the share of a year's sales that a video makes at each age, in days."""
    age = np.arange(_AGES)
    shares = 1.0 / (1 + age)
    first = age < _FIRST_DAYS
    shares[first] *= _FIRST_SHARE / shares[first].sum()
    shares[~first] *= (1 - _FIRST_SHARE) / shares[~first].sum()
    return shares


class ContentPace:
    """The contents of an account, looked at from any day of its past."""

    def __init__(self, sales: ContentSales, stretches: tuple[tuple[int, int], ...]) -> None:
        """Take note of sales.

        Args:
            sales: by content and day.
            stretches: first and last day of what is to be forecast, counted from the day on which
                one looks.
        """
        self._stretches = stretches
        self._sold: dict[tuple[int, int, int], float] = {}
        order = np.lexsort((sales.day, sales.content))
        _, self._content = np.unique(sales.content[order], return_inverse=True)
        self._day, self._value = sales.day[order], sales.value[order]
        count = int(self._content.max()) + 1 if self._content.size else 0
        self._count = count
        self._born = np.full(count, np.iinfo(np.int64).max)
        np.minimum.at(self._born, self._content, self._day)
        self._born_of_sale = self._born[self._content]
        self._age = np.minimum(self._day - self._born_of_sale, _AGES - 1)

    @property
    def is_told(self) -> bool:
        """Tell whether contents say anything: there are several."""
        return self._count >= _LEAST_CONTENTS

    def has_sold(self, on: int) -> bool:
        """Tell whether anything was sold up to a day."""
        return bool((self._day <= on).any())

    def unevenness(self, on: int) -> float:
        """Return the spread of log(sales of four weeks) where contents come by chance.

        If what single contents sold in four weeks of the last year came one by one at the same
        pace, the relative variance of a month would be the sum of the squares by the square of the
        sum, times the months of the year. Who lives of single hits has perhaps not seen the best
        month yet, nor the worst. But what a content sells month after month is no chance: half the
        squares of its changes count, which is as much where it sells in a single one.

        Args:
            on: the day on which one looks; something must have been sold by then.
        """
        lately = (self._day <= on) & (self._day > on - _MONTHS * _FOUR_WEEKS)
        month = (on - self._day[lately]) // _FOUR_WEEKS
        months = min((on - int(self._born.min()) + 1) / _FOUR_WEEKS, _MONTHS)
        # A month without sales before and after those that are known.
        row = math.ceil(months) + 2
        place = self._content[lately] * row + 1 + month
        sold = np.bincount(place, self._value[lately], self._count * row).reshape(-1, row)
        squares = float((np.diff(sold, axis=1) ** 2).sum()) / 2
        variance = months * squares / max(float(sold.sum()), 1e-9) ** 2
        return float(np.sqrt(np.log1p(variance)))

    def expected(self, on: int, origins: list[int]) -> ContentLayers:
        """Return what is expected of the stretches after a day.

        Args:
            on: the day on which one looks; what was sold later is not looked at.
            origins: earlier days to compare with.
        """
        posted = self._posted(on)
        new = np.zeros(len(self._stretches))
        for place, (first, last) in enumerate(self._stretches):
            seen = [
                self._sold_by_new(day, day + first, day + last)
                for day in sorted(origins)
                if day + last <= on
            ]
            if not seen:  # nothing is as far back: what the last days' new contents sold, by day
                days = max(min(on - int(self._born.min()), _FOUR_WEEKS), 1)
                seen = [self._sold_by_new(on - days, on - days + 1, on) / days * (last - first + 1)]
            new[place] = float(np.median(seen[-26:]))
        return ContentLayers(posted, new)

    def _sold_by_new(self, since: int, first: int, last: int) -> float:
        """Return what contents that are younger than a day sold during some days."""
        key = since, first, last
        if key not in self._sold:
            young = (self._born_of_sale > since) & (self._day >= first) & (self._day <= last)
            self._sold[key] = float(self._value[young].sum())
        return self._sold[key]

    def _posted(self, on: int) -> Floats:
        known = self._day <= on
        value = self._value[known]
        decay = np.cumsum(self._decay(on, known))
        sold = np.bincount(self._content[known], value, minlength=self._count)
        born = self._born <= on
        age = np.clip(on - self._born[born], 0, _AGES - 1)
        scale = sold[born] / decay[age]
        sums = [
            float((scale * (_at(decay, age + last) - _at(decay, age + first - 1))).sum())
            for first, last in self._stretches
        ]
        return np.array(sums)

    def _decay(self, on: int, known: Bools) -> Floats:
        """Return the share of sales by age, learned from how contents went on (chain ladder)."""
        usual = usual_decay()
        sold_at = np.bincount(self._age[known], self._value[known], minlength=_AGES)
        # What the contents that have reached an age had sold before it.
        born = self._born <= on
        age_now = np.clip(on - self._born[born], 0, _AGES - 1)
        reached_age = np.clip(on - self._born_of_sale[known], 0, _AGES - 1)
        before = np.zeros(_AGES)
        # A sale at age s of a content now of age n counts before the ages s + 1 to n.
        np.add.at(before, np.minimum(self._age[known] + 1, _AGES - 1), self._value[known])
        np.subtract.at(before, np.minimum(reached_age + 1, _AGES - 1), self._value[known])
        before = np.maximum(np.cumsum(before), 0)
        pull = _PRIOR_SHARE * float(self._value[known].sum()) / max(age_now.size, 1) * 4
        growth = usual[1:] / np.cumsum(usual)[:-1]
        learned = (sold_at[1:] + pull * growth) / (before[1:] + pull) if pull > 0 else growth
        total = np.concatenate(([1.0], np.cumprod(1 + learned)))
        return np.diff(total, prepend=0.0)


def _at(reached: Floats, age: Floats) -> Floats:
    """Return the reached share at ages; after a year it grows no more."""
    return reached[np.minimum(age.astype(np.int64), _AGES - 1)]
