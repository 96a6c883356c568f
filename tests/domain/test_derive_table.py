"""What follows from many lines together is what follows from each."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.domain.derive import Deriver, Exceptions, ShopRules
from affitrack.domain.derive_table import TableDeriver
from affitrack.domain.line import LineFacts, Status
from affitrack.domain.line_table import LineTable
from affitrack.domain.rate import RateRule
from tests.domain.lines import account, sale
from tests.domain.test_rate import START

SHOP = sale().shop
EXCEPTIONS = (
    Exceptions(),
    Exceptions(shops={SHOP: ShopRules(window_days=3, delivery_days=9)}),
    Exceptions(shops={SHOP: ShopRules(vat_rate=Decimal("0.1"))}),
    Exceptions(rate_rules=[RateRule(Decimal("0.2"), START)]),
)


def table(lines: list[LineFacts]) -> LineTable:
    columns = [list(column) for column in zip(*lines, strict=True)]
    return LineTable(columns, [[""] * len(lines)] * 5, range(2, 2 + len(lines)))


def amounts(*, most: int = 30) -> st.SearchStrategy[int | None]:
    return st.one_of(st.none(), st.sampled_from([0, 249, 2493, 2990]), st.integers(-most, most))


def rates() -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, "0.1", "0.12", "0.08333", "0"])


@st.composite
def shapes(draw: st.DrawFn) -> dict[str, Any]:
    """Return what several lines have in common, and what is between nothing and everything."""
    return {
        "status": draw(st.sampled_from([*Status])).value,
        "order_type": draw(st.sampled_from(["standard", "shop_ads"])),
        "items_sold": draw(st.sampled_from([1, 1, 2, 0])),
        "items_refunded": draw(st.sampled_from([0, 0, 1])),
        "standard_rate": draw(rates()),
        "shop_ads_rate": draw(rates()),
        "shop": draw(st.sampled_from([SHOP, "other"])),
        **{
            name: draw(st.one_of(st.none(), st.just(0), amounts()))
            for name in (
                "est_shop_ads",
                "est_bonus",
                "est_partner_bonus",
                "est_taxes",
                "actual_shop_ads",
                "actual_bonus",
                "actual_partner_bonus",
                "taxes",
                "shared_with_partner",
                "seller_discount",
                "platform_discount",
            )
        },
    }


@st.composite
def lines(draw: st.DrawFn) -> list[LineFacts]:
    drawn = []
    for shape in draw(st.lists(shapes(), min_size=1, max_size=3)):
        for _ in range(draw(st.integers(1, 9))):
            base = draw(st.one_of(amounts(most=3000), st.integers(1, 5000)))
            drawn.append(
                sale(
                    **shape,
                    price=draw(st.sampled_from([base, None if base is None else base * 6 // 5])),
                    est_base=base,
                    est_standard=draw(st.one_of(amounts(), st.integers(1, 600))),
                    actual_base=draw(st.sampled_from([base, None])),
                    actual_standard=draw(amounts()),
                    final_earned=draw(st.one_of(amounts(), st.integers(1, 600))),
                    ordered_at=draw(
                        st.sampled_from(["2026-12-30T10:00:00", "2027-01-02T08:00:00"])
                    ),
                    settled_at=draw(st.sampled_from([None, "2027-01-20T09:00:00", "2026-12-29T"])),
                    delivered_on=draw(st.sampled_from([None, None, "2027-01-05"])),
                )
            )
    return draw(st.permutations(drawn))


@pytest.mark.parametrize("market", ["FR", "US", "VN"])
@settings(max_examples=150, deadline=None)
@given(some=lines(), exceptions=st.sampled_from(EXCEPTIONS))
def test_many_lines_come_to_what_each_comes_to(
    market: str, some: list[LineFacts], exceptions: Exceptions
) -> None:
    alone, together = (Deriver(account(market), exceptions) for _ in range(2))
    reader = TableDeriver(together)
    found = [
        line
        for start in range(0, len(some), 12)  # shapes are remembered from table to table
        for line in reader.derive(table(some[start : start + 12])).lines()
    ]
    assert found == [alone.derive(line) for line in some]
    assert vars(together.basis_tally) == vars(alone.basis_tally)


def test_lines_of_a_common_shape_are_worked_out_together(monkeypatch: pytest.MonkeyPatch) -> None:
    some = [
        sale(price=price, est_base=price * 5 // 6, est_standard=price // 10, standard_rate="0.12")
        for price in range(600, 630)
    ]
    works_out = Deriver(account())
    expected = [Deriver(account()).derive(line) for line in some]
    monkeypatch.delattr(Deriver, "worth")
    assert list(TableDeriver(works_out).derive(table(some)).lines()) == expected
