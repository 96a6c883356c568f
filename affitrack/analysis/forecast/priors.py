"""What is assumed before the account's own history speaks.

Days come from the account's rules, which are the market's presets until the user sets them. The
shares and spreads are starting values, chosen so that ranges hold on simulated worlds that were not
used for anything else (tests/benchmarks/forecast.py); a few weeks of history outweigh them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from affitrack.analysis.forecast.history import Floats, History
from affitrack.analysis.forecast.journeys import (
    Journey,
    OneStage,
    TwoStages,
    states_deliveries,
)
from affitrack.analysis.forecast.survival import AGES, Course

if TYPE_CHECKING:
    from affitrack.domain.account import AccountRules

LEVEL_SPREAD: Final = (0.38, 0.42, 0.46)
"""Spread of log(sales / expected) of four weeks, by how far ahead they are."""
LEVEL_WINDOWS: Final = 2.5
"""How many windows of four weeks `LEVEL_SPREAD` weighs."""
NEW_SPREAD: Final = 1.5
"""How much wider `LEVEL_SPREAD` is on the first day of an account; halved every `NEW_DAYS`."""
NEW_DAYS: Final = 60.0
FARTHER_SPREAD: Final = 0.2
"""What comes to it in every four weeks after those, as no pace holds for ever."""
SEEN_DAYS: Final = 30.0
"""Days after which exports are expected anew: until then nothing follows from there being none."""
UNSEEN_DAYS: Final = 365.0
"""Of those who are not heard of for so many days more, half have stopped selling."""
STOPPED_DAYS: Final = 30.0
"""Likewise of those who sold nothing any more when they were last heard of, and of those who are
heard of and sell nothing, beyond days that may be chance."""
DELIVERY_SPREAD: Final = 0.8
"""Days by which all deliveries of a time are late or early together, until `shocks` are learned."""
LOSS_SPREAD: Final = 0.12
"""Likewise the spread of log(share lost / expected share lost)."""
TOGETHER: Final = 0.75
"""How much the misses of nearer and farther weeks have in common (a correlation's root)."""
PRIOR_LINES: Final = 5.0
"""How many lines of each age `usual_course` weighs; the account's course for a shop likewise."""
RULE_LINES: Final = 30.0
"""How many lines of each age the account's course of long memory weighs in that of short."""
SHOP_PRIOR_LINES: Final = 30.0

_LOST: Final = 0.14
_NEVER: Final = 0.03
_LOST_AT_ONCE: Final = 0.3
_DAYS_AROUND: Final = 3.0
_LATE: Final = 0.2
_LATE_DAYS: Final = 12.0
"""How many of the lines that settle are late, and by how many days on average."""


def usual_course(delivery_days: int, settlement_lag_days: int, window_days: int) -> Course:
    """Return what happens to lines by what the rules of an account say.

    Args:
        delivery_days: days from order to delivery.
        settlement_lag_days: days from delivery to settlement.
        window_days: days after delivery in which the buyer may return.
    """
    settles = _around(delivery_days + settlement_lag_days)
    returned = _around(delivery_days + window_days / 2)
    lost = _LOST_AT_ONCE * _at_once() + (1 - _LOST_AT_ONCE) * returned
    return _course((1 - _LOST - _NEVER) * settles, _LOST * lost)


@dataclass(frozen=True, eq=False)
class Usual:
    """What happens to lines by what the rules of an account say, in one stage and in two."""

    one: OneStage
    two: TwoStages

    @classmethod
    def by_rules(cls, rules: AccountRules) -> Usual:
        """Return what an account's rules say."""
        lag, window = rules.settlement_lag_days, rules.return_window_days
        cancelled = _LOST * _LOST_AT_ONCE
        kept = 1 - cancelled - _NEVER
        returned = _LOST * (1 - _LOST_AT_ONCE) / kept
        return cls(
            OneStage(usual_course(rules.delivery_days, lag, window)),
            TwoStages(
                _course(kept * _around(rules.delivery_days), cancelled * _at_once()),
                _course((1 - returned) * _around(lag), returned * _around(window / 2)),
            ),
        )

    def journey(self, history: History) -> Journey:
        """Return the stages that the files tell of."""
        return self.two if states_deliveries(history) else self.one


def _course(settled_at: Floats, lost_at: Floats) -> Course:
    """Return the course by which such shares of all lines are settled and lost at each age."""
    open_before = np.maximum(1 - np.cumsum(settled_at + lost_at) + settled_at + lost_at, 1e-9)
    return Course(settled_at / open_before, lost_at / open_before)


def _at_once() -> Floats:
    shares = 0.5 ** np.arange(AGES)
    return np.asarray(shares / shares.sum(), np.float64)


def _around(middle: float) -> Floats:
    """Return shares around an age: most within some days (logistic), some late."""
    age = np.arange(AGES)
    steep = 1 / (1 + np.exp(-(age + 0.5 - middle) / _DAYS_AROUND))
    in_time = np.diff(steep, prepend=0.0)
    late = np.where(age >= middle, np.exp((middle - age) / _LATE_DAYS), 0.0)
    shares = (1 - _LATE) * in_time / in_time.sum() + _LATE * late / late.sum()
    return np.asarray(shares, np.float64)
