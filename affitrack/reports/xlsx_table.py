"""A table as a workbook: amounts and counts are numbers, days are days, and ids stay text.

A spreadsheet that opens a CSV file takes an order id for a number and loses its last digits; in a
workbook each cell says what it is.
"""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any, Final

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from affitrack.domain.money import Money, decimal_text
from affitrack.reports.writing import written_whole
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from affitrack.reports.csv_table import Cell

MOST_ROWS: Final = 1_048_575
"""Below the headings: more do not fit on a sheet of Excel's."""

_LONGEST: Final = 32_767  # characters of a cell; Excel takes no more
_NARROWEST, _WIDEST = 8, 48  # columns, in characters
_WIDTH_OF_DAY: Final = len("2026-12-07")


def write_xlsx_table(
    path: Path,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    look_up: Callable[[], object] = lambda: None,
) -> None:
    """Write a table; a file of that name is replaced, and only by a whole one.

    Once there are no more rows the workbook is put together, which of many takes seconds: there
    `look_up` is called now and then, and what it raises stops it.

    Raises:
        UserError: the file cannot be written, or there are more rows than a sheet can hold.
    """
    with (
        written_whole(path) as unfinished,
        unfinished.open("wb") as file,
        TemporaryDirectory(prefix="affitrack-", ignore_cleanup_errors=True) as folder,
    ):
        # Row by row, by way of that folder, a million rows need no more memory than one.
        target = _Watched(file, look_up)
        book = xlsxwriter.Workbook(target, {"constant_memory": True, "tmpdir": folder})
        sheet = _Sheet(book, headings, look_up)
        try:
            for row in rows:
                sheet.add(row)
            sheet.finish()
            _close(book)
        except BaseException:
            sheet.let_go()
            target.let_go()
            raise


class _Watched:
    """A file that looks up whenever something is read from it or written to it."""

    def __init__(self, file: IO[Any], look_up: Callable[[], object]) -> None:
        self._file = file
        self._look_up = look_up

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a file has
        return getattr(self._file, name)

    def read(self, size: int) -> str | bytes:
        """Read so much."""
        self._look_up()
        data: str | bytes = self._file.read(size)
        return data

    def write(self, data: bytes) -> int:
        """Write."""
        self._look_up()
        return self._file.write(data)

    def let_go(self) -> None:
        """Keep nothing of what else is written: an archive that is given up still ends itself."""
        self._file = io.BytesIO()
        self._look_up = lambda: None


class _Sheet:
    """The one sheet of a workbook, written from top to bottom."""

    def __init__(
        self,
        book: Any,  # noqa: ANN401 - untyped
        headings: Sequence[str],
        look_up: Callable[[], object],
    ) -> None:
        self._book = book
        self._sheet = book.add_worksheet()
        # By this one the rows are read again; they are written by another name of the file.
        self._sheet.row_data_fh = _Watched(self._sheet.row_data_fh, look_up)
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._amounts: dict[int, Any] = {}
        self._widths = [len(heading) + 2 for heading in headings]
        self._rows = 0
        bold = book.add_format({"bold": True})
        for place, heading in enumerate(headings):
            self._sheet.write_string(0, place, heading, bold)
        self._sheet.freeze_panes(1, 0)

    def add(self, row: Sequence[Cell]) -> None:
        """Write one more row."""
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise UserError(message("reports.too_many_rows", most=MOST_ROWS))
        for place, cell in enumerate(row):
            width = self._write(place, cell)
            self._widths[place] = max(self._widths[place], width)

    def finish(self) -> None:
        """Make columns as wide as what they hold, and let them be filtered."""
        for place, width in enumerate(self._widths):
            self._sheet.set_column(place, place, min(max(width, _NARROWEST), _WIDEST))
        self._sheet.autofilter(0, 0, self._rows, len(self._widths) - 1)

    def let_go(self) -> None:
        """Close the files of a workbook that is given up: that of the rows, and of the sheet."""
        self._sheet.row_data_fh.close()
        self._sheet.fh.close()

    def _write(self, place: int, cell: Cell) -> int:
        """Write a cell; return how wide it is, in characters."""
        at = self._rows, place
        if isinstance(cell, str):
            # Never as a formula, a link or runs of letters, whatever a shop is called.
            if cell:
                self._sheet.write_string(*at, f"{' ' * cell.startswith('<r>')}{cell}"[:_LONGEST])
            return len(cell)
        if isinstance(cell, date):
            self._sheet.write_datetime(*at, cell, self._day)
            return _WIDTH_OF_DAY
        if isinstance(cell, Money):
            amount = decimal_text(cell.minor, cell.currency)
            self._sheet.write_number(*at, Decimal(amount), self._amount_format(amount))
            return len(amount)
        self._sheet.write_number(*at, cell)
        return len(str(cell))

    def _amount_format(self, amount: str) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        """Return the format of amounts with as many decimals."""
        decimals = len(amount.partition(".")[2])
        if decimals not in self._amounts:
            shape = "0." + "0" * decimals if decimals else "0"
            self._amounts[decimals] = self._book.add_format({"num_format": shape})
        return self._amounts[decimals]


def _close(book: Any) -> None:  # noqa: ANN401
    """Put the workbook together, which is when most of it is written."""
    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error  # the error of the system that it wraps
