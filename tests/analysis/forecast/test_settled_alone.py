"""Files that list sales once they are settled, and no others: who sells on has not stopped."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from affitrack.analysis.forecast import backtest
from affitrack.domain.line import LineFacts
from tests.analysis.forecast.test_make import TODAY, check, forecast_of, line
from tests.store.stores import new_store

DAYS = 240


def sold(until: date = TODAY) -> list[LineFacts]:
    """Return three sales a day up to a day, settled after 15 to 29 days; one in twelve is lost."""
    found = []
    for day in range(DAYS):
        on = TODAY - timedelta(days=day)
        for number in range(3):
            place = 3 * day + number
            if place % 12:
                found.append(line(place, on, settled_after=15 + place * 7 % 15))
            else:
                found.append(line(place, on, settled_after=9999, status="ineligible"))
    return [each for each in found if each.ordered_at[:10] <= until.isoformat()]


def settled(lines: list[LineFacts]) -> list[LineFacts]:
    return [each for each in lines if each.status == "settled"]


def test_as_much_is_expected_as_by_a_list_of_all(tmp_path: Path) -> None:
    with new_store(tmp_path / "all.db") as store:
        every = forecast_of(store, sold())
    with new_store(tmp_path / "settled.db") as store:
        alone = forecast_of(store, settled(sold()))
        record = backtest(store, TODAY)
    check(alone)
    assert [each.total for each in alone.months] == pytest.approx(
        [each.total for each in every.months], rel=0.05
    )
    assert alone.months[1].held_expected == 0
    error = record.scores[0].error
    assert error is not None
    assert error < Decimal("0.1")


def test_who_lists_them_and_has_stopped_sells_no_more(tmp_path: Path) -> None:
    """All that was sold is settled by now: the last sales are older than most ever were."""
    stopped = TODAY - timedelta(days=29)
    with new_store(tmp_path / "settled.db") as store:
        alone = forecast_of(store, settled(sold(stopped)))
    with new_store(tmp_path / "going.db") as store:
        going = forecast_of(store, settled(sold()))
    assert alone.months[-1].total < 0.6 * going.months[-1].total
    assert alone.months[-1].low80 == 0


def test_some_that_wait_say_that_all_are_listed(tmp_path: Path) -> None:
    """Then there is something to hold back, and sales of the last days are known."""
    waiting = [each for each in sold() if each.status == "pending"]
    with new_store(tmp_path / "some.db") as store:
        some = forecast_of(store, [*settled(sold()), *waiting[:30]])
    assert sum(each.held_expected for each in some.months) > 0
