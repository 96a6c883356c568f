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


@dataclass(frozen=True, slots=True)
class PayoutSchedule:
    """The days on which payouts run, before any is moved to a business day."""

    kind: ScheduleKind
    days: tuple[int, ...] = ()
    """Days of the month (1 to 31), or of the week (0 is Monday); none at release."""

    @classmethod
    def parse(cls, text: str) -> PayoutSchedule:
        """Read "monthly:5", "monthly:1,16", "weekly:wed" or "release".

        A day beyond a month's end means its last day. Raises `UserError` for anything else.
        """
        kind, _, days = re.sub(r"\s+", "", text).casefold().partition(":")
        if kind == "release" and not days:
            return cls("release")
        if kind == "monthly" and re.fullmatch(r"[0-9]{1,2}(,[0-9]{1,2})*", days):
            numbers = {int(day) for day in days.split(",")}
            if min(numbers) >= 1 and max(numbers) <= _LONGEST_MONTH:
                return cls("monthly", tuple(sorted(numbers)))
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
        return f"{self.kind}:{','.join(names)}"

    @property
    def in_words(self) -> Message:
        """Return the schedule as people say it."""
        if self.kind == "release":
            return message("domain.schedule.release")
        if self.kind == "weekly":
            names = tuple(Message(f"domain.weekday.{_WEEKDAYS[day]}") for day in self.days)
            return message("domain.schedule.weekly", days=names)
        days = tuple(str(day) for day in self.days)
        return message("domain.schedule.monthly", n=len(days), days=days)

    def first_day_on_or_after(self, day: date) -> date:
        """Return the first day of the schedule that is not before `day`."""
        if self.kind == "release":
            return day
        if self.kind == "weekly":
            return day + min((each - day.weekday()) % _WEEK for each in self.days) * _ONE_DAY
        month = day.replace(day=1)
        while True:
            following = (month + _LONGEST_MONTH * _ONE_DAY).replace(day=1)
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
        run = self.schedule.first_day_on_or_after(earliest)
        while not self.is_business_day(run):
            run += _ONE_DAY
        return run
