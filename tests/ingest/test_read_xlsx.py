"""Workbooks as different programs write them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from affitrack.ingest.read.open_file import look_through
from affitrack.ingest.read.read_xlsx import blocks, first_rows
from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    all_lines,
    cells_in,
    column_letters,
    fields_of,
    headers,
    only_line,
    read,
    rows_of,
    sale,
    sales,
    sheet_xml,
    text_row,
    write_by_openpyxl,
    write_sales_workbook,
    write_workbook,
)


def test_the_declared_dimension_is_not_believed(tmp_path: Path) -> None:
    path = write_sales_workbook(tmp_path / "e.xlsx", sales(500))
    assert b'<dimension ref="A1"/>' in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    assert len(read(path).lines) == 500


def test_another_program_reads_the_same_cells(tmp_path: Path) -> None:
    path = write_sales_workbook(tmp_path / "e.xlsx", [sale(product_name="Crème <riche> & Cie")])
    sheet = openpyxl.load_workbook(path)["Sheet1"]
    theirs = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert cells_in(path) == theirs


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1" t="str"><v>a &amp; b &lt;c&gt; &#233;</v></c>', "a & b <c> é"),
        ('<c r="A1" t="str"><v>a_x000D_b</v></c>', "a\rb"),
        ('<c r="A1" t="str"><v>_x0000_#5_xD800_</v></c>', "_x0000_#5_xD800_"),
        ('<c r="A1" t="str"><v xml:space="preserve"> a </v></c>', " a "),
        ('<c r="A1" s="3" t="str"><v>a</v></c>', "a"),
        ('<c t="str" r="A1"><v>a</v></c>', "a"),
        ("<c><v>12</v></c>", "\0#12"),
        ('<c r="A1"><v>52.35</v></c>', "\0#52.35"),
        ('<c r="A1" t="n"><v>52.350000000000001</v></c>', "\0#52.35"),
        ('<c r="A1"><v>1E-05</v></c>', "\0#0.00001"),
        ('<c r="A1"><v>5.7694494926829E+17</v></c>', "\0#5.7694494926829E+17"),
        ('<c r="A1"><v>576944949268290041</v></c>', "\0#5.7694494926829E+17"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="b"><v>0</v></c>', "FALSE"),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1" t="d"><v>2026-08-31T23:39:41</v></c>', "2026-08-31T23:39:41"),
        ('<c r="A1" t="inlineStr"><is><t>a</t></is></c>', "a"),
        (
            '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r></is></c>',
            "a b",
        ),
        ('<c r="A1"/>', ""),
        ('<c r="A1">\n  <f>1+1</f>\n  <v>2</v>\n</c>\n', "\0=2"),
        ('<c r="A1">\n  <v>2</v>\n</c>', "\0#2"),
        ('<c r="A1" s="1"></c>', ""),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', "\0=2"),
        ('<c r="A1" t="str"><f>"a"</f><v>a</v></c>', "\0=a"),
        ('<c r="A1"><f/><v>2</v></c>', "\0=2"),
        ('<c r="A1"><f t="shared" ref="A1:A9" si="0">B1</f></c>', "\0="),
    ],
)
def test_a_cell(tmp_path: Path, cell: str, text: str) -> None:
    path = write_workbook(tmp_path / "x.xlsx", [f'<row r="1">{cell}</row>'])
    assert cells_in(path) == [[text]]


def test_cells_stand_where_they_say(tmp_path: Path) -> None:
    rows = [
        '<row r="2"><c r="B2" t="str"><v>b</v></c><c r="D2" t="str"><v>d</v></c></row>',
        '<row r="3"/>',
        '<row r="5"><c r="C5" t="str"><v>c</v></c><c r="A5" t="str"><v>a</v></c></row>',
        '<row><c t="str"><v>x</v></c><c t="str"><v>y</v></c></row>',
        '<row r="9"><c r="XFD9" t="str"><v>far</v></c></row>',
        '<row r="1048576"><c r="A1048576" t="str"><v>low</v></c></row>',
    ]
    ((_, block),) = first_rows(look_through(write_workbook(tmp_path / "x.xlsx", rows)), 100)
    assert list(block.numbers) == [2, 5, 6, 9, 1048576]
    assert [row for row in block.rows if len(row) < 9] == [
        ["", "b", "", "d"],
        ["a", "", "c"],
        ["x", "y"],
        ["low"],
    ]
    assert not any(block.rows[3])


def test_names_of_columns(tmp_path: Path) -> None:
    cells = [str(n) for n in range(60)]
    assert column_letters(59) == "BH"
    assert cells_in(write_workbook(tmp_path / "x.xlsx", [text_row(1, cells)])) == [cells]


def test_tags_with_a_prefix(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_workbook(path, [text_row(n, [f"a{n}", f"b{n}"]) for n in (1, 2)])
    sheet = sheet_xml([text_row(n, [f"a{n}", f"b{n}"]) for n in (1, 2)])
    sheet = sheet.replace("<?xml", "@").replace("</", "</x:").replace("<", "<x:")
    sheet = sheet.replace("<x:/x:", "</x:").replace("@", "<?xml").replace("xmlns=", "xmlns:x=")
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    assert cells_in(path) == [["a1", "b1"], ["a2", "b2"]]


def test_shared_strings(tmp_path: Path) -> None:
    shared = (
        "<sst><si><t>a &amp; b</t></si><si><r><t>ri</t></r><r><t>ch</t></r></si><si/>"
        "<si><t>東京</t><rPh><t>トウキョウ</t></rPh></si></sst>"
    )
    row = "".join(f'<c r="{column_letters(n)}1" t="s"><v>{n}</v></c>' for n in range(4))
    path = write_workbook(tmp_path / "x.xlsx", [f'<row r="1">{row}</row>'], sharedStrings=shared)
    assert cells_in(path) == [["a & b", "rich", "", "東京"]]


def test_cells_right_of_the_header_belong_to_no_column(tmp_path: Path) -> None:
    rows = [headers("fr", 48), [*rows_of([sale()])[0], "a note"]]
    path = write_workbook(tmp_path / "e.xlsx", [text_row(n, r) for n, r in enumerate(rows, 1)])
    assert only_line(path).final_earned == 249


def test_the_sheet_with_the_export_is_found(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["some", "notes"])
    sheet = book.create_sheet("Commandes")
    for row in [headers("fr", 48), *rows_of(sales(3))]:
        sheet.append(row)
    path = tmp_path / "e.xlsx"
    book.save(path)
    assert len(all_lines(recognise(path)).lines) == 3


def test_rich_text_and_shared_strings_of_another_program(tmp_path: Path) -> None:
    name = CellRichText("Sérum ", TextBlock(InlineFont(b=True), "vitamine"), " C")
    cells: list[object] = [name if f == "product_name" else sale()[f] for f in fields_of(48)]
    path = write_by_openpyxl(tmp_path / "e.xlsx", [list(headers("fr", 48)), cells])
    assert read(path).names[0].product_name == "Sérum vitamine C"


def test_empty_rows_between_are_skipped_and_counted(tmp_path: Path) -> None:
    rows = rows_of(sales(2))
    xml = [text_row(3, headers("fr", 48)), text_row(4, rows[0]), text_row(7, rows[1])]
    source = recognise(write_workbook(tmp_path / "e.xlsx", xml))
    assert source.header_row == 3
    assert all_lines(source).rows == [4, 7]


def test_memory_is_not_asked_for_by_a_far_cell(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>'
    rows = [text_row(1, headers("fr", 48)), text_row(2, rows_of([sale()])[0]), far]
    found = read(write_workbook(tmp_path / "e.xlsx", rows))
    assert (found.rows, found.rejects) == ([2], [])


XML_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"]), max_size=20
).filter(lambda text: "_x" not in text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.lists(XML_TEXT, min_size=1, max_size=6), min_size=1, max_size=6))
def test_every_text_comes_back(tmp_path: Path, cells: list[list[str]]) -> None:
    path = tmp_path / "x.xlsx"
    write_workbook(path, [text_row(n, row) for n, row in enumerate(cells, start=1)])
    raw = look_through(path)
    ((sheet, block),) = first_rows(raw, 10)
    assert block.rows == cells
    read_on = [row for b in blocks(raw, sheet, after=1, width=3, size=2) for row in b.rows]
    assert read_on == [([*row, "", "", ""])[:3] for row in cells[1:]]


FRAMES = (
    '<c r="{at}" t="str"><v>{text}</v></c>',
    '<c t="str"><v>{text}</v></c>',
    '<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>',
    '<c r="{at}" t="s"><v>{number}</v></c>',
    '<c r="{at}" s="{number}"><v>{number}</v></c>',
    '<c r="{at}"/>',
    '<c r="{at}" t="str"></c>',
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(FRAMES),
                st.integers(0, 3),
                st.sampled_from(["a", "", "b &amp; c", "_x000D_"]),
            ),
            min_size=1,
            max_size=4,
        )
        | st.tuples(st.sampled_from(FRAMES), st.integers(1, 4)).map(
            lambda row: [(row[0], n % 4, "é") for n in range(row[1])]
        ),
        min_size=1,
        max_size=14,
    )
)
def test_rows_of_one_shape_are_read_as_all_others_are(
    tmp_path: Path, rows: list[list[tuple[str, int, str]]]
) -> None:
    """A space behind each cell leads past the shortest way, one within it past all of them."""
    written = [
        "".join(
            frame.format(at=f"{column_letters(place)}{row}", number=number, text=text)
            for place, (frame, number, text) in enumerate(cells)
        )
        for row, cells in enumerate(rows, start=1)
    ]
    found = []
    for end in ("</c>", "</c> ", " </c>"):
        body = [f'<row r="{n}">{row}</row>' for n, row in enumerate(written, start=1)]
        spaced = [row.replace("</c>", end) for row in body]
        shared = "".join(f"<si><t>{text}</t></si>" for text in ("p", "q &lt;", "", "_x0041_"))
        path = tmp_path / "x.xlsx"
        write_workbook(path, spaced, sharedStrings=f"<sst>{shared}</sst>")
        found.append(cells_in(path))
    assert found[0] == found[1] == found[2]


QUOTED = (
    '<c r="A1" t="str"><v><![CDATA[a & <b> </row>]]></v></c>',
    '<!-- <c r="A1"><v>1</v></c> --><c r="B1"><v><![CDATA[30.00]]></v></c><?x y?>',
    '<c r="C1" t="inlineStr"><is><t>c<![CDATA[<]]>d<!-- > --></t></is></c>',
    '<c r="D1" t="s"><v>0</v></c>',
)


@pytest.mark.parametrize("padding", [0, *range(262_000, 262_144, 3)])
def test_quoted_text_and_comments(tmp_path: Path, padding: int) -> None:
    """Wherever the sheet is cut into pieces."""
    path = write_workbook(
        tmp_path / "x.xlsx",
        [f"<!--{padding * 'x'}-->", f'<row r="1">{"".join(QUOTED)}</row>'],
        sharedStrings="<sst><!-- none --><si><t><![CDATA[</t></si>]]></t></si></sst>",
    )
    assert cells_in(path) == [["a & <b> </row>", "\0#30.00", "c<d", "</t></si>"]]


def test_a_long_comment_before_the_sheet(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "x.xlsx", [text_row(1, ["a"])])
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            long = data.replace(b"?>", b"?><!--" + b"-x" * 300_000 + b"-->", 1)
            new.writestr(name, long if "sheet1" in name else data)
    assert cells_in(path) == [["a"]]


@pytest.mark.parametrize(
    "row",
    [
        '<c r="A1" t="str"><v>a</v></c><c r="B1" t="str">b</v></c>',
        '<c r="A1" t="str"><v>a<b</v></c>',
        '<c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"</t></is></c>',
        '<c r="A1" t="n"><is><t>12</t></is></c>',
        '<c r="A1" t="s"><v>9</v></c>',
        '<c r="A1" t="s"><v>a</v></c>',
        '<c r="A1"/><d r="B1"><v>2</v></d>',
        '<c r="A1"><v>1</v></c>2<c r="B1"/>',
        '<c r="A1"><v>1</v></c><c r="B1"/>2',
        '2<c r="A1"><v>1</v></c>',
        '<c r="A1"/></row>2<row r="2"><c r="A2"/>',
        '<c r="A1"/></row><row r="2"/><d r="3"/><row r="4"><c r="A4"/>',
        '<c r="A1" t="str"><v><![CDATA[a</v></c>',
        '<c r="A1"/><!-- a',
    ],
)
def test_cells_that_are_no_cells_are_refused(tmp_path: Path, row: str) -> None:
    path = write_workbook(tmp_path / "x.xlsx", [f'<row r="1">{row}</row>'])
    with pytest.raises(UserError):
        cells_in(path)
