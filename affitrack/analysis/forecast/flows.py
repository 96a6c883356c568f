"""What is expected to be settled on each day to come: of open lines, and of sales not made yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from affitrack.analysis.forecast.history import OPEN, Bools, Floats, History, sums
from affitrack.analysis.forecast.pace import STRETCHES, Pace
from affitrack.analysis.forecast.priors import PRIOR_LINES, RULE_LINES, SHOP_PRIOR_LINES
from affitrack.analysis.forecast.survival import (
    LONG_MEMORY,
    SHORT_MEMORY,
    Course,
    course_of,
    open_by_age,
    settling,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_SHOPS: Final = 12
_LEAST_SHARE: Final = 0.03
_LEAST_SHOP_LINES: Final = 30
_RECENT_DAYS: Final = 42


@dataclass(frozen=True, eq=False)
class Courses:
    """What happens to lines: those of some shops, and all others."""

    usual: Course
    of_shops: dict[int, Course]
    settled_at: Floats
    """Of sales not made yet: the share that is paid out at each age, returns left out."""
    lost: float
    """Of sales not made yet, the share that is lost."""

    def settling(self, history: History, chosen: Bools, days: int) -> Floats:
        """Return by day to come what open lines are expected to pay."""
        paid = np.zeros(days)
        for course, open_value in self._open(history, chosen):
            paid += settling(course, open_value, days)
        return paid

    def risked(self, history: History, chosen: Bools, days: int) -> Floats:
        """Return the same, each amount times the chance that its lines are lost instead."""
        paid = np.zeros(days)
        for course, open_value in self._open(history, chosen):
            paid += settling(course, open_value * course.lost_from, days)
        return paid

    def _open(self, history: History, chosen: Bools) -> Iterator[tuple[Course, Floats]]:
        waiting = chosen & (history.state == OPEN)
        for shop, course in self.of_shops.items():
            of_shop = waiting & (history.shop == shop)
            if of_shop.any():
                yield course, open_by_age(history, of_shop)
        rest = waiting & ~np.isin(history.shop, list(self.of_shops))
        yield self.usual, open_by_age(history, rest)


def courses_of(history: History, prior: Course) -> Courses:
    """Return what happens to the lines of a history at present.

    Shops that say enough go by their own course, which leans on that of all.

    Args:
        history: the lines, as known on its day.
        prior: what becomes of lines by the rules alone.
    """
    as_a_rule = course_of(history, prior, PRIOR_LINES, LONG_MEMORY)
    usual = course_of(history, as_a_rule, RULE_LINES, SHORT_MEMORY)
    recent = history.ordered > history.known_on - _RECENT_DAYS
    ordered = sums(history.shop, history.value * recent, 0)
    open_value = sums(history.shop, history.value * (history.state == OPEN), 0)
    lines = sums(history.shop, history.lines.astype(np.float64), 0)
    weight = ordered + open_value
    speaking = [
        shop
        for shop in np.argsort(-weight, kind="stable")[:_MOST_SHOPS].tolist()
        if weight[shop] > _LEAST_SHARE * weight.sum() and lines[shop] >= _LEAST_SHOP_LINES
    ]
    if np.count_nonzero(lines) < 2:  # noqa: PLR2004 - one shop is the account
        speaking = []
    of_shops = {
        shop: course_of(_of_shop(history, shop), usual, SHOP_PRIOR_LINES, SHORT_MEMORY)
        for shop in speaking
    }
    settled_at, lost = usual.settled_at * usual.paid_share, float(usual.lost_at.sum())
    if ordered.sum() > 0:
        for shop, course in of_shops.items():
            share = float(ordered[shop] / ordered.sum())
            own = course.settled_at * course.paid_share
            settled_at = settled_at + share * (own - usual.settled_at * usual.paid_share)
            lost += share * float(course.lost_at.sum() - usual.lost_at.sum())
    return Courses(usual, of_shops, settled_at, min(max(lost, 0.0), 0.9))


def new_sales(courses: Courses, pace: Pace, days: int) -> Floats:
    """Return by stretch and day what sales pay that are still to be made."""
    settled = np.zeros((len(STRETCHES), days))
    for part, (start, last) in enumerate(STRETCHES):
        is_last = part == len(STRETCHES) - 1
        ordered = np.zeros(days)
        ordered[start - 1 : days if is_last else last] = pace.daily[part]
        settled[part] = np.convolve(ordered, courses.settled_at)[:days]
    return settled


def _of_shop(history: History, shop: int) -> History:
    chosen = history.shop == shop
    return History(
        known_on=history.known_on,
        ordered=history.ordered[chosen],
        state=history.state[chosen],
        ended=history.ended[chosen],
        shop=history.shop[chosen],
        is_released=history.is_released[chosen],
        lines=history.lines[chosen],
        value=history.value[chosen],
        paid=history.paid[chosen],
        pays_on=history.pays_on[chosen],
        contents=history.contents,
        unevenness=history.unevenness,
    )
