"""Asked for a day that has passed, a forecast knows no more than there was to know then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from affitrack.analysis.forecast import make_forecast
from affitrack.analysis.forecast.reading import known_until
from affitrack.domain.forecast import Forecast
from affitrack.domain.line import LineFacts
from affitrack.store.connection import Store
from tests.analysis.forecast.test_make import TODAY, check, line, steady
from tests.store.stores import new_store, take_in

THEN = TODAY - timedelta(days=75)


def seen_on(day: date, lines: list[LineFacts]) -> list[LineFacts]:
    """Return lines as an export of a day had them."""
    return [
        each
        if each.settled_at is None or each.settled_at[:10] <= day.isoformat()
        else each._replace(status="pending", settled_at=None, final_earned=None)
        for each in lines
        if each.ordered_at[:10] <= day.isoformat()
    ]


def expected(found: Forecast) -> list[tuple[str, int, int, int, int, int, int]]:
    return [
        (
            each.month, each.cleared_expected + each.held_expected, each.new_sales, each.total,
            each.low80, each.high80, each.high95,
        )
        for each in found.months
    ]  # fmt: skip


def growing(days: int) -> list[LineFacts]:
    """Return ever more lines a day, ten times as many lately."""
    return [
        line(day * 20 + number, TODAY - timedelta(days=day))
        for day in range(days)
        for number in range(20 if day < 70 else 2)
    ]


@pytest.mark.parametrize("lines", [steady(240), growing(240)])
def test_the_past_is_forecast_as_it_was_then(tmp_path: Path, lines: list[LineFacts]) -> None:
    with new_store(tmp_path / "now.db") as store:
        take_in(store, lines, imported_at=f"{TODAY}T20:00:00")
        here = make_forecast(store, THEN)
    with new_store(tmp_path / "then.db") as store:
        take_in(store, seen_on(THEN, lines), imported_at=f"{THEN}T20:00:00")
        there = make_forecast(store, THEN)
    check(here)
    assert expected(here) == expected(there)
    assert sum(each.total for each in here.months) > 0


def test_money_taken_back_later_was_in_no_forecast(store: Store) -> None:
    day = date(2026, 9, 3)  # before the run of September
    back = [
        line(9_000 + number, date(2026, 6, 1), status="deducted", final_earned=net,
             settled_at=f"{taken_on}T10:00:00")
        for number, (taken_on, net) in enumerate(
            {day: -200, date(2026, 9, 20): -300, date(2026, 11, 2): -400}.items()
        )
    ]  # fmt: skip
    take_in(store, [*steady(240), *back], imported_at=f"{TODAY}T20:00:00")
    found = make_forecast(store, day)
    check(found)
    assert [each.deducted for each in found.months] == [-200, 0, 0]


def test_before_the_first_sale_nothing_is_expected(store: Store) -> None:
    take_in(store, steady(30), imported_at=f"{TODAY}T20:00:00")
    assert make_forecast(store, TODAY - timedelta(days=40)) == Forecast(
        TODAY - timedelta(days=40), (), ()
    )


def test_a_market_whose_clock_is_ahead_is_not_the_future(store: Store) -> None:
    """It is the evening before where the program runs."""
    take_in(store, steady(60), imported_at=f"{TODAY}T20:00:00")
    yesterday, today = make_forecast(store, TODAY - timedelta(days=1)), make_forecast(store, TODAY)
    assert yesterday.months[0].total == pytest.approx(today.months[0].total, rel=0.02)


def test_what_is_settled_has_been_settled_by_now(store: Store) -> None:
    """A file that says "settled" and not when: release is still to come, the money is certain."""
    lines = [
        line(number, TODAY - timedelta(days=12), status="settled", settled_at=None,
             final_earned=500, delivered_on=(TODAY - timedelta(days=8)).isoformat())
        for number in range(30)
    ]  # fmt: skip
    take_in(store, lines, imported_at=f"{TODAY}T20:00:00")
    found = make_forecast(store, TODAY)
    check(found)
    assert found.months[0].low95 >= 15_000


DAILY = range(60)


@pytest.mark.parametrize(
    ("told", "imported_ago", "known_ago"),
    [
        (DAILY, 0, 0),
        (range(1, 60), 0, 1),  # exported before today's first sale, or for the days up to yesterday
        (range(10, 60), 0, 10),
        (range(1, 60), 5, 1),
        (range(5, 60), 5, 5),
        (range(1, 60, 3), 0, 0),  # a sale every third day: today may well have none
        (range(4, 60, 3), 0, 0),
        (range(29, 90, 3), 0, 29),
        (range(31, 90, 29), 0, 31),
        ([1, 2, 3], 0, 0),  # three days say little
        ([], 0, 0),
    ],
)
def test_a_file_speaks_up_to_the_day_from_which_silence_is_hardly_chance(
    told: Sequence[int], imported_ago: int, known_ago: int
) -> None:
    today = TODAY.toordinal()
    imported = (TODAY - timedelta(days=imported_ago)).isoformat()
    known = known_until({today - ago for ago in told}, imported, TODAY)
    assert today - known == known_ago
