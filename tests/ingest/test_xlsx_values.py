"""Numbers, days and formulas in the cells of workbooks."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.ingest.read.cell_text import date_text, number_text
from tests.ingest.samples import (
    WORKBOOK,
    cells_in,
    column_letters,
    fields_of,
    headers,
    only_line,
    read,
    reasons,
    rows_of,
    sale,
    sales,
    text_row,
    write_by_openpyxl,
    write_workbook,
)


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
    assert cells_in(path) == [["2026-08-31T12:00:00" if shows_date else "\0#46265.5"]]


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
    path = write_by_openpyxl(tmp_path / "e.xlsx", [list(headers("fr", 48)), cells])
    line = only_line(path)
    assert (line.ordered_at, line.settled_at) == ("2026-08-31T23:39:41", "2026-09-18T10:00:00")
    assert (line.price, line.est_base, line.final_earned) == (2490, 2075, 249)
    assert (line.items_sold, line.standard_rate) == (1, "0.12")


@pytest.mark.parametrize("field", ["order_id", "sku_id", "product_id", "content_id"])
def test_an_id_in_a_number_cell_is_damaged(tmp_path: Path, field: str) -> None:
    cells = [int(sale()[name]) if name == field else sale()[name] for name in fields_of(48)]
    path = write_by_openpyxl(tmp_path / "e.xlsx", [list(headers("fr", 48)), list(cells)])
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
