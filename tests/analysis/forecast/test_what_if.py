"""What a forecast would be if: nothing asked changes nothing, and money only moves or scales."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.analysis.forecast import make_forecast, make_outlook
from affitrack.domain.forecast import Forecast, ForecastMonth
from affitrack.domain.line import LineFacts
from affitrack.domain.what_if import Outlook, WhatIf
from affitrack.store.connection import Store
from affitrack.store.derived.deriving import rederive
from affitrack.store.rules.accounts import account_by_id, add_account, change_settings
from tests.analysis.forecast.test_make import TODAY, check, line, steady
from tests.store.stores import new_store, take_in

LOSES = 7  # every seventh sale is sent back
SHARES = st.decimals(0, 1, places=3)


def seller(*, days: int = 150) -> list[LineFacts]:
    return [
        each._replace(status="ineligible", settled_at=None, final_earned=None, items_refunded=1)
        if int(each.order_id) % LOSES == 0 and int(each.order_id) > 12
        else each
        for each in steady(days)
    ]


@pytest.fixture(scope="module")
def sold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outlook]:
    """Yield the outlook of two accounts that are paid on different days, in two currencies."""
    with new_store(tmp_path_factory.mktemp("sold") / "a.db") as store:
        take_in(store, seller(), imported_at=f"{TODAY}T20:00:00")
        other = add_account(store, handle="@b", market="FR", created_at="2026-01-01T00:00:00")
        change_settings(store, other.account_id, {"payout_schedule": "weekly:wed"})
        dong = [each._replace(currency="VND") for each in steady(50)]
        rederive(store, account_by_id(store, other.account_id))
        take_in(
            store, [*steady(80), *dong], account=account_by_id(store, other.account_id),
            imported_at=f"{TODAY}T20:00:00", sha256="b",
        )  # fmt: skip
        yield make_outlook(store, TODAY, months=4)


def known(found: Forecast, currency: str) -> tuple[int, int, int]:
    of_currency = [each for each in found.months if each.currency == currency]
    return (
        sum(each.cleared for each in of_currency),
        sum(each.held for each in of_currency),
        sum(each.paid + each.deducted for each in of_currency),
    )


def totals(found: Forecast, currency: str) -> list[int]:
    return [each.total for each in found.months if each.currency == currency]


def ordered(each: ForecastMonth) -> int:
    return each.cleared_expected + each.held_expected


def test_nothing_asked_is_the_forecast(store: Store) -> None:
    take_in(store, seller(), imported_at=f"{TODAY}T20:00:00")
    looked = make_outlook(store, TODAY)
    assert looked.base == make_forecast(store, TODAY) == looked.with_(WhatIf())
    learned = looked.return_rates["EUR"]
    assert Decimal("0.08") < learned < Decimal("0.22")
    assert looked.with_(WhatIf(return_rate=learned)) == looked.base


def test_an_outlook_of_nothing_answers_with_nothing(store: Store) -> None:
    looked = make_outlook(store, TODAY)
    assert looked.with_(WhatIf(pace=Decimal(2))) == Forecast(TODAY, (), ())
    assert looked.return_rates == {}


def test_an_outlook_can_be_sent_between_processes(sold: Outlook) -> None:
    change = WhatIf(return_rate=Decimal("0.4"), pace=Decimal("0.5"), payout_shift=9)
    assert pickle.loads(pickle.dumps(sold)).with_(change) == sold.with_(change)  # noqa: S301


def test_without_videos_only_what_is_ordered_is_paid(sold: Outlook) -> None:
    base, stopped = sold.base, sold.with_(WhatIf(pace=Decimal(0)))
    for before, after in zip(base.months, stopped.months, strict=True):
        assert after.new_sales == 0
        assert ordered(after) == ordered(before)
        assert after.total == after.paid + after.deducted + ordered(after)
        # What is as good as nothing moves an end by a unit.
        assert after.high80 - after.low80 <= before.high80 - before.low80 + 1


def test_twice_the_pace_sells_twice_as_much(sold: Outlook) -> None:
    double = sold.with_(WhatIf(pace=Decimal(2)))
    for before, after in zip(sold.base.months, double.months, strict=True):
        assert abs(after.new_sales - 2 * before.new_sales) <= 40
        assert ordered(after) == ordered(before)


def test_where_all_comes_back_only_settled_money_is_paid(sold: Outlook) -> None:
    found = sold.with_(WhatIf(return_rate=Decimal(1)))
    base = {(each.month, each.currency): each for each in sold.base.months}
    december = next(each for each in found.months if each.month == "2026-12")
    assert 0 < december.total < base["2026-12", "EUR"].total
    for each in found.months:
        assert each.new_sales == 0
        assert each.low95 == each.high95 == each.total


def test_more_returns_lower_sales_to_come_in_proportion(store: Store) -> None:
    take_in(store, seller(), imported_at=f"{TODAY}T20:00:00")
    looked = make_outlook(store, TODAY)
    learned = looked.return_rates["EUR"]
    half = (1 - learned) / 2
    found = looked.with_(WhatIf(return_rate=1 - half))
    for before, after in zip(looked.base.months, found.months, strict=True):
        assert after.new_sales == pytest.approx(before.new_sales / 2, rel=0.002, abs=3)
        # Who has survived most of the window is not charged in full again.
        assert ordered(before) / 2 <= ordered(after) + 3


def test_a_run_that_moves_takes_its_money_into_another_month(store: Store) -> None:
    """The run of 7 December pays 500 settled and 500 that is held back."""
    lines = [
        line(1, date(2026, 10, 20)),
        line(2, date(2026, 11, 2)),
    ]
    take_in(store, lines, imported_at=f"{TODAY}T20:00:00")
    looked = make_outlook(store, TODAY)
    december, january, _ = looked.base.months
    assert december.cleared + december.held == 1000
    moved = looked.with_(WhatIf(payout_shift={date(2026, 12, 7): 25}))
    assert [each.month for each in moved.months] == ["2026-12", "2027-01", "2027-02"]
    assert (moved.months[0].cleared, moved.months[0].held, moved.months[0].total) == (0, 0, 0)
    assert moved.months[1].cleared == december.cleared + january.cleared
    assert moved.months[1].held == december.held + january.held
    assert moved.months[1].total == december.total + january.total
    assert moved.next_payouts[0].on == date(2027, 1, 1)
    later = looked.with_(WhatIf(payout_shift=35))
    assert [each.month for each in later.months][-1] == "2027-03"
    assert later.months[-1].total == looked.base.months[-1].total


def test_months_that_later_runs_would_move_into_are_not_whole(sold: Outlook) -> None:
    def whole(days: int) -> list[str]:
        change = WhatIf(payout_shift=days)
        found = sold.with_(change).months
        return [m.month for m in found if m.currency == "EUR" and sold.is_whole(m, change)]

    base = [each.month for each in sold.base.months if each.currency == "EUR"]
    assert base[-1] == "2027-02"  # the run after it is that of Wednesday, 3 March
    assert whole(0) == whole(-2) == base
    assert whole(-3) == whole(-30) == base[:-1]
    assert whole(-31) == base[:-2]
    assert whole(31) == [*base, "2027-03"]


def test_no_run_comes_before_the_day_after(sold: Outlook) -> None:
    found = sold.with_(WhatIf(payout_shift=-300))
    assert {each.on for each in found.next_payouts} == {TODAY + timedelta(days=1)}
    november = [each for each in found.months if each.month == "2026-11"]
    assert sum(each.total for each in november) == sum(each.total for each in sold.base.months)


@pytest.mark.parametrize(
    "wrong",
    [
        {"return_rate": Decimal("-0.01")},
        {"return_rate": Decimal("1.01")},
        {"pace": Decimal(-1)},
        {"pace": Decimal(11)},
        {"payout_shift": 367},
        {"payout_shift": {TODAY: -367}},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"not a|too far"):
        WhatIf(**wrong)  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(st.tuples(SHARES, SHARES), st.decimals(0, 10, places=2))
def test_more_returns_never_pay_more(
    sold: Outlook, rates: tuple[Decimal, Decimal], pace: Decimal
) -> None:
    fewer, more = (sold.with_(WhatIf(return_rate=rate, pace=pace)) for rate in sorted(rates))
    check(fewer)
    check(more)
    for low, high in zip(more.months, fewer.months, strict=True):
        assert low.total <= high.total
        assert low.new_sales <= high.new_sales
        assert ordered(low) <= ordered(high)


@settings(max_examples=40, deadline=None)
@given(
    st.one_of(
        st.integers(-60, 200),
        st.dictionaries(
            st.integers(0, 120).map(lambda days: TODAY + timedelta(days=days)),
            st.integers(-60, 200),
            max_size=30,
        ),
    ),
    SHARES,
    st.decimals(0, 10, places=2),
)
def test_moving_runs_keeps_every_sum(
    sold: Outlook, shift: int | dict[date, int], rate: Decimal, pace: Decimal
) -> None:
    still = sold.with_(WhatIf(rate, pace))
    moved = sold.with_(WhatIf(rate, pace, shift))
    check(moved)
    for currency in ("EUR", "VND"):
        assert known(moved, currency) == known(still, currency)
        assert sum(totals(moved, currency)) == sum(totals(still, currency))


def test_a_minimum_holds_back_what_is_less(store: Store) -> None:
    change_settings(store, 1, {"min_payout": "400.00"})
    rederive(store, account_by_id(store, 1))
    take_in(store, steady(60, per_day=1), imported_at=f"{TODAY}T20:00:00")
    looked = make_outlook(store, TODAY, months=6)
    slower = looked.with_(WhatIf(pace=Decimal("0.25")))
    (paid_in,) = [each.month for each in looked.base.months if each.total]
    (later,) = [each.month for each in slower.months if each.total]
    assert "2026-12" < paid_in < later


def test_a_range_around_the_minimum_holds_both_that_it_is_paid_and_that_it_is_not(
    store: Store,
) -> None:
    def expected(minimum: str) -> ForecastMonth:
        change_settings(store, 1, {"min_payout": minimum})
        rederive(store, account_by_id(store, 1))
        return make_forecast(store, TODAY).months[0]

    take_in(store, steady(60, per_day=1), imported_at=f"{TODAY}T20:00:00")
    paid = expected("250.00")
    held_back = expected(f"{(paid.total + 50) / 100:.2f}")
    assert paid.low80 > 0
    assert held_back.low80 == held_back.total == 0
    assert paid.total <= held_back.high80 <= paid.high80 + 1


@pytest.mark.benchmark
def test_an_answer_takes_a_moment(tmp_path: Path) -> None:
    with new_store(tmp_path / "a.db") as store:
        change_settings(store, 1, {"payout_schedule": "release"})
        take_in(store, steady(300), imported_at=f"{TODAY}T20:00:00")
        looked = make_outlook(store, TODAY, months=3)
    looked.with_(WhatIf(pace=Decimal(2)))
    started = time.process_time()
    for place in range(10):
        looked.with_(WhatIf(Decimal(place) / 10, Decimal(place) / 5, place))
    assert (time.process_time() - started) / 10 < 0.05
