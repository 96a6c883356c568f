from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.money import minor_of
from affitrack.ingest.reach.metric_cells import (
    decimal_sign_of,
    read_duration,
    read_hour,
    read_known_id,
    read_link,
    read_period,
    read_reported,
    read_share,
    read_whole,
)
from affitrack.ingest.read.block import FORMULA, NUMBER
from affitrack.ingest.values.bad import Bad
from affitrack.wording.catalogue import render


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("3803", 3803),
        ("1,234", 1234),
        ("1.234.567", 1_234_567),
        ("1\u202f234", 1234),
        ("-4", -4),
        ("\u22124", -4),
        ("0", 0),
        (f"{NUMBER}3803", 3803),
        ("undefined", None),
        ("", None),
        ("--", None),
    ],
)
def test_counts(cell: str, count: int | None) -> None:
    assert read_whole(cell) == count


@pytest.mark.parametrize(
    "cell", ["12.3K", "1,23", "1.5", f"{NUMBER}1.5", f"{FORMULA}3", "many", "--4", "9" * 16]
)
def test_what_is_no_count_is_said(cell: str) -> None:
    assert isinstance(read_whole(cell), Bad)


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        ("2.58%", "0.0258"),
        ("51.326504%", "0.51326504"),
        ("2,58\u00a0%", "0.0258"),
        ("0.59", "0.59"),
        ("0", "0"),
        ("100%", "1"),
        ("250%", "2.5"),
        (f"{NUMBER}0.0258", "0.0258"),
        ("undefined", None),
    ],
)
def test_shares(cell: str, share: str | None) -> None:
    assert read_share(cell) == share


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("1min 8s", 68),
        ("19s", 19),
        ("3h01m", 10_860),
        ("1h 2min 3s", 3_723),
        ("2d3h", 183_600),
        ("1:08", 68),
        ("3:01:00", 10_860),
        ("45", 45),
        ("", None),
    ],
)
def test_durations(cell: str, seconds: int | None) -> None:
    assert read_duration(cell) == seconds


@pytest.mark.parametrize("cell", ["1 week", "s", "1min and 8s", "1:2:3:4"])
def test_what_is_no_duration_is_said(cell: str) -> None:
    assert isinstance(read_duration(cell), Bad)


@pytest.mark.parametrize(
    ("cell", "sign", "currency", "minor"),
    [
        ("65,498,875.96₫", ".", "VND", 65_498_876),
        ("฿665.73", ".", "THB", 66_573),
        ("Rp5.835.187.681", ",", "IDR", 5_835_187_681),
        ("Rp154.530", ",", "IDR", 154_530),
        ("1 234,565 €", ",", "EUR", 123_457),
        ("-€12.50", ".", "EUR", -1_250),
        ("(12.50)", ".", "EUR", -1_250),
        (f"{NUMBER}12.5", ",", "EUR", 1_250),
        ("0", ".", "EUR", 0),
        ("--", ".", "EUR", None),
    ],
)
def test_reported_amounts_are_rounded_half_up(
    cell: str, sign: str, currency: str, minor: int | None
) -> None:
    assert read_reported(cell, sign, currency) == minor  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["abc", "1.2.3", "12 or 13", f"{FORMULA}5"])
def test_what_is_no_amount_is_said(cell: str) -> None:
    assert isinstance(read_reported(cell, ".", "EUR"), Bad)


@given(st.integers(-(10**12), 10**12), st.sampled_from([",", "."]))
def test_an_amount_comes_back_in_either_dialect(minor: int, sign: str) -> None:
    whole, cents = divmod(abs(minor), 100)
    group = "." if sign == "," else ","
    text = f"{'-' if minor < 0 else ''}€{whole:,}".replace(",", group) + f"{sign}{cents:02}"
    assert read_reported(text, sign, "EUR") == minor  # type: ignore[arg-type]
    assert minor_of(Decimal(minor) / 100, "EUR") == minor


@pytest.mark.parametrize(
    ("cells", "currency", "sign"),
    [
        (["฿665.73", "฿0.00"], "THB", "."),
        (["Rp154.530", "Rp0"], "IDR", ","),
        (["65,498,875.96₫"], "VND", "."),
        (["52,35 €"], "EUR", ","),
        (["100"], "EUR", "."),
    ],
)
def test_the_decimal_sign_is_the_files_own(cells: list[str], currency: str, sign: str) -> None:
    assert decimal_sign_of(cells, currency, ".") == sign


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("https://www.tiktok.com/@a/video/7623285229813467912", ("video", "7623285229813467912")),
        (
            "https://www.tiktok.com/@a/photo/7623285229813467912?x=1",
            ("carousel", "7623285229813467912"),
        ),
    ],
)
def test_links_hold_the_id(cell: str, found: tuple[str, str]) -> None:
    assert read_link(cell) == found


def test_a_link_without_an_id_is_said() -> None:
    found = read_link("https://vm.tiktok.com/ZM123/")
    assert isinstance(found, Bad)
    assert "vm.tiktok.com" in render(found.reason, "en")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("2026-06-28-2026-07-04", ("2026-06-28", "2026-07-04")),
        ("2026-04-16 ~ 2026-04-16", ("2026-04-16", "2026-04-16")),
        ("2026/06/28 - 2026/07/04", ("2026-06-28", "2026-07-04")),
        ("2026-06-28", ("2026-06-28", "2026-06-28")),
    ],
)
def test_periods(cell: str, found: tuple[str, str]) -> None:
    assert read_period(cell) == found


@pytest.mark.parametrize("cell", ["", "June", "2026-07-04-2026-06-28", "2026-13-01", "2026-02-30"])
def test_what_is_no_period_is_said(cell: str) -> None:
    assert isinstance(read_period(cell), Bad)


def test_hours_and_ids() -> None:
    assert [read_hour(cell) for cell in ("0", "23", "13:00")] == [0, 23, 13]
    assert isinstance(read_hour("24"), Bad)
    assert read_known_id("7623285229813467912") == "7623285229813467912"
    assert isinstance(read_known_id(""), Bad)
    assert isinstance(read_known_id("7,62329E+18"), Bad)
