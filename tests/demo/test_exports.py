"""Rows as of a day: exact amounts, nothing lost, nothing moved back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from affitrack.demo.amounts import base_of, commission_of
from affitrack.demo.creator import creator_year
from affitrack.demo.exports import ExportRow, export, row_of, status_on
from affitrack.demo.life import NEVER, Fate
from affitrack.demo.markets import DEMO_MARKETS, DemoMarket, vat_of
from affitrack.demo.orders import Sale
from affitrack.domain.commission import half_up, pre_tax
from affitrack.domain.line import PROGRESS, LineFacts, Status
from affitrack.domain.rate import rate_of

UNTIL = date(2026, 11, 15)
LONG_AFTER = UNTIL.toordinal() + 400


@pytest.fixture(scope="module")
def sales() -> list[Sale]:
    return list(creator_year(1, UNTIL, 4_000).sales())


def nothing(final: int | None, promised: int) -> bool:
    return final is None


def all_of_it(final: int | None, promised: int) -> bool:
    return final == promised


def less(final: int | None, promised: int) -> bool:
    return final is not None and 0 <= final <= promised


def zero(final: int | None, promised: int) -> bool:
    return final == 0 < promised


def all_taken_back(final: int | None, promised: int) -> bool:
    return final == -promised < 0


# How a line ends: its status, and what its final amount is beside the estimate.
ENDS = {
    Fate.KEPT: (Status.SETTLED, all_of_it),
    Fate.CANCELLED: (Status.INELIGIBLE, nothing),
    Fate.NOT_PAID: (Status.INELIGIBLE, nothing),
    Fate.RETURNED: (Status.INELIGIBLE, nothing),
    Fate.PARTLY_RETURNED: (Status.SETTLED, less),
    Fate.TAKEN_BACK: (Status.DEDUCTED, all_taken_back),
    Fate.TAKEN_BACK_SILENTLY: (Status.SETTLED, all_taken_back),
    Fate.SETTLED_AT_ZERO: (Status.SETTLED, zero),
    Fate.FROZEN: (Status.FROZEN, nothing),
    Fate.UNDERPAID: (Status.SETTLED, less),
}


def parts(facts: LineFacts, which: str) -> int:
    names = ("standard", "shop_ads", "bonus", "partner_bonus")
    return sum(getattr(facts, f"{which}_{name}") or 0 for name in names)


@pytest.mark.parametrize(
    ("paid", "vat", "rate", "base", "commission"),
    [
        (2990 - 300 - 200, 200, 12_000, 2075, 249),
        (2490, 55, 15_000, 2360, 354),
        (4999, 190, 15_000, 4201, 630),
        (1999, 200, 10_000, 1666, 167),
        (3600, 0, 15_000, 3600, 540),
        (199_000, 80, 15_000, 184_259, 27_639),
        (3000, 200, 10_000, 2500, 250),
    ],
)
def test_the_worked_examples_of_the_domain(
    paid: int, vat: int, rate: int, base: int, commission: int
) -> None:
    assert base_of(paid, vat) == base
    assert commission_of(paid, vat, rate) == commission


@pytest.mark.parametrize("market", DEMO_MARKETS.values(), ids=DEMO_MARKETS)
def test_estimates_are_base_times_rate_in_every_market(
    sales: list[Sale], market: DemoMarket
) -> None:
    for sale in sales:
        facts = row_of(sale, UNTIL.toordinal(), market).facts
        assert facts.price is not None
        vat = Decimal(vat_of(market, sale.sku.product)) / 1000
        base = pre_tax(facts.price * facts.items_sold, vat)
        rate = facts.shop_ads_rate if facts.is_shop_ads else facts.standard_rate
        assert rate is not None
        assert facts.est_base == half_up(base)
        stated = facts.est_shop_ads if facts.is_shop_ads else facts.est_standard
        assert stated == half_up(base * Fraction(rate_of(rate)))


@pytest.mark.parametrize("market", DEMO_MARKETS.values(), ids=DEMO_MARKETS)
def test_the_final_amount_is_its_parts_less_tax_and_share(
    sales: list[Sale], market: DemoMarket
) -> None:
    settled = 0
    for sale in sales:
        facts = row_of(sale, UNTIL.toordinal(), market).facts
        if facts.final_earned is None:
            assert facts.actual_base is None
            assert facts.settled_at is None
            continue
        settled += 1
        kept = parts(facts, "actual") - (facts.taxes or 0) - (facts.shared_with_partner or 0)
        assert facts.final_earned == kept
    assert settled > 3_000


def test_shop_ads_sales_have_their_money_in_the_other_field(sales: list[Sale]) -> None:
    rows = [row_of(sale, UNTIL.toordinal()).facts for sale in sales]
    ads = [facts for facts in rows if facts.is_shop_ads]
    assert len(ads) > 100
    assert {facts.est_standard for facts in ads} == {0}
    assert all(facts.est_shop_ads and facts.shop_ads_rate for facts in ads)
    assert {facts.est_shop_ads for facts in rows if not facts.is_shop_ads} == {None}


def test_a_discount_lowers_the_gmv_and_not_the_base(sales: list[Sale]) -> None:
    discounted = [sale for sale in sales if sale.platform_discount]
    assert discounted
    for sale in discounted:
        facts = row_of(sale, UNTIL.toordinal()).facts
        paid = sale.price * sale.items
        assert facts.gmv == paid - sale.platform_discount + sale.postage
        assert facts.est_base == base_of(paid, sale.sku.product.vat)


def test_what_happens_in_the_end_is_what_was_drawn(sales: list[Sale]) -> None:
    seen = set()
    for sale in sales:
        facts = row_of(sale, LONG_AFTER).facts
        promised = parts(facts, "est") - (facts.est_shared or 0)
        status, final = ENDS[sale.life.fate]
        assert facts.status == status, sale.life.fate
        assert final(facts.final_earned, promised), sale.life.fate
        seen.add(sale.life.fate)
    assert seen == set(Fate)


def test_returned_items_are_counted(sales: list[Sale]) -> None:
    for sale in sales:
        facts = row_of(sale, LONG_AFTER).facts
        if sale.life.fate is Fate.PARTLY_RETURNED:
            assert 0 < facts.items_refunded < facts.items_sold
        elif sale.life.fate in {Fate.RETURNED, Fate.TAKEN_BACK, Fate.TAKEN_BACK_SILENTLY}:
            assert facts.items_refunded == facts.items_sold
        else:
            assert facts.items_refunded == 0


def test_estimates_stay_and_money_changes_only_when_it_is_taken_back(sales: list[Sale]) -> None:
    for sale in sales:
        life = sale.life
        days = {life.paid_on, life.refunded_on, life.closed_on, life.taken_back_on, LONG_AFTER}
        days |= {life.frozen_on, life.thawed_on, sale.ordered_on}
        seen = [row_of(sale, day).facts for day in sorted(days) if day != NEVER]
        assert len({facts[14:16] + facts[17:30] for facts in seen}) == 1
        paid = [facts.final_earned for facts in seen if facts.final_earned is not None]
        for before, after in pairwise(paid):
            assert after in {before, -before}


def test_a_later_export_never_moves_a_line_back(sales: list[Sale]) -> None:
    for sale in sales:
        ranks = [
            PROGRESS[status_on(sale.life, day)]
            for day in range(sale.ordered_on, sale.ordered_on + 120)
        ]
        assert ranks == sorted(ranks)


def test_an_export_has_each_sale_of_its_days_once_and_none_beside(sales: list[Sale]) -> None:
    as_of = date(2026, 8, 1)
    rows = list(export(sales, as_of))
    days = {row.facts.ordered_at[:10] for row in rows}
    assert max(days) <= "2026-08-01"
    assert min(days) >= "2026-05-04"  # 90 days with both ends
    expected = [sale for sale in sales if "2026-05-04" <= sale.ordered_at[:10] <= "2026-08-01"]
    assert [row.facts.order_id for row in rows] == [sale.order_id for sale in expected]
    assert len({row.facts.key for row in rows}) == len(rows)


def test_successive_exports_overlap_and_move_lines_forward(sales: list[Sale]) -> None:
    def by_key(as_of: date) -> dict[object, ExportRow]:
        return {row.facts.key: row for row in export(sales, as_of)}

    earlier, later = by_key(UNTIL - timedelta(days=30)), by_key(UNTIL)
    both = earlier.keys() & later.keys()
    moved = [key for key in both if earlier[key].facts.status != later[key].facts.status]
    assert len(both) > 100
    assert moved
    for key in moved:
        before, after = earlier[key].facts.status, later[key].facts.status
        assert PROGRESS[before] <= PROGRESS[after]


def test_nothing_is_dated_after_the_export(sales: list[Sale]) -> None:
    as_of = date(2026, 6, 30)
    for row in export(sales, as_of):
        assert row.facts.ordered_at[:10] <= as_of.isoformat()
        assert (row.facts.settled_at or "")[:10] <= as_of.isoformat()


def test_settlement_follows_delivery_by_15_to_31_days_and_now_and_then_is_late(
    sales: list[Sale],
) -> None:
    kept = [sale.life for sale in sales if sale.life.fate is Fate.KEPT]
    lags = [life.closed_on - life.delivered_on for life in kept if life.frozen_on == NEVER]
    assert min(lags) == 15
    assert sum(lag <= 31 for lag in lags) > 0.98 * len(lags)
    assert max(lags) > 45
    assert {date.fromordinal(life.delivered_on).weekday() for life in kept} == {0, 1, 2, 3, 4}
