"""Workbooks as different programs write them."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from affitrack.ingest.block import plain
from affitrack.ingest.cell_text import date_text, number_text
from affitrack.ingest.open_file import look_through
from affitrack.ingest.read_xlsx import blocks, first_rows
from affitrack.ingest.recognise import recognise
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    WORKBOOK,
    all_lines,
    column_letters,
    fields_of,
    headers,
    only_line,
    read,
    reasons,
    rows_of,
    sale,
    sales,
    sheet_xml,
    text_row,
    write_sales_workbook,
    write_workbook,
)


def _cells(path: Path) -> list[list[str]]:
    ((_, block),) = first_rows(look_through(path), 100)
    return block.rows


def _by_openpyxl(path: Path, cells: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in cells:
        sheet.append(row)
    book.save(path)
    return path


def test_the_declared_dimension_is_not_believed(tmp_path: Path) -> None:
    path = write_sales_workbook(tmp_path / "e.xlsx", sales(500))
    assert b'<dimension ref="A1"/>' in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    assert len(read(path).lines) == 500


def test_another_program_reads_the_same_cells(tmp_path: Path) -> None:
    path = write_sales_workbook(tmp_path / "e.xlsx", [sale(product_name="Crème <riche> & Cie")])
    sheet = openpyxl.load_workbook(path)["Sheet1"]
    theirs = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert _cells(path) == theirs


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
    assert _cells(path) == [[text]]


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
    assert _cells(write_workbook(tmp_path / "x.xlsx", [text_row(1, cells)])) == [cells]


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
    assert _cells(path) == [["a1", "b1"], ["a2", "b2"]]


def test_shared_strings(tmp_path: Path) -> None:
    shared = (
        "<sst><si><t>a &amp; b</t></si><si><r><t>ri</t></r><r><t>ch</t></r></si><si/>"
        "<si><t>東京</t><rPh><t>トウキョウ</t></rPh></si></sst>"
    )
    row = "".join(f'<c r="{column_letters(n)}1" t="s"><v>{n}</v></c>' for n in range(4))
    path = write_workbook(tmp_path / "x.xlsx", [f'<row r="1">{row}</row>'], sharedStrings=shared)
    assert _cells(path) == [["a & b", "rich", "", "東京"]]


@pytest.mark.parametrize(
    ("code", "shows_date"),
    [
        ("dd/mm/yyyy hh:mm:ss", True),
        ("[$-40C]d mmm yyyy", True),
        ("yyyy\\-mm\\-dd", True),
        ("0.00", False),
        ('0.00 "days"', False),
        ("[Red]0.00", False),
        ("#,##0.00\\ [$€-40C]", False),
        ("0.00E+00", False),
    ],
)
def test_which_styles_show_dates(tmp_path: Path, code: str, shows_date: bool) -> None:
    quoted = code.replace('"', "&quot;")
    styles = (
        f'<styleSheet><numFmts><numFmt numFmtId="200" formatCode="{quoted}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>'
    )
    row = '<row r="1"><c r="A1" s="1"><v>46265.5</v></c></row>'
    path = write_workbook(tmp_path / "x.xlsx", [row], styles=styles)
    assert _cells(path) == [["2026-08-31T12:00:00" if shows_date else "\0#46265.5"]]


@given(st.datetimes(datetime(1999, 12, 31), datetime(2100, 1, 1)))
def test_every_second_comes_back_from_its_count_of_days(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    for epoch, start in ((False, datetime(1899, 12, 30)), (True, datetime(1904, 1, 1))):
        count = (moment - start).total_seconds() / 86400
        assert date_text(f"{count:.15g}", epoch_1904=epoch) == moment.isoformat()


@given(st.integers(-(10**13), 10**13), st.integers(0, 2))
def test_every_amount_comes_back_from_a_number_cell(minor: int, digits: int) -> None:
    value = minor / 10**digits
    assert float(number_text(repr(value))) == value
    assert "E" not in number_text(repr(value)).upper()


def test_a_workbook_of_number_and_date_cells(tmp_path: Path) -> None:
    """What a spreadsheet program or a script saves: amounts and dates with their types."""
    cells: list[object] = []
    for field in fields_of(48):
        text = sale()[field]
        if field in {"ordered_at", "settled_at"}:
            cells.append(datetime.strptime(text, "%d/%m/%Y %H:%M:%S"))
        elif field in {"items_sold", "items_refunded"}:
            cells.append(int(text))
        elif field == "standard_rate":
            cells.append(0.12)
        elif "," in text:
            cells.append(float(text.replace(",", ".")))
        else:
            cells.append(text)
    path = _by_openpyxl(tmp_path / "e.xlsx", [list(headers("fr", 48)), cells])
    line = only_line(path)
    assert (line.ordered_at, line.settled_at) == ("2026-08-31T23:39:41", "2026-09-18T10:00:00")
    assert (line.price, line.est_base, line.final_earned) == (2490, 2075, 249)
    assert (line.items_sold, line.standard_rate) == (1, "0.12")


@pytest.mark.parametrize("field", ["order_id", "sku_id", "product_id", "content_id"])
def test_an_id_in_a_number_cell_is_damaged(tmp_path: Path, field: str) -> None:
    cells = [int(sale()[name]) if name == field else sale()[name] for name in fields_of(48)]
    path = _by_openpyxl(tmp_path / "e.xlsx", [list(headers("fr", 48)), list(cells)])
    (said,) = reasons(path)
    assert said.startswith("e.xlsx, row 2, column “")
    assert "is a number that a spreadsheet has damaged" in said


def test_a_formula_is_nobodys_statement(tmp_path: Path) -> None:
    rows = rows_of(sales(3))
    price = text_row(3, rows[1]).replace(
        '<c r="E3" t="str"><v>24,90</v></c>', '<c r="E3"><f>20+4.9</f><v>24.9</v></c>'
    )
    xml = [text_row(1, headers("fr", 48)), text_row(2, rows[0]), price, text_row(4, rows[2])]
    path = write_workbook(tmp_path / "e.xlsx", xml)
    assert reasons(path) == [
        (
            "e.xlsx, row 3, column “Prix”: “24.9” is the result of a formula. "
            "Put the value itself in the cell."
        )
    ]
    assert "le résultat d’une formule" in reasons(path, "fr")[0]
    assert read(path).rows == [2, 4]


@pytest.mark.parametrize("value", ["", "<v/>", "<v />", "<v></v>"])
def test_a_formula_without_a_stored_result_is_not_taken_for_an_empty_cell(
    tmp_path: Path, value: str
) -> None:
    row = rows_of([sale()])[0]
    price = text_row(2, row).replace(
        '<c r="E2" t="str"><v>24,90</v></c>', f'<c r="E2"><f>20+4.9</f>{value}</c>'
    )
    path = write_workbook(tmp_path / "e.xlsx", [text_row(1, headers("fr", 48)), price])
    assert reasons(path) == [
        (
            "e.xlsx, row 2, column “Prix”: The cell is a formula without a stored result. "
            "Put the value itself in the cell."
        )
    ]


@pytest.mark.parametrize("attributes", ["", ' t="str"'])
def test_an_empty_value_may_be_written_with_a_space(tmp_path: Path, attributes: str) -> None:
    row = rows_of([sale()])[0]
    price = text_row(2, row).replace(
        '<c r="E2" t="str"><v>24,90</v></c>', f'<c r="E2"{attributes}><v /></c>'
    )
    path = write_workbook(tmp_path / "e.xlsx", [text_row(1, headers("fr", 48)), price])
    assert only_line(path).price is None


def test_a_formula_in_a_column_of_ones_own_does_no_harm(tmp_path: Path) -> None:
    own = '<c r="AW2"><f>1+1</f><v>2</v></c>'
    row = text_row(2, rows_of([sale()])[0]).replace("</row>", f"{own}</row>")
    path = write_workbook(tmp_path / "e.xlsx", [text_row(1, [*headers("fr", 48), "Mine"]), row])
    assert only_line(path).final_earned == 249


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
    path = _by_openpyxl(tmp_path / "e.xlsx", [list(headers("fr", 48)), cells])
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
    assert [plain(cell) for cell in block.rows[0]] == cells[0]


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
    """A space behind each cell leads past every short way."""
    written = [
        "".join(
            frame.format(at=f"{column_letters(place)}{row}", number=number, text=text)
            for place, (frame, number, text) in enumerate(cells)
        )
        for row, cells in enumerate(rows, start=1)
    ]
    found = []
    for space in ("", " "):
        body = [f'<row r="{n}">{row}</row>' for n, row in enumerate(written, start=1)]
        spaced = [row.replace("</c>", f"</c>{space}").replace("/>", f"/>{space}") for row in body]
        shared = "".join(f"<si><t>{text}</t></si>" for text in ("p", "q &lt;", "", "_x0041_"))
        path = tmp_path / "x.xlsx"
        write_workbook(path, spaced, sharedStrings=f"<sst>{shared}</sst>")
        found.append(_cells(path))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "row",
    [
        '<c r="A1" t="str"><v>a</v></c><c r="B1" t="str">b</v></c>',
        '<c r="A1" t="str"><v>a<b</v></c>',
        '<c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"</t></is></c>',
        '<c r="A1" t="n"><is><t>12</t></is></c>',
        '<c r="A1" t="s"><v>9</v></c>',
        '<c r="A1" t="s"><v>a</v></c>',
    ],
)
def test_cells_that_are_no_cells_are_refused(tmp_path: Path, row: str) -> None:
    path = write_workbook(tmp_path / "x.xlsx", [f'<row r="1">{row}</row>'])
    with pytest.raises(UserError):
        _cells(path)


@pytest.mark.parametrize("style", ["", ' s="1"'])
def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path, style: str) -> None:
    counts = {
        name: (moment - datetime(1904, 1, 1)).total_seconds() / 86400
        for name, moment in (
            ("ordered_at", datetime(2026, 8, 31, 23, 39, 41)),
            ("settled_at", datetime(2026, 9, 18, 10)),
        )
    }
    one, cells = sale(), []
    for place, name in enumerate(fields_of(48)):
        kind, value = ' t="str"', one[name]
        if name in counts:
            kind, value = style, f"{counts[name]:.15g}"
        elif name == "price":
            kind, value = "", "24.9"
        cells.append(f'<c r="{column_letters(place)}2"{kind}><v>{value}</v></c>')
    path = write_workbook(
        tmp_path / "mac.xlsx",
        [text_row(1, headers("fr", 48)), f'<row r="2">{"".join(cells)}</row>'],
        workbook=WORKBOOK.replace("<sheets>", '<workbookPr date1904="1"/><sheets>'),
        styles='<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    )
    line = only_line(path)
    assert (line.ordered_at, line.settled_at) == ("2026-08-31T23:39:41", "2026-09-18T10:00:00")
    assert line.price == 2490
