from __future__ import annotations

from datetime import date

import pytest

from affitrack.domain.typed import typed_amount, typed_day, typed_rate, typed_signed_amount
from affitrack.wording.message import UserError


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("12", "0.12"), ("12,5 %", "0.125"), ("0.025%", "0.00025"), ("100", "1"), ("0", "0"),
        ("5,5\u202f%", "0.055"),
    ],
)  # fmt: skip
def test_percentages(text: str, rate: str) -> None:
    assert typed_rate(text) == rate


@pytest.mark.parametrize("text", ["", "%", "101", "-1", "twelve", "1.2.3", "1e1"])
def test_no_percentages(text: str) -> None:
    with pytest.raises(UserError):
        typed_rate(text)


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("24,90", "EUR", 2490), ("24.9", "EUR", 2490), ("24", "EUR", 2400), ("€24.90", "EUR", 2490),
        ("1\u202f234,56 €", "EUR", 123456), ("1,234.56", "EUR", 123456), ("1.234,5", "EUR", 123450),
        ("199.000", "VND", 199000), ("199,000 ₫", "VND", 199000), ("3 980", "JPY", 3980),
        ("1,234,567.00", "USD", 123456700), ("12,30 EUR", "EUR", 1230), ("eur 5", "EUR", 500),
        ("$5", "MXN", 500), ("US$ 5", "USD", 500), ("1'234.50", "CHF", 123450), ("5 $", "CAD", 500),
    ],
)  # fmt: skip
def test_amounts(text: str, currency: str, minor: int) -> None:
    assert typed_amount(text, currency) == minor


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("", "EUR"),
        ("-5", "EUR"),
        ("1,234", "EUR"),
        ("5.5", "JPY"),
        ("12,34,56", "EUR"),
        ("x", "EUR"),
        ("1e3", "EUR"),
        ("12abc30", "EUR"),
        ("12/30", "EUR"),
        ("12€30", "EUR"),
        ("0x10", "EUR"),
        ("5 Nov", "EUR"),
        ("10%", "EUR"),
        ("(12.30)", "EUR"),
        ("12,30 USD", "EUR"),
        ("12,30 £", "EUR"),
        ("$5", "EUR"),
        ("€ 5 €", "EUR"),
        ("1 23,00", "EUR"),
        ("5.", "EUR"),
        ("\u0665", "EUR"),
    ],
)
def test_no_amounts(text: str, currency: str) -> None:
    with pytest.raises(UserError):
        typed_amount(text, currency)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("05/06/2026", "dMy", "2026-06-05"), ("5.6.26", "dMy", "2026-06-05"),
        ("05062026", "dMy", "2026-06-05"), ("050626", "dMy", "2026-06-05"),
        ("05 06 2026", "dMy", "2026-06-05"), ("0506", "dMy", "2025-06-05"),
        ("5/6", "dMy", "2025-06-05"), ("5", "dMy", "2025-11-05"),
        ("06/05/2026", "Mdy", "2026-06-05"), ("06052026", "Mdy", "2026-06-05"),
        ("6/5", "Mdy", "2025-06-05"), ("2026-06-05", "dMy", "2026-06-05"),
        ("20260605", "yMd", "2026-06-05"), ("29/02/2028", "dMy", "2028-02-29"),
    ],
)  # fmt: skip
def test_days(text: str, order: str, day: str) -> None:
    assert typed_day(text, order, date(2025, 11, 22)).isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2026", "31/", "", "/", "1/2/3/4", "99", "5/6/202", "0506/26", "2026/06",
        "05/06/1999", "0506202", "5/13/26",
    ],
)  # fmt: skip
def test_no_days(text: str) -> None:
    with pytest.raises(UserError) as refused:
        typed_day(text, "dMy", date(2025, 11, 22))
    assert refused.value.message.params["example"] == "22/11/2025"


@pytest.mark.parametrize(
    ("text", "amount"), [("5", 500), ("-5", -500), (" −5,00 €", -500), ("- 0,05", -5), ("-0", 0)]
)
def test_signed_amounts(text: str, amount: int) -> None:
    assert typed_signed_amount(text, "EUR") == amount


def test_an_amount_has_a_trillion_at_most() -> None:
    assert typed_amount("999999999999", "JPY") == 999_999_999_999
    with pytest.raises(UserError):
        typed_amount("1000000000000", "JPY")


@pytest.mark.parametrize("text", ["-5", " −5,00 €"])
def test_an_amount_below_zero_is_told_as_such(text: str) -> None:
    with pytest.raises(UserError) as caught:
        typed_amount(text, "EUR")
    assert caught.value.message.key == "domain.typed.negative"
