"""Amounts, rates and counts, cell by cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.money import decimal_text, exponent
from affitrack.ingest.values.bad import Bad
from affitrack.ingest.values.numbers import (
    DecimalSign,
    RateUnit,
    bare_number,
    read_amount,
    read_count,
    read_rate,
)
from affitrack.wording.catalogue import render

INDIAN = "“1,23,456” does not fit the amounts of this file, whose decimal sign is “,”."
NARROW = "\u202f"
HARD = "\u00a0"
ROUNDED = "Write the amount as it was paid, rounded."


def _reason(value: object) -> str:
    assert isinstance(value, Bad)
    return render(value.reason, "en")


@pytest.mark.parametrize(
    ("cell", "decimal", "currency", "minor"),
    [
        ("52,35", ",", "EUR", 5235),
        ("0,00", ",", "EUR", 0),
        ("12", ",", "EUR", 1200),
        ("12,5", ",", "EUR", 1250),
        ("1 234,56", ",", "EUR", 123456),
        (f"1{HARD}234,56", ",", "EUR", 123456),
        (f"1{NARROW}234{NARROW}567,89", ",", "EUR", 123456789),
        ("1.234,56", ",", "EUR", 123456),
        ("1.234.567,00", ",", "EUR", 123456700),
        ("1'234.50", ".", "EUR", 123450),
        ("1,234.56", ".", "USD", 123456),
        ("9,510", ".", "THB", 951000),
        ("140.000", ",", "VND", 140000),
        ("1.500.000", ",", "VND", 1500000),
        ("9,510", ".", "VND", 9510),
        ("24200", ",", "IDR", 24200),
        ("24200,00", ",", "IDR", 24200),
        ("52,350", ",", "EUR", 5235),
        ("52,35 €", ",", "EUR", 5235),
        (f"52,35{HARD}€", ",", "EUR", 5235),
        ("€52.35", ".", "EUR", 5235),
        ("EUR 52.35", ".", "EUR", 5235),
        ("3,980円", ".", "JPY", 3980),
        ("3980 円", ".", "JPY", 3980),
        ("12.50元", ".", "CNY", 1250),
        ("12,000원", ".", "KRW", 12000),
        ("Rp9.900", ",", "IDR", 9900),
        ("Rp 9.900", ",", "IDR", 9900),
        ("฿665.73", ".", "THB", 66573),
        ("65,498,875₫", ".", "VND", 65498875),
        ("$40.00", ".", "USD", 4000),
        ("MX$899.00", ".", "MXN", 89900),
        ("-4,20", ",", "EUR", -420),
        ("\u22124,20", ",", "EUR", -420),
        ("\u20134,20", ",", "EUR", -420),
        ("4,20-", ",", "EUR", -420),
        ("4,20\u2212", ",", "EUR", -420),
        ("-$4.20", ".", "USD", -420),
        ("$-4.20", ".", "USD", -420),
        ("+4,20", ",", "EUR", 420),
        ("-0,00", ",", "EUR", 0),
        ("(1,00)", ",", "EUR", -100),
        ("(1 234,56 €)", ",", "EUR", -123456),
        ("(1,00) €", ",", "EUR", -100),
        ("€(1.00)", ".", "EUR", -100),
        ("($ 4.20)", ".", "USD", -420),
        ("1\u2009234,56", ",", "EUR", 123456),
        ("1\u2007234,56", ",", "EUR", 123456),
        ("1,23,456.00", ".", "INR", 12345600),
        ("₹12,34,56,789", ".", "INR", 12345678900),
        ("R$ 1.234,56", ",", "BRL", 123456),
        ("￥3,980", ".", "JPY", 3980),
        (" 52,35\t", ",", "EUR", 5235),
        ("\0#52.35", ",", "EUR", 5235),
        ("\0#-52.3", ",", "EUR", -5230),
        ("\0#140000", ",", "VND", 140000),
    ],
)
def test_an_amount_is_read_in_its_dialect(
    cell: str, decimal: DecimalSign, currency: str, minor: int
) -> None:
    assert read_amount(cell, decimal, currency) == minor


@pytest.mark.parametrize(
    "cell", ["", "/", "-", "--", "—", "–", "N/A", "n/a", "NULL", "null", " / ", "\u00a0"]
)
def test_nothing_stated_is_not_zero(cell: str) -> None:
    assert read_amount(cell, ",", "EUR") is None
    assert read_rate(cell, "percent") is None
    assert read_count(cell) is None


@pytest.mark.parametrize(
    ("cell", "decimal", "currency", "words"),
    [
        ("12,3O €", ",", "EUR", "“12,3O €” is not an amount."),
        ("-0.0.6", ".", "EUR", "“-0.0.6” is not an amount."),
        ("1,23,4", ",", "EUR", "“1,23,4” is not an amount."),
        ("1.23,4.5", ",", "EUR", "“1.23,4.5” is not an amount."),
        ("1 23,45", ",", "EUR", "“1 23,45” is not an amount."),
        ("1.234 567,00", ",", "EUR", "“1.234 567,00” is not an amount."),
        (",50", ",", "EUR", "“,50” is not an amount."),
        ("50,", ",", "EUR", "“50,” is not an amount."),
        ("--5", ",", "EUR", "“--5” is not an amount."),
        ("-5-", ",", "EUR", "“-5-” is not an amount."),
        ("(5,00", ",", "EUR", "“(5,00” is not an amount."),
        ("5,00)", ",", "EUR", "“5,00)” is not an amount."),
        ("(-5,00)", ",", "EUR", "“(-5,00)” is not an amount."),
        (")5,00(", ",", "EUR", "“)5,00(” is not an amount."),
        ("-0.0.66962", ".", "EUR", "“-0.0.66962” is not an amount."),
        ("-0.0.66962", ",", "EUR", "“-0.0.66962” is not an amount."),
        ("1,23,4", ".", "INR", "“1,23,4” is not an amount."),
        ("1,23,456", ",", "INR", INDIAN),
        ("1.23.456", ",", "INR", "“1.23.456” is not an amount."),
        ("12-34", ",", "EUR", "“12-34” is not an amount."),
        ("€5,00€", ",", "EUR", "“€5,00€” is not an amount."),
        ("1e3", ",", "EUR", "“1e3” is not an amount."),
        ("๑๒", ",", "THB", "“๑๒” is not an amount."),
        ("#DIV/0!", ",", "EUR", "“#DIV/0!” is not an amount."),
        ("\0#1.5E+17", ",", "EUR", "“1.5E+17” is not an amount."),
        (
            "12.50",
            ",",
            "EUR",
            "“12.50” does not fit the amounts of this file, whose decimal sign is “,”.",
        ),
        (
            "12,50",
            ".",
            "EUR",
            "“12,50” does not fit the amounts of this file, whose decimal sign is “.”.",
        ),
        ("12,00 $", ",", "EUR", "“12,00 $” is not in EUR, the currency of its row."),
        ("12,00 USD", ",", "EUR", "“12,00 USD” is not in EUR, the currency of its row."),
        ("12,00 XQZ", ",", "EUR", "“12,00 XQZ” is not in EUR, the currency of its row."),
        ("52434.9", ".", "VND", f"“52434.9” has more decimals than VND has. {ROUNDED}"),
        ("12,345", ",", "EUR", f"“12,345” has more decimals than EUR has. {ROUNDED}"),
        ("1234567890123456", ",", "EUR", "“1234567890123456” is too large for an amount."),
        (
            "\0=12",
            ",",
            "EUR",
            "“12” is the result of a formula. Put the value itself in the cell.",
        ),
    ],
)
def test_what_is_no_amount_of_the_file_is_never_a_number(
    cell: str, decimal: DecimalSign, currency: str, words: str
) -> None:
    assert _reason(read_amount(cell, decimal, currency)) == words


@pytest.mark.parametrize(
    ("cell", "bare", "rate"),
    [
        ("12%", "percent", "0.12"),
        ("12 %", "percent", "0.12"),
        (f"12{HARD}%", "percent", "0.12"),
        ("0,05%", "percent", "0.0005"),
        ("0.025%", "percent", "0.00025"),
        ("90%", "percent", "0.9"),
        ("100%", "percent", "1"),
        ("0%", "percent", "0"),
        ("12,50%", "fraction", "0.125"),
        ("12", "percent", "0.12"),
        ("0.5", "percent", "0.005"),
        ("0.5%", "percent from 1", "0.005"),
        ("1", "percent from 1", "0.01"),
        ("0", "percent from 1", "0"),
        ("12.5", "percent", "0.125"),
        ("0.12", "fraction", "0.12"),
        ("0,12", "fraction", "0.12"),
        ("\0#0.12", "fraction", "0.12"),
        ("\0#0.00001", "fraction", "0.00001"),
        ("1", "fraction", "1"),
    ],
)
def test_a_rate_is_exact_and_written_in_one_way(cell: str, bare: RateUnit, rate: str) -> None:
    assert read_rate(cell, bare) == rate


MIXED = (
    "“0.12” could be 0.12% or a fraction: other rates of this column are like 12. Write it with %."
)


@pytest.mark.parametrize(
    ("cell", "bare", "words"),
    [
        ("3.0 OR 5.0", "percent", "“3.0 OR 5.0” is not a rate. A rate looks like 12%."),
        ("-5%", "percent", "“-5%” is not a rate. A rate looks like 12%."),
        ("12%%", "percent", "“12%%” is not a rate. A rate looks like 12%."),
        ("120%", "percent", "“120%” is more than 100%."),
        ("12", "fraction", "“12” is more than 100%."),
        ("0.12", "percent from 1", MIXED),
    ],
)
def test_what_is_no_rate_is_said(cell: str, bare: RateUnit, words: str) -> None:
    assert _reason(read_rate(cell, bare)) == words


def test_only_a_number_without_a_percent_sign_is_bare() -> None:
    assert bare_number("12") == Decimal(12)
    assert bare_number("0,12") == Decimal("0.12")
    assert bare_number("12%") is None
    assert bare_number("/") is None


@pytest.mark.parametrize("cell", ["-1", "1.5", "1,000", "one", "12345678", "²"])
def test_a_count_is_a_plain_number(cell: str) -> None:
    assert _reason(read_count(cell)) == f"“{cell}” is not a number of items."


@pytest.mark.parametrize(
    ("cell", "count"),
    [("0", 0), ("3", 3), (" 12 ", 12), ("\0#2", 2), ("2.0", 2), ("1,0", 1), ("3.00", 3)],
)
def test_counts(cell: str, count: int) -> None:
    assert read_count(cell) == count


def _grouped(digits: str, separator: str) -> str:
    head = len(digits) % 3 or 3
    groups = [digits[:head], *(digits[n : n + 3] for n in range(head, len(digits), 3))]
    return separator.join(groups)


@given(
    minor=st.integers(-(10**14), 10**14),
    currency=st.sampled_from(["EUR", "USD", "VND", "KWD"]),
    decimal=st.sampled_from([",", "."]),
    group=st.sampled_from(["", "other", " ", HARD, NARROW, "'"]),
    minus=st.sampled_from(["-{}", "\u2212{}", "{}-", "({})"]),
)
def test_every_amount_comes_back_from_every_way_of_writing_it(
    minor: int, currency: str, decimal: DecimalSign, group: str, minus: str
) -> None:
    whole, _, fraction = decimal_text(abs(minor), currency).partition(".")
    separator = {"other": "." if decimal == "," else ","}.get(group, group)
    text = _grouped(whole, separator) + (decimal + fraction if exponent(currency) else "")
    cell = minus.format(text) if minor < 0 else text
    assert read_amount(cell, decimal, currency) == minor


@given(st.text(alphabet="0123456789.,-+ €/%E", max_size=12))
def test_an_amount_is_exactly_what_its_digits_say_or_refused(cell: str) -> None:
    value = read_amount(cell, ",", "EUR")
    if isinstance(value, int):
        whole, _, fraction = cell.partition(",")
        digits = "".join(filter(str.isdecimal, whole))
        cents = "".join(filter(str.isdecimal, fraction))
        assert abs(value) == int(digits) * 100 + int((cents + "00")[:2])
        assert not cents[2:].strip("0")


@given(
    st.text(alphabet="0123456789.,", min_size=1, max_size=12),
    st.sampled_from([",", "."]),
    st.sampled_from(["EUR", "VND", "KWD"]),
)
def test_plain_amounts_are_read_as_those_with_a_plus_are(
    cell: str, decimal: DecimalSign, currency: str
) -> None:
    """The short way of nearly all amounts and the long way of the others agree."""
    short, long = (read_amount(text, decimal, currency) for text in (cell, f"+{cell}"))
    assert short == long or (isinstance(short, Bad) and isinstance(long, Bad))


@given(st.integers(0, 10**7))
def test_every_rate_comes_back(hundred_thousandths: int) -> None:
    rate = Decimal(hundred_thousandths).scaleb(-7)
    text = f"{rate.scaleb(2):f}".replace(".", ",")
    read = read_rate(f"{text}%", "fraction")
    assert isinstance(read, str)
    assert Decimal(read) == rate
    assert "E" not in read
    assert read == "0" or not read.endswith("0") or "." not in read


def test_a_percent_sign_may_be_as_wide_as_a_letter_of_japan() -> None:
    assert read_rate("12\uff05", "percent") == "0.12"
    assert bare_number("12\uff05") is None
