"""What is expected to be settled on each day to come: of open lines, and of sales not made yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from affitrack.analysis.forecast.history import OPEN, Bools, Floats, History, sums
from affitrack.analysis.forecast.journeys import Journey
from affitrack.analysis.forecast.pace import STRETCHES, Pace
from affitrack.analysis.forecast.priors import PRIOR_LINES, RULE_LINES, SHOP_PRIOR_LINES, Usual
from affitrack.analysis.forecast.survival import LONG_MEMORY, SHORT_MEMORY

_MOST_SHOPS: Final = 12
_LEAST_SHARE: Final = 0.03
_LEAST_SHOP_LINES: Final = 30
_RECENT_DAYS: Final = 42


@dataclass(frozen=True, eq=False)
class Courses:
    """What happens to lines: those of some shops, and all others."""

    usual: Journey
    of_shops: dict[int, Journey]
    paid_at: Floats
    """Of sales not made yet: the share that is paid out at each age, returns left out."""
    lost: float
    """Of sales not made yet, the share that is lost."""

    def settling(self, history: History, chosen: Bools, days: int) -> tuple[Floats, Floats]:
        """Return by day to come what open lines are expected to pay, as `Journey.settling`."""
        waiting = chosen & (history.state == OPEN)
        rest = waiting & ~np.isin(history.shop, list(self.of_shops))
        paid, at_risk = self.usual.settling(history, rest, days)
        for shop, journey in self.of_shops.items():
            of_shop = waiting & (history.shop == shop)
            if of_shop.any():
                more, more_at_risk = journey.settling(history, of_shop, days)
                paid, at_risk = paid + more, at_risk + more_at_risk
        return paid, at_risk


def courses_of(history: History, prior: Usual) -> Courses:
    """Return what happens to the lines of a history at present.

    Shops that say enough go by their own course, which leans on that of all.

    Args:
        history: the lines, as known on its day.
        prior: what becomes of lines by the rules alone.
    """
    as_a_rule = prior.journey(history).learned(history, PRIOR_LINES, LONG_MEMORY)
    usual = as_a_rule.learned(history, RULE_LINES, SHORT_MEMORY)
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
        shop: usual.learned(history.only(history.shop == shop), SHOP_PRIOR_LINES, SHORT_MEMORY)
        for shop in speaking
    }
    paid_at, lost = usual.paid_at, float(usual.lost_at.sum())
    if ordered.sum() > 0:
        for shop, journey in of_shops.items():
            share = float(ordered[shop] / ordered.sum())
            paid_at = paid_at + share * (journey.paid_at - usual.paid_at)
            lost += share * float(journey.lost_at.sum() - usual.lost_at.sum())
    return Courses(usual, of_shops, paid_at, min(max(lost, 0.0), 0.9))


def new_sales(courses: Courses, pace: Pace, days: int) -> Floats:
    """Return by stretch and day what sales pay that are still to be made."""
    settled = np.zeros((len(STRETCHES), days))
    for part, (start, last) in enumerate(STRETCHES):
        is_last = part == len(STRETCHES) - 1
        ordered = np.zeros(days)
        ordered[start - 1 : days if is_last else last] = pace.daily[part]
        settled[part] = np.convolve(ordered, courses.paid_at)[:days]
    return settled
