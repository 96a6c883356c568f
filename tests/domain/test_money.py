"""Money stays exact."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.money import (
    CurrencyMismatch,
    Money,
    TooManyDigitsError,
    decimal_text,
    exponent,
    minor_of,
    round_half_up,
)
from affitrack.wording.currency import CURRENCIES

currencies = st.sampled_from(sorted(CURRENCIES))
amounts = st.integers(-(10**24), 10**24)


@pytest.mark.parametrize(
    ("currency", "digits"),
    [
        ("EUR", 2),
        ("PLN", 2),
        ("JPY", 0),
        ("VND", 0),
        ("IDR", 0),
        ("KRW", 0),
        ("CLP", 0),
        ("KWD", 3),
        ("CLF", 4),
        ("XXX", 2),
    ],
)
def test_digits_of_a_currency(currency: str, digits: int) -> None:
    assert exponent(currency) == digits


@pytest.mark.parametrize("minor", [1.0, True, "5", Decimal(5), None])
def test_only_whole_numbers_are_money(minor: Any) -> None:  # noqa: ANN401 - wrong on purpose
    with pytest.raises(TypeError):
        Money(minor, "EUR")


def test_sums_stay_within_a_currency() -> None:
    assert Money(524, "EUR") + Money(1, "EUR") == Money(525, "EUR")
    assert Money(524, "EUR") - Money(525, "EUR") == Money(-1, "EUR")
    assert -Money(524, "EUR") == Money(-524, "EUR")
    with pytest.raises(CurrencyMismatch):
        Money(1, "EUR") + Money(1, "USD")
    with pytest.raises(CurrencyMismatch):
        Money(1, "EUR") - Money(1, "USD")


def test_money_is_a_value() -> None:
    money = Money(524, "EUR")
    assert {money, Money(524, "EUR")} == {money}
    assert pickle.loads(pickle.dumps(money)) == money  # noqa: S301 - our own bytes
    assert str(money) == "5.24 EUR"
    with pytest.raises(AttributeError):
        money.minor = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("2.5", 3),
        ("-2.5", -3),
        ("2.4999", 2),
        ("0.5", 1),
        ("-0.5", -1),
        ("0.49", 0),
        ("7", 7),
        ("1E+3", 1000),
        ("12345678901234567890123456789012.5", 12345678901234567890123456789013),
    ],
)
def test_halves_go_away_from_zero(value: str, rounded: int) -> None:
    assert round_half_up(Decimal(value)) == rounded


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (524, "EUR", "5.24"),
        (-50, "EUR", "-0.50"),
        (5, "EUR", "0.05"),
        (0, "EUR", "0.00"),
        (27639, "VND", "27639"),
        (-362, "JPY", "-362"),
        (1500, "KWD", "1.500"),
    ],
)
def test_the_text_of_an_amount(minor: int, currency: str, text: str) -> None:
    assert decimal_text(minor, currency) == text
    assert minor_of(Decimal(text), currency) == minor


@given(minor=amounts, currency=currencies)
def test_amounts_survive_their_text(minor: int, currency: str) -> None:
    assert minor_of(Decimal(decimal_text(minor, currency)), currency) == minor


@given(minors=st.lists(amounts), currency=currencies)
def test_integer_money_never_drifts(minors: list[int], currency: str) -> None:
    total = Money(0, currency)
    for minor in minors:
        total += Money(minor, currency)
    for minor in minors:
        total -= Money(minor, currency)
    assert total == Money(0, currency)


@pytest.mark.parametrize(
    ("amount", "currency"), [("5.245", "EUR"), ("0.5", "JPY"), ("0.001", "VND"), ("1E-9", "EUR")]
)
def test_digits_that_the_currency_lacks_are_refused(amount: str, currency: str) -> None:
    with pytest.raises(TooManyDigitsError):
        minor_of(Decimal(amount), currency)


def test_zeros_beyond_the_digits_are_harmless() -> None:
    assert minor_of(Decimal("5.2400"), "EUR") == 524
    assert minor_of(Decimal("27639.00"), "VND") == 27639


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_no_number_is_no_amount(amount: str) -> None:
    with pytest.raises(ValueError, match="number"):
        minor_of(Decimal(amount), "EUR")
