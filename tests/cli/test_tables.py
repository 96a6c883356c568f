"""Tables and lists for people: aligned, cut where they must be, harmless to a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.cli.console import printable
from affitrack.cli.tables import Column, cut, display_width, pairs, table


def test_text_stands_left_and_numbers_right() -> None:
    columns = [Column("Name"), Column("Sum", is_number=True)]
    assert list(table(columns, [("a", "1,00 €"), ("long name", "12,00 €")])) == [
        "Name           Sum",
        "a           1,00 €",
        "long name  12,00 €",
    ]


def test_a_table_without_rows_has_its_titles() -> None:
    assert list(table([Column("Name"), Column("Sum")], [])) == ["Name  Sum"]


def test_a_fixed_width_cuts_and_streams() -> None:
    def endless() -> Iterator[tuple[str, str]]:
        return (("Sérum vitamine C 30 ml", str(number)) for number in count())

    columns = [Column("Product", width=8), Column("No.", is_number=True, width=3)]
    assert list(islice(table(columns, endless()), 2)) == ["Product   No.", "Sérum v…    0"]


def test_wide_letters_keep_the_columns_straight() -> None:
    columns = [Column("A"), Column("B")]
    assert list(table(columns, [("日本", "x"), ("ชื่อ", "y"), ("abcd", "z")])) == [
        "A     B",
        "日本  x",
        "ชื่อ    y",
        "abcd  z",
    ]


def test_pairs_are_aligned() -> None:
    assert list(pairs([("a", "1"), ("long", "2")], indent="  ")) == ["  a     1", "  long  2"]
    assert list(pairs([])) == []


@given(st.text(max_size=40), st.integers(1, 30))
def test_a_cut_text_fits(text: str, width: int) -> None:
    assert display_width(cut(text, width)) <= max(width, 1)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sérum 30 ml", "Sérum 30 ml"),
        ("1\u202f234,56\u00a0€", "1\u202f234,56\u00a0€"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("two\nlines", "two\ufffdlines"),
        ("a\u202eb", "a\ufffdb"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_no_name_commands_the_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown
