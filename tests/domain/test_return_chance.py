"""Return chances: much is believed, little leans on the shop and the account."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.return_chance import USUAL, Outcomes, return_chances, shrunk


def sold(shop: str, product: str, lines: int, lost: int) -> Outcomes:
    return Outcomes(shop, shop.title(), product, product.title(), lines, lost)


def test_nothing_sold_says_nothing() -> None:
    assert return_chances([]) == []
    assert shrunk(0, 0, USUAL) == USUAL


def test_many_sales_are_believed_and_few_lean_on_the_others() -> None:
    found = return_chances([sold("a", "dress", 10_000, 5_000), sold("a", "ring", 2, 0)])
    shop, dress, ring = found
    assert (shop.product_id, shop.lines, shop.lost) == ("", 10_002, 5_000)
    assert abs(dress.chance - Decimal("0.5")) < Decimal("0.001")
    # Two rings that were kept are two of 22: 20 of them like the shop.
    assert ring.chance == Decimal("0.4545")


def test_a_shop_stands_before_its_products_and_the_largest_first() -> None:
    found = return_chances(
        [sold("b", "x", 3, 1), sold("a", "y", 1, 0), sold("a", "z", 9, 2), sold("a", "", 4, 0)]
    )
    assert [(each.shop, each.product_id, each.lines) for each in found] == [
        ("a", "", 14), ("a", "z", 9), ("a", "y", 1), ("b", "", 3), ("b", "x", 3),
    ]  # fmt: skip


def test_the_same_product_of_two_accounts_is_one() -> None:
    both = return_chances([sold("a", "x", 30, 3), sold("a", "x", 10, 9)])
    assert both == return_chances([sold("a", "x", 40, 12)])


@given(
    st.integers(0, 1000).flatmap(lambda lines: st.tuples(st.just(lines), st.integers(0, lines))),
    st.fractions(0, 1),
)
def test_a_chance_lies_between_what_was_seen_and_what_is_usual(
    counts: tuple[int, int], usual: Fraction
) -> None:
    lines, lost = counts
    seen = Fraction(lost, lines) if lines else usual
    assert min(seen, usual) <= shrunk(lines, lost, usual) <= max(seen, usual)
