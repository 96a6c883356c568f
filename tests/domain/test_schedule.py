"""Payout runs, on the business days they move to."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.domain.market import markets
from affitrack.domain.schedule import PayoutCalendar, PayoutSchedule
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError

ONE_DAY = timedelta(days=1)

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
month_days = st.sets(st.integers(1, 31), min_size=1, max_size=4)
week_days = st.sets(st.integers(0, 6), min_size=1, max_size=3)
schedules = st.one_of(
    st.just(PayoutSchedule("release")),
    month_days.map(lambda chosen: PayoutSchedule("monthly", tuple(sorted(chosen)))),
    st.integers(1, 31).map(lambda day: PayoutSchedule("monthly", (day,), is_month_after=True)),
    week_days.map(lambda chosen: PayoutSchedule("weekly", tuple(sorted(chosen)))),
)
codes = st.sampled_from(sorted(markets()))


def calendar(text: str, market: str = "FR") -> PayoutCalendar:
    return PayoutCalendar(PayoutSchedule.parse(text), market)


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("monthly:5", "monthly:5"),
        (" Monthly: 16, 1 ", "monthly:1,16"),
        ("monthly:31", "monthly:31"),
        ("monthly:05,5", "monthly:5"),
        ("Monthly + 1: 15", "monthly+1:15"),
        ("weekly:wed", "weekly:wed"),
        ("WEEKLY:Thu,Mon", "weekly:mon,thu"),
        ("weekly:mon,tue,wed,thu,fri,sat,sun", "weekly:mon,tue,wed,thu,fri,sat,sun"),
        ("release", "release"),
    ],
)
def test_schedules_have_one_spelling(text: str, spelling: str) -> None:
    assert PayoutSchedule.parse(text).text == spelling


@given(schedules)
def test_schedules_survive_their_text(schedule: PayoutSchedule) -> None:
    assert PayoutSchedule.parse(schedule.text) == schedule


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "daily",
        "monthly",
        "monthly:",
        "monthly:0",
        "monthly:32",
        "monthly:0,5",
        "monthly:5,32",
        "monthly:1,",
        "monthly:-1",
        "monthly:²",
        "monthly+1:32",
        "monthly+1:1,16",
        "monthly+2:5",
        "weekly",
        "weekly:",
        "weekly:wednesday",
        "weekly:1",
        "release:5",
    ],
)
def test_other_texts_are_refused_with_examples(text: str) -> None:
    with pytest.raises(UserError) as caught:
        PayoutSchedule.parse(text)
    sentence = render(caught.value.message, "en")
    assert f"“{text}”" in sentence
    assert "monthly:1,16" in sentence


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("monthly:5", "on day 5 of each month", "le 5 de chaque mois"),
        ("monthly:1,16", "on days 1, 16 of each month", "les 1, 16 de chaque mois"),
        (
            "monthly+1:15",
            "on day 15 of the month after release",
            "le 15 du mois qui suit le déblocage",
        ),
        ("weekly:wed", "every week on Wednesday", "chaque semaine, le mercredi"),
        ("release", "as soon as it is released", "dès que l’argent est débloqué"),
    ],
)
def test_schedules_in_words(text: str, english: str, french: str) -> None:
    words = PayoutSchedule.parse(text).in_words
    assert render(words, "en") == english
    assert render(words, "fr") == french


@pytest.mark.parametrize(
    ("schedule", "market", "day", "run"),
    [
        # The 5th of December 2026 is a Saturday; its run is on Monday the 7th.
        ("monthly:5", "FR", date(2026, 11, 6), date(2026, 12, 7)),
        ("monthly:5", "FR", date(2026, 12, 5), date(2026, 12, 7)),
        ("monthly:5", "FR", date(2026, 12, 6), date(2026, 12, 7)),
        ("monthly:5", "FR", date(2026, 12, 7), date(2026, 12, 7)),
        ("monthly:5", "FR", date(2026, 12, 8), date(2027, 1, 5)),
        ("monthly:5", "FR", date(2026, 11, 5), date(2026, 11, 5)),
        # Easter Monday, then Whit Monday, are bank holidays in France.
        ("monthly:5", "FR", date(2026, 4, 1), date(2026, 4, 7)),
        ("monthly:25", "FR", date(2026, 5, 25), date(2026, 5, 26)),
        # A month without that day pays on its last one.
        ("monthly:31", "FR", date(2026, 6, 2), date(2026, 6, 30)),
        ("monthly:30", "FR", date(2027, 2, 2), date(2027, 3, 1)),
        ("monthly:29", "FR", date(2028, 2, 1), date(2028, 2, 29)),
        ("monthly:1,16", "FR", date(2026, 12, 2), date(2026, 12, 16)),
        ("monthly:1,16", "FR", date(2026, 12, 17), date(2027, 1, 4)),
        ("weekly:wed", "FR", date(2026, 11, 13), date(2026, 11, 18)),
        # Armistice Day 2026 is a Wednesday in France, and an ordinary day in England.
        ("weekly:wed", "FR", date(2026, 11, 9), date(2026, 11, 12)),
        ("weekly:wed", "UK", date(2026, 11, 9), date(2026, 11, 11)),
        ("release", "FR", date(2026, 12, 4), date(2026, 12, 4)),
        ("release", "FR", date(2026, 12, 5), date(2026, 12, 7)),
        ("release", "FR", date(2026, 12, 25), date(2026, 12, 28)),
        ("release", "UK", date(2026, 12, 25), date(2026, 12, 29)),
        ("release", "US", date(2026, 11, 26), date(2026, 11, 27)),
        # Banks alone are closed in Japan until the 3rd of January.
        ("release", "JP", date(2026, 12, 31), date(2027, 1, 4)),
    ],
)
def test_runs(schedule: str, market: str, day: date, run: date) -> None:
    assert calendar(schedule, market).first_run_on_or_after(day) == run


@pytest.mark.parametrize(
    ("schedule", "released", "run"),
    [
        # The 15th of November 2026 is a Sunday.
        ("monthly+1:15", date(2026, 9, 30), date(2026, 10, 15)),
        ("monthly+1:15", date(2026, 10, 1), date(2026, 11, 16)),
        ("monthly+1:15", date(2026, 10, 31), date(2026, 11, 16)),
        ("monthly+1:15", date(2026, 11, 1), date(2026, 12, 15)),
        # That of October 2026 moves into November, and pays what was released in September.
        ("monthly+1:31", date(2026, 9, 30), date(2026, 11, 2)),
        ("monthly+1:31", date(2026, 10, 1), date(2026, 11, 30)),
        ("monthly:15", date(2026, 10, 1), date(2026, 10, 15)),
    ],
)
def test_a_month_pays_what_was_released_in_the_one_before(
    schedule: str, released: date, run: date
) -> None:
    assert calendar(schedule).run_for(released) == run


@settings(max_examples=60, deadline=None)
@given(schedule=schedules, market=codes, day=days)
def test_the_last_release_of_a_run_is_paid_by_it_and_the_next_is_not(
    schedule: PayoutSchedule, market: str, day: date
) -> None:
    runs = PayoutCalendar(schedule, market)
    run = runs.first_run_on_or_after(day)
    last = runs.last_release_of(run)
    assert runs.run_for(last) == run
    assert runs.run_for(last + ONE_DAY) > run


def test_the_next_run_is_a_later_one() -> None:
    monthly = calendar("monthly:5")
    assert monthly.next_run_after(date(2026, 12, 7)) == date(2027, 1, 5)
    assert monthly.next_run_after(date(2026, 12, 6)) == date(2026, 12, 7)


def test_a_year_of_french_runs() -> None:
    expected = [5, 5, 5, 7, 5, 5, 6, 5, 7, 5, 5, 7]
    runs = calendar("monthly:5").runs(date(2026, 1, 1), 12)
    assert runs == [date(2026, month, day) for month, day in enumerate(expected, start=1)]


def test_two_days_moved_to_one_are_one_run() -> None:
    runs = calendar("monthly:5,6").runs(date(2026, 12, 1), 2)
    assert runs == [date(2026, 12, 7), date(2027, 1, 5)]


@settings(max_examples=150, deadline=None)
@given(schedule=schedules, market=codes, day=days)
def test_a_run_is_the_first_business_day_that_the_schedule_reaches(
    schedule: PayoutSchedule, market: str, day: date
) -> None:
    runs = PayoutCalendar(schedule, market)
    run = runs.first_run_on_or_after(day)
    assert run >= day
    assert run == day or run - day <= timedelta(days=31 + 20)
    assert _is_run(runs, run)
    between = (day + ONE_DAY * i for i in range((run - day).days))
    assert not any(_is_run(runs, earlier) for earlier in between)


@settings(max_examples=60, deadline=None)
@given(schedule=schedules, market=codes, day=days)
def test_runs_are_strictly_increasing(schedule: PayoutSchedule, market: str, day: date) -> None:
    runs = PayoutCalendar(schedule, market)
    found = runs.runs(day, 6)
    assert len(found) == 6
    assert all(earlier < later for earlier, later in pairwise(found))
    assert all(runs.next_run_after(earlier) == later for earlier, later in pairwise(found))


@pytest.mark.parametrize("market", sorted(markets()))
def test_far_years_know_weekends_at_least(market: str) -> None:
    runs = calendar("monthly:15", market)
    for year in (1990, 2007, 2100, 2101, 2150):
        assert runs.first_run_on_or_after(date(year, 6, 1)).weekday() < 5


def _is_run(runs: PayoutCalendar, day: date) -> bool:
    """Whether a scheduled day moves to `day`, told the slow way."""
    if not runs.is_business_day(day):
        return False
    scheduled = day
    while not _is_scheduled(runs.schedule, scheduled):
        scheduled -= ONE_DAY
        if runs.is_business_day(scheduled):
            return False
    return True


def _is_scheduled(schedule: PayoutSchedule, day: date) -> bool:
    if schedule.kind == "release":
        return True
    if schedule.kind == "weekly":
        return day.weekday() in schedule.days
    is_last = (day + ONE_DAY).month != day.month
    return day.day in schedule.days or (is_last and max(schedule.days) > day.day)
