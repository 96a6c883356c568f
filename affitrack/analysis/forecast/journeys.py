"""What becomes of lines on their way, in one stage or in two.

Most files tell only of orders and settlements: one course from the one to the other. Where files
state deliveries, there are two: from order to delivery, and from delivery to settlement. Then an
open line that has been delivered is known to be settled when its hold is over, and one that has not
been delivered for long is known to be late (facts/forecasting.md, "What wins" 1 to 3).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, NamedTuple, Protocol

import numpy as np

from affitrack.analysis.forecast.history import (
    OPEN,
    SETTLED,
    UNKNOWN_DAY,
    Bools,
    Floats,
    History,
    Ints,
)
from affitrack.analysis.forecast.shocks import Shock, delays_of
from affitrack.analysis.forecast.survival import (
    AGES,
    Course,
    chances,
    course_of,
    open_by_age,
)

_LATELY: Final = 120
"""Days of orders that tell whether deliveries are stated."""
_LEAST_STATED: Final = 0.8
_LEAST_STATED_OPEN: Final = 0.1
_LEAST_LINES: Final = 20


class Group(NamedTuple):
    """Open lines that go the same way, by their age when a file last told of them."""

    value: Floats
    """By age and days that nobody has heard of them: what they were to pay."""
    chance_of_loss: Floats
    """By age: the chance that they will be lost."""
    pays: Floats
    """By age and day after that file: the share of their value that is expected to be paid."""


class Journey(Protocol):
    """What becomes of lines."""

    @property
    def paid_at(self) -> Floats:
        """Return what is paid by age since the order, of what was to be paid."""

    @property
    def lost_at(self) -> Floats:
        """Return the share that is lost by age since the order."""

    def groups(self, history: History, waiting: Bools, days: int) -> list[Group]:
        """Return open lines as groups that go the same way.

        Args:
            history: the lines, as known on its day.
            waiting: which of its open lines.
            days: how many days ahead.
        """

    def under_way(self, history: History) -> float:
        """Return the share of open money whose delivery, as far as is told, is still to come."""

    def delays(self, history: History) -> Shock:
        """Return by how many days deliveries have been late together."""

    def learned(self, history: History, lines: float, half_life: float) -> Journey:
        """Return this journey as lines correct it (arguments as `course_of` has them)."""


@dataclass(frozen=True, eq=False)
class OneStage:
    """From order to settlement."""

    course: Course

    @property
    def paid_at(self) -> Floats:
        """Return what is paid by age since the order, of what was to be paid."""
        return self.course.settled_at * self.course.paid_share

    @property
    def lost_at(self) -> Floats:
        """Return the share that is lost by age since the order."""
        return self.course.lost_at

    def groups(self, history: History, waiting: Bools, days: int) -> list[Group]:
        """Return open lines by their age."""
        opened = open_by_age(history, waiting)
        days += opened.shape[1] - 1
        return [Group(opened, self.course.lost_from, chances(self.course, days))]

    def under_way(self, history: History) -> float:  # noqa: ARG002 - nobody tells
        """Return the share of open money whose delivery is still to come."""
        return 1.0

    def delays(self, history: History) -> Shock:
        """Return by how many days settlements have been late together."""
        return delays_of(history)

    def learned(self, history: History, lines: float, half_life: float) -> OneStage:
        """Return this journey as lines correct it."""
        return OneStage(course_of(history, self.course, lines, half_life))


@dataclass(frozen=True, eq=False)
class TwoStages:
    """From order to delivery, and from there to settlement."""

    delivery: Course
    """"Settled" is delivered here, and "lost" cancelled before."""
    hold: Course
    """By age since the delivery."""

    @property
    def paid_at(self) -> Floats:
        """Return what is paid by age since the order, of what was to be paid."""
        held = self.hold.settled_at * self.hold.paid_share
        return np.convolve(self.delivery.settled_at, held)[:AGES]

    @property
    def lost_at(self) -> Floats:
        """Return the share that is lost by age since the order."""
        later = np.convolve(self.delivery.settled_at, self.hold.lost_at)[:AGES]
        return self.delivery.lost_at + later

    def groups(self, history: History, waiting: Bools, days: int) -> list[Group]:
        """Return delivered lines by the age of their delivery, the others by their own."""
        is_delivered = waiting & (history.delivered != UNKNOWN_DAY)
        arrived = open_by_age(replace(history, ordered=history.delivered), is_delivered)
        under_way = open_by_age(history, waiting & ~is_delivered)
        before = self.delivery.lost_from
        at_risk = before + (1 - before) * float(self.hold.lost_at.sum())
        days += max(arrived.shape[1], under_way.shape[1]) - 1
        held = (self.hold.settled_at * self.hold.paid_share)[:days]
        # By day of delivery and day of settlement, which may be the same.
        since = np.arange(days)[None, :] - np.arange(days)[:, None]
        later = np.where(
            (since >= 0) & (since < held.size), held[np.clip(since, 0, held.size - 1)], 0.0
        )
        return [
            Group(arrived, self.hold.lost_from, chances(self.hold, days)),
            Group(under_way, at_risk, chances(self.delivery, days) @ later),
        ]

    def under_way(self, history: History) -> float:
        """Return the share of open money whose delivery is still to come."""
        value = history.value * (history.state == OPEN)
        coming = float(value[history.delivered == UNKNOWN_DAY].sum())
        return coming / max(float(value.sum()), 1e-9)

    def delays(self, history: History) -> Shock:
        """Return by how many days deliveries have been late together."""
        return delays_of(_until_delivery(history))

    def learned(self, history: History, lines: float, half_life: float) -> TwoStages:
        """Return this journey as lines correct it."""
        return TwoStages(
            course_of(_until_delivery(history), self.delivery, lines, half_life),
            course_of(_since_delivery(history), self.hold, lines, half_life),
        )


def states_deliveries(history: History) -> bool:
    """Tell whether the files say of most lines when they were delivered, open ones among them."""
    lately = history.ordered > history.known_on - _LATELY
    stated = history.delivered != UNKNOWN_DAY

    def lines(chosen: Bools) -> float:
        return float(history.lines[chosen & lately].sum())

    settled, opened = history.state == SETTLED, history.state == OPEN
    return (
        lines(settled) >= _LEAST_LINES
        and lines(settled & stated) >= _LEAST_STATED * lines(settled)
        and lines(opened & stated) >= _LEAST_STATED_OPEN * lines(opened)
    )


def _until_delivery(history: History) -> History:
    """Return the lines with their delivery as what settles them."""
    delivered = _delivered(history)
    has_arrived = delivered != UNKNOWN_DAY
    return replace(
        history,
        state=np.where(has_arrived, SETTLED, history.state),
        ended=np.where(has_arrived, delivered, history.ended),
        paid=history.value,
    )


def _since_delivery(history: History) -> History:
    """Return the delivered lines as if they had been ordered on the day of their delivery."""
    delivered = _delivered(history)
    return replace(history, ordered=delivered).only(delivered != UNKNOWN_DAY)


def _delivered(history: History) -> Ints:
    """Return the days of delivery; where a settled line states none, what others suggest."""
    stated = history.delivered != UNKNOWN_DAY
    settled = history.state == SETTLED
    gaps = (history.ended - history.delivered)[settled & stated]
    usual = int(np.median(gaps)) if gaps.size else 0
    guessed = np.maximum(history.ended - usual, history.ordered)
    return np.where(settled & ~stated, guessed, np.where(stated, history.delivered, UNKNOWN_DAY))


def loss_ages(lost_at: Floats, count: int = 41) -> Ints:
    """Return ages at which lines are lost, evenly spread over what is typical.

    Args:
        lost_at: the share that is lost at each age.
        count: how many ages.
    """
    reached = np.cumsum(lost_at)
    if reached[-1] <= 0:
        return np.zeros(0, np.int64)
    # The golden ratio visits all parts of the distribution early.
    wanted = (np.arange(count) * 0.6180339887498949 + 0.5) % 1.0 * reached[-1]
    return np.asarray(np.searchsorted(reached, wanted), np.int64)
