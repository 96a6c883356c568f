"""Totals across currencies: approximate, exact in what they are, and never without a rate."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.exchange import (
    Approximate,
    ExchangeRate,
    ExchangeRates,
    approximate,
    exchange_rate,
)
from affitrack.wording.message import UserError

DAY = date(2026, 11, 20)
DOLLAR = ExchangeRate("USD", Decimal("0.92"), DAY)
YEN = ExchangeRate("JPY", Decimal("0.0061"), DAY)
RATES = ExchangeRates("EUR", (YEN, DOLLAR))


@pytest.mark.parametrize(
    ("amounts", "minor", "used"),
    [
        ({"EUR": 773, "USD": 100}, 865, (DOLLAR,)),
        ({"USD": 100}, 92, (DOLLAR,)),
        ({"EUR": 0, "JPY": 3_980}, 2_428, (YEN,)),  # 3 980 x 0.0061 = 24.278
        ({"EUR": 1, "JPY": 1_000, "USD": -50}, 565, (YEN, DOLLAR)),
    ],
)
def test_amounts_come_to_about(
    amounts: dict[str, int], minor: int, used: tuple[ExchangeRate, ...]
) -> None:
    assert approximate(amounts, RATES) == Approximate(minor, "EUR", used)


@pytest.mark.parametrize("amounts", [{}, {"EUR": 500}, {"EUR": 1, "GBP": 1}, {"GBP": 1}])
def test_without_need_or_without_every_rate_there_is_no_total(amounts: dict[str, int]) -> None:
    assert approximate(amounts, RATES) is None
    assert approximate(amounts, None) is None


def test_it_is_rounded_once_at_the_end() -> None:
    third = ExchangeRates(
        "EUR", (ExchangeRate("GBP", Decimal("0.5"), DAY), ExchangeRate("USD", Decimal("0.5"), DAY))
    )
    found = approximate({"GBP": 1, "USD": 1}, third)
    assert found is not None
    assert found.minor == 1  # two halves of a cent, not two whole ones


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**20 - 1))
def test_no_digit_is_lost_however_large(minor: int, digits: int) -> None:
    rate = Decimal(digits).scaleb(-10)
    found = approximate({"USD": minor}, ExchangeRates("EUR", (ExchangeRate("USD", rate, DAY),)))
    assert found is not None
    exact = minor * digits
    assert abs(found.minor * 10**10 - exact) * 2 <= 10**10


def test_a_rate_is_read_as_it_is_written() -> None:
    assert exchange_rate("USD", "0.92", DAY) == DOLLAR
    assert exchange_rate("VND", "0.0000363", DAY).rate == Decimal("0.0000363")


@pytest.mark.parametrize("rate", ["", "0", "0.0", "-1", "1,5", "1e3", "abc", "12345678901", "NaN"])
def test_what_is_no_rate_is_refused(rate: str) -> None:
    with pytest.raises(UserError, match="bad_exchange_rate"):
        exchange_rate("USD", rate, DAY)


def test_what_is_no_currency_is_refused() -> None:
    with pytest.raises(UserError, match="unknown_currency"):
        exchange_rate("XYZ", "1", DAY)
