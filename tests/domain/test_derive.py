"""Everything that follows from a line, in one value; remembered answers are the right ones."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.audit import AuditFlag
from affitrack.domain.derive import (
    DeliveryOrigin,
    Deriver,
    Exceptions,
    ShopRules,
    VatOrigin,
)
from affitrack.domain.line import LineFacts, Status
from affitrack.domain.rate import RateRule
from tests.domain.lines import SALE, account, deriver, sale
from tests.domain.test_rate import START

PRODUCT, SHOP = SALE.product_id, SALE.shop
BY_SHOP = {SHOP: ShopRules(vat_rate=Decimal("0.1"))}


@pytest.mark.parametrize(
    ("exceptions", "settings", "rate", "origin"),
    [
        (Exceptions(), {}, "0.20", VatOrigin.MARKET),
        (Exceptions(), {"vat_rate": "5.5%"}, "0.055", VatOrigin.ACCOUNT),
        (Exceptions(shops=BY_SHOP), {"vat_rate": "5.5%"}, "0.1", VatOrigin.SHOP),
        (
            Exceptions(shops=BY_SHOP, product_vat={PRODUCT: Decimal("0.021")}),
            {"vat_rate": "5.5%"},
            "0.021",
            VatOrigin.PRODUCT,
        ),
        (Exceptions(shops=BY_SHOP), {"prices_include_tax": "off"}, "0", VatOrigin.UNTAXED),
    ],
)
def test_vat_comes_from_product_else_shop_else_account_else_market(
    exceptions: Exceptions, settings: dict[str, str], rate: str, origin: VatOrigin
) -> None:
    works_out = Deriver(account(**settings), exceptions)
    assert works_out.vat_rate(SALE) == Decimal(rate)
    assert works_out.vat_origin(SALE) is origin
    assert bool(works_out.other_vat_rates(SALE)) == (origin is VatOrigin.MARKET)
    stated = SALE._replace(vat_rate="0.07")
    assert works_out.vat_rate(stated) == Decimal("0.07")
    assert works_out.vat_origin(stated) is VatOrigin.FILE
    assert works_out.other_vat_rates(stated) == ()
    assert works_out.vat_rate(SALE) == Decimal(rate)


def test_the_vat_that_a_row_states_decides_its_base() -> None:
    works_out = deriver()
    plain = sale(price=1200, standard_rate="0.1")
    told = plain._replace(vat_rate="0.055")
    found = [works_out.derive(each).base for each in (plain, told, plain)]
    assert found == [1000, 1137, 1000]


@pytest.mark.parametrize(
    ("ordered_at", "base"),
    [("2026-12-31T23:59:59", 184_259), ("2027-01-01T00:00:00", 180_909)],
)
def test_the_market_s_vat_is_that_of_the_order_s_day(ordered_at: str, base: int) -> None:
    line = sale(currency="VND", price=199_000, standard_rate="0.15", ordered_at=ordered_at)
    assert deriver("VN").derive(line).base == base


@pytest.mark.parametrize(
    ("shop", "settings", "found"),
    [
        (ShopRules(), {}, (5, DeliveryOrigin.ACCOUNT)),
        (ShopRules(learned_delivery_days=7), {}, (7, DeliveryOrigin.LEARNED)),
        (ShopRules(learned_delivery_days=7), {"learn": "off"}, (5, DeliveryOrigin.ACCOUNT)),
        (ShopRules(learned_delivery_days=7, delivery_days=3), {}, (3, DeliveryOrigin.SHOP)),
    ],
)
def test_who_says_how_long_deliveries_take(
    shop: ShopRules, settings: dict[str, str], found: tuple[int, DeliveryOrigin]
) -> None:
    works_out = Deriver(account(**settings), Exceptions(shops={SHOP: shop}))
    assert works_out.find_delivery_days(SHOP) == found
    assert works_out.delivery_days(SHOP) == found[0]


@pytest.mark.parametrize(("settled_on", "is_odd"), [("2026-11-13", True), ("2026-11-14", False)])
def test_nothing_is_settled_before_it_is_ordered(settled_on: str, is_odd: bool) -> None:
    line = sale(status="settled", settled_at=f"{settled_on}T23:00:00", final_earned=100)
    flags = AuditFlag(deriver().derive(line).audit_flags)
    assert (AuditFlag.SETTLED_BEFORE_ORDER in flags) == is_odd


moments = st.sampled_from(
    ["2026-08-31T23:59:59", "2026-09-01T00:00:00", "2026-11-14T21:04:00", "2027-01-01T00:00:00"]
)
amounts = st.none() | st.integers(-500, 5000)
lines = st.builds(
    sale,
    product_id=st.sampled_from([PRODUCT, "other"]),
    shop=st.sampled_from([SHOP, "other"]),
    ordered_at=moments,
    settled_at=st.none() | moments,
    delivered_on=st.none() | st.sampled_from(["2026-11-17", "2026-12-30"]),
    status=st.sampled_from([*(status.value for status in Status), "new word"]),
    order_type=st.sampled_from(["standard", "shop_ads", "new word"]),
    price=st.none() | st.integers(0, 5000),
    items_sold=st.integers(0, 3),
    items_refunded=st.integers(0, 3),
    standard_rate=st.none() | st.sampled_from(["0", "0.12", "0.15"]),
    shop_ads_rate=st.none() | st.sampled_from(["0.05"]),
    est_base=amounts,
    est_standard=amounts,
    est_shop_ads=amounts,
    est_taxes=amounts,
    actual_base=amounts,
    actual_standard=amounts,
    taxes=amounts,
    final_earned=amounts,
)
MIXED = Exceptions(
    shops={SHOP: ShopRules(vat_rate=Decimal("0.1"), window_days=30, delivery_days=2)},
    product_vat={"other": Decimal("0.055")},
    rate_rules=(
        RateRule(Decimal("0.15"), START),
        RateRule(Decimal("0.12"), START.replace(month=11), product_id=PRODUCT),
        RateRule(Decimal("0.04"), START, kind="shop_ads"),
    ),
)


USUAL_VAT = Exceptions(product_vat={PRODUCT: Decimal("0.2")})
"""What the market's own rate is, too."""


@pytest.mark.parametrize(
    "exceptions",
    [USUAL_VAT, Exceptions(shops={SHOP: ShopRules(vat_rate=Decimal("0.2"))}), MIXED, None],
)
@pytest.mark.parametrize("others", [{"product_id": "x"}, {"shop": "x"}])
def test_who_says_the_tax_is_remembered_with_it(
    exceptions: Exceptions | None, others: dict[str, Any]
) -> None:
    book = sale(price=1290, est_base=1223, standard_rate="0.1", est_standard=122)
    one, other = book, book._replace(**others)
    for first, second in ((one, other), (other, one)):
        remembers = deriver(exceptions=exceptions)
        remembers.derive(first)
        assert remembers.derive(second) == deriver(exceptions=exceptions).derive(second)


def test_every_figure_is_remembered() -> None:
    remembers = deriver()
    figures = LineFacts._fields[LineFacts._fields.index("price") :]
    known = sale(status="settled", price=3000, items_sold=2, standard_rate="0.1")
    for figure in figures[: figures.index("platform_discount") + 1]:
        stated: dict[str, Any] = {figure: "0.05" if figure.endswith("_rate") else 7}
        line = known._replace(**stated)
        assert remembers.derive(known) == deriver().derive(known)
        assert remembers.derive(line) == deriver().derive(line), figure


@given(st.lists(lines, min_size=1, max_size=40), st.sampled_from([None, MIXED, USUAL_VAT]))
def test_remembered_answers_are_those_of_a_fresh_start(
    some: list[LineFacts], exceptions: Exceptions | None
) -> None:
    remembers = deriver(exceptions=exceptions)
    for line in some:
        assert remembers.derive(line) == deriver(exceptions=exceptions).derive(line)


@given(lines)
def test_amounts_are_whole_and_days_are_complete(line: LineFacts) -> None:
    derived = deriver(exceptions=MIXED).derive(line)
    assert {type(derived.commission), type(derived.net)} == {int}
    assert derived.base is None or type(derived.base) is int
    days = (derived.delivered_on, derived.window_closes_on, derived.release_on, derived.payout_on)
    assert len({day is None for day in days}) == 1
    assert (derived.release_on is None) == (derived.outcome in {"lost", "deducted"})
