"""Days between exports of which no file tells: they are no days without a sale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from affitrack.analysis.forecast import backtest, make_forecast
from affitrack.analysis.forecast.reading import known_sales
from affitrack.domain.forecast import Forecast
from affitrack.domain.line import LineFacts
from affitrack.store.connection import Store
from affitrack.store.rules.accounts import all_accounts
from tests.analysis.forecast.test_make import TODAY, check, line, steady
from tests.store.stores import new_store, take_in

DAYS = 360


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def without(lines: Sequence[LineFacts], first: int, last: int) -> list[list[LineFacts]]:
    """Return the lines of two files: those ordered before some days, and those after."""
    before = [each for each in lines if each.ordered_at[:10] < ago(first)]
    return [before, [each for each in lines if each.ordered_at[:10] > ago(last)]]


def taken(store: Store, files: Sequence[Sequence[LineFacts]]) -> Store:
    for number, lines in enumerate(files):
        file_to = f"{TODAY}T20:00:00"
        take_in(store, lines, file_to, name=f"{number}.csv", imported_at=file_to)
    return store


def forecast_of(path: Path, files: Sequence[Sequence[LineFacts]]) -> Forecast:
    with new_store(path) as store:
        found = make_forecast(taken(store, files), TODAY)
    check(found)
    return found


def gaps(store: Store) -> list[tuple[date, date]]:
    (account,) = all_accounts(store)
    found = known_sales(store, account, TODAY)["EUR"].history.gaps
    return [(date.fromordinal(first), date.fromordinal(last)) for first, last in found]


@pytest.mark.parametrize(("first", "last"), [(250, 130), (130, 70), (60, 31), (25, 5)])
def test_a_gap_is_no_time_without_sales(tmp_path: Path, first: int, last: int) -> None:
    lines = steady(DAYS)
    whole = forecast_of(tmp_path / "whole.db", [lines])
    found = forecast_of(tmp_path / "gap.db", without(lines, first, last))
    for mine, full in zip(found.months, whole.months, strict=True):
        assert mine.total == pytest.approx(full.total, rel=0.06)
        assert mine.high95 - mine.low95 < 0.4 * full.total + 3 * (full.high95 - full.low95)


def test_what_was_sold_in_it_is_expected_to_be_paid_as_well(tmp_path: Path) -> None:
    """Of what the next months pay the files tell a part, and the pace the rest."""
    lines = steady(DAYS)
    whole = forecast_of(tmp_path / "whole.db", [lines]).months[0]
    found = forecast_of(tmp_path / "gap.db", without(lines, 25, 5)).months[0]
    assert found.cleared_expected + found.held_expected < 0.8 * (
        whole.cleared_expected + whole.held_expected
    )
    assert found.new_sales > whole.new_sales


def test_months_that_may_have_paid_it_score_nobody(tmp_path: Path) -> None:
    with new_store(tmp_path / "gap.db") as store:
        record = backtest(taken(store, without(steady(DAYS), 200, 130)), TODAY)
    assert record.months
    assert {each.month for each in record.months}.isdisjoint({"2026-06", "2026-07", "2026-08"})


def test_days_on_which_nothing_may_have_been_sold_are_no_gap(tmp_path: Path) -> None:
    with new_store(tmp_path / "daily.db") as store:
        taken(store, without(steady(DAYS), 60, 51))
        assert gaps(store) == [(date.fromisoformat(ago(60)), date.fromisoformat(ago(51)))]
    seldom = [line(day, TODAY - timedelta(days=day)) for day in range(0, DAYS, 9)]
    with new_store(tmp_path / "seldom.db") as store:
        taken(store, without(seldom, 53, 46))
        assert gaps(store) == []


def test_days_within_a_file_are_no_gap(tmp_path: Path) -> None:
    before, after = without(steady(DAYS), 60, 31)
    with new_store(tmp_path / "pause.db") as store:
        assert gaps(taken(store, [[*before, *after]])) == []
