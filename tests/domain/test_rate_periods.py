"""Rates that follow one another: the 30 days of a lowered one, and days with two."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.line import SHOP_ADS_ORDER, STANDARD_ORDER
from affitrack.domain.rate import RateRule, agreed_rate, lock_before, overlapping

OLD = RateRule(Decimal("0.15"), date(2026, 9, 1))
LOWER = RateRule(Decimal("0.10"), date(2026, 11, 10))
HIGHER = RateRule(Decimal("0.20"), date(2026, 11, 10))


def test_a_lowered_rate_leaves_the_old_one_for_thirty_days() -> None:
    kept = lock_before([OLD], LOWER)
    assert kept is not None
    assert (kept.rule, kept.kept_until) == (OLD, date(2026, 12, 9))


def test_a_rate_that_ended_on_the_day_before_was_lowered_too() -> None:
    ended = RateRule(OLD.rate, OLD.from_on, LOWER.from_on - timedelta(days=1))
    kept = lock_before([ended], LOWER)
    assert kept is not None
    assert kept.rule == ended
    assert lock_before([RateRule(OLD.rate, OLD.from_on, date(2026, 11, 8))], LOWER) is None


def test_a_raised_rate_leaves_none() -> None:
    assert lock_before([OLD], HIGHER) is None


def test_a_rate_for_other_sales_is_not_lowered() -> None:
    for other in (
        RateRule(OLD.rate, OLD.from_on, kind=SHOP_ADS_ORDER),
        RateRule(OLD.rate, OLD.from_on, shop="FRSHOP1"),
        RateRule(OLD.rate, OLD.from_on, product_id="1"),
    ):
        assert lock_before([other], LOWER) is None
        assert overlapping([other], LOWER) == []
    one, other = (RateRule(OLD.rate, OLD.from_on, product_id=product) for product in ("1", "2"))
    assert overlapping([one], other) == []


def test_days_with_two_rates() -> None:
    ended = RateRule(OLD.rate, OLD.from_on, date(2026, 11, 9))
    assert overlapping([OLD], LOWER) == [OLD]
    assert overlapping([ended], LOWER) == []
    until_then = RateRule(OLD.rate, OLD.from_on, LOWER.from_on)
    assert overlapping([until_then], LOWER) == [until_then]
    assert overlapping([LOWER], until_then) == [LOWER]


def test_capitals_in_a_shop_do_not_matter() -> None:
    one, other = (RateRule(OLD.rate, OLD.from_on, shop=shop) for shop in ("FRML01", "frml01"))
    assert overlapping([one], other) == [one]


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
rules = st.builds(
    lambda rate, start, length: RateRule(
        Decimal(rate) / 100, start, None if length is None else start + timedelta(days=length)
    ),
    st.integers(1, 80),
    days,
    st.none() | st.integers(0, 90),
)


@given(rules, rules, days)
def test_what_is_said_of_the_lock_is_what_counts(old: RateRule, new: RateRule, on: date) -> None:
    kept = lock_before([old], new)
    agreed = agreed_rate([old, new], kind=STANDARD_ORDER, shop="", product_id="", on=on)
    is_locked = (
        kept is not None
        and kept.kept_until is not None
        and new.from_on <= on <= kept.kept_until
        and new.covers(on)
    )
    if is_locked:
        assert agreed is not None
        assert agreed.rule.rate == old.rate
    if agreed is not None and agreed.kept_until is not None and agreed.rule == old:
        assert kept is not None


@given(rules, rules, days)
def test_overlapping_rates_share_a_day(one: RateRule, other: RateRule, on: date) -> None:
    assert bool(overlapping([one], other)) == bool(overlapping([other], one))
    if one.covers(on) and other.covers(on):
        assert overlapping([one], other) == [one]
