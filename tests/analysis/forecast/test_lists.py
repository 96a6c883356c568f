"""Lists of orders, deliveries and returns that know no status: their lines are pending for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from affitrack.analysis.forecast import backtest, keep_forecasts, kept_record, make_forecast
from affitrack.domain.line import LineFacts
from affitrack.domain.received import ReceivedEntry
from affitrack.domain.stage import Stage
from affitrack.store.connection import Store
from affitrack.store.lines.overview import summary
from affitrack.store.payouts.planned_runs import planned_runs
from affitrack.store.payouts.received import add_received
from affitrack.store.rules.accounts import account_by_id
from tests.analysis.forecast.test_make import TODAY, check, forecast_of, steady
from tests.store.stores import new_store, take_in


def listed(lines: Sequence[LineFacts]) -> list[LineFacts]:
    """Return lines as a list of orders and deliveries has them, which knows no status."""
    return [
        each._replace(
            status="pending", status_raw="", settled_at=None, final_earned=None,
            delivered_on=None if day > TODAY else day.isoformat(),
        )
        for each in lines
        for day in (date.fromisoformat(each.ordered_at[:10]) + timedelta(days=5),)
    ]  # fmt: skip


def test_a_list_without_statuses_pays_by_the_rules(tmp_path: Path) -> None:
    """Delivered after 5 days and held for 15: what other files call settled after 20."""
    with new_store(tmp_path / "told.db") as store:
        told = forecast_of(store, steady(200))
    with new_store(tmp_path / "listed.db") as store:
        found = forecast_of(store, listed(steady(200)))
    check(found)
    for here, there in zip(found.months, told.months, strict=True):
        assert here.total == pytest.approx(there.total, rel=0.05)
        assert there.low95 < here.total < there.high95


def test_forecasts_of_such_a_list_are_compared_with_what_the_rules_say(tmp_path: Path) -> None:
    """No file says what was paid: that is not to say that nothing was."""
    later = TODAY + timedelta(days=70)
    records = []
    for name, lines in (("told", steady(200)), ("listed", listed(steady(200)))):
        with new_store(tmp_path / f"{name}.db") as store:
            forecast_of(store, lines)
            keep_forecasts(store, TODAY)
            records.append((backtest(store, TODAY), kept_record(store, later)))
    (told, _), (found, kept) = records
    assert (told.by_rules, found.by_rules, kept.by_rules) == ((), ("EUR",), ("EUR",))
    assert found.told_months == ()
    assert found.months
    for here, there in zip(found.months, told.months, strict=True):
        assert here.month == there.month
        assert here.paid == pytest.approx(there.paid, rel=0.05)
    assert [each.month for each in kept.months] == ["2026-12"]
    assert kept.months[0].paid > 0


def test_a_forecast_long_after_the_last_file_is_not_kept(store: Store) -> None:
    """It would stand in the way of the one of that month that knows what was sold until then."""
    lines = steady(200)
    forecast_of(store, lines)
    told_until = max(max(each.ordered_at, each.settled_at or "")[:10] for each in lines)
    last = date.fromisoformat(told_until)
    assert not keep_forecasts(store, last + timedelta(days=70))
    assert keep_forecasts(store, last + timedelta(days=31))


def test_what_such_a_list_never_calls_delivered_is_not_paid(store: Store) -> None:
    lost_on_the_way = [
        each._replace(order_id=f"9{each.order_id[1:]}", delivered_on=None)
        for each in listed(steady(200))
    ]
    found = forecast_of(store, [*listed(steady(200)), *lost_on_the_way])
    check(found)
    for month in found.months:
        assert 25_000 < month.total < 40_000


def test_who_says_pending_of_every_line_is_not_taken_to_pay(store: Store) -> None:
    said = [each._replace(status_raw="Pending") for each in listed(steady(300))]
    assert forecast_of(store, said).months[1].total < 5_000


def test_days_after_the_one_on_which_one_looks_say_nothing(tmp_path: Path) -> None:
    """A list that ends with today's orders, and has their deliveries and returns to come."""
    known: list[LineFacts] = []
    ahead: list[LineFacts] = []
    for number, each in enumerate(listed(steady(150))):
        arrives = date.fromisoformat(each.ordered_at[:10]) + timedelta(days=5)
        returned = (arrives + timedelta(days=9)).isoformat()
        told = each._replace(delivered_on=arrives.isoformat())
        if number % 5 == 0:
            told = told._replace(items_refunded=1, returned_on=returned)
        ahead.append(told)
        known.append(told if number % 5 or returned <= TODAY.isoformat() else each)
    found = []
    for name, lines in (("known", known), ("ahead", ahead)):
        with new_store(tmp_path / f"{name}.db") as store:
            found.append(forecast_of(store, lines))
    check(found[1])
    for one, other in zip(found[0].months, found[1].months, strict=True):
        assert one.total == pytest.approx(other.total, rel=0.03)


def all_came(store: Store) -> None:
    """Let the money of every run that has passed be there."""
    account = account_by_id(store, 1)
    for run, total in sorted(planned_runs(store, TODAY).totals.items()):
        if run.on <= TODAY:
            add_received(store, account, ReceivedEntry(run.on, total.net))


def test_money_that_came_for_such_a_list_is_paid_once(tmp_path: Path) -> None:
    """Its lines are paid, where they waited for ever; forecasts and what came stay as they are."""
    found, records, waiting = [], [], []
    for name in ("without", "with"):
        with new_store(tmp_path / f"{name}.db") as store:
            take_in(store, listed(steady(200)), imported_at=f"{TODAY}T20:00:00")
            if name == "with":
                all_came(store)
            found.append(make_forecast(store, TODAY))
            records.append(backtest(store, TODAY).months)
            (euro,) = summary(store, TODAY)
            waiting.append((euro.stages[Stage.CLEARED].net, euro.stages[Stage.PAID].net))
    check(found[1])
    assert [each.total for each in found[0].months] == [each.total for each in found[1].months]
    assert [each.paid for each in records[0]] == [each.paid for each in records[1]]
    (all_of_it, nothing), (rest, paid) = waiting
    assert (nothing, rest + paid) == (0, all_of_it)
    assert 0 < rest < paid


def test_money_tells_what_is_settled_where_all_is_called_pending(store: Store) -> None:
    said = [each._replace(status_raw="Pending") for each in listed(steady(300))]
    take_in(store, said, imported_at=f"{TODAY}T20:00:00")
    without = make_forecast(store, TODAY).months
    all_came(store)
    found = make_forecast(store, TODAY)
    check(found)
    assert found.months[1].total > 5 * without[1].total
    assert found.months[0].cleared < without[0].cleared
