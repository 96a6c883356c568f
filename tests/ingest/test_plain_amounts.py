"""Amounts read together say what they say one by one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.ingest.orders.cells import Amounts
from affitrack.ingest.values.bad import Bad
from affitrack.ingest.values.numbers import DecimalSign, read_amount
from affitrack.ingest.values.plain_amounts import read_plain_amounts

DIALECTS: list[tuple[DecimalSign, str]] = [
    (",", "EUR"),
    (".", "USD"),
    (",", "VND"),
    (".", "JPY"),
    (".", "KWD"),
]
DIALECT = st.sampled_from(DIALECTS)
ANY_CELL = st.text("0123456789.,-/ €\n", max_size=9)
NOTHING = st.sampled_from(["", "/", "--", "N/A"])
LIKELY_CELL = st.from_regex(r"\A[0-9]{1,4}([.,][0-9]{2,3}){0,3}\Z")


def one_by_one(cells: list[str], decimal: DecimalSign, currency: str) -> list[Any]:
    return [read_amount(cell, decimal, currency) for cell in cells]


def told(values: list[Any]) -> list[Any]:
    return [value.reason if isinstance(value, Bad) else value for value in values]


@pytest.mark.parametrize(
    ("cells", "decimal", "currency", "amounts"),
    [
        (["52,35", "0,07", "1.234,56"], ",", "EUR", [5235, 7, 123456]),
        (["52.35", "1,234,567.80"], ".", "USD", [5235, 123456780]),
        (["140.000", "900", "1.250.000"], ",", "VND", [140000, 900, 1250000]),
    ],
)
def test_amounts_are_read_together(
    cells: list[str], decimal: DecimalSign, currency: str, amounts: list[int]
) -> None:
    assert read_plain_amounts(cells, decimal, currency) == amounts


@pytest.mark.parametrize(
    "odd", ["", "/", "5,2", "-5,20", "5.20", "12.34,56", "5,20 €", "5,20\n6,30"]
)
def test_one_odd_amount_is_left_to_those_who_know(odd: str) -> None:
    assert read_plain_amounts(["52,35", odd], ",", "EUR") is None


@given(st.lists(ANY_CELL | LIKELY_CELL, min_size=1), DIALECT)
def test_amounts_read_together_are_those_read_one_by_one(
    cells: list[str], dialect: tuple[DecimalSign, str]
) -> None:
    together = read_plain_amounts(cells, *dialect)
    assert together is None or together == one_by_one(cells, *dialect)


@given(st.lists(st.lists(ANY_CELL | LIKELY_CELL | NOTHING, min_size=1)), DIALECT)
def test_a_column_is_read_the_same_whatever_came_before(
    columns: list[list[str]], dialect: tuple[DecimalSign, str]
) -> None:
    reader = Amounts(*dialect)
    for cells in columns:
        assert told(reader.column(cells)) == told(one_by_one(cells, *dialect))
