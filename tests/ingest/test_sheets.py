"""Workbooks of several sheets that hold sales."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.message import UserError
from tests.ingest.samples import all_lines, headers, rows_of, sales


def test_sheets_that_hold_sales_too_are_files_of_their_own_but_for_those_that_nobody_sees(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    head, old, now = headers("fr", 48), rows_of(sales(3)), rows_of(sales(9))
    for title, rows, state in (
        ("Old", [head, *old], "veryHidden"),
        ("Notes", [["a", "b"], ["c", "d"]], "visible"),
        ("Now", [head, *now], "visible"),
        ("Empty", [head], "visible"),
        ("More", [["Août"], head, *old], "visible"),
    ):
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "e.xlsx")
    source = recognise(tmp_path / "e.xlsx")
    assert len(all_lines(source).lines) == 9
    assert source.unread.sheets == ("Old",)
    assert source.sheets == (tmp_path / "e.xlsx" / "Now", tmp_path / "e.xlsx" / "More")
    each = [recognise(path) for path in source.sheets]
    assert [len(all_lines(sheet).lines) for sheet in each] == [9, 3]
    assert [(sheet.name, sheet.sheets) for sheet in each] == [
        ("e.xlsx › Now", ()), ("e.xlsx › More", ()),
    ]  # fmt: skip
    assert len({source.sha256, *(sheet.sha256 for sheet in each)}) == 3
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(tmp_path / "e.xlsx", "e.xlsx")
    more = recognise(tmp_path / "a.zip" / "e.xlsx" / "More")
    assert (more.name, len(all_lines(more).lines)) == ("a.zip › e.xlsx › More", 3)
    for missing in ("e.xlsx/None", "a.zip/e.xlsx/None"):
        with pytest.raises(UserError):
            recognise(tmp_path / missing)
