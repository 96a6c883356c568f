"""How a file writes numbers and dates, decided from all its cells at once."""

from __future__ import annotations

import pytest

from affitrack.ingest.block import Block
from affitrack.ingest.dialect import Dialect, Evidence, Places, decimal_sign_shown

PLACES = Places(currency=0, money=(1, 2), moments=(3,), rates={"standard_rate": 4})


def _evidence(*rows: tuple[str, ...]) -> Evidence:
    evidence = Evidence(PLACES)
    cells = [[*row, *["/"] * (5 - len(row))] for row in rows]
    evidence.add(Block(range(2, 2 + len(rows)), cells, 1.0), 5)
    return evidence


def _dialect(*rows: tuple[str, ...], language: str = "en") -> Dialect:
    return _evidence(*rows).dialect(language)


@pytest.mark.parametrize(
    ("text", "digits", "sure", "likely"),
    [
        ("52,35", 2, ",", None),
        ("52.35", 2, ".", None),
        ("9.5", 2, ".", None),
        ("1.234,56", 2, ",", None),
        ("1,234.56", 2, ".", None),
        ("1.234.567", 2, ",", None),
        ("1,234,567", 2, ".", None),
        ("1234,567", 2, ",", None),
        ("0,123", 2, ",", None),
        ("1 234,567", 2, ",", None),
        ("140.000", 0, ",", None),
        ("9,510", 0, ".", None),
        ("9.510", 2, None, ","),
        ("9,510", 2, None, "."),
        ("9.510", 3, None, None),
        ("12", 2, None, None),
        ("1,23,4", 2, None, None),
        ("1.2.3", 2, None, None),
        ("1,2.3,4", 2, None, None),
    ],
)
def test_what_an_amount_says_of_the_decimal_sign(
    text: str, digits: int, sure: str | None, likely: str | None
) -> None:
    assert decimal_sign_shown(text, digits) == (sure, likely)


def test_one_sure_cell_decides_for_the_ambiguous_ones() -> None:
    assert _dialect(("EUR", "9.510"), ("EUR", "9.520"), ("EUR", "1,5")).decimal_sign == ","
    assert _dialect(("EUR", "9.510"), ("EUR", "9.520"), ("EUR", "1.5")).decimal_sign == "."


def test_the_currency_decides_where_it_has_no_cents() -> None:
    assert _dialect(("VND", "140.000"), language="en").decimal_sign == ","
    assert _dialect(("VND", "140,000"), language="vi").decimal_sign == "."


def test_a_likely_reading_wins_over_the_language() -> None:
    assert _dialect(("EUR", "9.510"), language="en").decimal_sign == ","


@pytest.mark.parametrize(
    ("language", "sign"),
    [
        ("fr", ","),
        ("vi", ","),
        ("id", ","),
        ("pt", ","),
        ("en", "."),
        ("th", "."),
        ("unknown", "."),
    ],
)
def test_the_language_decides_last(language: str, sign: str) -> None:
    assert _dialect(("KWD", "9.510"), ("EUR", "12"), language=language).decimal_sign == sign


def test_the_majority_decides_between_contradicting_cells() -> None:
    rows = [("EUR", "1,5"), ("EUR", "2,5"), ("EUR", "3.5")]
    assert _dialect(*rows).decimal_sign == ","


def test_repeating_a_cell_gives_it_no_more_weight() -> None:
    rows = [("EUR", "1,5"), ("EUR", "2,5"), *[("EUR", "3.5")] * 9]
    assert _dialect(*rows).decimal_sign == ","


def test_number_cells_of_a_workbook_say_nothing() -> None:
    assert _dialect(("EUR", "\0#1.5"), language="fr").decimal_sign == ","


@pytest.mark.parametrize(
    ("cell", "thousands"),
    [("1.234,56", "."), ("1\u202f234,56", "\u202f"), ("1 234,56", " "), ("234,56", "")],
)
def test_the_thousands_sign_is_the_one_seen(cell: str, thousands: str) -> None:
    assert _dialect(("EUR", cell)).thousands_sign == thousands


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (("31/08/2026 10:00:00", "05/11/2026 10:00:00"), "DMY"),
        (("08/31/2026 10:00:00", "05/11/2026 10:00:00"), "MDY"),
        (("05/11/2026 10:00:00",), "DMY"),
        (("2026-05-11 10:00:00",), "DMY"),
        (("08/31/2026", "08/30/2026", "31/08/2026"), "MDY"),
    ],
)
def test_the_order_of_dates(cells: tuple[str, ...], order: str) -> None:
    assert _dialect(*[("EUR", "1", "1", cell) for cell in cells]).date_order == order


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (("12", "0,5"), "percent"),
        (("0.12", "0.05"), "fraction"),
        (("0.12", "1"), "fraction"),
        (("12%", "5"), "percent"),
    ],
)
def test_numbers_without_percent_mean_the_same_in_a_whole_column(
    cells: tuple[str, ...], unit: str
) -> None:
    evidence = _evidence(*[("EUR", "1,5", "1", "/", cell) for cell in cells])
    assert evidence.rate_units() == {"standard_rate": unit}


def test_rates_with_percent_leave_nothing_open() -> None:
    assert _evidence(("EUR", "1,5", "1", "/", "12%")).rate_units() == {}


def test_evidence_is_conclusive_when_nothing_later_can_decide() -> None:
    assert _evidence(("EUR", "1,5", "1", "31/08/2026", "12%")).is_conclusive
    assert not _evidence(("EUR", "1.500", "1", "31/08/2026", "12%")).is_conclusive
    assert not _evidence(("EUR", "1,5", "1", "05/08/2026", "12%")).is_conclusive
    assert not _evidence(("EUR", "1,5", "1", "31/08/2026", "12")).is_conclusive


def test_rows_of_another_width_say_nothing() -> None:
    evidence = Evidence(PLACES)
    evidence.add(Block([2], [["EUR", "1.5"]], 1.0), 5)
    assert evidence.dialect("fr").decimal_sign == ","
