"""What is expected of sales that nobody has told of yet, when no newer file comes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from affitrack.analysis.forecast import backtest, make_forecast
from affitrack.analysis.forecast.chances import draw
from affitrack.domain.line import LineFacts
from affitrack.domain.records import BY_HAND
from affitrack.store.connection import Store
from affitrack.store.rules.accounts import add_account
from tests.analysis.forecast.test_looking_back import seen_on
from tests.analysis.forecast.test_make import TODAY, check, forecast_of, line, steady
from tests.store.stores import new_store, take_in

MONTH = 30_000
"""What a month of `steady` pays, about."""
LAST = TODAY - timedelta(days=90)


def ended() -> list[LineFacts]:
    """Return the lines of someone who sold nothing more after `LAST`."""
    return [each for each in steady(300) if each.ordered_at[:10] <= LAST.isoformat()]


def test_the_longer_no_file_comes_the_less_is_sure(store: Store) -> None:
    take_in(store, steady(300), imported_at=f"{TODAY}T20:00:00")
    totals, lows, shares = [], [], []
    for days in (20, 100, 200, 400):
        found = make_forecast(store, TODAY + timedelta(days=days), months=3)
        check(found)
        last = found.months[-1]
        totals.append(last.total)
        lows.append(last.low80)
        shares.append((last.high80 - last.low80) / last.total)
    assert totals == sorted(totals, reverse=True)
    assert lows == sorted(lows, reverse=True)
    assert shares == sorted(shares)
    # After a season without a word it may well be over, and may well go on.
    assert lows[0] > 0.4 * MONTH
    assert (lows[2], totals[2] > 0.5 * MONTH) == (0, True)


def test_of_who_had_stopped_when_the_file_was_made_hardly_anything_is_expected(
    tmp_path: Path,
) -> None:
    """The last sales are long settled: the file was made when no others had come."""
    with new_store(tmp_path / "stopped.db") as store:
        stopped = forecast_of(store, ended())
    with new_store(tmp_path / "unknown.db") as store:
        unknown = forecast_of(store, seen_on(LAST, ended()))
    check(stopped)
    check(unknown)
    for here, there in zip(stopped.months, unknown.months, strict=True):
        assert here.total < 0.2 * MONTH
        assert here.low80 == 0
        assert here.high95 < there.high80
        assert there.total > 0.7 * MONTH


def test_months_that_no_file_tells_of_judge_no_forecast(store: Store) -> None:
    """The run of September paid what was settled by the 7th, that of October is not known of."""
    known_on = date(2026, 9, 10)
    take_in(store, seen_on(known_on, steady(300)), imported_at=f"{known_on}T20:00:00")
    then, now = backtest(store, known_on + timedelta(days=25)), backtest(store, TODAY)
    assert now.months[-1].month == "2026-09"
    assert now.months == tuple(each for each in then.months if each.made_on >= date(2025, 12, 1))
    assert now.scores[0].error is not None
    assert now.scores[0].error < Decimal("0.2")


def test_an_account_that_is_no_longer_used_judges_no_forecast_of_another(store: Store) -> None:
    take_in(store, seen_on(LAST, ended()), imported_at=f"{LAST}T20:00:00")
    other = add_account(store, handle="@b", market="FR", created_at="2026-01-01T00:00:00")
    take_in(store, steady(200), account=other, imported_at=f"{TODAY}T20:00:00", sha256="b")
    record = backtest(store, TODAY)
    assert {"2026-09", "2026-10"} <= {each.month for each in record.months}
    october = [each for each in record.months if each.month == "2026-10"]
    assert october[-1].made_on == date(2026, 10, 1)
    assert abs(october[-1].total - october[-1].paid) < 0.1 * MONTH


def test_months_far_ahead_are_less_sure_than_those_that_pace_is_known_of(store: Store) -> None:
    found = forecast_of(store, steady(300), months=12)
    check(found)
    widths = [(each.high80 - each.low80) / each.total for each in found.months]
    assert widths[11] > widths[7] > widths[3]


def test_runs_are_drawn_from_numbers_of_their_own(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    """A seed with a zero behind it is the same seed: one run followed what all have in common."""
    seeded: list[list[Any]] = [[]]
    make = np.random.default_rng

    def noted(seed: Any) -> np.random.Generator:  # noqa: ANN401 - whatever numpy takes
        made = make(seed)
        seeded[-1].append(made.bit_generator.state["state"]["state"])
        return made

    def drawn(*given: Any, **more: Any) -> Any:  # noqa: ANN401
        seeded.append([])
        return draw(*given, **more)

    monkeypatch.setattr("affitrack.analysis.forecast.outlook.draw", drawn)
    monkeypatch.setattr(np.random, "default_rng", noted)
    forecast_of(store, steady(40))
    states = seeded[1]
    assert len(states) > 1
    assert len(set(states)) == len(states)


def by_hand(number: int, ordered_on: date) -> LineFacts:
    return line(900_000 + number, ordered_on, order_id=f"H-{number}")


@pytest.mark.parametrize("ago", [5, 40])
def test_a_sale_entered_by_hand_does_not_stand_for_the_days_since_the_last_file(
    store: Store, ago: int
) -> None:
    """It would make them days without sales, and deliveries that are all that much later."""
    last = TODAY - timedelta(days=ago)
    take_in(store, seen_on(last, steady(300)), imported_at=f"{last}T20:00:00")
    before = make_forecast(store, TODAY)
    take_in(store, [by_hand(1, TODAY)], imported_at=f"{TODAY}T20:00:00", format=BY_HAND)
    after = make_forecast(store, TODAY)
    check(after)
    assert after.known_until == before.known_until == last
    for here, there in zip(after.months, before.months, strict=True):
        assert abs(here.total - there.total) < 1000


def test_who_goes_on_by_hand_tells_of_the_days_since_the_last_file(store: Store) -> None:
    last = TODAY - timedelta(days=40)
    take_in(store, seen_on(last, steady(300)), imported_at=f"{last}T20:00:00")
    entered = [by_hand(ago, TODAY - timedelta(days=ago)) for ago in range(0, 40, 2)]
    take_in(store, entered, imported_at=f"{TODAY}T20:00:00", format=BY_HAND)
    found = make_forecast(store, TODAY)
    check(found)
    assert found.known_until == TODAY


def test_who_has_no_file_tells_by_hand(store: Store) -> None:
    entered = [by_hand(ago, TODAY - timedelta(days=ago)) for ago in range(3, 60, 9)]
    take_in(store, entered, imported_at=f"{TODAY}T20:00:00", format=BY_HAND)
    found = make_forecast(store, TODAY)
    check(found)
    assert found.known_until == TODAY
    assert found.months[0].total > 0
