from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from affitrack.domain.money import Money
from affitrack.reports.csv_table import write_csv_table
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError

ROW = ("Atelier, Lumière; 2", date(2026, 12, 7), 1284, Money(123456, "EUR"), Money(-650, "JPY"))


def test_each_language_has_the_table_that_its_spreadsheets_read(tmp_path: Path) -> None:
    english, french = tmp_path / "en.csv", tmp_path / "fr.csv"
    write_csv_table(english, ["Shop", "Day"], [ROW], "en")
    write_csv_table(french, ["Boutique", "Jour"], [ROW], "fr")
    assert english.read_bytes() == (
        b"\xef\xbb\xbfShop,Day\r\n"
        + '"Atelier, Lumière; 2",2026-12-07,1284,1234.56,-650\r\n'.encode()
    )
    assert french.read_bytes() == (
        b"\xef\xbb\xbfBoutique;Jour\r\n"
        + '"Atelier, Lumière; 2";2026-12-07;1284;1234,56;-650\r\n'.encode()
    )


def test_a_name_is_never_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "shops.csv"
    names = ["=1+1", "+33", "-5", "@cmd", "\tx", "fine = fine"]
    write_csv_table(path, ["Shop"], [[name] for name in names], "en")
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = [row[0] for row in csv.reader(file)]
    assert read == ["Shop", "'=1+1", "'+33", "'-5", "'@cmd", "'\tx", "fine = fine"]


def test_a_file_that_cannot_be_written_is_said_and_left_as_it_was(tmp_path: Path) -> None:
    taken = tmp_path / "a folder"
    taken.mkdir()
    with pytest.raises(UserError) as caught:
        write_csv_table(taken, ["x"], [], "en")
    assert render(caught.value.message, "en").startswith(f"“{taken}” could not be written: ")
    assert "a folder" in render(caught.value.message, "fr")
    assert [path.name for path in tmp_path.iterdir()] == ["a folder"]


def test_an_older_file_of_that_name_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "runs.csv"
    path.write_text("old")
    write_csv_table(path, ["Day"], [], "en")
    assert path.read_text(encoding="utf-8-sig") == "Day\n"
