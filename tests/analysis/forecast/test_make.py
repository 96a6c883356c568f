"""What is expected of the coming months: properties that hold for any store, and small cases."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affitrack.analysis.forecast import make_forecast
from affitrack.domain.forecast import Forecast
from affitrack.domain.line import LineFacts
from affitrack.store.connection import Store
from affitrack.store.derived.deriving import rederive
from affitrack.store.lines.overview import months
from affitrack.store.rules.accounts import account_by_id, add_account, change_settings
from tests.domain.lines import sale
from tests.store.stores import new_store, take_in

TODAY = date(2026, 11, 20)


def line(number: int, ordered_on: date, *, settled_after: int = 20, **more: Any) -> LineFacts:  # noqa: ANN401
    """Return a line that pays 5.00 and is settled some days after its order, if that has come."""
    settled_on = ordered_on + timedelta(days=settled_after)
    stated: dict[str, Any] = {
        "order_id": f"{number:018}",
        "ordered_at": f"{ordered_on}T12:00:00",
        "est_standard": 500,
        "content_id": f"7{number % 9:018}",
    }
    if settled_on <= TODAY:
        stated |= {
            "status": "settled",
            "settled_at": f"{settled_on}T03:00:00",
            "final_earned": 500,
        }
    return sale(**{**stated, **more})


def steady(days: int, per_day: int = 2) -> list[LineFacts]:
    """Return lines of equal days up to today."""
    return [
        line(day * per_day + number, TODAY - timedelta(days=day))
        for day in range(days)
        for number in range(per_day)
    ]


def forecast_of(store: Store, lines: Sequence[LineFacts], **more: Any) -> Forecast:  # noqa: ANN401
    if lines:
        take_in(store, lines, imported_at=f"{TODAY}T20:00:00")
    return make_forecast(store, TODAY, **more)


def check(found: Forecast) -> None:
    """Check what holds for every forecast."""
    for each in found.months:
        assert each.low95 <= each.low80 <= each.total <= each.high80 <= each.high95
        parts = (each.cleared_expected, each.held_expected, each.posted_videos, each.new_videos)
        assert min(parts) >= 0
        assert each.total == each.paid + each.deducted + sum(parts)
        assert each.low95 >= each.paid + each.deducted
    for run in found.next_payouts:
        assert run.on > found.made_on
        assert 0 <= run.low80 <= run.expected <= run.high80


def test_nothing_is_expected_where_nothing_was_sold(store: Store) -> None:
    assert forecast_of(store, []) == Forecast(TODAY, (), ())


def test_one_line_makes_a_forecast(store: Store) -> None:
    found = forecast_of(store, [line(1, date(2026, 11, 1))])
    check(found)
    assert [each.month for each in found.months] == ["2026-12", "2027-01", "2027-02"]
    december = found.months[0]
    assert december.held == 500
    # Most lines are settled in the end, and hardly any is certain to be.
    assert 300 < december.held_expected < 500
    assert found.next_payouts[0].on == date(2026, 12, 7)


def test_the_first_week_has_an_honest_range(store: Store) -> None:
    found = forecast_of(store, steady(7))
    check(found)
    january = found.months[1]
    assert january.total > 7 * 2 * 500
    assert january.low80 < 0.75 * january.total
    assert january.high80 > 1.25 * january.total


def test_a_steady_year_goes_on(store: Store) -> None:
    """2 x 5.00 a day, settled after 20 days: 31 days of them in each month."""
    found = forecast_of(store, steady(300))
    check(found)
    # The run of 7 December pays what is settled since 5 November; those of January and
    # February (both the 5th) what is settled in the 29 and 31 days up to then.
    for each, days in zip(found.months, (32, 29, 31), strict=True):
        assert abs(each.total - days * 1000) < 0.08 * days * 1000
    first, _, third = found.months
    assert first.high80 - first.low80 < third.high80 - third.low80


def test_what_is_known_is_what_payouts_say(store: Store) -> None:
    found = forecast_of(store, steady(120))
    known = {each.month: each for each in months(store, TODAY)}
    for each in found.months:
        record = known.get(each.month)
        assert (each.paid, each.cleared, each.held, each.deducted) == (
            (record.paid, record.cleared, record.held, record.deducted) if record else (0, 0, 0, 0)
        )


def test_settled_money_that_waits_for_its_run_is_certain(store: Store) -> None:
    settled = line(1, date(2026, 10, 20))
    found = forecast_of(store, [settled, *steady(5, per_day=1)])
    december = found.months[0]
    assert december.cleared_expected >= 500
    assert december.low95 >= 500


def test_lost_lines_pay_nothing_and_lower_what_others_are_expected_to_pay(tmp_path: Path) -> None:
    def expected(lost_share: int) -> int:
        lines = [
            each
            if int(each.order_id) % 10 >= lost_share
            else each._replace(
                status="ineligible", settled_at=None, final_earned=None, items_refunded=1
            )
            for each in steady(150)
        ]
        with new_store(tmp_path / f"{lost_share}.db") as store:
            return forecast_of(store, lines).months[1].total

    few, many = expected(1), expected(5)
    assert 0 < many < 0.75 * few


def test_old_lines_that_never_settled_fade_out(store: Store) -> None:
    """facts/forecasting.md, "What wins" 2: stale lines must fade out."""
    stale = [
        line(90_000 + day, TODAY - timedelta(days=day), status="pending", settled_at=None,
             final_earned=None)
        for day in range(100, 160)
    ]  # fmt: skip
    found = forecast_of(store, [*steady(200), *stale])
    check(found)
    # All that is older than 20 days: 60 lines, 300.00, all cleared by the rules.
    assert found.months[0].cleared > 29_000
    assert found.months[0].cleared_expected - 16_000 < 3_000


def test_the_order_of_lines_and_files_makes_no_difference(tmp_path: Path) -> None:
    lines = steady(90)
    mixed = lines.copy()
    Random(5).shuffle(mixed)
    with new_store(tmp_path / "a.db") as store:
        here = forecast_of(store, lines)
    with new_store(tmp_path / "b.db") as store:
        take_in(store, mixed[:70], imported_at=f"{TODAY}T20:00:00")
        there = forecast_of(store, mixed[70:])
    assert here == there


def test_a_forecast_made_again_is_the_same(store: Store) -> None:
    here = forecast_of(store, steady(60))
    assert make_forecast(store, TODAY) == here
    assert make_forecast(store, TODAY + timedelta(days=1)) != here


def test_sales_that_nobody_imported_were_paid_by_runs_that_have_passed(store: Store) -> None:
    """Half a year after the last file the next run pays a month of sales, not six."""
    first = forecast_of(store, steady(300))
    usual = first.months[2].total
    for days in (40, 100, 190):
        found = make_forecast(store, TODAY + timedelta(days=days))
        check(found)
        unseen = [month.new_sales for month in found.months]
        assert unseen[0] < 1.5 * usual
        assert unseen[1] < 1.5 * usual
        assert unseen[0] > 0.3 * usual
    near = make_forecast(store, TODAY + timedelta(days=1)).months[1].total
    assert near == pytest.approx(first.months[1].total, rel=0.1)


def test_lines_that_were_open_in_an_old_export_were_paid_by_runs_that_have_passed(
    store: Store,
) -> None:
    """The run of 7 December paid what was settled by then: three days' orders were not."""
    take_in(store, steady(200), imported_at=f"{TODAY}T20:00:00")
    found = make_forecast(store, date(2026, 12, 10))
    check(found)
    assert found.months[0].held + found.months[0].cleared == 20 * 1000
    assert 1500 < found.months[0].held_expected + found.months[0].cleared_expected < 6000
    long_after = make_forecast(store, date(2027, 3, 10)).months[0]
    assert long_after.held_expected + long_after.cleared_expected < 500


def test_currencies_are_never_added(tmp_path: Path) -> None:
    euros = steady(60)
    yen = [each._replace(currency="JPY", order_id="9" + each.order_id) for each in euros]
    with new_store(tmp_path / "a.db") as store:
        alone = forecast_of(store, euros)
    with new_store(tmp_path / "b.db") as store:
        both = forecast_of(store, [*euros, *yen])
    check(both)
    assert {each.currency for each in both.months} == {"EUR", "JPY"}
    assert [each for each in both.months if each.currency == "EUR"] == list(alone.months)
    assert [each.currency for each in both.next_payouts] == ["EUR", "JPY"]


def test_how_many_months_are_asked_for_changes_none_of_them(store: Store) -> None:
    lines = steady(200)
    asked = [forecast_of(store, lines, months=1)]
    asked += [make_forecast(store, TODAY, months=count) for count in (3, 6)]
    for one, more in pairwise(asked):
        assert more.months[: len(one.months)] == one.months
        assert more.next_payouts == one.next_payouts


def test_how_the_name_of_an_account_is_written_does_not_matter(store: Store) -> None:
    take_in(store, steady(60), imported_at=f"{TODAY}T20:00:00")
    found = []
    for handle in ("A", "@a", "a"):
        store.connection.execute("UPDATE accounts SET handle = ?", (handle,))
        found.append(make_forecast(store, TODAY))
    assert found[0] == found[1] == found[2]


def test_several_accounts_add_up(store: Store) -> None:
    take_in(store, steady(60), imported_at=f"{TODAY}T20:00:00")
    other = add_account(store, handle="@b", market="FR", created_at="2026-01-01T00:00:00")
    take_in(store, steady(40), account=other, imported_at=f"{TODAY}T20:00:00", sha256="other")
    both = make_forecast(store, TODAY)
    check(both)
    apart = [make_forecast(store, TODAY, number) for number in (1, other.account_id)]
    for place, each in enumerate(both.months):
        parts = [one.months[place] for one in apart]
        assert abs(each.total - sum(part.total for part in parts)) <= 4
        assert each.held == sum(part.held for part in parts)
        width = each.high80 - each.low80
        assert width <= sum(part.high80 - part.low80 for part in parts)


def test_a_minimum_payout_rolls_what_is_expected_to_the_next_run(store: Store) -> None:
    change_settings(store, 1, {"min_payout": "400.00"})
    rederive(store, account_by_id(store, 1))
    found = forecast_of(store, steady(45, per_day=1))
    check(found)
    # About 150.00 a month: nothing is paid until three months of it are together.
    assert [each.total for each in found.months[:2]] == [0, 0]
    assert found.months[2].total > 40_000
    assert [run.on for run in found.next_payouts] == [date(2027, 2, 5)]


@pytest.mark.parametrize("schedule", ["monthly:5", "monthly:1,16", "weekly:wed", "release"])
def test_every_schedule_pays_the_same_in_the_long_run(schedule: str, store: Store) -> None:
    change_settings(store, 1, {"payout_schedule": schedule})
    rederive(store, account_by_id(store, 1))
    found = forecast_of(store, steady(200), months=4)
    check(found)
    last = found.months[-2:]
    assert abs(sum(each.total for each in last) - 61 * 1000) < 0.15 * 61 * 1000


def test_the_present_month_counts_what_it_has_paid_already(store: Store) -> None:
    change_settings(store, 1, {"payout_schedule": "weekly:wed"})
    rederive(store, account_by_id(store, 1))
    found = forecast_of(store, steady(100))
    november = found.months[0]
    assert november.month == "2026-11"
    assert november.paid > 0
    assert november.low95 >= november.paid
    assert november.total > november.paid


def test_an_old_export_is_carried_on_to_today(store: Store) -> None:
    """Two weeks after the last import, its pending lines and the days since are still expected."""
    take_in(store, steady(120), imported_at=f"{TODAY}T20:00:00")
    later = make_forecast(store, TODAY + timedelta(days=14))
    check(later)
    now = make_forecast(store, TODAY)
    assert later.months[0].month == now.months[0].month == "2026-12"
    assert abs(later.months[0].total - now.months[0].total) < 0.1 * now.months[0].total


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 200),
            st.sampled_from(["pending", "settled", "ineligible", "deducted", "awaiting", "frozen"]),
            st.integers(0, 100_000),
            st.sampled_from(["EUR", "VND"]),
            st.integers(-5, 90),
        ),
        max_size=40,
    )
)
def test_any_lines_make_a_sound_forecast(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[int, str, int, str, int]]
) -> None:
    lines = [
        line(
            number, TODAY - timedelta(days=age), settled_after=10_000, status=status,
            est_standard=net, currency=currency,
            final_earned=net if status in {"settled", "deducted"} else None,
            settled_at=f"{TODAY - timedelta(days=age - after)}T08:00:00"
            if status != "pending" else None,
        )
        for number, (age, status, net, currency, after) in enumerate(drawn)
    ]  # fmt: skip
    with new_store(tmp_path_factory.mktemp("any") / "a.db") as store:
        found = forecast_of(store, lines)
        again = make_forecast(store, TODAY)
    assert found == again
    for each in found.months:
        assert each.low95 <= each.low80 <= each.total <= each.high80 <= each.high95
        assert each.new_sales >= 0


@pytest.mark.benchmark
def test_a_forecast_of_many_lines_takes_little_time(store: Store) -> None:
    take_in(store, steady(365, per_day=30), imported_at=f"{TODAY}T20:00:00")
    make_forecast(store, TODAY)
    started = time.process_time()
    make_forecast(store, TODAY)
    assert time.process_time() - started < 2


def test_an_account_that_is_paid_later_and_long_unheard_of_pays_nothing_this_month(
    store: Store,
) -> None:
    """The month is that of another account's next run; this one has none in it."""
    sold = line(1, TODAY - timedelta(days=200), status="pending", settled_at=None)
    take_in(store, [sold], imported_at=f"{sold.ordered_at}", file_to=None)
    weekly = add_account(
        store,
        handle="@weekly",
        market="FR",
        created_at="2026-01-01T00:00:00",
        settings={"payout_schedule": "weekly:wed"},
    )
    alone = [line(2, TODAY - timedelta(days=3))]
    take_in(store, alone, account=weekly, sha256="of another file")
    found = make_forecast(store, TODAY, months=1)
    check(found)
    assert [each.month for each in found.months] == ["2026-11"]
    assert make_forecast(store, TODAY, 1, months=1).months[0].month == "2026-12"
