"""Banks write days in words, and amounts without a sign beside a word for their direction."""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.ingest.statements import read_statement
from affitrack.ingest.values.month_words import day_in_words
from affitrack.wording.message import UserError


def _told(folder: Path, *rows: str) -> list[tuple[str, int, str]]:
    path = folder / "statement.csv"
    path.write_text("\n".join((*rows, "")), encoding="utf-8")
    found = read_statement(path, currency="GBP")
    assert found.rejected == ()
    return [(line.received_on.isoformat(), line.amount, line.text) for line in found.lines]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05 Nov 2026", "2026-11-05"),
        ("13-Nov-2026", "2026-11-13"),
        ("13-NOV-26", "2026-11-13"),
        ("Nov 13, 2026", "2026-11-13"),
        ("November 3rd, 2026", "2026-11-03"),
        ("5 décembre 2026", "2026-12-05"),
        ("1er août 2026", "2026-08-01"),
        ("5. März 2026", "2026-03-05"),
        ("05 ene 2026", "2026-01-05"),
        ("31 Nov 2026", None),
        ("5 Nov", None),
        ("Nov 2026", None),
        ("Tuesday", None),
    ],
)
def test_a_month_in_words_is_read_where_the_year_is_told(text: str, day: str | None) -> None:
    assert day_in_words(text) == day


@pytest.mark.parametrize("separator", [" ", "-"])
def test_days_with_the_month_in_words_are_read(tmp_path: Path, separator: str) -> None:
    day = separator.join(("05", "Nov", "2026"))
    told = _told(
        tmp_path,
        "Date,Transaction type,Description,Paid out,Paid in,Balance",
        f'{day},Bank credit,TIKTOK SHOP,,"£1,128.40","£1,234.56"',
        f"{day},Visa purchase,TESCO,£12.00,,£106.16",
    )
    assert told == [("2026-11-05", 112840, "TIKTOK SHOP"), ("2026-11-05", -1200, "TESCO")]


def test_american_days_in_words_and_amounts_in_brackets(tmp_path: Path) -> None:
    told = _told(
        tmp_path,
        "Date,Description,Amount",
        '"Nov 13, 2026",TIKTOK SHOP PAYOUT,"£1,128.40"',
        '"Nov 12, 2026",GAS,(£12.00)',
    )
    assert told == [
        ("2026-11-13", 112840, "TIKTOK SHOP PAYOUT"),
        ("2026-11-12", -1200, "GAS"),
    ]


def test_the_type_of_a_movement_tells_its_direction(tmp_path: Path) -> None:
    told = _told(
        tmp_path,
        "Account,Transaction Description,Transaction Date,Transaction Type,Transaction Amount",
        "1234,Deposit from TIKTOK SHOP,11/13/26,Credit,128.40",
        "1234,TIKTOK ADS,11/12/26,Debit,12.00",
    )
    assert [amount for _, amount, _ in told] == [12840, -1200]


def test_s_and_h_tell_the_direction_in_german(tmp_path: Path) -> None:
    told = _told(
        tmp_path,
        "Datum;Text;Betrag;Soll/Haben",
        "05.11.2026;TIKTOK SHOP;1.128,40;H",
        "04.11.2026;REWE;12,00;S",
    )
    assert told == [("2026-11-05", 112840, "TIKTOK SHOP"), ("2026-11-04", -1200, "REWE")]


@pytest.mark.parametrize("name", ["a.sta", "a.QIF"])
def test_what_to_download_instead_is_told_of_other_formats_of_banks(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text("!Type:Bank\nD05/11/2026\nT128.40\n^\n", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_statement(path, currency="EUR")
    assert [hint.key for hint in refused.value.hints] == ["ingest.hint.bank_format"]
