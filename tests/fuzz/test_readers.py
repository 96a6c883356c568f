"""Files that nobody would write: whatever they are, they are refused or accounted for.

The counterpart that is led by coverage and runs for an hour is `hunt`; see README.md.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affitrack.book import Book
from tests.fuzz.harness import (
    BETWEEN_PARTS,
    open_book,
    payload_of,
    try_out,
    write_archive,
    write_workbook,
)

GOLDEN: Final = Path(__file__).parent.parent / "golden"
TEXTS: Final = sorted(GOLDEN.rglob("*.csv"))
WORKBOOKS: Final = sorted(GOLDEN.rglob("*.xlsx"))
ODD_CELLS: Final = (
    "", " ", "\0", "\ufeff", "/", "--", "N/A", "-1", "1e309", "NaN", "∞", "１２", "0" * 40,
    "9" * 400, "=1+1", '"', '""', "'", ";", ",", "\t", "\r", "\n", "\r\n", "\x1a",
    "\x85", "\u2028", "é", "\U0001f600",
    "576944949268290000", "5.76945E+17", "31/02/2026", "00/00/0000", "29/02/2026 25:61:61",
    "46250.5",
    "9999-12-31T23:59:59+14:00", "120%", "12,34.56", "1 234,56 €", "(1,00)", "EUR", "XXX", "Total",
)  # fmt: skip
ODD_XML: Final = (
    b"<row>", b"</row>", b"<row/>", b"<c>", b"</c>", b"<c/>", b"<v>", b"</v>", b"<f>1</f>", b"<is>",
    b'<c r="ZZZ9" t="s"><v>9</v></c>', b'<c t="inlineStr"><is><r><t>x</t></r></is></c>', b"&amp;",
    b"&#x110000;", b"&lol;", b"_xD800_", b"<![CDATA[x]]>", b"<!-- -->", b"<?x?>", b"\xff", b"\0",
    b' t="d"', b' s="99999999"', b' r="A0"', b"<x:row>", b"<si>", b"</si>", b"<si/>",
    b"<rPh>", b"<",
)  # fmt: skip

_quietly = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Bench:
    """A book to try files on, and what its store must stay."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.book: Book = open_book(folder)
        self._content = self.content()

    def content(self) -> list[str]:
        with sqlite3.connect(self.folder / "store.db") as connection:
            lines = [line for line in connection.iterdump() if "sqlite_stat" not in line]
        connection.close()
        return lines

    def try_text(self, content: bytes) -> None:
        path = self.folder / "export.csv"
        path.write_bytes(content)
        self.try_file(path)

    def try_file(self, path: Path) -> None:
        try_out(self.book, path)
        assert self.content() == self._content


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    found = Bench(tmp_path_factory.mktemp("fuzz"))
    yield found
    found.book.close()


def _text_of(path: Path) -> str:
    data = path.read_bytes()
    return data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig")


def _first_rows(path: Path, count: int = 8) -> list[list[str]]:
    text = _text_of(path)
    delimiter = max(";,\t", key=text[:2000].count)
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))[:count]


# --- bytes ----------------------------------------------------------------------------------------


@_quietly
@given(content=st.binary(max_size=2000))
def test_any_bytes(bench: Bench, content: bytes) -> None:
    bench.try_text(content)


@_quietly
@given(
    content=st.binary(max_size=500),
    head=st.sampled_from(
        [b"PK\x03\x04", b"PK\x05\x06", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"<", b"{", b"["]
    ),
)
def test_any_bytes_behind_a_mark(bench: Bench, head: bytes, content: bytes) -> None:
    bench.try_text(head + content)


@_quietly
@given(content=st.text(max_size=800))
def test_any_text(bench: Bench, content: str) -> None:
    bench.try_text(content.encode("utf-8", "surrogatepass"))


@_quietly
@given(
    path=st.sampled_from([*TEXTS, *WORKBOOKS]),
    start=st.floats(0, 1),
    length=st.integers(0, 400),
    put=st.binary(max_size=40),
)
def test_a_sample_with_bytes_cut_out_and_put_in(
    bench: Bench, path: Path, start: float, length: int, put: bytes
) -> None:
    data = path.read_bytes()
    at = int(start * len(data))
    bench.try_text(data[:at] + put + data[at + length :])


@_quietly
@given(path=st.sampled_from([*TEXTS, *WORKBOOKS]), share=st.floats(0, 1))
def test_a_sample_cut_off_anywhere(bench: Bench, path: Path, share: float) -> None:
    data = path.read_bytes()
    bench.try_text(data[: int(share * len(data))])
    bench.try_file(write_archive(bench.folder / "export.zip", data[: int(share * len(data))]))


# --- cells ----------------------------------------------------------------------------------------

_changes = st.lists(
    st.tuples(
        st.sampled_from(["set", "swap", "cut", "double", "drop_column", "double_column", "join"]),
        st.integers(0, 30),
        st.integers(0, 60),
        st.sampled_from(ODD_CELLS) | st.text(max_size=20),
    ),
    min_size=1,
    max_size=6,
)


def _changed(rows: list[list[str]], changes: list[tuple[str, int, int, str]]) -> list[list[str]]:
    for what, row, column, text in changes:
        at = row % len(rows)
        place = column % max(1, len(rows[at]))
        match what:
            case "set":
                rows[at][place : place + 1] = [text]
            case "swap":
                other = (row * 7 + 3) % len(rows)
                rows[at], rows[other] = rows[other], rows[at]
            case "cut":
                rows[at] = rows[at][:place]
            case "double":
                rows.insert(at, list(rows[at]))
            case "drop_column":
                rows = [cells[:place] + cells[place + 1 :] for cells in rows]
            case "double_column":
                rows = [cells[:place] + cells[place : place + 1] + cells[place:] for cells in rows]
            case "join":
                rows[at] = [text.join(rows[at])]
    return rows


@_quietly
@given(
    path=st.sampled_from(TEXTS),
    changes=_changes,
    delimiter=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    end=st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_a_sample_with_other_cells(
    bench: Bench,
    path: Path,
    changes: list[tuple[str, int, int, str]],
    delimiter: str,
    encoding: str,
    end: str,
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    writer.writerows(_changed(_first_rows(path), changes))
    bench.try_text(text.getvalue().encode(encoding, "replace"))


@_quietly
@given(path=st.sampled_from(TEXTS), row=st.integers(1, 7), text=st.sampled_from(ODD_CELLS))
def test_an_odd_cell_in_every_column(bench: Bench, path: Path, row: int, text: str) -> None:
    rows = _first_rows(path)
    row = row % len(rows) or len(rows) - 1
    header, good = rows[0], rows[row]
    odd = [[*good[:place], text, *good[place + 1 :]] for place in range(len(header))]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([header, *odd])
    bench.try_text(out.getvalue().encode())


# --- parts of a workbook --------------------------------------------------------------------------


@_quietly
@given(
    path=st.sampled_from(WORKBOOKS),
    changes=st.lists(
        st.tuples(
            st.floats(0, 1), st.integers(0, 60), st.sampled_from(ODD_XML) | st.binary(max_size=9)
        ),
        min_size=1,
        max_size=5,
    ),
)
def test_a_workbook_with_other_xml(
    bench: Bench, path: Path, changes: list[tuple[float, int, bytes]]
) -> None:
    payload = payload_of(path)
    for share, length, put in changes:
        at = int(share * len(payload))
        payload = payload[:at] + put + payload[at + length :]
    bench.try_file(write_workbook(bench.folder / "export.xlsx", payload))


@_quietly
@given(parts=st.lists(st.lists(st.sampled_from(ODD_XML), max_size=12).map(b"".join), max_size=5))
def test_a_workbook_of_odd_xml_only(bench: Bench, parts: list[bytes]) -> None:
    bench.try_file(write_workbook(bench.folder / "export.xlsx", BETWEEN_PARTS.join(parts)))


def test_the_samples_themselves_are_taken_by_the_same_means(bench: Bench) -> None:
    """Otherwise all of the above would only prove that everything is refused."""
    for path in TEXTS:
        bench.try_text(path.read_bytes())
        results = try_out(bench.book, path)
        assert results is not None, path
        assert [result.rejected for result in results] == [0], path
    for path in WORKBOOKS:
        copy = write_workbook(bench.folder / "export.xlsx", payload_of(path))
        assert try_out(bench.book, copy) is not None, path
