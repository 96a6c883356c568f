from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from affitrack.domain.money import Money
from affitrack.reports import xlsx_table
from affitrack.reports.csv_table import Cell
from affitrack.reports.table_file import write_table
from affitrack.reports.xlsx_table import write_xlsx_table
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError


def cells(path: Path) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0]]


def test_each_cell_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "sales.xlsx"
    row: list[Cell] = [
        "576945000000000001",
        date(2026, 12, 7),
        1284,
        Decimal("0.125"),
        Money(123456, "EUR"),
        Money(-27639, "VND"),
        Money(1, "KWD"),
        "",
    ]
    write_xlsx_table(path, ["Order", "Day", "Sales", "Rate", "€", "₫", "KD", "Note"], [row])
    heading, read = openpyxl.load_workbook(path).worksheets[0]
    assert [cell.font.bold for cell in heading] == [True] * 8
    assert [cell.value for cell in read] == [
        *("576945000000000001", datetime(2026, 12, 7), 1284, 0.125),
        *(1234.56, -27639, 0.001, None),
    ]
    assert read[0].data_type == "s"
    assert [cell.number_format for cell in read[4:7]] == ["0.00", "0", "0.000"]


def test_no_name_is_a_formula_a_link_or_a_part_of_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "shops.xlsx"
    names = ["=1+1", "+33", "@cmd", "https://a.example", "<r><t>x</t></r>", "a\x01b & <c>"]
    write_xlsx_table(path, ["Shop"], [[name] for name in names])
    (sheet,) = openpyxl.load_workbook(path).worksheets
    read = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in read} == {"s"}
    assert all(cell.hyperlink is None for cell in read)
    assert [str(cell.value).strip() for cell in read] == [*names[:5], "a_x0001_b & <c>"]


def test_columns_are_as_wide_as_what_they_hold(tmp_path: Path) -> None:
    path = tmp_path / "w.xlsx"
    write_xlsx_table(path, ["Id", "Name", "N"], [["576945000000000001", "x" * 400, 1]])
    (sheet,) = openpyxl.load_workbook(path).worksheets
    wide = {name: round(each.width) for name, each in sheet.column_dimensions.items()}
    assert wide["A"] in {18, 19}
    assert wide["B"] in {48, 49}
    assert wide["C"] in {8, 9}
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C2"


def test_more_rows_than_a_sheet_holds_are_refused_and_leave_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_table, "MOST_ROWS", 2)
    with pytest.raises(UserError) as caught:
        write_xlsx_table(tmp_path / "many.xlsx", ["N"], [[1], [2], [3]])
    assert render(caught.value.message, "en").startswith("A sheet holds 2 rows at most.")
    assert not list(tmp_path.iterdir())


def test_a_workbook_that_cannot_be_written_is_said_and_left_as_it_was(tmp_path: Path) -> None:
    taken = tmp_path / "a folder.xlsx"
    taken.mkdir()
    with pytest.raises(UserError) as caught:
        write_xlsx_table(taken, ["x"], [])
    assert render(caught.value.message, "en").startswith(f"“{taken}” could not be written: ")
    with pytest.raises(UserError) as caught:
        write_xlsx_table(tmp_path / "none" / "x.xlsx", ["x"], [["1"]])
    assert render(caught.value.message, "en").startswith(f"“{tmp_path / 'none' / 'x.xlsx'}” could")
    assert [path.name for path in tmp_path.iterdir()] == ["a folder.xlsx"]


@pytest.mark.parametrize(
    ("name", "form", "start"),
    [
        ("a.csv", None, b"\xef\xbb\xbfN"),
        ("a.XLSX", None, b"PK"),
        ("a.txt", "csv", b"\xef\xbb\xbfN"),
        ("a.csv", "xlsx", b"PK"),
    ],
)
def test_the_name_tells_the_form_unless_one_is_named(
    tmp_path: Path, name: str, form: str | None, start: bytes
) -> None:
    write_table(tmp_path / name, ["N"], [[1]], "en", form)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_name_that_tells_no_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        write_table(tmp_path / "a.ods", ["N"], [[1]], "en")
    assert render(caught.value.message, "fr") == (
        "«\xa0a.ods\xa0» ne dit pas quoi écrire. Terminez son nom par .xlsx ou .csv."
    )
    assert not list(tmp_path.iterdir())


class Stopped(Exception):  # noqa: N818 - it is a wish
    """Somebody does not want it any more."""


def stopped_after(count: int) -> Callable[[], None]:
    left = iter(range(count))

    def look_up() -> None:
        if next(left, None) is None:
            raise Stopped

    return look_up


@pytest.fixture
def replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file that is there already, beside the place for temporary ones."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path = tmp_path / "sales.xlsx"
    path.write_text("of last week", encoding="utf-8")
    return path


def test_a_workbook_that_is_stopped_among_its_rows_is_not_put_together(
    replaced: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_together(_: object) -> None:
        pytest.fail("it was")

    monkeypatch.setattr(xlsx_table, "_close", put_together)
    rows = ([1] for _ in iter(stopped_after(100), 0))
    with pytest.raises(Stopped):
        write_xlsx_table(replaced, ["N"], rows)
    assert list(replaced.parent.iterdir()) == [replaced]


def test_a_workbook_can_be_stopped_while_it_is_put_together(replaced: Path) -> None:
    rows = [[f"{number:0200}"] for number in range(3000)]
    looks = 0
    while True:
        try:
            write_xlsx_table(replaced, ["N"], rows, stopped_after(looks))
        except Stopped:
            assert list(replaced.parent.iterdir()) == [replaced]
            assert replaced.read_text(encoding="utf-8") == "of last week"
        else:
            break
        looks += 11
    assert looks > 3000 * 200 // 65_536
    assert len(cells(replaced)) == 3001
    gc.collect()  # what was given up says nothing when it goes
