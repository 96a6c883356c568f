"""What a line earns, by the worked examples of domain.md and beyond."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.commission import half_up, line_amounts, pre_tax, times_rate
from affitrack.domain.derive import Deriver
from affitrack.domain.stage import Outcome
from tests.domain.lines import account, deriver, sale


class Example(NamedTuple):
    """A line of the table "Worked examples, half-up" of domain.md; amounts in minor units."""

    case: str
    market: str
    currency: str
    price: int
    rate: str
    base: int
    commission: int
    items: int = 1
    returned: int = 0
    coupons: tuple[int | None, int | None] = (None, None)
    vat: str | None = None


WORKED = [
    Example("FR 20 %", "FR", "EUR", 2990, "0.12", 2075, 249, coupons=(300, 200)),
    Example("FR 5.5 %", "FR", "EUR", 2490, "0.15", 2360, 354, vat="5.5%"),
    Example("DE", "DE", "EUR", 4999, "0.15", 4201, 630),
    Example("UK", "UK", "GBP", 1999, "0.1", 1666, 167),
    Example("US", "US", "USD", 4000, "0.15", 3600, 540, coupons=(400, None)),
    Example("MX", "MX", "MXN", 89900, "0.2", 77500, 15500),
    Example("JP", "JP", "JPY", 3980, "0.1", 3618, 362),
    Example("VN", "VN", "VND", 199_000, "0.15", 184_259, 27_639),
    Example("FR partial", "FR", "EUR", 1500, "0.1", 2500, 250, items=3, returned=1),
]

EXACT_BASES = [
    (2490, "0.20", "20.75"),
    (2490, "0.055", "23.6019"),
    (4999, "0.19", "42.0084"),
    (1999, "0.20", "16.6583"),
    (89900, "0.16", "775.00"),
]


@pytest.mark.parametrize("example", [pytest.param(each, id=each.case) for each in WORKED])
def test_worked_examples(example: Example) -> None:
    seller, platform = example.coupons
    line = sale(
        currency=example.currency,
        price=example.price,
        items_sold=example.items,
        items_refunded=example.returned,
        seller_discount=seller,
        platform_discount=platform,
        standard_rate=example.rate,
    )
    settings = {} if example.vat is None else {"vat_rate": example.vat}
    derived = Deriver(account(example.market, **settings)).derive(line)
    assert (derived.base, derived.commission) == (example.base, example.commission)
    assert (derived.net, derived.source) == (example.commission, "computed")


@pytest.mark.parametrize(("paid", "vat", "base"), EXACT_BASES)
def test_the_base_is_kept_exact_until_the_end(paid: int, vat: str, base: str) -> None:
    exact = pre_tax(paid, Decimal(vat)) / 100
    assert abs(exact - Fraction(base)) < Fraction(1, 10_000)


def test_a_final_amount_is_taken_as_it_is() -> None:
    line = sale(
        status="settled",
        settled_at="2026-12-04T03:00:00",
        price=5235,
        standard_rate="0.12",
        est_base=4363,
        est_standard=524,
        final_earned=499,
    )
    derived = deriver().derive(line)
    assert (derived.net, derived.source) == (499, "actual")


def test_a_final_zero_is_an_amount() -> None:
    line = sale(status="settled", est_base=4363, est_standard=524, final_earned=0)
    derived = deriver().derive(line)
    assert (derived.net, derived.source) == (0, "actual")


def test_a_final_amount_of_an_unsettled_line_says_nothing() -> None:
    line = sale(status="pending", est_standard=524, final_earned=0)
    derived = deriver().derive(line)
    assert (derived.net, derived.source) == (524, "estimated")


def test_estimates_add_up_and_taxes_go_off() -> None:
    line = sale(est_standard=100, est_shop_ads=200, est_bonus=30, est_partner_bonus=4, est_taxes=50)
    derived = deriver().derive(line)
    assert (derived.commission, derived.net) == (334, 284)
    for alone in ("est_standard", "est_shop_ads", "est_bonus", "est_partner_bonus"):
        derived = deriver().derive(sale(**{alone: 30}))
        assert (derived.commission, derived.net) == (30, 30)


def test_settled_parts_taxes_and_partner_share() -> None:
    line = sale(
        status="settled",
        actual_base=10_000,
        actual_standard=1000,
        actual_bonus=200,
        taxes=30,
        shared_with_partner=100,
        final_earned=1070,
        standard_rate="0.1",
    )
    derived = deriver().derive(line)
    assert (derived.base, derived.commission, derived.net) == (10_000, 1200, 1070)


def test_a_final_amount_alone_tells_the_commission_before_what_was_withheld() -> None:
    line = sale(status="settled", taxes=30, shared_with_partner=100, final_earned=1070)
    derived = deriver().derive(line)
    assert (derived.commission, derived.net) == (1200, 1070)


def test_a_computed_line_pays_its_taxes_and_its_partner() -> None:
    line = sale(est_base=10_000, standard_rate="0.1", est_taxes=30, shared_with_partner=100)
    derived = deriver().derive(line)
    assert (derived.commission, derived.net, derived.source) == (1000, 870, "computed")


@pytest.mark.parametrize(
    ("returned", "base"), [(0, 2500), (1, 1667), (3, 2500)], ids=["none", "one", "all"]
)
def test_items_that_came_back_take_their_share_of_a_sum_along(returned: int, base: int) -> None:
    line = sale(gmv=3000, items_sold=3, items_refunded=returned, standard_rate="0.1")
    assert deriver().derive(line).base == base, "of a lost line it is what it would have been"


def test_more_items_than_were_sold_leave_nothing_of_a_sum() -> None:
    line = sale(status="settled", gmv=3000, items_sold=3, items_refunded=4, final_earned=1)
    assert deriver().derive(line).base == 0


def test_a_stated_base_comes_before_the_price() -> None:
    derived = deriver().derive(sale(price=5235, est_base=5235, standard_rate="0.1"))
    assert (derived.base, derived.commission) == (5235, 524)


def test_the_actual_base_counts_once_settled() -> None:
    line = sale(est_base=3000, actual_base=2000, standard_rate="0.1")
    assert deriver().derive(line).base == 3000
    assert deriver().derive(line._replace(status="settled")).base == 2000


def test_a_lost_line_keeps_the_estimate_that_it_would_have_paid() -> None:
    returned = sale(price=1500, items_sold=2, items_refunded=2, standard_rate="0.1")
    derived = deriver().derive(returned)
    assert (derived.outcome, derived.net) == ("lost", 250)
    ineligible = sale(status="ineligible", est_standard=311, final_earned=0)
    assert deriver().derive(ineligible).net == 311


@pytest.mark.parametrize("final", [499, -499])
def test_money_taken_back_is_negative_however_it_is_written(final: int) -> None:
    derived = deriver().derive(sale(status="deducted", final_earned=final))
    assert (derived.commission, derived.net) == (-499, -499)


def test_money_taken_back_is_negative_where_only_estimates_tell_it() -> None:
    derived = deriver().derive(sale(status="deducted", est_standard=524, est_taxes=24))
    assert (derived.commission, derived.net) == (-524, -500)


def test_a_settled_line_below_nothing_is_money_taken_back() -> None:
    derived = deriver().derive(sale(status="settled", final_earned=-499))
    assert (derived.outcome, derived.net) == ("deducted", -499)


@pytest.mark.parametrize(
    ("order_type", "standard", "shop_ads", "rate"),
    [
        ("standard", "0.12", "0.05", "0.12"),
        ("shop_ads", "0.12", "0.05", "0.05"),
        ("shop_ads", "0.12", None, "0.12"),
        ("standard", None, "0.05", "0.05"),
        ("standard", None, None, None),
    ],
)
def test_shop_ads_sales_use_the_shop_ads_rate(
    order_type: str, standard: str | None, shop_ads: str | None, rate: str | None
) -> None:
    line = sale(
        order_type=order_type, standard_rate=standard, shop_ads_rate=shop_ads, est_base=1000
    )
    derived = deriver().derive(line)
    assert derived.rate == rate
    assert derived.net == (0 if rate is None else times_rate(1000, rate))


@pytest.mark.parametrize(
    ("rate", "base", "commission"),
    [
        ("0.00025", 1_000_000, 250),
        ("0.9", 10_000, 9000),
        ("0.0025", 554_000, 1385),
        ("0.05", 385_657, 19_283),
        ("0.1", 5, 1),
        ("0.1", -5, -1),
    ],
)
def test_rates_of_every_size_round_half_up_once(rate: str, base: int, commission: int) -> None:
    assert times_rate(base, rate) == commission


money = st.integers(-(10**15), 10**15)
rates = st.decimals("0", "1", places=6, allow_nan=False)


@given(money, rates)
def test_integer_and_exact_rounding_agree(base: int, rate: Decimal) -> None:
    assert times_rate(base, str(rate)) == half_up(base * Fraction(rate))


@given(st.fractions())
def test_rounding_is_off_by_half_at_most_and_away_from_zero(value: Fraction) -> None:
    rounded = half_up(value)
    assert abs(rounded - value) <= Fraction(1, 2)
    assert half_up(-value) == -rounded


@given(
    price=st.integers(0, 10**9),
    sold=st.integers(0, 50),
    returned=st.integers(0, 60),
    coupon=st.none() | st.integers(0, 10**6),
    vat=st.decimals("0", "0.30", places=3),
    rate=rates,
)
def test_money_stays_whole_and_within_what_was_paid(
    price: int, sold: int, returned: int, coupon: int | None, vat: Decimal, rate: Decimal
) -> None:
    line = sale(
        price=price,
        items_sold=sold,
        items_refunded=returned,
        seller_discount=coupon,
        standard_rate=str(rate),
    )
    amounts = line_amounts(line, Outcome.PENDING, vat=vat, rule_rate=None)
    assert isinstance(amounts.base, int)
    assert isinstance(amounts.net, int)
    assert 0 <= amounts.net <= amounts.base <= price * sold
