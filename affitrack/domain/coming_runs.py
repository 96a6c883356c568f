"""The payout runs to come, each with the day it was planned for and why it moved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from affitrack.domain.schedule import PayoutCalendar

Reason: TypeAlias = Literal["weekend", "holiday"]

COUNT: Final = 6
_SATURDAY: Final = 5
_ONE_DAY: Final = timedelta(days=1)


class ComingRun(NamedTuple):
    """A payout run."""

    on: date
    """The business day on which it pays."""
    planned_on: date
    """The day that the schedule names."""
    reason: Reason | None
    """Why it pays on another day than planned; None where it does not."""


def coming_runs(calendar: PayoutCalendar, after: date, count: int = COUNT) -> list[ComingRun]:
    """Return the first runs that pay later than a day, in order.

    None where payouts have no days of their own. Two planned days that move to one business day are
    one run.
    """
    if calendar.schedule.kind == "release":
        return []
    runs = calendar.runs(after + _ONE_DAY, count)
    return [_coming(calendar, on) for on in runs]


def _coming(calendar: PayoutCalendar, on: date) -> ComingRun:
    earliest = on
    while not calendar.is_business_day(earliest - _ONE_DAY):
        earliest -= _ONE_DAY
    planned = calendar.schedule.first_day_on_or_after(earliest)
    if planned == on:
        return ComingRun(on, on, None)
    return ComingRun(on, planned, "weekend" if planned.weekday() >= _SATURDAY else "holiday")
