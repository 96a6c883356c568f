"""Exports of days that no later export has again: what became of their sales, nobody tells."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from affitrack.analysis.forecast import backtest, keep_forecasts, kept_record, make_forecast
from affitrack.analysis.forecast.reading import known_sales
from affitrack.domain.forecast import Forecast
from affitrack.domain.line import LineFacts
from affitrack.domain.records import BY_HAND
from affitrack.store.connection import Store
from affitrack.store.imports.history import covering_files
from affitrack.store.rules.accounts import all_accounts
from tests.analysis.forecast.test_looking_back import seen_on
from tests.analysis.forecast.test_make import TODAY, check, steady
from tests.store.stores import new_store, take_in

DAYS = 360
KEPT = 90
"""Days ago on which a forecast was kept."""


def exported(store: Store, days: int, made_every: int) -> Store:
    """Take in files of so many days each, made every so many days, the last one today."""
    lines = steady(DAYS)
    for ago in reversed(range(0, DAYS, made_every)):
        made_on = TODAY - timedelta(days=ago)
        first = made_on - timedelta(days=days - 1)
        sold = [each for each in seen_on(made_on, lines) if each.ordered_at[:10] >= f"{first}"]
        take_in(
            store,
            sold,
            f"{_last_told(sold)}T20:00:00",
            name=f"{made_on}.csv",
            imported_at=f"{made_on}T20:00:00",
        )
        if ago == KEPT:
            keep_forecasts(store, made_on)
    return store


def _last_told(lines: list[LineFacts]) -> str:
    return max(max(each.ordered_at, each.settled_at or "")[:10] for each in lines)


def forecast_of(path: Path, days: int, made_every: int) -> Forecast:
    with new_store(path) as store:
        found = make_forecast(exported(store, days, made_every), TODAY)
    check(found)
    return found


@pytest.mark.parametrize(
    ("days", "made_every", "within"), [(90, 30, 0.02), (30, 30, 0.05), (28, 14, 0.05)]
)
def test_sales_that_no_file_tells_of_again_are_not_taken_to_wait_for_ever(
    tmp_path: Path, days: int, made_every: int, within: float
) -> None:
    told = forecast_of(tmp_path / "told.db", DAYS, 30)
    left = forecast_of(tmp_path / "left.db", days, made_every)
    assert [each.total for each in left.months] == pytest.approx(
        [each.total for each in told.months], rel=within
    )


def test_a_few_days_a_week_still_tell_what_is_sold(tmp_path: Path) -> None:
    """No file has a sale when it is settled: then the rules alone say how it goes."""
    told = forecast_of(tmp_path / "told.db", DAYS, 30)
    left = forecast_of(tmp_path / "left.db", 7, 7)
    for mine, full in zip(left.months, told.months, strict=True):
        assert 0.75 * full.total < mine.total < 1.15 * full.total
        assert mine.high80 - mine.low80 > full.high80 - full.low80


def test_what_was_settled_unheard_since_the_last_run_is_in_the_next_one(tmp_path: Path) -> None:
    """Orders of the month before are settled in this one, and paid by its end."""
    with new_store(tmp_path / "left.db") as store:
        exported(store, 30, 30)
        (account,) = all_accounts(store)
        history = known_sales(store, account, TODAY)["EUR"].history
        assert not history.is_followed
        unheard = date.fromordinal(int(history.told_on[history.unheard].max()))
        assert unheard == TODAY - timedelta(days=30)
        next_run = make_forecast(store, TODAY).months[0]
    assert next_run.cleared_expected + next_run.held_expected > 25_000


@pytest.mark.parametrize(("days", "is_told"), [(90, True), (30, False)])
def test_months_that_files_tell_only_in_part_score_nobody(
    store: Store, days: int, is_told: bool
) -> None:
    exported(store, days, 30)
    assert bool(backtest(store, TODAY).months) == is_told
    kept = kept_record(store, TODAY)
    assert {each.is_told for each in kept.months} == {is_told}
    assert bool(kept.scores) == is_told


def test_a_sale_entered_by_hand_is_no_file_of_later_days(tmp_path: Path) -> None:
    with new_store(tmp_path / "hand.db") as store:
        take_in(store, steady(DAYS), f"{TODAY}T20:00:00", imported_at=f"{TODAY}T20:00:00")
        later = TODAY + timedelta(days=3)
        sold = steady(1)[0]._replace(order_id="H-1", ordered_at=f"{later}T12:00:00")
        take_in(store, [sold], f"{later}T12:00:00", name="H-1", format=BY_HAND)
        (account,) = all_accounts(store)
        history = known_sales(store, account, later)["EUR"].history
        assert not history.unheard.any()
        assert history.gaps == ()
        assert covering_files(store, account.account_id)[-1].days.last == TODAY


def test_a_file_that_was_imported_weeks_after_it_was_made_tells_of_no_later_month(
    tmp_path: Path,
) -> None:
    """What the month after its last day paid is not known, so no forecast of it was a miss."""
    made_on, later = TODAY - timedelta(days=31), TODAY + timedelta(days=14)
    lines = steady(DAYS)
    told = []
    for ago in (31, 0):  # imported when it was made, and as late as today
        with new_store(tmp_path / f"{ago}.db") as store:
            first = TODAY - timedelta(days=75)
            take_in(
                store, seen_on(first, lines), f"{first}T20:00:00", imported_at=f"{first}T20:00:00"
            )
            assert keep_forecasts(store, first)
            take_in(
                store,
                seen_on(made_on, lines),
                f"{made_on}T20:00:00",
                name="later.csv",
                imported_at=f"{TODAY - timedelta(days=ago)}T20:00:00",
            )
            told.append({each.month: each.is_told for each in kept_record(store, later).months})
    assert told[0] == told[1]
    assert set(told[0].values()) == {True, False}
