"""Exports as workbooks, with the faults of the platform's own.

They say that they hold the one cell A1, and they store every cell as the text of a formula
(`t="str"`): a reader that believes the former finds an empty sheet.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from affitrack.demo.cells import RowWriter
from affitrack.demo.exports import ExportRow
from affitrack.demo.files import EMPTY

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PARTS: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_CONTENT}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_CONTENT}.styles+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{_CONTENT}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        "</Relationships>"
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}">'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '</cellStyleXfs><cellXfs count="1">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    ),
}  # fmt: skip
_SHEET: Final = "xl/worksheets/sheet1.xml"
_STRINGS: Final = "xl/sharedStrings.xml"
# Stands in a cell for the number of its row, so that the cell can be kept for other rows. No text
# of a cell can hold this character.
_NUMBER: Final = "\x00"


def write_xlsx(
    rows: Iterable[ExportRow],
    path: Path,
    *,
    language: str = "fr",
    columns: int = 48,
    sound: bool = False,
) -> int:
    """Write an export as a workbook with one sheet; returns how many rows it has.

    Args:
        rows: the rows, taken one by one: a million need no more memory than one.
        path: the file, overwritten.
        language: of headers, words and numbers: "fr", "en", "vi", "th", "id" or "pt".
        columns: 45, 47 or 48.
        sound: write the true extent and inline strings, as other programs do. The extent stands
            before the rows, so all of them are then held in memory.

    Raises `KeyError` for a language or number of columns that no export has, `OSError` where the
    file cannot be written.
    """
    extent = "A1"
    if sound:
        rows = list(rows)
        extent = f"A1:{_letters(columns - 1)}{len(rows) + 1}"
    writer = RowWriter(language, columns, empty=EMPTY, frame=_sound_cell if sound else _cell)
    count = 0
    with ZipFile(path, "w") as archive:
        for name, text in _PARTS.items():
            archive.writestr(_entry(name), _XML + text)
        with (
            archive.open(_entry(_SHEET), "w", force_zip64=True) as raw,
            io.TextIOWrapper(raw, encoding="utf-8", newline="") as sheet,
        ):
            sheet.write(f'{_XML}<worksheet xmlns="{_MAIN}"><dimension ref="{extent}"/><sheetData>')
            sheet.write(_row(1, writer.header()))
            for row in rows:
                count += 1
                sheet.write(_row(count + 1, writer.text(row)))
            sheet.write("</sheetData></worksheet>")
    return count


def write_table(rows: Sequence[Sequence[str]], path: Path, *, shared: bool = False) -> None:
    """Write a table of texts as a workbook with one sheet, soundly.

    Args:
        rows: the table; the workbook says that it is as wide as the first row.
        path: the file, overwritten.
        shared: keep the texts apart from the cells, as sellers' exports do.

    Raises `OSError` where the file cannot be written.
    """
    extent = f"A1:{_letters(len(rows[0]) - 1)}{len(rows)}"
    places = {text: at for at, text in enumerate(dict.fromkeys(t for row in rows for t in row))}

    def cell(place: int, text: str) -> str:
        if not shared:
            return _sound_cell(place, text)
        return f'<c r="{_letters(place)}{_NUMBER}" t="s"><v>{places[text]}</v></c>'

    with ZipFile(path, "w") as archive:
        for name, text in _PARTS.items():
            archive.writestr(_entry(name), _XML + (_with_strings(text) if shared else text))
        if shared:
            archive.writestr(_entry(_STRINGS), _shared_strings(places))
        body = "".join(
            _row(number, "".join(cell(place, text) for place, text in enumerate(cells)))
            for number, cells in enumerate(rows, start=1)
        )
        head = f'{_XML}<worksheet xmlns="{_MAIN}"><dimension ref="{extent}"/><sheetData>'
        archive.writestr(_entry(_SHEET), f"{head}{body}</sheetData></worksheet>")


def _shared_strings(texts: Iterable[str]) -> str:
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return f'{_XML}<sst xmlns="{_MAIN}">{items}</sst>'


def _with_strings(text: str) -> str:
    """Name the part of the shared strings where a workbook names its parts."""
    override = (
        f'<Override PartName="/{_STRINGS}" ContentType="{_CONTENT}.sharedStrings+xml"/></Types>'
    )
    relation = (
        f'<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    )
    text = text.replace("</Types>", override)
    return text.replace("</Relationships>", relation) if "styles.xml" in text else text


def _cell(place: int, text: str) -> str:
    return f'<c r="{_letters(place)}{_NUMBER}" t="str"><v>{escape(text)}</v></c>'


def _sound_cell(place: int, text: str) -> str:
    return f'<c r="{_letters(place)}{_NUMBER}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _row(number: int, cells: str) -> str:
    return f'<row r="{number}">{cells.replace(_NUMBER, str(number))}</row>'


@cache
def _letters(place: int) -> str:
    """Return the letters of a column: 0 is "A", 26 is "AA"."""
    high, low = divmod(place, 26)
    return (_letters(high - 1) if high else "") + chr(ord("A") + low)


def _entry(name: str) -> ZipInfo:
    """Return an entry that is the same whenever and wherever it is written."""
    entry = ZipInfo(name)  # dated 1980
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    entry.external_attr = 0
    return entry
