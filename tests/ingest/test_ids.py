"""Ids: text, and what a spreadsheet does to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.ingest.bad import Bad
from affitrack.ingest.cells import Ids
from affitrack.ingest.ids import LostEnds, lost_its_end, read_id
from affitrack.wording.catalogue import render

WHOLE_SKU = "1729384756102938475"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("576944949268290041", "576944949268290041"),
        ("576944949268290041\t", "576944949268290041"),
        (" 576944949268290041 ", "576944949268290041"),
        ("'576944949268290041", "576944949268290041"),
        ('="576944949268290041"', "576944949268290041"),
        ("0012", "0012"),
        ("AB-12/c", "AB-12/c"),
        ("12E45", "12E45"),
        ("\0#12345", "12345"),
        ("/", ""),
        ("N/A", ""),
        ("", ""),
    ],
)
def test_an_id_is_the_text_that_it_is(cell: str, text: str) -> None:
    assert read_id(cell) == text


@pytest.mark.parametrize(
    "cell",
    [
        "5.76945E+17",
        "5,76945E+17",
        "5.76945e+17",
        "6E+17",
        "576944949268290041.0",
        "576944949268290041,00",
        "\0#5.7694494926829E+17",
        "\0#576944949268290041",
    ],
)
def test_a_number_that_was_an_id_is_damaged(cell: str) -> None:
    value = read_id(cell)
    assert isinstance(value, Bad)
    given_text = cell.removeprefix("\0#")
    assert render(value.reason, "en").startswith(
        f"“{given_text}” is a number that a spreadsheet has damaged"
    )
    assert "abîmé par un tableur" in render(value.reason, "fr")


@pytest.mark.parametrize("cell", ["5" * 65, "57\n69", "57\x0769"])
def test_what_cannot_be_an_id_is_refused(cell: str) -> None:
    value = read_id(cell)
    assert isinstance(value, Bad)
    assert render(value.reason, "en").endswith("is not an identifier.")
    assert isinstance(Ids().column([cell])[0], Bad)


def test_a_column_of_ids_reads_like_its_cells() -> None:
    ids = Ids()
    assert ids.column(["576944949268290041", "576944949268290042"]) == [
        "576944949268290041",
        "576944949268290042",
    ]
    good, damaged, missing, other = ids.column(["1", "5.76945E+17", "/", "A-1"])
    assert (good, other) == ("1", "A-1")
    assert isinstance(damaged, Bad)
    assert isinstance(missing, Bad)
    assert render(missing.reason, "fr") == "il n’y a pas de numéro de commande."
    assert ids.found_bad == 2


@given(st.text(alphabet="0123456789", min_size=1, max_size=64))
def test_digits_are_never_changed(digits: str) -> None:
    assert read_id(digits) == digits
    assert Ids().column([digits]) == [digits]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("576944949268290000", True),
        ("1729384756102930000", True),
        ("5769449492682900", True),
        ("576944949268290001", False),
        ("576944949268290100", False),
        ("576944949268000", False),
        ("ABCDEFGHIJKLMNO000", False),
    ],
)
def test_a_spreadsheet_leaves_zeros_beyond_the_fifteenth_digit(text: str, lost: bool) -> None:
    assert lost_its_end(text) is lost


def _file(intact: int, zeroed: int, sku: str = WHOLE_SKU) -> LostEnds:
    ends = LostEnds()
    for _ in range(intact):
        ends.add("576944949268290041", [sku])
    for _ in range(zeroed):
        ends.add("576944949268290000", [sku])
    return ends


def test_in_a_short_file_one_lost_end_is_too_many() -> None:
    assert _file(99, 1).is_lost("576944949268290000", [WHOLE_SKU])


def test_in_a_long_file_single_ones_happen() -> None:
    """One id of 18 digits in a thousand ends in three zeros by chance."""
    assert not _file(3996, 4).is_lost("576944949268290000", [WHOLE_SKU])


def test_in_a_long_file_many_do_not_happen() -> None:
    assert _file(3900, 100).is_lost("576944949268290000", [WHOLE_SKU])


def test_a_row_whose_other_ids_lost_their_ends_too_was_converted() -> None:
    assert _file(3996, 4).is_lost("576944949268290000", ["1729384756102930000"])
    assert _file(3996, 4).is_lost("576944949268290000", [])


def test_a_whole_id_is_not_lost() -> None:
    assert not _file(0, 100).is_lost("576944949268290041", [WHOLE_SKU])
