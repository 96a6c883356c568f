"""The program against hostile workbooks: one sentence, seconds, 300 MB, no trace."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.program import DONE, MIB, WITH_REJECTS, Maker, noise, refused, run
from tests.ingest.samples import (
    RELATIONS,
    WORKBOOK,
    headers,
    rows_of,
    sale,
    sales,
    sheet_xml,
    text_cell,
    text_row,
    write_workbook,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for time and memory"),
]


def _workbook(folder: Path, sheet: Iterator[bytes] | None = None, **parts: bytes) -> Path:
    """Write a workbook piece by piece, so that the test itself needs no memory."""
    path = folder / "hostile.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", parts.get("workbook", WORKBOOK))
        archive.writestr("xl/_rels/workbook.xml.rels", parts.get("relations", RELATIONS))
        if "styles" in parts:
            archive.writestr("xl/styles.xml", parts["styles"])
        if "strings" in parts:
            archive.writestr("xl/sharedStrings.xml", parts["strings"])
        with archive.open("xl/worksheets/sheet1.xml", "w") as stream:
            for piece in sheet or [sheet_xml([]).encode()]:
                stream.write(piece)
    return path


def sheet_bomb(folder: Path) -> Path:
    return _workbook(folder, (b" " * MIB for _ in range(200)))


def strings_bomb(folder: Path) -> Path:
    return _workbook(folder, strings=b"<sst>" + b"<si><t>x</t></si>" * (8 * MIB))


def millions_of_strings(folder: Path) -> Path:
    items = b"".join(b"<si><t>%x</t></si>" % n for n in range(1_200_000))
    return _workbook(folder, strings=b"<sst>" + items + b"</sst>")


def strings_that_never_end(folder: Path) -> Path:
    return _workbook(folder, strings=b"<sst>" + b"<si><t>1" * MIB)


def phonetics_that_never_end(folder: Path) -> Path:
    return _workbook(folder, strings=b"<sst><si>" + b"<rPh " * (3 * MIB // 2) + b"</si></sst>")


def texts_that_never_end(folder: Path) -> Path:
    return _workbook(folder, strings=b"<sst>" + (b"<si>" + b"<t " * 300_000 + b"</si>") * 6)


def cells_that_never_end(folder: Path) -> Path:
    row = b'<row r="1">' + b'<c r="A1"' * 50_000 + b"</row>"
    return _workbook(folder, iter([sheet_xml([]).encode()[:-24], row * 15]))


def open_cells(folder: Path) -> Path:
    row = b'<row r="1">' + b"<c>" * 150_000 + b"</row>"
    return _workbook(folder, iter([sheet_xml([]).encode()[:-24], row * 20]))


def empty_cells(folder: Path) -> Path:
    row = b'<row r="1">' + b"<c/>" * 120_000 + b"</row>"
    return _workbook(folder, iter([sheet_xml([]).encode()[:-24], row * 15]))


def deep_styles(folder: Path) -> Path:
    return _workbook(folder, styles=b"<a>" * 1_000_000 + b"</a>" * 1_000_000)


def wide_styles(folder: Path) -> Path:
    return _workbook(folder, styles=b"<styleSheet>" + b"<xf/>" * MIB + b"</styleSheet>")


def billion_laughs(folder: Path) -> Path:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE w [<!ENTITY l0 "lol">{laughs}]>'
    return _workbook(folder, workbook=(bomb + WORKBOOK.replace("Sheet1", "&l9;")).encode())


def external_entity(folder: Path) -> Path:
    bomb = '<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return _workbook(folder, workbook=(bomb + WORKBOOK.replace("Sheet1", "&f;")).encode())


def utf16_entities(folder: Path) -> Path:
    bomb = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY l "lol">]>'
    return _workbook(folder, workbook=(bomb + WORKBOOK).encode("utf-16"))


def ten_megabyte_cell(folder: Path) -> Path:
    row = b'<row r="1"><c r="A1" t="str"><v>' + noise(10 * MIB) + b"</v></c></row>"
    return _workbook(folder, iter([sheet_xml([]).encode()[:-24], row]))


def long_number(folder: Path) -> Path:
    row = f'<row r="1"><c r="A1"><v>{"9" * 400_000}</v></c></row>'
    return write_workbook(folder / "hostile.xlsx", [row])


def thousands_of_sheets(folder: Path) -> Path:
    path = folder / "hostile.xlsx"
    names = range(1900)
    sheets = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="r{n}"/>' for n in names)
    start, end = RELATIONS.split("<Relationship ")[0], "</Relationships>"
    links = "".join(f'<Relationship Id="r{n}" Target="worksheets/{n}.xml"/>' for n in names)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK.replace("<sheets>", f"<sheets>{sheets}"))
        archive.writestr("xl/_rels/workbook.xml.rels", f"{start}{links}{end}")
        for n in names:
            archive.writestr(f"xl/worksheets/{n}.xml", sheet_xml([text_row(1, ["a", "b"])]))
    return path


def one_sheet_named_often(folder: Path) -> Path:
    sheets = '<sheet name="a" sheetId="1" r:id="rId1"/>' * 50_000
    body = sheet_xml([text_row(n, ["x"] * 400) for n in range(1, 11)])
    workbook = WORKBOOK.replace("<sheets>", f"<sheets>{sheets}")
    return _workbook(folder, iter([body.encode()]), workbook=workbook.encode())


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (sheet_bomb, "too large to be an export"),
        (strings_bomb, "too large to be an export"),
        (millions_of_strings, "too large to be an export"),
        (strings_that_never_end, "damaged or cut off"),
        (phonetics_that_never_end, "damaged or cut off"),
        (texts_that_never_end, "is empty"),
        (cells_that_never_end, "damaged or cut off"),
        (open_cells, "damaged or cut off"),
        (empty_cells, "damaged or cut off"),
        (deep_styles, "damaged or cut off"),
        (wide_styles, "damaged or cut off"),
        (billion_laughs, "damaged or cut off"),
        (external_entity, "damaged or cut off"),
        (utf16_entities, "damaged or cut off"),
        (ten_megabyte_cell, "damaged or cut off"),
        (long_number, "damaged or cut off"),
        (thousands_of_sheets, "too large to be an export"),
        (one_sheet_named_often, "is a table, but not an export"),
    ],
)
def test_a_hostile_workbook(store: Path, tmp_path: Path, make: Maker, told: str) -> None:
    assert told in refused(store, make(tmp_path))


def test_a_billion_declared_rows_and_a_far_cell(store: Path, tmp_path: Path) -> None:
    names = headers("fr", 48)
    far = f'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c>{text_cell(1, 0, "x")}</row>'
    rows = [text_row(1, names), *(text_row(n, row) for n, row in enumerate(rows_of(sales(3)), 2))]
    path = write_workbook(tmp_path / "far.xlsx", [*rows, far])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'ref="A1"', b'ref="A1:XFD1000000000"')
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    code, said = run(store, path)
    assert code == WITH_REJECTS
    assert "rejected 1" in said


def test_a_million_rows_without_cells(store: Path, tmp_path: Path) -> None:
    rows = [text_row(1, headers("fr", 48)), text_row(2, rows_of([sale()])[0])]
    start, end = sheet_xml(rows).encode().split(b"</sheetData>")
    blank = (b'<row r="%d" spans="1:48"/>' % n for n in range(3, 1_048_577))
    path = _workbook(tmp_path, iter([start, *blank, b"</sheetData>", end]))
    code, said = run(store, path)
    assert code == DONE, said
