"""How amounts, counts, rates and dates are written."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.wording.currency import CURRENCIES, exponent
from affitrack.wording.language import LANGUAGES, Language, language_of
from affitrack.wording.numbers import (
    MINUS,
    NARROW_NO_BREAK_SPACE,
    NO_BREAK_SPACE,
    format_count,
    format_day,
    format_decimal,
    format_moment,
    format_money,
    format_month,
    format_rate,
    shorter_money,
)

NARROW = NARROW_NO_BREAK_SPACE
WIDE = NO_BREAK_SPACE


@pytest.mark.parametrize(
    ("minor", "currency", "english", "french"),
    [
        (123456, "EUR", "€1,234.56", f"1{NARROW}234,56{WIDE}€"),
        (0, "EUR", "€0.00", f"0,00{WIDE}€"),
        (5, "EUR", "€0.05", f"0,05{WIDE}€"),
        (-50, "EUR", f"{MINUS}€0.50", f"{MINUS}0,50{WIDE}€"),
        (99, "GBP", "£0.99", f"0,99{WIDE}£"),
        (100000, "USD", "$1,000.00", f"1{NARROW}000,00{WIDE}$"),
        (3980, "JPY", "¥3,980", f"3{NARROW}980{WIDE}¥"),
        (27639, "VND", "₫27,639", f"27{NARROW}639{WIDE}₫"),
        (1234567, "IDR", f"Rp{WIDE}1,234,567", f"1{NARROW}234{NARROW}567{WIDE}Rp"),
        (1250, "MYR", f"RM{WIDE}12.50", f"12,50{WIDE}RM"),
        (1250, "PLN", f"zł{WIDE}12.50", f"12,50{WIDE}zł"),
        (1250, "THB", "฿12.50", f"12,50{WIDE}฿"),
        (1250, "PHP", "₱12.50", f"12,50{WIDE}₱"),
        (1250, "SGD", "S$12.50", f"12,50{WIDE}S$"),
        (15500, "MXN", "MX$155.00", f"155,00{WIDE}MX$"),
        (15500, "BRL", "R$155.00", f"155,00{WIDE}R$"),
        (15500, "CHF", f"CHF{WIDE}155.00", f"155,00{WIDE}CHF"),
        (15500, "KWD", f"KWD{WIDE}15.500", f"15,500{WIDE}KWD"),
    ],
)
def test_money(minor: int, currency: str, english: str, french: str) -> None:
    assert format_money(minor, currency, "en") == english
    assert format_money(minor, currency, "fr") == french


@pytest.mark.parametrize(
    ("minor", "currency", "english", "french"),
    [
        (99949, "EUR", ["€999"], [f"999{WIDE}€"]),
        (
            1075512,
            "EUR",
            ["€10,755", "€10.8k", "€11k", "11k"],
            [f"10{NARROW}755{WIDE}€", f"10,8{WIDE}k€", f"11{WIDE}k€", f"11{WIDE}k"],
        ),
        (
            -5397480,
            "VND",
            [f"{MINUS}₫5,397,480", f"{MINUS}₫5.4M", f"{MINUS}₫5M", f"{MINUS}5M"],
            [
                f"{MINUS}5{NARROW}397{NARROW}480{WIDE}₫",
                f"{MINUS}5,4{WIDE}M₫",
                f"{MINUS}5{WIDE}M₫",
                f"{MINUS}5{WIDE}M",
            ],
        ),
    ],
)
def test_money_where_there_is_little_room(
    minor: int, currency: str, english: list[str], french: list[str]
) -> None:
    assert list(shorter_money(minor, currency, "en")) == english
    assert list(shorter_money(minor, currency, "fr")) == french


def test_money_in_whole_units_rounds_half_away_from_zero() -> None:
    assert format_money(44950, "EUR", "en", whole=True) == "€450"
    assert format_money(44949, "EUR", "fr", whole=True) == f"449{WIDE}€"
    assert format_money(-44950, "EUR", "en", whole=True) == f"{MINUS}€450"
    assert format_money(-49, "EUR", "en", whole=True) == "€0"
    assert format_money(362, "JPY", "en", whole=True) == "¥362"


def test_a_difference_shows_its_sign() -> None:
    assert format_money(752, "EUR", "fr", signed=True) == f"+7,52{WIDE}€"
    assert format_money(-752, "EUR", "fr", signed=True) == f"{MINUS}7,52{WIDE}€"
    assert format_money(0, "EUR", "fr", signed=True) == f"0,00{WIDE}€"


@given(
    minor=st.integers(-(10**18), 10**18),
    currency=st.sampled_from(sorted(CURRENCIES)),
    lang=st.sampled_from(LANGUAGES),
)
def test_money_text_holds_every_digit(minor: int, currency: str, lang: Language) -> None:
    text = format_money(minor, currency, lang)
    digits = "".join(character for character in text if character.isdigit())
    assert int(digits) == abs(minor)
    assert len(digits) > exponent(currency)
    assert text.startswith(MINUS) == (minor < 0)
    assert " " not in text


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1284, "1,284", f"1{NARROW}284"),
        (-1284, f"{MINUS}1,284", f"{MINUS}1{NARROW}284"),
        (1_000_000, "1,000,000", f"1{NARROW}000{NARROW}000"),
    ],
)
def test_counts(value: int, english: str, french: str) -> None:
    assert format_count(value, "en") == english
    assert format_count(value, "fr") == french


@pytest.mark.parametrize(
    ("rate", "english", "french"),
    [
        ("0.12", "12%", f"12{NARROW}%"),
        ("0.055", "5.5%", f"5,5{NARROW}%"),
        ("0.00025", "0.025%", f"0,025{NARROW}%"),
        ("0.9", "90%", f"90{NARROW}%"),
        ("0.10", "10%", f"10{NARROW}%"),
        ("1", "100%", f"100{NARROW}%"),
        ("0", "0%", f"0{NARROW}%"),
        ("-0.031", f"{MINUS}3.1%", f"{MINUS}3,1{NARROW}%"),
        ("12.5", "1,250%", f"1{NARROW}250{NARROW}%"),
        ("1E-1", "10%", f"10{NARROW}%"),
    ],
)
def test_rates(rate: str, english: str, french: str) -> None:
    assert format_rate(Decimal(rate), "en") == english
    assert format_rate(Decimal(rate), "fr") == french


def test_a_measured_share_is_rounded_half_up() -> None:
    assert format_rate(Decimal("0.08850"), "fr", places=1) == f"8,9{NARROW}%"
    assert format_rate(Decimal("0.31"), "en", places=1) == "31.0%"
    assert format_rate(Decimal("-0.0001"), "en", places=1) == "0.0%"


def test_a_rate_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        format_rate(Decimal("NaN"), "en")


def test_decimals() -> None:
    assert format_decimal(Decimal("1234.50"), "fr") == f"1{NARROW}234,5"
    assert format_decimal(Decimal("0.12"), "fr") == "0,12"
    assert format_decimal(Decimal(100), "en") == "100"
    assert format_decimal(Decimal("23.6019"), "en", places=2) == "23.60"


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [
        (date(2026, 12, 5), "5 Dec 2026", "5 déc. 2026"),
        (date(2026, 11, 14), "14 Nov 2026", "14 nov. 2026"),
        (date(2027, 1, 1), "1 Jan 2027", "1er janv. 2027"),
    ],
)
def test_days(day: date, english: str, french: str) -> None:
    assert format_day(day, "en") == english
    assert format_day(day, "fr") == french


def test_other_forms_of_a_day() -> None:
    day = date(2026, 11, 23)
    assert format_day(day, "en", year=False) == "23 Nov"
    assert format_day(day, "fr", year=False) == "23 nov."
    assert format_day(day, "en", "long") == "23 November 2026"
    assert format_day(day, "fr", "long") == "23 novembre 2026"
    assert format_day(day, "fr", "long", year=False) == "23 novembre"
    assert format_day(day, "en", "weekday", year=False) == "Mon 23 Nov"
    assert format_day(day, "fr", "weekday", year=False) == "lun. 23 nov."


def test_moments_and_months() -> None:
    moment = datetime(2026, 11, 14, 21, 4)
    assert format_moment(moment, "en") == "14 Nov 2026, 21:04"
    assert format_moment(moment, "fr") == "14 nov. 2026 à 21:04"
    assert format_moment(moment, "en", year=False) == "14 Nov, 21:04"
    assert format_month(date(2026, 12, 5), "en") == "December 2026"
    assert format_month(date(2026, 12, 5), "fr") == "décembre 2026"
    assert format_month(date(2026, 12, 5), "fr", "short", year=False) == "déc."


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("fr", "fr"),
        ("fr_FR.UTF-8", "fr"),
        ("FR-ca", "fr"),
        ("en-GB", "en"),
        ("de_DE", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_a_locale(tag: str, language: Language) -> None:
    assert language_of(tag) == language
