"""Files under a wrong name, and sound exports in odd clothes: told by bytes, never by names."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    RELATIONS,
    SALE,
    WORKBOOK,
    column_letters,
    fields_of,
    headers,
    only_line,
    read,
    reasons,
    rows_of,
    said,
    sale,
    sales,
    sheet_xml,
    text_cell,
    text_row,
    write_rows,
    write_sales,
    write_sales_workbook,
    write_workbook,
)

DATE_STYLES = (
    '<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm:ss"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="49"/></cellXfs>'
    "</styleSheet>"
)


def _refused(path: Path) -> str:
    with pytest.raises(UserError) as error:
        read(path)
    assert path.name in said(error.value, "fr")
    return said(error.value, "en")


# --- wrong names ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["e.csv", "e.txt", "e.xls", "e", "e.zip", "e.pdf", "e.CSV.part"])
def test_a_workbook_under_any_name(tmp_path: Path, name: str) -> None:
    path = write_sales_workbook(tmp_path / name, sales(2))
    assert len(read(path).lines) == 2


@pytest.mark.parametrize("name", ["e.xlsx", "e.xls", "e", "e.zip", "e.json", "e.tsv"])
def test_text_under_any_name(tmp_path: Path, name: str) -> None:
    path = write_sales(tmp_path / name, sales(2))
    assert len(read(path).lines) == 2


def test_a_web_page_as_programs_write_it_for_spreadsheets(tmp_path: Path) -> None:
    path = tmp_path / "e.xls"
    path.write_text("\ufeff<html xmlns:x='urn:x'><table><tr><td>1</td></tr></table></html>")
    assert "is a web page, not an export" in _refused(path)


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("e.ods", "content.xml"),
        ("e.docx", "word/document.xml"),
        ("e.pptx", "ppt/presentation.xml"),
        ("e.xlsb", "xl/workbook.bin"),
    ],
)
def test_documents_of_other_programs(tmp_path: Path, name: str, entry: str) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/x-other")
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(entry, "<x/>")
    assert "is an office document of another kind" in _refused(path)


def test_a_numbers_document(tmp_path: Path) -> None:
    path = tmp_path / "e.numbers"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Index/Document.iwa", b"\0\1")
        archive.writestr("preview.jpg", b"\xff\xd8\xff")
    assert "is an archive" in _refused(path)


# --- odd clothes ----------------------------------------------------------------------------------


def test_hidden_sheets_and_sheets_beside_the_export(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    sheets = (
        '<sheet name="Notes" sheetId="2" state="hidden" r:id="rId2"/>'
        '<sheet name="Sheet1" sheetId="1" state="veryHidden" r:id="rId1"/>'
    )
    start, end = WORKBOOK.split("<sheet name")[0], "</sheets></workbook>"
    link = RELATIONS.split("<Relationship ")[1].replace("</Relationships>", "")
    second = link.replace("rId1", "rId2").replace("sheet1", "sheet2")
    both = RELATIONS.replace("</Relationships>", f"<Relationship {second}</Relationships>")
    own = [text_row(1, headers("fr", 48)), text_row(2, rows_of([sale()])[0])]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", f"{start}{sheets}{end}")
        archive.writestr("xl/_rels/workbook.xml.rels", both)
        archive.writestr("xl/worksheets/sheet1.xml", sheet_xml(own))
        archive.writestr("xl/worksheets/sheet2.xml", sheet_xml([text_row(1, ["Notes", "x"])]))
    assert only_line(path).order_id == SALE["order_id"]


def test_merged_cells_above_and_below_the_table(tmp_path: Path) -> None:
    title = text_row(1, ["Export of September"])
    rows = [title, text_row(3, headers("fr", 48)), text_row(4, rows_of([sale()])[0])]
    path = write_workbook(tmp_path / "e.xlsx", [*rows, text_row(6, ["Made by a person"])])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:AV1"/></mergeCells>'
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", merged)
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert read(path).rows == [4]
    assert "row 6, column “ID de commande”" in reasons(path)[0]


def test_dates_as_number_cells_with_a_style(tmp_path: Path) -> None:
    place = fields_of(48).index("ordered_at")
    row = text_row(2, rows_of([sale()])[0])
    number = f'<c r="{column_letters(place)}2" s="1"><v>46265.986585648148</v></c>'
    row = row.replace(text_cell(2, place, SALE["ordered_at"]), number)
    assert number in row
    path = write_workbook(
        tmp_path / "e.xlsx", [text_row(1, headers("fr", 48)), row], styles=DATE_STYLES
    )
    assert only_line(path).ordered_at == "2026-08-31T23:40:41"


def test_inline_strings_with_coloured_runs_and_phonetic_hints(tmp_path: Path) -> None:
    place = fields_of(48).index("product_name")
    rich = (
        f'<c r="{column_letters(place)}2" t="inlineStr"><is>'
        '<r><rPr><b/><color rgb="FFFF0000"/><charset val="1"/></rPr><t xml:space="preserve">Sé </t>'
        '</r><r><t>rum</t></r><rPh sb="0" eb="1"><t>hint</t></rPh></is></c>'
    )
    row = text_row(2, rows_of([sale()])[0])
    row = row.replace(text_cell(2, place, SALE["product_name"]), rich)
    path = write_workbook(tmp_path / "e.xlsx", [text_row(1, headers("fr", 48)), row])
    assert read(path).names[0].product_name == "Sé rum"


def test_strings_that_are_not_there(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1" t="s"><v>3</v></c></row>'
    strings = "<sst><si><t>a</t></si><si/></sst>"
    path = write_workbook(tmp_path / "e.xlsx", [row], sharedStrings=strings)
    assert "damaged or cut off" in _refused(path)


def test_a_header_that_comes_twice_must_say_the_same(tmp_path: Path) -> None:
    names, (cells,) = [*headers("fr", 48), "Devise", "Prix"], rows_of([sale()])
    path = write_rows(tmp_path / "e.csv", [names, [*cells, "EUR", ""]])
    line = only_line(path)
    assert (line.currency, line.price) == ("EUR", 2490)
    write_rows(path, [names, [*cells, "USD", "1,00"]])
    assert "in row 2, “EUR” and “USD”" in _refused(path)


def test_hundreds_of_columns_more(tmp_path: Path) -> None:
    names = [*headers("fr", 48), *(f"c{n}" for n in range(400))]
    path = write_rows(tmp_path / "e.csv", [names, [*rows_of([sale()])[0], *[""] * 400]])
    assert only_line(path).order_id == SALE["order_id"]


def test_twenty_thousand_columns_are_no_export(tmp_path: Path) -> None:
    names = [*headers("fr", 48), *(f"c{n}" for n in range(20_000))]
    path = write_rows(tmp_path / "e.csv", [names, [*rows_of([sale()])[0], *[""] * 20_000]])
    assert "not an export that AffiTrack knows" in _refused(path)
    path = write_workbook(tmp_path / "e.xlsx", [text_row(1, names[48:16_048]), text_row(2, ["x"])])
    assert "is not a table" in _refused(path) or "not an export" in _refused(path)


def test_a_file_cut_off_in_its_header(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", sales(3))
    path.write_bytes(path.read_bytes()[:400])
    assert "the column" in _refused(path)


def test_two_exports_pasted_one_below_the_other(tmp_path: Path) -> None:
    rows = [headers("fr", 48), *rows_of(sales(2)), headers("fr", 48), *rows_of(sales(2))]
    path = write_rows(tmp_path / "e.csv", rows)
    assert read(path).rows == [2, 3, 5, 6]
    assert "row 4, column “ID de commande”" in reasons(path)[0]


def test_a_copy_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", sales(2))
    other = tmp_path / "e (1).csv"
    other.write_bytes(path.read_bytes())
    assert recognise(path).sha256 == recognise(other).sha256
