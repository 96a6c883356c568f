"""Rows of text files: like the csv module, only faster where there are no quotes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affitrack.ingest.read import read_csv
from affitrack.ingest.read.block import Lines
from affitrack.ingest.read.open_file import RawFile, look_through
from tests.ingest.samples import headers, read, rows_of, sale, sales, write_rows

TEXTS = st.text(alphabet='ab;,"\r\n é\u2028\x85', max_size=60)


def _rows(raw: RawFile, *, after: int, size: int) -> list[list[str]]:
    found = read_csv.blocks(raw, raw.encoding or "", ";", after=after, size=size)
    return [row for block in found for row in block.rows]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, size=st.integers(1, 5))
def test_rows_are_those_of_the_csv_module(tmp_path: Path, text: str, size: int) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"h\n" + text.encode())
    expected = list(csv.reader(io.StringIO("h\n" + text, newline=""), delimiter=";"))
    found = _rows(look_through(path), after=0, size=size)
    assert [row or [""] for row in expected] == found


def test_numbers_go_on_where_a_row_has_several_lines(tmp_path: Path) -> None:
    rows = [["a", "b"], ["1", "two\nlines"], ["3", "x"], ["4", "y\n\nz"], ["5", "w"]]
    raw = look_through(write_rows(tmp_path / "x.csv", rows))
    blocks = list(read_csv.blocks(raw, "utf-8-sig", ";", after=1, size=2))
    assert [number for block in blocks for number in block.numbers] == [2, 3, 4, 5]
    assert [row for block in blocks for row in block.rows] == rows[1:]
    assert blocks[-1].share == 1.0


def test_a_header_with_line_breaks_is_one_row(tmp_path: Path) -> None:
    names = headers("fr", 48)
    names[4] = "Prix\n"
    names[5] = "Articles\nvendus"
    found = read(write_rows(tmp_path / "e.csv", [names, *rows_of(sales(2))]))
    assert (found.rows, found.rejects) == ([2, 3], [])


def test_product_names_with_quotes_and_line_breaks(tmp_path: Path) -> None:
    sold = sales(600)
    for n in range(0, 600, 7):
        sold[n] = sale(order_id=str(n + 1), product_name=f'Lot "n° {n}";\nneuf')
    found = read(write_rows(tmp_path / "e.csv", [headers("fr", 48), *rows_of(sold)]))
    assert found.rejects == []
    assert found.rows == list(range(2, 602))
    assert [names.product_name for names in found.names[:8:7]] == [
        'Lot "n° 0";\nneuf',
        'Lot "n° 7";\nneuf',
    ]


def test_the_last_row_may_lack_its_line_end(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "e.csv", [headers("fr", 48), *rows_of(sales(2))])
    path.write_bytes(path.read_bytes().rstrip())
    assert len(read(path).lines) == 2


@pytest.mark.parametrize(
    ("quoted", "stay"),
    [
        ([f'"Lamp; {n % 7}"' for n in range(400)], [True] * 4),
        ([f'"{n};50"' for n in range(400)], [True, True, False, False]),
    ],
    ids=["names", "amounts"],
)
def test_lines_stay_whole_where_their_quotation_marks_recur(
    tmp_path: Path, quoted: list[str], stay: list[bool]
) -> None:
    """Names recur; amounts in quotes do not: those lines are cut all at once from some point on."""
    path = tmp_path / "e.csv"
    path.write_text("".join(f"{n};{each};x\n" for n, each in enumerate(quoted)), encoding="utf-8")
    found = list(read_csv.pieces(look_through(path), "utf-8", ";", after=0, size=100))
    assert [isinstance(piece, Lines) for piece in found] == stay
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    assert [row for piece in found for row in piece.as_rows().rows] == rows
