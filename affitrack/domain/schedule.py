"""When payouts run: a recurrence rule, moved to business days.

domain.md, "Dates of a line": a run on a weekend or bank holiday of the market moves to the next
business day. What is compared with a release day is the day the run has moved to, so money that is
released on Sunday 6 December 2026 still goes with the run of Saturday 5, which moves to Monday 7.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

from affitrack.domain.bank_holidays import bank_holidays
from affitrack.domain.market import Market
from affitrack.domain.market import market as market_of
from affitrack.wording.message import Message, UserError, message

ScheduleKind: TypeAlias = Literal["monthly", "weekly", "release"]

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SATURDAY: Final = 5
_ONE_DAY: Final = timedelta(days=1)
_LONGEST_MONTH: Final = 31
_WEEK: Final = 7
_MONTH_AFTER: Final = "monthly+1"


@dataclass(frozen=True, slots=True)
class PayoutSchedule:
    """The days on which payouts run, before any is moved to a business day."""

    kind: ScheduleKind
    days: tuple[int, ...] = ()
    """Days of the month (1 to 31), or of the week (0 is Monday); none at release."""
    is_month_after: bool = False
    """Whether a month pays what was released in the month before it, and nothing newer."""

    @classmethod
    def parse(cls, text: str) -> PayoutSchedule:
        """Read "monthly:5", "monthly:1,16", "monthly+1:15", "weekly:wed" or "release".

        "+1" is the month after that of the release. A day beyond a month's end means its last day.
        Raises `UserError` for anything else.
        """
        kind, _, days = re.sub(r"\s+", "", text).casefold().partition(":")
        if kind == "release" and not days:
            return cls("release")
        is_after = kind == _MONTH_AFTER and "," not in days
        if (kind == "monthly" or is_after) and re.fullmatch(r"[0-9]{1,2}(,[0-9]{1,2})*", days):
            numbers = {int(day) for day in days.split(",")}
            if min(numbers) >= 1 and max(numbers) <= _LONGEST_MONTH:
                return cls("monthly", tuple(sorted(numbers)), is_after)
        if kind == "weekly" and set(days.split(",")) <= set(_WEEKDAYS):
            weekdays = {_WEEKDAYS.index(day) for day in days.split(",")}
            return cls("weekly", tuple(sorted(weekdays)))
        raise UserError(message("domain.bad_schedule", given=text))

    @property
    def text(self) -> str:
        """Return the schedule as `parse` reads it, in one spelling."""
        if self.kind == "release":
            return self.kind
        names = [_WEEKDAYS[day] if self.kind == "weekly" else str(day) for day in self.days]
        kind = _MONTH_AFTER if self.is_month_after else self.kind
        return f"{kind}:{','.join(names)}"

    @property
    def in_words(self) -> Message:
        """Return the schedule as people say it."""
        if self.kind == "release":
            return message("domain.schedule.release")
        if self.kind == "weekly":
            names = tuple(Message(f"domain.weekday.{_WEEKDAYS[day]}") for day in self.days)
            return message("domain.schedule.weekly", days=names)
        days = tuple(str(day) for day in self.days)
        if self.is_month_after:
            return message("domain.schedule.month_after", days=days)
        return message("domain.schedule.monthly", n=len(days), days=days)

    def first_day_on_or_after(self, day: date) -> date:
        """Return the first day of the schedule that is not before `day`."""
        if self.kind == "release":
            return day
        if self.kind == "weekly":
            return day + min((each - day.weekday()) % _WEEK for each in self.days) * _ONE_DAY
        month = day.replace(day=1)
        while True:
            following = _month_after(month)
            last = (following - _ONE_DAY).day
            found = [month.replace(day=min(each, last)) for each in self.days]
            if max(found) >= day:
                return min(each for each in found if each >= day)
            month = following


class PayoutCalendar:
    """The payout runs of one schedule in one market, on the business days they move to.

    Answers are remembered, so that a million lines ask for little more than a look-up each.
    """

    def __init__(self, schedule: PayoutSchedule, market: str) -> None:
        self.schedule = schedule
        self.market: Market = market_of(market)
        self._runs: dict[date, date] = {}

    def run_for(self, release_on: date) -> date:
        """Return the run that pays what is released on a day."""
        if not self.schedule.is_month_after:
            return self.first_run_on_or_after(release_on)
        month = _month_after(release_on)
        return self._business_day(self.schedule.first_day_on_or_after(month))

    def last_release_of(self, run: date) -> date:
        """Return the last day on which what is released is paid by a run."""
        if not self.schedule.is_month_after:
            return run
        last = run.replace(day=1) - _ONE_DAY
        # A run of the month's last day may have moved into the month after.
        return last if self.run_for(last) <= run else last.replace(day=1) - _ONE_DAY

    def first_run_on_or_after(self, day: date) -> date:
        """Return the first run that pays on `day` or later."""
        run = self._runs.get(day)
        if run is None:
            run = self._runs[day] = self._find_run(day)
        return run

    def next_run_after(self, day: date) -> date:
        """Return the first run that pays later than `day`."""
        return self.first_run_on_or_after(day + _ONE_DAY)

    def runs(self, start: date, count: int) -> list[date]:
        """Return the first `count` runs that pay on `start` or later, in order."""
        found: list[date] = []
        day = start
        while len(found) < count:
            run = self.first_run_on_or_after(day)
            found.append(run)
            day = run + _ONE_DAY
        return found

    def is_business_day(self, day: date) -> bool:
        """Tell whether banks of the market work on `day`."""
        if day.weekday() >= _SATURDAY:
            return False
        country, subdivision = self.market.holiday_country, self.market.holiday_subdivision
        return day not in bank_holidays(country, subdivision, day.year)

    def _find_run(self, day: date) -> date:
        # A scheduled day before `day` still counts when only days off lie between the two.
        earliest = day
        while not self.is_business_day(earliest - _ONE_DAY):
            earliest -= _ONE_DAY
        return self._business_day(self.schedule.first_day_on_or_after(earliest))

    def _business_day(self, day: date) -> date:
        while not self.is_business_day(day):
            day += _ONE_DAY
        return day


def _month_after(day: date) -> date:
    """Return the first day of the month after the one of a day."""
    return (day.replace(day=1) + _LONGEST_MONTH * _ONE_DAY).replace(day=1)
