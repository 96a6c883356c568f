"""The amounts of a plain sale, against the same in fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.commission import half_up, line_amounts, paid_price
from affitrack.domain.line import LineFacts
from affitrack.domain.rate import rate_of
from affitrack.domain.stage import Outcome, outcome_of
from affitrack.ingest.plain_sale import facts_of

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


@given(CENTS, RATES, pieces())
def test_the_base_is_rounded_once(amount: int, vat: str, counts: tuple[int, int]) -> None:
    sold, refunded = counts
    facts = sale(amount_with_tax=amount, vat_rate=vat, items_sold=sold, items_refunded=refunded)
    kept = sold - refunded if refunded < sold else sold
    exact = Fraction(amount * kept, sold) / (1 + Fraction(rate_of(vat)))
    assert facts.est_base == half_up(exact)
    assert (facts.price, facts.gmv) == (None, amount)


@given(CENTS, pieces())
def test_the_price_of_the_pieces_is_what_was_paid_to_the_cent(
    amount: int, counts: tuple[int, int]
) -> None:
    sold, refunded = counts
    facts = sale(amount_with_tax=amount, items_sold=sold, items_refunded=refunded)
    assert paid_price(facts, before_refunds=True) == amount
    kept = paid_price(facts)
    assert kept is not None
    assert abs(kept - Fraction(amount * (sold - refunded), sold)) <= sold


@given(CENTS, CENTS)
def test_tax_as_an_amount_is_taken_off(amount: int, tax: int) -> None:
    assert sale(amount_with_tax=amount, vat_amount=tax).est_base == amount - tax


@given(st.integers(-(10**9), 10**9))
def test_a_commission_counts_as_it_is(cents: int) -> None:
    facts = sale(commission=cents, amount_with_tax=100, standard_rate="0.5", status="settled")
    outcome = outcome_of(facts)
    net = line_amounts(facts, outcome, vat=rate_of("0.2"), rule_rate=None).net
    assert net == cents
    assert (outcome is Outcome.DEDUCTED) == (cents < 0)
