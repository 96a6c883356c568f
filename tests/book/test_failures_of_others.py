"""What other importers get wrong, each as a file of its own that is taken in.

The cases are those of public issue threads on money programs; files of 100 000 rows and more are
taken in by `tests/benchmarks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from affitrack.book import Book, FileResult
from affitrack.domain.records import LineFilter, LineRecord
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    Shape,
    headers,
    rows_of,
    said,
    sale,
    sales,
    write_rows,
    write_sales,
    write_sales_workbook,
)

AS_OF = date(2026, 11, 22)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "book.db", as_of=AS_OF) as opened:
        opened.add_account("lea")
        yield opened


def take_in(book: Book, *paths: Path) -> list[FileResult]:
    return book.import_files(paths, account="lea")


def take_in_sales(
    book: Book, *sold: Mapping[str, str], shape: Shape | None = None, name: str = "e.csv"
) -> FileResult:
    path = write_sales(book.path.parent / name, sold, shape or Shape())
    (result,) = take_in(book, path)
    return result


def lines(book: Book) -> list[LineRecord]:
    assert [check for check in book.check() if not check.ok] == []
    return book.lines(LineFilter())


def the_line(book: Book) -> LineRecord:
    (line,) = lines(book)
    return line


def reasons(result: FileResult) -> list[str]:
    return [render(reject.reason, "en") for reject in result.rejects]


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_thousands_with_every_kind_of_space(book: Book, space: str) -> None:
    take_in_sales(book, sale(price=f"1{space}234,56"))
    assert the_line(book).facts.price == 123456


@pytest.mark.parametrize(
    ("cell", "other", "language"),
    [("1.234,56", "2,49", "fr"), ("1,234.56", "2.49", "en"), ("1'234.56", "2.49", "en")],
)
def test_thousands_with_every_sign(book: Book, cell: str, other: str, language: str) -> None:
    cells = {name: text.replace(",", other[1]) for name, text in sale().items() if "," in text}
    take_in_sales(book, sale(**{**cells, "price": cell}), shape=Shape(language, 47))
    assert the_line(book).facts.price == 123456


@pytest.mark.parametrize("cell", ["-1,00", "\u22121,00", "(1,00)", "1,00-"])
def test_a_negative_amount_in_every_way_of_writing_it(book: Book, cell: str) -> None:
    take_in_sales(book, sale(status="Déduite", final_earned=cell))
    line = the_line(book)
    assert (line.stage, line.derived.net) == ("deducted", -100)


@pytest.mark.parametrize("cell", ["-0.0.66962", "1,23,4", "12-34", "1.234,5,6", "12,3O"])
def test_a_broken_number_is_a_rejected_row_and_never_a_number(book: Book, cell: str) -> None:
    result = take_in_sales(book, sale(order_id="1", price=cell), sale(order_id="2"))
    assert (result.new, result.rejected) == (1, 1)
    assert reasons(result) == [f"“{cell}” is not an amount."]
    assert the_line(book).facts.order_id == "2"


def test_a_short_row_is_rejected(book: Book) -> None:
    path = write_rows(
        book.path.parent / "e.csv", [headers("fr", 48), *rows_of(sales(2)), ["1", "2", "3"]]
    )
    (result,) = take_in(book, path)
    assert (result.new, result.rejected) == (2, 1)
    assert "it has 3 cells instead of 48" in reasons(result)[0]


# --- dates ----------------------------------------------------------------------------------------


def test_a_slash_is_no_date(book: Book) -> None:
    take_in_sales(book, sale(status="En attente", settled_at="/", final_earned="/"))
    line = the_line(book)
    assert (line.facts.settled_at, line.facts.final_earned) == (None, None)
    assert line.derived.source == "estimated"


@pytest.mark.parametrize(
    ("first", "order_day"),
    [("13/02/2026 10:00:00", "2026-02-01"), ("02/13/2026 10:00:00", "2026-01-02")],
)
def test_one_day_above_twelve_tells_the_order_of_all(
    book: Book, first: str, order_day: str
) -> None:
    sold = [
        sale(order_id="1", ordered_at=first, settled_at="/"),
        sale(order_id="2", ordered_at="01/02/2026 10:00:00", settled_at="/"),
    ]
    take_in_sales(book, *sold)
    days = {line.facts.order_id: line.facts.ordered_at[:10] for line in lines(book)}
    assert days["2"] == order_day


@pytest.mark.parametrize("clock", ["00:00:00", "23:59:00", "23:59:59"])
def test_an_order_at_midnight_keeps_its_day(book: Book, clock: str) -> None:
    take_in_sales(book, sale(ordered_at=f"31/08/2026 {clock}"))
    assert the_line(book).facts.ordered_at == f"2026-08-31T{clock}"


def test_a_day_that_does_not_exist_is_never_today(book: Book) -> None:
    result = take_in_sales(book, sale(ordered_at="31/02/2026 10:00:00"))
    assert (result.new, result.rejected) == (0, 1)
    assert reasons(result) == ["“31/02/2026 10:00:00” is a day that does not exist."]


# --- what happened to a sale ----------------------------------------------------------------------


def test_a_settled_zero_is_zero_whatever_was_estimated(book: Book) -> None:
    take_in_sales(book, sale(final_earned="0,00", est_standard="2,49"))
    line = the_line(book)
    assert (line.derived.net, line.derived.source) == (0, "actual")


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        ("Remboursée", "lost"),
        ("Frozen", "frozen"),
        ("Gelée", "frozen"),
        ("REFUNDED", "lost"),
        ("En cours de contrôle spécial", "unknown"),
    ],
)
def test_every_status_has_its_stage_and_an_unknown_one_is_kept(
    book: Book, status: str, stage: str
) -> None:
    take_in_sales(book, sale(status=status))
    line = the_line(book)
    assert (line.stage, line.facts.status_raw) == (stage, status)


def test_an_order_with_two_skus_is_two_lines(book: Book) -> None:
    take_in_sales(book, sale(), sale(sku_id="1729384756102938476"))
    assert len(lines(book)) == 2


def test_an_order_with_two_contents_is_two_lines(book: Book) -> None:
    take_in_sales(book, sale(), sale(content_id="7660102938475610294"))
    assert len(lines(book)) == 2


PENDING = {"status": "En attente", "settled_at": "/", "final_earned": "/"}
LOST = {"status": "Inéligible", "settled_at": "/", "final_earned": "/"}
LATER = sale(order_id="9", ordered_at="20/11/2026 10:00:00", **PENDING)


def test_pending_and_then_ineligible_is_one_lost_line(book: Book) -> None:
    take_in_sales(book, sale(**PENDING), name="one.csv")
    result = take_in_sales(book, sale(**LOST), LATER, name="two.csv")
    assert (result.new, result.changed) == (1, 1)
    stages = {line.facts.order_id: line.stage for line in lines(book)}
    assert stages == {sale()["order_id"]: "lost", "9": "held"}


def test_the_same_file_twice_creates_nothing(book: Book) -> None:
    path = write_sales(book.path.parent / "e.csv", sales(3))
    take_in(book, path)
    (again,) = take_in(book, path)
    assert (again.already_imported, again.new, again.changed) == (True, 0, 0)
    assert len(lines(book)) == 3


def test_an_older_file_after_a_newer_one_moves_nothing_back(book: Book) -> None:
    take_in_sales(book, sale(**LOST), LATER, name="newer.csv")
    older = take_in_sales(book, sale(**PENDING), name="older.csv")
    assert (older.new, older.changed, older.older) == (0, 0, 1)
    assert {line.stage for line in lines(book)} == {"lost", "held"}


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "shape",
    [
        Shape(encoding="utf-8-sig"),
        Shape(encoding="utf-16"),
        Shape(encoding="cp1252"),
        Shape(delimiter="\t"),
        Shape(delimiter=","),
    ],
)
def test_delimiters_marks_and_encodings(book: Book, shape: Shape) -> None:
    result = take_in_sales(book, *sales(3), shape=shape)
    assert (result.new, result.rejected) == (3, 0)


def test_layouts_of_48_and_45_columns_are_one_history(book: Book) -> None:
    cells = {"carousel": "/", "est_cedular_tax": "/", "tax_cedular": "/"}
    take_in_sales(book, *sales(3, **cells), shape=Shape(columns=48), name="48.csv")
    result = take_in_sales(book, *sales(4, **cells), shape=Shape(columns=45), name="45.csv")
    assert (result.new, result.changed, result.unchanged) == (1, 0, 3)


def test_a_header_below_a_note(book: Book) -> None:
    rows = [["Only orders of the last 90 days; see the help"], headers("fr", 48)]
    path = write_rows(book.path.parent / "e.csv", [*rows, *rows_of(sales(2))])
    (result,) = take_in(book, path)
    assert (result.new, result.rejected) == (2, 0)


def test_a_line_break_within_quotes(book: Book) -> None:
    result = take_in_sales(book, sale(product_name="Coffret\n« Noël »; édition"))
    assert (result.new, result.rejected) == (1, 0)
    assert the_line(book).product_name == "Coffret\n« Noël »; édition"


def test_ids_that_went_through_a_spreadsheet_are_refused(book: Book) -> None:
    result = take_in_sales(book, sale(order_id="5,76945E+17"), sale(order_id="577012884920760001"))
    assert (result.new, result.rejected) == (1, 1)
    assert "a spreadsheet has damaged" in reasons(result)[0]


def test_long_ids_stay_as_they_are_in_a_workbook_too(book: Book) -> None:
    path = write_sales_workbook(book.path.parent / "e.xlsx", [sale()])
    take_in(book, path)
    facts = the_line(book).facts
    assert (facts.order_id, facts.sku_id) == ("576944949268290041", "1729384756102938475")


def test_a_file_that_is_cut_off_gives_what_it_has(book: Book) -> None:
    path = write_sales(book.path.parent / "e.csv", sales(20))
    whole = path.read_bytes()
    path.write_bytes(whole[:-200])
    (result,) = take_in(book, path)
    assert (result.new, result.rejected) == (19, 1)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n\r\n", b"   "])
def test_an_empty_file_is_called_empty(book: Book, content: bytes) -> None:
    path = book.path.parent / "e.csv"
    path.write_bytes(content)
    with pytest.raises(UserError) as error:
        take_in(book, path)
    assert said(error.value) == "“e.csv” is empty."


def test_two_equal_sales_are_two_sales(book: Book) -> None:
    sold: Sequence[dict[str, str]] = [sale(order_id="1"), sale(order_id="2")]
    assert take_in_sales(book, *sold).new == 2


def test_one_bad_row_neither_sinks_the_file_nor_is_hidden_by_it(book: Book) -> None:
    result = take_in_sales(book, *sales(50), sale(order_id="x1", currency="?"))
    assert (result.new, result.rejected) == (50, 1)
    assert result.rejects_file is not None
    (reject,) = result.rejects
    assert (reject.row, reject.column) == (52, "Devise")
