"""The amounts of a plain sale, against the same in fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from affitrack.domain.audit import AuditFlag
from affitrack.domain.commission import half_up, line_amounts, paid_exactly, paid_price
from affitrack.domain.line import LineFacts
from affitrack.domain.rate import rate_of
from affitrack.domain.stage import Outcome, outcome_of
from affitrack.ingest.plain.plain_sale import facts_of
from tests.domain.lines import deriver

CENTS = st.integers(0, 10**9)
RATES = st.sampled_from(["0", "0.055", "0.07", "0.19", "0.2", "0.077"])


@st.composite
def pieces(draw: st.DrawFn) -> tuple[int, int]:
    sold = draw(st.integers(1, 40))
    return sold, draw(st.integers(0, sold))


def sale(**stated: Any) -> LineFacts:  # noqa: ANN401 - what a row may say
    row = {"order_id": "1", "ordered_at": "2026-11-05T00:00:00", "currency": "EUR", **stated}
    facts = facts_of(row)
    assert isinstance(facts, LineFacts)
    return facts


@given(CENTS, RATES, st.sampled_from(["0.12", "0.125", "0.00025", "0.9"]))
@example(7385, "0.2", "0.12")  # a base of 61.54 would come to 7.38
@example(10900, "0.055", "0.125")  # one of 103.32 to 12.92
def test_only_the_commission_is_rounded(amount: int, vat: str, rate: str) -> None:
    facts = sale(amount_with_tax=amount, vat_rate=vat, standard_rate=rate)
    found = deriver().derive(facts)
    base = Fraction(amount) / (1 + Fraction(rate_of(vat)))
    assert found.base == half_up(base)
    assert found.commission == half_up(base * Fraction(rate_of(rate)))
    assert facts.gmv == amount


def test_what_is_taken_back_is_all_that_was_paid() -> None:
    row = {"amount_with_tax": 5666, "standard_rate": "0.12", "status": "deducted"}
    for refunded in (0, 1):
        facts = sale(**row, items_sold=1, items_refunded=refunded)
        assert deriver().derive(facts).net == -567


@given(CENTS, pieces())
def test_what_came_back_takes_its_share_of_the_sum_along(
    amount: int, counts: tuple[int, int]
) -> None:
    sold, refunded = counts
    facts = sale(amount_with_tax=amount, items_sold=sold, items_refunded=refunded)
    assert paid_exactly(facts, before_refunds=True) == amount
    assert paid_exactly(facts) == Fraction(amount * (sold - refunded), sold)
    assert facts.price in {None, Fraction(amount, sold)}


@pytest.mark.parametrize(
    ("amount", "sold", "refunded", "base", "net"),
    [(1000, 3, 2, 278, 250), (1000, 30, 29, 28, 25), (1000, 60, 59, 14, 13),
     (9999, 12, 6, 4166, 3750), (9999, 3, 3, 8333, 7499), (1000, 3, 0, 833, 750)],
)  # fmt: skip
def test_a_part_of_a_sum_is_rounded_once(
    amount: int, sold: int, refunded: int, base: int, net: int
) -> None:
    row = {"amount_with_tax": amount, "items_sold": sold, "items_refunded": refunded}
    found = deriver().derive(sale(**row, standard_rate="0.9"))
    assert (found.base, found.net) == (base, net)


@given(CENTS, CENTS)
def test_tax_as_an_amount_is_taken_off(amount: int, tax: int) -> None:
    assert sale(amount_with_tax=amount, vat_amount=tax).est_base == amount - tax


@given(CENTS, st.integers(0, 10**5), st.integers(0, 10**5), RATES, pieces())
def test_discounts_are_taken_off_the_price_whoever_states_the_tax(
    price: int, sellers: int, platforms: int, vat: str, counts: tuple[int, int]
) -> None:
    sold, refunded = counts
    row = {"price": price, "items_sold": sold, "items_refunded": refunded}
    discounts = {"seller_discount": sellers, "platform_discount": -platforms}
    kept = sold - refunded if refunded < sold else sold
    paid = max(price * kept - sellers - platforms, 0)
    facts = sale(**row, **discounts)
    assert paid_price(facts, before_refunds=refunded == sold) == paid
    stated = sale(**row, **discounts, vat_rate=vat)
    assert stated._replace(vat_rate=None) == facts
    if sellers or platforms:
        assert facts.gmv == max(price * sold - sellers - platforms, 0)


@pytest.mark.parametrize(("refunded", "counts"), [(None, 2), (0, 2), (1, 1), (2, 2)])
def test_a_day_of_return_says_that_pieces_came_back(refunded: int | None, counts: int) -> None:
    row = {"price": 1000, "items_sold": 2, "returned_on": "2026-11-20"}
    assert sale(**row, items_refunded=refunded).items_refunded == counts


def test_what_the_buyer_paid_has_the_discounts_taken_off_already() -> None:
    with_both = sale(amount_with_tax=2490, seller_discount=300, platform_discount=200)
    assert with_both == sale(amount_with_tax=2490)


def test_the_example_of_two_coupons() -> None:
    facts = sale(price=2990, seller_discount=300, platform_discount=200, standard_rate="0.12")
    amounts = line_amounts(facts, Outcome.PENDING, vat=rate_of("0.2"), rule_rate=None)
    assert (amounts.base, amounts.net) == (2075, 249)


@pytest.mark.parametrize(
    ("without_tax", "vat", "fits"),
    [(10000, None, True), (12000, None, True), (11374, None, True), (11000, None, False),
     (11000, "0.1", False), (10909, "0.1", True)],
)  # fmt: skip
def test_two_amounts_are_held_against_each_other(
    without_tax: int, vat: str | None, *, fits: bool
) -> None:
    facts = sale(amount_with_tax=12000, amount_without_tax=without_tax, vat_rate=vat, items_sold=3)
    found = deriver().derive(facts)
    assert found.base == without_tax
    assert (AuditFlag.BASE_MISMATCH in AuditFlag(found.audit_flags)) != fits


@pytest.mark.parametrize(
    ("with_tax", "price", "discount"), [(1000, 334, 2), (999, 333, None), (0, 0, None)]
)
def test_pieces_of_a_sum_come_to_it(with_tax: int, price: int, discount: int | None) -> None:
    facts = sale(amount_with_tax=with_tax, amount_without_tax=833, items_sold=3)
    assert (facts.price, facts.seller_discount, facts.gmv) == (price, discount, with_tax)
    assert paid_price(facts) == with_tax


@pytest.mark.parametrize("status", ["ineligible", "deducted"])
@pytest.mark.parametrize("refunded", [0, 1, 2])
def test_what_is_lost_or_taken_back_is_all_of_a_base(status: str, refunded: int) -> None:
    row = {"amount_without_tax": 85800, "items_sold": 2, "items_refunded": refunded}
    found = deriver().derive(sale(**row, status=status, standard_rate="0.1"))
    assert (found.base, abs(found.net)) == (85800, 8580)


def test_the_base_of_a_part_is_not_held_against_the_whole() -> None:
    facts = sale(amount_with_tax=12000, amount_without_tax=10000, items_sold=3, items_refunded=1)
    found = deriver().derive(facts)
    assert found.base == 6667
    assert AuditFlag.BASE_MISMATCH not in AuditFlag(found.audit_flags)


@given(st.integers(-(10**9), 10**9))
def test_a_commission_counts_as_it_is(cents: int) -> None:
    facts = sale(commission=cents, amount_with_tax=100, standard_rate="0.5", status="settled")
    outcome = outcome_of(facts)
    net = line_amounts(facts, outcome, vat=rate_of("0.2"), rule_rate=None).net
    assert net == cents
    assert (outcome is Outcome.DEDUCTED) == (cents < 0)


@given(st.integers(0, 10**7), pieces(), st.sampled_from(["0.12", "0.15", "0.125", "0.9"]))
@example(1001, (2, 1), "0.9")  # 5.005 came to 5.01, and that to 4.51
def test_a_part_of_a_stated_base_is_rounded_once(
    amount: int, counts: tuple[int, int], rate: str
) -> None:
    sold, refunded = counts
    kept = sold - refunded if refunded < sold else sold
    base = Fraction(amount * kept, sold)
    row = {"items_sold": sold, "items_refunded": refunded, "standard_rate": rate}
    for stated in (
        {"amount_without_tax": amount},
        {"amount_with_tax": amount + 300, "vat_amount": 300},
        {"amount_without_tax": amount, "amount_with_tax": half_up(Fraction(amount * 6, 5))},
    ):
        found = deriver().derive(sale(**row, **stated))
        assert (found.base, found.net) == (half_up(base), half_up(base * Fraction(rate)))


def test_a_part_of_a_base_fits_the_price_with_its_discounts() -> None:
    amounts = {"price": 4500, "seller_discount": 1500, "amount_without_tax": 10000}
    facts = sale(**amounts, items_sold=3, items_refunded=1, standard_rate="0.1")
    found = deriver().derive(facts)
    assert (found.base, found.net, found.audit_flags) == (6667, 667, 0)


def test_a_commission_is_held_against_the_base_of_what_was_kept() -> None:
    row = {"amount_without_tax": 10000, "items_sold": 3, "items_refunded": 1}
    found = deriver().derive(sale(**row, commission=667, standard_rate="0.1"))
    assert (found.base, found.net, found.audit_flags) == (6667, 667, 0)
