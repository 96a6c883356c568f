"""Workbooks built to do harm, or broken: refused without memory, time or a crash."""

from __future__ import annotations

import resource
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from affitrack.ingest.read.workbook import LARGEST_UNPACKED
from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    CONTENT_TYPES,
    RELATIONS,
    WORKBOOK,
    all_lines,
    headers,
    read,
    rows_of,
    said,
    sale,
    sheet_xml,
    text_row,
    write_sales_workbook,
    write_workbook,
)

QUICK_SECONDS = 5.0
LITTLE_KB = 100_000


def _refused(path: Path) -> str:
    started = time.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UserError) as error:
        read(path)
    assert time.process_time() - started < QUICK_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < LITTLE_KB
    assert path.name in said(error.value, "fr")
    return said(error.value, "en")


def _zip(path: Path, **sheet: bytes | str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("xl/workbook.xml", sheet.get("workbook", WORKBOOK))
        archive.writestr("xl/_rels/workbook.xml.rels", sheet.get("relations", RELATIONS))
        if "sheet" in sheet:
            archive.writestr("xl/worksheets/sheet1.xml", sheet["sheet"])
    return path


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(64):
                sheet.write(b" " * (1 << 20))
    assert path.stat().st_size < 1 << 20
    assert "too large to be an export when unpacked" in _refused(path)


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    """What is declared is all that is ever unpacked; the checksum then tells the rest."""
    size = 61_234_567
    path = _zip(tmp_path / "bomb.xlsx", sheet=b" " * size)
    data = bytearray(path.read_bytes())
    declared = struct.pack("<L", size)
    assert data.count(declared) == 2
    while (at := data.find(declared)) >= 0:
        data[at : at + 4] = struct.pack("<L", 1000)
    path.write_bytes(data)
    assert "damaged or cut off" in _refused(path)


def test_more_than_an_export_can_be(tmp_path: Path) -> None:
    path = _zip(tmp_path / "large.xlsx", sheet=sheet_xml([]))
    data = path.read_bytes()
    size = struct.pack("<L", len(sheet_xml([]).encode()))
    path.write_bytes(data.replace(size, struct.pack("<L", LARGEST_UNPACKED + 1)))
    assert "too large to be an export" in _refused(path)


def test_a_hundred_thousand_parts(tmp_path: Path) -> None:
    path = tmp_path / "parts.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK)
        for n in range(5000):
            archive.writestr(f"xl/media/{n}", "")
    assert "too large to be an export" in _refused(path)


def test_deep_nesting(tmp_path: Path) -> None:
    deep = "<a>" * 200_000 + "</a>" * 200_000
    path = _zip(tmp_path / "deep.xlsx", sheet=sheet_xml([deep]))
    assert "is empty" in _refused(path)
    path = _zip(tmp_path / "deeper.xlsx", sheet=sheet_xml([]), workbook=deep)
    assert "is empty" in _refused(path) or "damaged" in _refused(path)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>'
    path = _zip(tmp_path / "lol.xlsx", sheet=sheet_xml([]), workbook=bomb + WORKBOOK)
    assert "damaged or cut off" in _refused(path)
    row = '<row r="1"><c r="A1" t="str"><v>&c;&c;&c;</v></c></row>'
    sheet = sheet_xml([row]).replace("<worksheet", f"{bomb}<worksheet")
    assert "is not a table" in _refused(_zip(tmp_path / "lol2.xlsx", sheet=sheet))


def test_a_row_without_end(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1" t="str"><v>' + "".join(f"{n:x}" for n in range(3_000_000))
    path = _zip(tmp_path / "endless.xlsx", sheet=sheet_xml([row]))
    assert "damaged or cut off" in _refused(path)


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
        '<row r="1"><c r="A1"><v>x</v></c></row>',
        '<row r="1"><c r="A1" t="strange"><v>x</v></c></row>',
        '<row r="1"><c r="A1" t="str"><w>x</w></c></row>',
        '<row r="1"><c r="A1" t="str"><v>x</c></row>',
        "x</row>",
    ],
)
def test_cells_that_make_no_sense(tmp_path: Path, row: str) -> None:
    path = write_workbook(tmp_path / "odd.xlsx", [row])
    assert "damaged or cut off" in _refused(path)


def test_a_date_beyond_all_dates(tmp_path: Path) -> None:
    styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    row = '<row r="1"><c r="A1" s="0"><v>1e300</v></c></row>'
    path = write_workbook(tmp_path / "date.xlsx", [row], styles=styles)
    assert "damaged or cut off" in _refused(path)


def test_a_workbook_without_its_sheet(tmp_path: Path) -> None:
    assert "damaged or cut off" in _refused(_zip(tmp_path / "none.xlsx"))


def test_a_workbook_without_sheets(tmp_path: Path) -> None:
    path = _zip(tmp_path / "none.xlsx", sheet=sheet_xml([]), workbook="<workbook/>")
    assert "is empty" in _refused(path)


def test_a_sheet_outside_the_workbook(tmp_path: Path) -> None:
    relations = RELATIONS.replace("worksheets/sheet1.xml", "/etc/passwd")
    path = _zip(tmp_path / "out.xlsx", sheet=sheet_xml([]), relations=relations)
    assert "is empty" in _refused(path)


def test_xml_that_is_none(tmp_path: Path) -> None:
    path = _zip(tmp_path / "none.xlsx", sheet=sheet_xml([]), workbook="<workbook")
    assert "damaged or cut off" in _refused(path)
    path = _zip(tmp_path / "none2.xlsx", sheet="no sheet at all")
    assert "damaged or cut off" in _refused(path)
    path = _zip(tmp_path / "none3.xlsx", sheet=sheet_xml([text_row(1, ["é"])]).encode("latin-1"))
    assert "damaged or cut off" in _refused(path)


def test_a_locked_workbook(tmp_path: Path) -> None:
    path = write_sales_workbook(tmp_path / "locked.xlsx", [sale()])
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    path.write_bytes(data)
    assert "damaged or cut off" in _refused(path)


def test_a_damaged_part(tmp_path: Path) -> None:
    path = write_sales_workbook(tmp_path / "e.xlsx", [sale(order_id=str(n)) for n in range(3000)])
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = zlib.compress(b"x" * 200)[:12].ljust(64, b"\xaa")
    path.write_bytes(data)
    assert "damaged or cut off" in _refused(path)


def test_a_million_empty_rows_cost_little(tmp_path: Path) -> None:
    sheet = [text_row(1, headers("fr", 48)), text_row(2, rows_of([sale()])[0])]
    blank = [f'<row r="{n}"/>' for n in range(3, 50_003)]
    found = read(write_workbook(tmp_path / "e.xlsx", [*sheet, *blank]))
    assert found.rows == [2]


def test_a_long_workbook_is_streamed(tmp_path: Path) -> None:
    sold = [sale(order_id=str(576944949268290041 + n)) for n in range(6000)]
    path = write_sales_workbook(tmp_path / "e.xlsx", sold)
    source = recognise(path)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lines = sum(len(chunk.lines) for chunk in source.chunks())
    assert lines == 6000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < LITTLE_KB
    assert all_lines(source).rejects == []
