"""What is expected to be settled on each day to come: of open lines, and of sales not made yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from affitrack.analysis.forecast.history import OPEN, Bools, Floats, History, Ints, sums
from affitrack.analysis.forecast.journeys import Group, Journey
from affitrack.analysis.forecast.pace import STRETCHES, Pace
from affitrack.analysis.forecast.priors import PRIOR_LINES, RULE_LINES, SHOP_PRIOR_LINES, Usual
from affitrack.analysis.forecast.stopped_shops import stopped_shops
from affitrack.analysis.forecast.survival import LONG_MEMORY, SHORT_MEMORY

_MOST_SHOPS: Final = 12
_LEAST_SHARE: Final = 0.03
_LEAST_SHOP_LINES: Final = 30
_RECENT_DAYS: Final = 42


EARLIER: Final = 60
"""Days beyond the last run that are looked at as well: all may be settled as much earlier."""


@dataclass(frozen=True, eq=False)
class Flow:
    """Money by the day on which it is settled, counted from tomorrow."""

    by_day: Floats
    last_days: Ints
    """By run: how many of the days to come it, or a run before it, pays."""
    passed: int = 0
    """How many of these days runs that have passed have paid."""
    waits: float = 0.0
    """What was settled before, unheard of, and waits for the first run."""

    def __add__(self, other: Flow) -> Flow:
        """Return both together; of the same runs."""
        return replace(self, by_day=self.by_day + other.by_day, waits=self.waits + other.waits)

    def by_run(self) -> Floats:
        """Return what each run pays."""
        return np.asarray(self.shifted(np.zeros(1))[0])

    def shifted(self, late: Floats) -> Floats:
        """Return by draw what each run pays where all is late by some days."""
        reached = np.concatenate(([0.0], np.cumsum(self.by_day)))
        passed = min(self.passed, self.by_day.size)
        at = np.clip(self.last_days[None, :] - late[:, None], passed, self.by_day.size)
        paid = np.interp(at, np.arange(reached.size), reached)
        by_run = np.diff(paid, axis=1, prepend=reached[passed])
        by_run[:, :1] += self.waits
        return np.asarray(by_run, np.float64)


@dataclass(frozen=True, eq=False)
class Opened:
    """What open lines are expected to pay."""

    paid: Flow
    at_risk: Flow
    """The same times the chance that the lines are lost instead."""
    sure: Floats
    """By run: the same times the chance that this very run pays them."""

    @classmethod
    def nothing(cls, days: int, last_days: Ints, passed: int) -> Opened:
        """Return what no line pays on so many days to come, and by run."""
        none = Flow(np.zeros(days), last_days, passed)
        return cls(none, none, np.zeros(last_days.size))

    @property
    def chance_of_loss(self) -> Floats:
        """Return by run the mean chance of being lost of what it is expected to pay."""
        return np.clip(self.at_risk.by_run() / np.maximum(self.paid.by_run(), 1e-9), 0.0, 1.0)

    @property
    def doubt(self) -> Floats:
        """Return by run the mean chance that it does not pay what it is expected to."""
        return np.clip(1 - self.sure / np.maximum(self.paid.by_run(), 1e-9), 0.0, 1.0)

    def __add__(self, other: Opened) -> Opened:
        """Return both together; of the same runs."""
        return Opened(self.paid + other.paid, self.at_risk + other.at_risk, self.sure + other.sure)


def _with(opened: Opened, group: Group, unpaid: int) -> Opened:
    """Return what open lines are expected to pay together with those of a group.

    Args:
        opened: of the others.
        group: open lines that go the same way.
        unpaid: how many of the last days no run has paid yet.
    """
    like, last_days = opened.paid, opened.paid.last_days
    starts = np.concatenate(([like.passed], last_days))[:-1].astype(np.int64)  # none without a run
    reached = np.pad(np.cumsum(group.pays, axis=1), ((0, 0), (1, 0)))
    for silent in np.flatnonzero(group.value.any(axis=0)).tolist():
        value = group.value[:, silent]
        since = reached[:, silent] - reached[:, silent - min(silent, unpaid)]
        ahead = group.pays[:, silent : silent + like.by_day.size]
        by_run = reached[:, silent + last_days] - reached[:, silent + starts]
        by_run[:, :1] += since[:, None]
        paid, at_risk = (
            replace(like, by_day=of @ ahead, waits=float(of @ since))
            for of in (value, value * group.chance_of_loss)
        )
        opened += Opened(paid, at_risk, value @ np.clip(by_run, 0.0, 1.0) ** 2)
    return opened


@dataclass(frozen=True, eq=False)
class Courses:
    """What happens to lines: those of some shops, and all others."""

    usual: Journey
    of_shops: dict[int, Journey]
    paid_at: Floats
    """Of sales not made yet: the share that is paid out at each age, returns left out."""
    lost: float
    """Of sales not made yet, the share that is lost."""
    stopped: tuple[int, ...] = ()
    """Shops that pay no more."""

    def opened(
        self,
        history: History,
        chosen: Bools,
        last_days: Ints,
        passed: int = 0,
        unpaid: int = 0,
    ) -> Opened:
        """Return what open lines are expected to pay.

        Args:
            history: the lines, as known on its day.
            chosen: which of them.
            last_days: by run, how many of the days to come it, or a run before it, pays.
            passed: how many of these days runs that have passed have paid.
            unpaid: how many of the last days no run has paid yet.
        """
        days = int(last_days.max(initial=0)) + EARLIER
        waiting = chosen & (history.state == OPEN) & ~np.isin(history.shop, self.stopped)
        rest = waiting & ~np.isin(history.shop, list(self.of_shops))
        groups = self.usual.groups(history, rest, days)
        for shop, journey in self.of_shops.items():
            of_shop = waiting & (history.shop == shop)
            if of_shop.any():
                groups += journey.groups(history, of_shop, days)
        opened = Opened.nothing(days, last_days, passed)
        for group in groups:
            opened = _with(opened, group, unpaid)
        return opened


def courses_of(history: History, prior: Usual, *, is_by_shop: bool = True) -> Courses:
    """Return what happens to the lines of a history at present.

    Shops that say enough go by their own course, which leans on that of all. Of those that pay no
    more nothing is expected, and the others do not learn from them.

    Args:
        history: the lines, as known on its day.
        prior: what becomes of lines by the rules alone.
        is_by_shop: False: no shop goes by its own, which is quicker where sums alone matter.
    """
    as_a_rule = prior.journey(history).learned(history, PRIOR_LINES, LONG_MEMORY)
    recent = history.ordered > history.known_on - _RECENT_DAYS
    ordered = sums(history.shop, history.value * recent, 0)
    weight = ordered + sums(history.shop, history.value * (history.state == OPEN), 0)
    matters = weight > _LEAST_SHARE * weight.sum()
    stopped = stopped_shops(history, as_a_rule, matters)
    if stopped:
        rest = history.only(~np.isin(history.shop, stopped))
        goes_on = 1 - float(ordered[stopped].sum()) / max(float(ordered.sum()), 1e-9)
        courses = courses_of(rest, prior, is_by_shop=is_by_shop)
        return replace(
            courses, paid_at=courses.paid_at * goes_on, stopped=(*courses.stopped, *stopped)
        )
    usual = as_a_rule.learned(history, RULE_LINES, SHORT_MEMORY)
    lines = sums(history.shop, history.lines.astype(np.float64), 0)
    speaking = [
        shop
        for shop in np.argsort(-weight, kind="stable")[:_MOST_SHOPS].tolist()
        if matters[shop] and lines[shop] >= _LEAST_SHOP_LINES
    ]
    if not is_by_shop or np.count_nonzero(lines) < 2:  # noqa: PLR2004 - one shop is the account
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


def missing_sales(courses: Courses, pace: Pace, history: History, like: Flow, unpaid: int) -> Flow:
    """Return what sales pay that were made on days of which nobody tells, as far as is expected.

    Args:
        courses: what happens to lines.
        pace: what is expected to be ordered.
        history: the lines, as known on its day.
        like: a flow of the days to come, and of their runs.
        unpaid: how many of the last days no run has paid yet.
    """
    days = like.by_day.size
    missing = [day for first, last in history.gaps for day in range(first, last + 1)]
    paid_at = np.pad(courses.paid_at, (0, days + 1))
    by_day, waits = np.zeros(days), 0.0
    for age in (history.known_on - day for day in missing):
        if 0 <= age < courses.paid_at.size:
            by_day += paid_at[age + 1 : age + 1 + days]
            waits += float(paid_at[max(age + 1 - unpaid, 0) : age + 1].sum())
    daily = float(pace.daily[0])
    return replace(like, by_day=daily * by_day, waits=daily * waits)
