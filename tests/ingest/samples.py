"""Exports for tests, written from the format's own description and from nothing else."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

from affitrack.domain.line import LineFacts
from affitrack.ingest.orders.chunk import Chunk
from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.read.open_file import look_through
from affitrack.ingest.read.read_xlsx import first_rows
from affitrack.ingest.recognise.formats import Format, known_formats
from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.catalogue import render
from affitrack.wording.language import Language
from affitrack.wording.message import UserError

FORMAT: Format = next(each for each in known_formats() if each.id == "tiktok_creator_orders")

# A settled French sale, as the platform writes it.
SALE: Mapping[str, str] = {
    "order_id": "576944949268290041",
    "sku_id": "1729384756102938475",
    "product_name": "Sérum vitamine C 30 ml",
    "product_id": "1730495867213049586",
    "price": "24,90",
    "items_sold": "1",
    "items_refunded": "0",
    "shop_name": "Maison Lumière",
    "shop_code": "FRML01",
    "affiliate_partner": "/",
    "agency": "/",
    "currency": "EUR",
    "order_type": "Commande affiliée",
    "status": "Réglée",
    "is_indirect": "/",
    "commission_type": "Standard",
    "content_type": "Vidéo",
    "carousel": "/",
    "content_id": "7660102938475610293",
    "standard_rate": "12%",
    "shop_ads_rate": "/",
    "bonus_rate": "/",
    "partner_bonus_rate": "/",
    "sharing_rate": "/",
    "gmv": "24,90",
    "est_base": "20,75",
    "est_standard": "2,49",
    "est_shop_ads": "0,00",
    "est_bonus": "0,00",
    "est_partner_bonus": "0,00",
    "est_iva": "0,00",
    "est_isr": "0,00",
    "est_cedular_tax": "0,00",
    "est_pit": "0,00",
    "est_shared": "0,00",
    "actual_base": "20,75",
    "actual_standard": "2,49",
    "actual_shop_ads": "/",
    "actual_bonus": "/",
    "actual_partner_bonus": "/",
    "tax_isr": "/",
    "tax_iva": "/",
    "tax_cedular": "/",
    "tax_pit": "/",
    "shared_with_partner": "/",
    "final_earned": "2,49",
    "ordered_at": "31/08/2026 23:39:41",
    "settled_at": "18/09/2026 10:00:00",
}

Row = Sequence[str]


@dataclass(frozen=True)
class Shape:
    """How a sample is written."""

    language: str = "fr"
    columns: int = 48
    delimiter: str = ";"
    encoding: str = "utf-8-sig"
    line_end: str = "\r\n"


FRENCH = Shape()


def sale(**cells: str) -> dict[str, str]:
    """Return the sample sale with some cells written differently."""
    assert cells.keys() <= SALE.keys()
    return {**SALE, **cells}


def sales(count: int, **cells: str) -> list[dict[str, str]]:
    """Return so many sales that differ in their order ids."""
    return [sale(order_id=str(576944949268290041 + 7919 * n), **cells) for n in range(count)]


def fields_of(columns: int) -> tuple[str, ...]:
    """Return the fields of a layout in its order."""
    return FORMAT.layouts[columns]


def headers(language: str, columns: int) -> list[str]:
    """Return the header row of a layout in one language."""
    return [FORMAT.column(field).headers[language] for field in fields_of(columns)]


def rows_of(sold: Iterable[Mapping[str, str]], columns: int = 48) -> list[list[str]]:
    """Return sales as rows of a layout."""
    return [[one[field] for field in fields_of(columns)] for one in sold]


def write_sales(
    path: Path,
    sold: Iterable[Mapping[str, str]],
    shape: Shape = FRENCH,
    renamed: Mapping[str, str] | None = None,
) -> Path:
    """Write an export of sales; `renamed` gives the columns of some fields another header."""
    names = headers(shape.language, shape.columns)
    for field, name in (renamed or {}).items():
        names[fields_of(shape.columns).index(field)] = name
    return write_rows(path, [names, *rows_of(sold, shape.columns)], shape)


def write_rows(path: Path, rows: Iterable[Row], shape: Shape = FRENCH) -> Path:
    """Write rows as text."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=shape.delimiter, lineterminator=shape.line_end)
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(shape.encoding))
    return path


def all_lines(source: SourceFile, rows: int = 4096) -> Chunk:
    """Return everything a file holds in one piece."""
    together = Chunk()
    for chunk in source.chunks(rows):
        together.lines += chunk.lines
        together.rows += chunk.rows
        together.names += chunk.names
        together.rejects += chunk.rejects
    return together


def read(path: Path) -> Chunk:
    """Recognise a file and return everything it holds."""
    return all_lines(recognise(path))


def only_line(path: Path) -> LineFacts:
    """Return the one line of a file that has one and rejects none."""
    found = read(path)
    assert found.rejects == []
    assert len(found.lines) == 1
    return next(found.facts())


def reasons(path: Path, lang: Language = "en") -> list[str]:
    """Return what is said of each rejected row."""
    return [render(reject.sentence(path), lang) for reject in read(path).rejects]


def said(error: UserError, lang: Language = "en") -> str:
    """Return an error's sentence."""
    return render(error.message, lang)


# --- workbooks ------------------------------------------------------------------------------------

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
ROOT_RELATIONS = (
    f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
WORKBOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = (
    f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def column_letters(index: int) -> str:
    """Return the name of a 0-based column."""
    name, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def text_cell(row: int, column: int, text: str) -> str:
    """Return a cell as the platform writes it."""
    return f'<c r="{column_letters(column)}{row}" t="str"><v>{escape(text)}</v></c>'


def text_row(number: int, cells: Row) -> str:
    """Return a row of text cells."""
    inner = "".join(text_cell(number, index, text) for index, text in enumerate(cells))
    return f'<row r="{number}">{inner}</row>'


def sheet_xml(rows: Iterable[str]) -> str:
    """Return a sheet that lies about its size, as the platform's do."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}">'
        f'<dimension ref="A1"/><sheetData>{"".join(rows)}</sheetData></worksheet>'
    )


def write_workbook(path: Path, rows: Iterable[str], **parts: str) -> Path:
    """Write a workbook from rows of XML, as bare as the platform's; `parts` adds parts of xl/."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", ROOT_RELATIONS)
        archive.writestr("xl/workbook.xml", parts.pop("workbook", WORKBOOK))
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet_xml(rows))
        for name, text in parts.items():
            archive.writestr(f"xl/{name}.xml", text)
    return path


def write_sales_workbook(path: Path, sold: Iterable[Mapping[str, str]]) -> Path:
    """Write an export of sales as the platform's workbook."""
    rows = [headers("fr", 48), *rows_of(sold)]
    return write_workbook(path, [text_row(n, cells) for n, cells in enumerate(rows, start=1)])


def cells_in(path: Path) -> list[list[str]]:
    """Return the first cells of a workbook, as a reader of exports sees them."""
    ((_, block),) = first_rows(look_through(path), 100)
    return block.rows


def write_by_openpyxl(path: Path, cells: Iterable[Sequence[object]]) -> Path:
    """Write a workbook as another program does."""
    book = openpyxl.Workbook()
    for row in cells:
        book.active.append(row)
    book.save(path)
    return path
