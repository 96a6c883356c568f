"""A part of a table as other programs take it: tab-separated text, HTML, CSV.

Numbers are plain numbers in the decimal mark of the language in use, and everything else says that
it is text: an order id of eighteen digits does not survive being taken for a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QStandardItemModel

from affitrack.reports.csv_table import Cell, cell_text, csv_text

if TYPE_CHECKING:
    from affitrack.gui.tasks import Work
    from affitrack.wording.language import Language

Rows = Sequence[range]
"""Rows of a table, as runs of them."""

# Excel looks at the one, LibreOffice at the other.
_AS_TEXT: Final = """ style="mso-number-format:'\\@'" sdnum="0;0;@\""""


class Sheet(NamedTuple):
    """Headings, and cells under them."""

    headings: list[str]
    rows: list[list[Cell]]


@runtime_checkable
class ReadOnTheWorker(Protocol):
    """A model of so many rows that those for a file are read on the worker."""

    def reader(
        self, rows: Rows, sections: Sequence[int]
    ) -> Callable[[Work], Iterable[Sequence[Cell]]]:
        """Return what reads some columns of some rows, to be called by a task."""
        ...


def tab_text(headings: Sequence[str], rows: Iterable[Sequence[Cell]], lang: Language) -> str:
    """Return rows as lines of tab-separated cells; without headings where there are none."""
    lines = ["\t".join(_one_line(heading) for heading in headings)] if headings else []
    lines += ["\t".join(_one_line(cell_text(cell, lang)) for cell in row) for row in rows]
    return "\n".join(lines) + "\n" if lines else ""


def html_text(headings: Sequence[str], rows: Iterable[Sequence[Cell]], lang: Language) -> str:
    """Return rows as an HTML table that tells spreadsheets which cells are text."""
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    lines = [f"<tr>{head}</tr>"] if headings else []
    for row in rows:
        cells = "".join(
            f"<td{_AS_TEXT if isinstance(cell, str) else ''}>{escape(cell_text(cell, lang))}</td>"
            for cell in row
        )
        lines.append(f"<tr>{cells}</tr>")
    body = "\n".join(lines)
    return f'<meta charset="utf-8"><table>\n{body}\n</table>'


def clip(sheet: Sheet, lang: Language, *, with_headings: bool) -> QMimeData:
    """Return what goes on the clipboard for a part of a table."""
    headings = sheet.headings if with_headings else []
    return clip_of(tab_text(headings, sheet.rows, lang), html_text(headings, sheet.rows, lang))


def clip_of(text: str, html: str) -> QMimeData:
    """Return what goes on the clipboard as text, and as HTML where there is any."""
    data = clip_data()
    data.setText(text)
    if html:
        data.setHtml(html)
    return data


def clip_data() -> QMimeData:
    """Return what can be filled and given to the clipboard, which keeps it to the end.

    It is made by Qt: one made by Python would be called when the program ends, after Python has.
    """
    model = QStandardItemModel(1, 1)
    data = model.mimeData([model.index(0, 0)])
    for kind in data.formats():
        data.removeFormat(kind)
    return data


def dragged(sheet: Sheet, lang: Language) -> QMimeData:
    """Return what is dragged out of a table, but for the file."""
    data = clip(sheet, lang, with_headings=True)
    data.setData("text/csv", csv_text(sheet.headings, sheet.rows, lang).encode())
    return data


def _one_line(cell: str) -> str:
    return " ".join(cell.split("\t")).replace("\r", " ").replace("\n", " ")
