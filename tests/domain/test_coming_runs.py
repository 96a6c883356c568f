"""The next payout days, against calendars that are known."""

from __future__ import annotations

from datetime import date

import pytest

from affitrack.domain.coming_runs import ComingRun, coming_runs
from affitrack.domain.schedule import PayoutCalendar, PayoutSchedule


def runs(text: str, market: str, after: date, count: int = 6) -> list[ComingRun]:
    return coming_runs(PayoutCalendar(PayoutSchedule.parse(text), market), after, count)


def test_the_fifth_of_each_month_in_france() -> None:
    found = runs("monthly:5", "FR", date(2026, 11, 22))
    assert [run.on for run in found] == [
        date(2026, 12, 7),  # 5 December is a Saturday
        date(2027, 1, 5),
        date(2027, 2, 5),
        date(2027, 3, 5),
        date(2027, 4, 5),
        date(2027, 5, 5),
    ]
    assert [run.reason for run in found] == ["weekend", None, None, None, None, None]
    assert found[0].planned_on == date(2026, 12, 5)


def test_a_bank_holiday_is_named_as_one() -> None:
    # 1 May 2026 is a Friday: the payout of the 1st moves over the weekend to Monday.
    (run,) = runs("monthly:1", "FR", date(2026, 4, 25), 1)
    assert run == ComingRun(date(2026, 5, 4), date(2026, 5, 1), "holiday")


def test_holidays_are_those_of_the_market() -> None:
    # 4 July 2028 is a Tuesday, a holiday in the US alone.
    assert runs("monthly:4", "US", date(2028, 7, 1), 1)[0].on == date(2028, 7, 5)
    assert runs("monthly:4", "FR", date(2028, 7, 1), 1)[0].on == date(2028, 7, 4)


def test_two_planned_days_that_meet_are_one_run() -> None:
    # 5 and 6 December 2026 are a Saturday and a Sunday.
    found = runs("monthly:5,6", "FR", date(2026, 12, 1), 2)
    assert [run.on for run in found] == [date(2026, 12, 7), date(2027, 1, 5)]
    assert found[0].planned_on == date(2026, 12, 5)


def test_a_day_beyond_the_end_of_a_month_is_its_last() -> None:
    found = runs("monthly:31", "FR", date(2027, 2, 1), 2)
    assert [(run.on, run.planned_on) for run in found] == [
        (date(2027, 3, 1), date(2027, 2, 28)),
        (date(2027, 3, 31), date(2027, 3, 31)),
    ]


@pytest.mark.parametrize(("text", "weekday"), [("weekly:wed", 2), ("weekly:fri", 4)])
def test_every_week(text: str, weekday: int) -> None:
    found = runs(text, "FR", date(2026, 11, 22))
    assert all(run.planned_on.weekday() == weekday for run in found)
    assert [run.on for run in found if run.reason == "holiday"] == (
        [date(2026, 12, 28), date(2027, 1, 4)] if text == "weekly:fri" else []
    )


def test_release_has_no_days_of_its_own() -> None:
    assert runs("release", "FR", date(2026, 11, 22)) == []


def test_a_run_of_the_day_itself_is_not_to_come() -> None:
    assert runs("monthly:5", "FR", date(2027, 1, 5), 1)[0].on == date(2027, 2, 5)
