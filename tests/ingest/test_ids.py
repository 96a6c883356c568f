"""Ids: text, and what a spreadsheet does to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.ingest.orders.cells import Ids
from affitrack.ingest.values.bad import Bad
from affitrack.ingest.values.ids import (
    LostEnds,
    lost_its_end,
    read_id,
    read_order_id,
    rows_with_lost_ends,
)
from affitrack.wording.catalogue import render
from affitrack.wording.message import message

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


@pytest.mark.parametrize(
    "cell", ["576944949268290041", "#1001", "123-1234567-1234567", "ORD_2026/11.7", "A1:b2", "0012"]
)
def test_what_networks_number_their_orders_with(cell: str) -> None:
    assert read_order_id(cell) == cell
    assert Ids().column([cell]) == [cell]


@pytest.mark.parametrize(
    "cell",
    ["Total", "TOTAL GÉNÉRAL", "---", "…", "3 orders", "Summary of 2026", "Σ15", "１２３", "n°1"],
)
def test_a_total_or_a_note_is_no_order_number(cell: str) -> None:
    value = read_order_id(cell)
    assert isinstance(value, Bad)
    assert "is not an order number" in render(value.reason, "en")
    assert "n’est pas un numéro de commande" in render(value.reason, "fr")
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
        ("5769449492682900", False),
        ("57694494926829000", False),
        ("576944949268290001", False),
        ("576944949268290100", False),
        ("1729384756102931000", False),
        ("576944949268000", False),
        ("ABCDEFGHIJKLMNO000", False),
    ],
)
def test_a_spreadsheet_leaves_zeros_beyond_the_fifteenth_digit(text: str, lost: bool) -> None:
    assert lost_its_end(text) is lost
    assert rows_with_lost_ends(["1", text, "2"]) == [1] * lost


def test_a_column_is_looked_at_as_a_whole() -> None:
    assert rows_with_lost_ends(["576944949268290041", "", "1000AB", "1000"]) == []
    assert rows_with_lost_ends([]) == []
    fault = Bad(message("ingest.reason.id_missing"))
    assert rows_with_lost_ends(["", fault, "576944949268290000"]) == [2]


ORDER, SKU, PRODUCT, CONTENT = range(4)
WHOLE = ("576944949268290041", WHOLE_SKU, "1730495867213049586", "7660102938475610293")


def _cut(*columns: int, row: Sequence[str] = WHOLE) -> list[str]:
    """Return a row after a spreadsheet converted some of its columns."""
    return [_damaged(text) if column in columns else text for column, text in enumerate(row)]


def _damaged(text: str) -> str:
    return text[:15] + "0" * (len(text) - 15)


def _ends(rows: Iterable[Sequence[str]]) -> LostEnds:
    ends = LostEnds()
    for order_id, *others in rows:
        ends.add(order_id, others)
    return ends


def _lost(ends: LostEnds, row: Sequence[str]) -> list[int]:
    order_id, *others = row
    return ends.lost(order_id, others)


def _rows(count: int, seed: int = 1) -> list[list[str]]:
    """Return the ids of a sound export."""
    drawn = Random(seed)
    products = [
        (str(1729 * 10**15 + drawn.randrange(10**15)), str(1730 * 10**15 + drawn.randrange(10**15)))
        for _ in range(40)
    ]
    contents = [str(7660 * 10**15 + drawn.randrange(10**15)) for _ in range(60)]
    return [
        [
            str(5769 * 10**14 + drawn.randrange(10**14)),
            *drawn.choice(products),
            drawn.choice(contents),
        ]
        for _ in range(count)
    ]


@pytest.mark.parametrize("count", [1, 2, 10, 99, 100, 2000])
def test_one_order_that_ends_in_zeros_by_chance_is_taken(count: int) -> None:
    chance = _cut(ORDER)
    ends = _ends([chance, *_rows(count - 1)])
    assert _lost(ends, chance) == []


@pytest.mark.parametrize("count", [1, 2, 10, 99, 100, 2000])
def test_a_file_that_a_spreadsheet_converted_is_refused_to_the_last_row(count: int) -> None:
    rows = [_cut(ORDER, SKU, PRODUCT, CONTENT, row=row) for row in _rows(count)]
    ends = _ends(rows)
    assert all(_lost(ends, row) == [ORDER, SKU, PRODUCT, CONTENT] for row in rows)


def test_rows_pasted_from_a_damaged_file_are_refused_and_the_others_taken() -> None:
    pasted, own = _cut(ORDER, SKU, PRODUCT), _rows(5000)
    ends = _ends([*own, pasted])
    assert _lost(ends, pasted) == [ORDER, SKU, PRODUCT]
    assert not any(_lost(ends, row) for row in own)


@pytest.mark.parametrize("column", [ORDER, SKU, PRODUCT, CONTENT])
@pytest.mark.parametrize("count", [30, 2000])
def test_a_column_that_was_converted_alone(column: int, count: int) -> None:
    rows = [_cut(column, row=row) for row in _rows(count)]
    ends = _ends(rows)
    assert all(column in _lost(ends, row) for row in rows)


def test_a_product_that_ends_in_zeros_by_chance_and_sells_well() -> None:
    rows = [[row[0], row[1], _damaged(WHOLE[2]), row[3]] for row in _rows(2000)]
    ends = _ends(rows)
    refused = [row for row in rows if _lost(ends, row)]
    assert refused == [row for row in rows if lost_its_end(row[ORDER])]
    assert len(refused) <= 4


def test_an_order_number_that_stands_alone() -> None:
    """Without another long id beside it nothing tells that the row was not converted."""
    cut = _cut(ORDER)[:1]
    assert _lost(_ends([cut]), cut) == [ORDER]
    assert _lost(_ends([cut, *(row[:1] for row in _rows(98))]), cut) == []
    assert _lost(_ends([cut, *(_cut(0, row=row[:1]) for row in _rows(5))]), cut) == [ORDER]


def test_a_whole_id_is_never_lost() -> None:
    ends = _ends(_cut(ORDER, SKU, PRODUCT, CONTENT, row=row) for row in _rows(100))
    assert _lost(ends, WHOLE) == []
    assert _lost(ends, ["AB-12", "", "/", "100000"]) == []


@settings(derandomize=True)  # one file in some thousands has such a row
@given(seed=st.integers(0, 10**6), count=st.integers(1, 400))
def test_no_row_of_a_sound_file_is_refused(seed: int, count: int) -> None:
    rows = _rows(count, seed)
    ends = _ends(rows)
    assert not any(_lost(ends, row) for row in rows)


@given(
    seed=st.integers(0, 10**6),
    count=st.integers(1, 400),
    columns=st.sets(st.sampled_from([ORDER, SKU, PRODUCT, CONTENT]), min_size=2),
)
def test_every_row_of_a_converted_file_is_refused(seed: int, count: int, columns: set[int]) -> None:
    rows = [_cut(*columns, row=row) for row in _rows(count, seed)]
    ends = _ends(rows)
    assert all(columns <= set(_lost(ends, row)) for row in rows)


@pytest.mark.parametrize("mark", ["\u200b", "\u200e", "\u202a", "\ufeff", "\u2066"])
def test_marks_that_nobody_sees_are_no_part_of_an_id(mark: str) -> None:
    assert read_id(f"{mark}576944949268290041{mark}") == "576944949268290041"
    assert Ids().column([f"{mark}576944949268290041"]) == ["576944949268290041"]
    assert read_id(mark) == ""
