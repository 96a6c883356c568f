"""From order to payout: every rule of domain.md, "Dates of a line"."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.derive import DerivedLine, Deriver, Exceptions, ShopRules
from affitrack.domain.line import LineFacts
from tests.domain.lines import account, deriver, sale


def dates(derived: DerivedLine) -> tuple[str | None, ...]:
    return (
        derived.delivered_on,
        derived.window_closes_on,
        derived.release_on,
        derived.payout_on,
        derived.at_risk_until,
    )


def settled(on: str, **stated: object) -> LineFacts:
    return sale(status="settled", settled_at=f"{on}T03:00:00", final_earned=524, **stated)


def test_a_pending_sale_in_france() -> None:
    # 14 Nov + 5 days, 14 days to return, released the day after, next run on the 5th (a Saturday).
    derived = deriver().derive(sale())
    assert dates(derived) == (
        "2026-11-19",
        "2026-12-03",
        "2026-12-04",
        "2026-12-07",
        "2026-12-19",
    )
    assert derived.is_delivery_estimated == 1


def test_a_settled_sale_was_delivered_a_lag_before() -> None:
    derived = deriver().derive(settled("2026-12-06"))
    assert dates(derived) == (
        "2026-11-21",
        "2026-12-05",
        "2026-12-06",
        "2026-12-07",
        "2026-12-21",
    )
    assert derived.is_delivery_estimated == 1
    assert derived.settle_days == 22


def test_a_stated_delivery_comes_first() -> None:
    pending = deriver().derive(sale(delivered_on="2026-11-17"))
    assert dates(pending)[:3] == ("2026-11-17", "2026-12-01", "2026-12-02")
    assert pending.is_delivery_estimated == 0
    assert deriver().derive(settled("2026-12-06", delivered_on="2026-11-17")).delivered_on == (
        "2026-11-17"
    )


def test_nothing_is_released_before_it_is_settled() -> None:
    derived = deriver().derive(settled("2026-12-20", delivered_on="2026-11-17"))
    assert dates(derived)[1:3] == ("2026-12-01", "2026-12-20")


def test_nothing_is_released_before_the_window_closes() -> None:
    derived = deriver().derive(settled("2026-11-20", delivered_on="2026-11-17"))
    assert dates(derived)[1:3] == ("2026-12-01", "2026-12-02")


def test_hold_until_settlement_alone() -> None:
    works_out = deriver(hold="settlement")
    assert works_out.derive(settled("2026-11-20", delivered_on="2026-11-17")).release_on == (
        "2026-11-20"
    )
    assert works_out.derive(sale(delivered_on="2026-11-17")).release_on == "2026-12-02"
    assert works_out.derive(sale()).release_on == "2026-12-04"


def test_what_is_released_in_a_month_may_be_paid_in_the_next() -> None:
    works_out = deriver(payout_schedule="monthly+1:15")
    early = works_out.derive(sale(delivered_on="2026-11-17"))
    assert (early.release_on, early.payout_on) == ("2026-12-02", "2027-01-15")
    late = works_out.derive(sale(delivered_on="2026-11-14"))
    assert (late.release_on, late.payout_on) == ("2026-11-29", "2026-12-15")


def test_the_day_of_settlement_counts_for_settled_lines_only() -> None:
    stray = sale(settled_at="2026-12-20T03:00:00")
    assert dates(deriver().derive(stray)) == dates(deriver().derive(sale()))
    assert deriver().derive(stray).settle_days is None


@pytest.mark.parametrize("status", ["ineligible", "deducted"])
def test_money_that_will_not_come_has_no_dates(status: str) -> None:
    derived = deriver().derive(sale(status=status, final_earned=-524))
    assert dates(derived) == (None, None, None, None, None)


@pytest.mark.parametrize("status", ["awaiting", "frozen", "unknown"])
def test_money_that_may_come_has_the_dates_it_would_have(status: str) -> None:
    assert dates(deriver().derive(sale(status=status))) == dates(deriver().derive(sale()))


@pytest.mark.parametrize(
    ("settings", "release"),
    [
        ({"return_window_days": "30"}, "2026-12-20"),
        ({"delivery_days": "2"}, "2026-12-01"),
        ({"return_window_days": "0", "delivery_days": "0"}, "2026-11-15"),
    ],
)
def test_the_account_sets_window_and_delivery(settings: dict[str, str], release: str) -> None:
    assert Deriver(account(**settings)).derive(sale()).release_on == release


@pytest.mark.parametrize(
    ("shop", "settings", "delivered", "closes"),
    [
        (ShopRules(window_days=30), {}, "2026-11-19", "2026-12-19"),
        (ShopRules(delivery_days=2), {}, "2026-11-16", "2026-11-30"),
        (ShopRules(learned_delivery_days=9), {}, "2026-11-23", "2026-12-07"),
        (ShopRules(learned_delivery_days=9, delivery_days=2), {}, "2026-11-16", "2026-11-30"),
        (ShopRules(learned_delivery_days=9), {"learn": "off"}, "2026-11-19", "2026-12-03"),
        (ShopRules(delivery_days=2), {"learn": "off"}, "2026-11-16", "2026-11-30"),
    ],
)
def test_a_shop_does_otherwise_than_its_market(
    shop: ShopRules, settings: dict[str, str], delivered: str, closes: str
) -> None:
    works_out = Deriver(account(**settings), Exceptions(shops={"FRSHOP1": shop}))
    derived = works_out.derive(sale())
    assert (derived.delivered_on, derived.window_closes_on) == (delivered, closes)
    assert works_out.derive(sale(shop="OTHER")).delivered_on == "2026-11-19"


@pytest.mark.parametrize(
    ("schedule", "payout"),
    [
        ("monthly:5", "2026-12-07"),
        ("monthly:1,16", "2026-12-16"),
        ("weekly:wed", "2026-12-09"),
        ("release", "2026-12-04"),
    ],
)
def test_the_first_run_on_or_after_the_release(schedule: str, payout: str) -> None:
    assert deriver(payout_schedule=schedule).derive(sale()).payout_on == payout


def test_extended_returns_never_end_before_the_window() -> None:
    derived = deriver(return_window_days="45").derive(sale())
    assert derived.at_risk_until == derived.window_closes_on == "2027-01-03"


def test_an_order_at_the_last_second_belongs_to_its_day() -> None:
    late = deriver().derive(sale(ordered_at="2026-11-14T23:59:59"))
    assert dates(late) == dates(deriver().derive(sale(ordered_at="2026-11-14T00:00:00")))


days = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@given(
    ordered=days,
    settled_on=st.none() | days,
    delivered=st.none() | days,
    hold=st.sampled_from(["return_window", "settlement"]),
    schedule=st.sampled_from(["monthly:5", "monthly:31", "weekly:mon,fri", "release"]),
)
def test_money_moves_in_one_direction(
    ordered: date, settled_on: date | None, delivered: date | None, hold: str, schedule: str
) -> None:
    line = sale(
        status="pending" if settled_on is None else "settled",
        ordered_at=f"{ordered}T10:00:00",
        settled_at=None if settled_on is None else f"{settled_on}T03:00:00",
        delivered_on=None if delivered is None else delivered.isoformat(),
    )
    derived = deriver(hold=hold, payout_schedule=schedule).derive(line)
    delivered_on, closes, release, payout, at_risk = (day or "" for day in dates(derived))
    assert delivered_on <= closes <= at_risk
    assert release <= payout
    if hold == "return_window":
        assert closes < release
    if settled_on is not None:
        assert settled_on.isoformat() <= release
