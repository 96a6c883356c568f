"""What follows from many lines together is what follows from each."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

import pytest

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
OTHERS = (
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
SOME = 30
"""An amount that each line of a shape has for itself."""
OWN = ("price", "est_base", "est_standard", "actual_base", "actual_standard", "final_earned")


def table(lines: list[LineFacts]) -> LineTable:
    columns = [list(column) for column in zip(*lines, strict=True)]
    return LineTable(columns, [[""] * len(lines)] * 5, range(2, 2 + len(lines)))


def some_shape(chance: Random) -> dict[str, Any]:
    return {
        "status": chance.choice([*Status, *[Status.SETTLED, Status.PENDING] * 3]).value,
        "order_type": chance.choice(["standard", "standard", "shop_ads"]),
        "items_sold": chance.choice([1, 1, 2, 0]),
        "items_refunded": chance.choice([0, 0, 0, 1]),
        "standard_rate": chance.choice(["0.12", "0.12", "0.08333", None]),
        "shop_ads_rate": chance.choice([None, None, "0.1"]),
        "vat_rate": chance.choice([None, None, "0.055"]),
        "shop": chance.choice([SHOP, "other"]),
        **{name: chance.choice([None, None, None, None, 0, SOME, -5]) for name in OTHERS},
    }


def some_lines(chance: Random) -> list[LineFacts]:
    """Return lines of a few shapes, mixed; some amounts are a little wrong, or very."""
    lines: list[LineFacts] = []
    shape = some_shape(chance)
    left_out = {name for name in OWN if chance.random() < 0.25}
    for _ in range(chance.randint(1, 4)):
        lines += [one_line(chance, shape, left_out) for _ in range(chance.randint(1, 10))]
        changed = chance.choice([*shape])
        shape = {**shape, changed: some_shape(chance)[changed]}
    chance.shuffle(lines)
    return lines


def one_line(chance: Random, shape: dict[str, Any], left_out: set[str]) -> LineFacts:
    base = chance.randint(1, 5000)
    price = chance.choice([base, base * 6 // 5, base * 6 // 5, base * 211 // 200])
    amounts = {
        "price": (price + chance.randint(-3, 3)) // max(shape["items_sold"], 1),
        "est_base": base,
        "est_standard": base * 12 // 100 + chance.randint(-3, 3),
        "actual_base": base,
        "actual_standard": base * 12 // 100 + chance.randint(-3, 3),
        "final_earned": base * 12 // 100,
    }
    if chance.random() < 0.1:
        amounts[chance.choice(OWN)] = chance.choice([0, -1, -249, 7])
    others = {name: chance.randint(1, 60) for name in OTHERS if shape[name] == SOME}
    return sale(
        **{**shape, **others},
        **{name: None if name in left_out else amount for name, amount in amounts.items()},
        ordered_at=chance.choice(["2026-12-30T10:00:00", "2027-01-02T08:00:00"]),
        settled_at=chance.choice([None, "2027-01-20T09:00:00", "2026-12-29T09:00:00"]),
        delivered_on=chance.choice([None, None, "2027-01-05"]),
    )


@pytest.mark.parametrize("market", ["FR", "US", "VN"])
@pytest.mark.parametrize("exceptions", EXCEPTIONS)
def test_many_lines_come_to_what_each_comes_to(market: str, exceptions: Exceptions) -> None:
    chance = Random(market)
    for _ in range(100):
        alone, together = (Deriver(account(market), exceptions) for _ in range(2))
        reader = TableDeriver(together)
        lines = some_lines(chance)
        found = [
            line
            for start in range(0, len(lines), 20)  # shapes are remembered from table to table
            for line in reader.derive(table(lines[start : start + 20])).lines()
        ]
        assert found == [alone.derive(line) for line in lines]
        assert vars(together.basis_tally) == vars(alone.basis_tally)


def test_tables_are_put_together_in_their_order() -> None:
    lines = some_lines(Random(5))
    whole = table(lines)
    parts = [
        whole.only([place in these for place in range(len(lines))])
        for these in (
            range(1),
            range(1, 3),
            range(3, len(lines)),
        )
    ]
    assert list(LineTable.together(parts).lines()) == lines
    assert list(LineTable.together(parts).rows) == list(whole.rows)


def test_lines_of_a_common_shape_are_worked_out_together(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        sale(price=price, est_base=price * 5 // 6, est_standard=price // 10, standard_rate="0.12")
        for price in range(600, 630)
    ]
    works_out = Deriver(account())
    expected = [Deriver(account()).derive(line) for line in lines]
    monkeypatch.delattr(Deriver, "worth")
    assert list(TableDeriver(works_out).derive(table(lines)).lines()) == expected
