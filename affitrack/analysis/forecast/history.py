"""The sales of one account in one currency as arrays, and how they looked on an earlier day.

Days are ordinals (`date.toordinal`). Amounts are minor units as floats: from here on they are
statistics; what is known to the cent never comes from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]

OPEN: Final = 0
SETTLED: Final = 1
LOST: Final = 2

UNKNOWN_DAY: Final = 0
"""In `ended`: the line is open, or nobody says since when it is lost."""

_YOUNG: Final = 45
"""Days after which most lines have come to their end."""
_LATELY: Final = 200
_HARDLY_ANY: Final = 0.05


@dataclass(frozen=True, eq=False)
class ContentSales:
    """What contents sold on their days, one row for each content and day."""

    content: Ints
    day: Ints
    value: Floats

    def until(self, day: int) -> ContentSales:
        """Return what was sold up to a day."""
        kept = self.day <= day
        return ContentSales(self.content[kept], self.day[kept], self.value[kept])


@dataclass(frozen=True, eq=False)
class History:
    """Order lines summed up in cells, as they are known on a day."""

    known_on: int
    """The day of which the states are."""
    ordered: Ints
    state: Ints
    """OPEN, SETTLED or LOST."""
    ended: Ints
    """Day of settlement, or from which on the loss is known; else UNKNOWN_DAY."""
    told_on: Ints
    """The last day on which a file told of them: those of `known_on` are known as they are, of
    others nobody has heard since."""
    delivered: Ints
    """Day of delivery where the files state it; else UNKNOWN_DAY."""
    shop: Ints
    is_released: Ints
    """1: open lines that are cleared by the rules."""
    lines: Ints
    value: Floats
    """What the lines were to pay when they were ordered."""
    paid: Floats
    """What settled lines pay."""
    pays_on: Ints
    """Day of the run that pays settled lines; else UNKNOWN_DAY."""
    contents: ContentSales
    unevenness: float = 1.5
    """Mean square of the lines' amounts by the square of their mean."""
    gaps: tuple[tuple[int, int], ...] = ()
    """First and last days of which nobody knows what was ordered, as no file has them."""

    @property
    def first_day(self) -> int:
        """Return the day of the first order."""
        return int(self.ordered.min()) if self.ordered.size else self.known_on

    @property
    def line_value(self) -> float:
        """Return what a line is worth on average."""
        lines = float(self.lines.sum())
        return float(self.value.sum()) / lines if lines else 0.0

    def settled_until(self, shop: int) -> int:
        """Return the last day on which a shop settled a line; 0 where it has settled none."""
        settled = (self.state == SETTLED) & (self.shop == shop)
        return int(self.ended[settled].max(initial=0))

    @property
    def gaps_until(self) -> int:
        """Return the last day of which nobody knows what was ordered; 0 without any."""
        return max((last for _, last in self.gaps), default=0)

    def closed(self) -> History:
        """Return the orders as if the days of gaps had never been: those before them move up."""
        if not self.gaps:
            return self
        contents = replace(self.contents, day=_moved_up(self.contents.day, self.gaps))
        return replace(self, ordered=_moved_up(self.ordered, self.gaps), contents=contents, gaps=())

    @property
    def unheard(self) -> Bools:
        """Tell which lines were open when a file last told of them, and may be so no more."""
        return np.asarray((self.state == OPEN) & (self.told_on < self.known_on))

    @property
    def is_followed(self) -> bool:
        """Whether files tell of hardly any line before its end, and no more.

        Who exports a month after the month is over, and nothing else, never hears of the sales of
        its last weeks again.
        """
        young = self.told_on - self.ordered < _YOUNG
        lately = self.ordered > self.known_on - _LATELY
        left = float(self.value[self.unheard & young & lately].sum())
        return left <= _HARDLY_ANY * float(self.value[lately].sum())

    def daily(self) -> Floats:
        """Return what the orders of each day were to pay, from the first day to `known_on`."""
        length = self.known_on - self.first_day + 1
        return sums(self.ordered - self.first_day, self.value, length)[:length]

    def on(self, day: int, typical_loss_age: Ints) -> History:
        """Return the history as it was known on an earlier day.

        Settlements tell their day. A loss whose day nobody tells is taken to have been known
        at a typical age.

        Args:
            day: the earlier day.
            typical_loss_age: ages, evenly spread over what is typical; used in turn.
        """
        kept = self.ordered <= day
        ordered, state, ended = self.ordered[kept], self.state[kept], self.ended[kept].copy()
        untold = np.flatnonzero((state == LOST) & (ended == UNKNOWN_DAY))
        if untold.size and typical_loss_age.size:
            ages = np.resize(typical_loss_age, untold.size)
            ended[untold] = np.minimum(ordered[untold] + ages, self.known_on)
        is_over = (state != OPEN) & (ended <= day)
        then = self.only(kept)
        return replace(
            then,
            known_on=day,
            state=np.where(is_over, state, OPEN),
            ended=np.where(is_over, then.ended, UNKNOWN_DAY),
            told_on=np.minimum(then.told_on, day),
            delivered=np.where(then.delivered <= day, then.delivered, UNKNOWN_DAY),
            is_released=np.zeros(ordered.size, np.int64),
            pays_on=np.where(is_over, then.pays_on, UNKNOWN_DAY),
            contents=self.contents.until(day),
            gaps=tuple(gap for gap in self.gaps if gap[1] <= day),
        )

    def only(self, chosen: Bools) -> History:
        """Return the history of some of its lines."""
        return replace(
            self,
            ordered=self.ordered[chosen],
            state=self.state[chosen],
            ended=self.ended[chosen],
            told_on=self.told_on[chosen],
            delivered=self.delivered[chosen],
            shop=self.shop[chosen],
            is_released=self.is_released[chosen],
            lines=self.lines[chosen],
            value=self.value[chosen],
            paid=self.paid[chosen],
            pays_on=self.pays_on[chosen],
        )


def _moved_up(days: Ints, gaps: Iterable[tuple[int, int]]) -> Ints:
    moved = days.copy()
    for first, last in gaps:
        moved[days < first] += last - first + 1
    return moved


def sums(places: Ints, values: Floats, length: int) -> Floats:
    """Return the sum of the values of each place."""
    return np.bincount(places, values, minlength=length).astype(np.float64)
