"""A small table as a CSV file that the spreadsheets of a language open as it is meant.

French spreadsheets want semicolons and decimal commas, English ones commas and points. Amounts are
plain decimals, with their currency in a column of its own; days are ISO 8601; counts stand
ungrouped. The file is UTF-8 and says so by its first bytes, as Excel needs.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TextIO, TypeAlias

from affitrack.domain.money import Money, decimal_text
from affitrack.reports.writing import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from affitrack.wording.language import Language

Cell: TypeAlias = str | int | Decimal | Money | date

_DELIMITERS: Final[dict[Language, str]] = {"en": ",", "fr": ";"}
_DECIMAL_MARKS: Final[dict[Language, str]] = {"en": ".", "fr": ","}
_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_csv_table(
    path: Path, headings: Sequence[str], rows: Iterable[Sequence[Cell]], lang: Language
) -> None:
    """Write a table; a file of that name is replaced, and only by a whole one.

    Raises:
        UserError: the file cannot be written.
    """
    with (
        written_whole(path) as unfinished,
        unfinished.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        _write(file, headings, rows, lang)


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Cell]], lang: Language) -> str:
    """Return a table as `write_csv_table` writes it, without the first bytes."""
    kept = io.StringIO(newline="")
    _write(kept, headings, rows, lang)
    return kept.getvalue()


def cell_text(cell: Cell, lang: Language) -> str:
    """Return a cell as the spreadsheets of a language read it: numbers plain, days in ISO 8601."""
    if isinstance(cell, Money):
        return decimal_text(cell.minor, cell.currency).replace(".", _DECIMAL_MARKS[lang])
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", _DECIMAL_MARKS[lang])
    if isinstance(cell, str):
        # The names of shops and products come from files: a spreadsheet must not run them.
        return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
    return str(cell)


def _write(
    file: TextIO, headings: Sequence[str], rows: Iterable[Sequence[Cell]], lang: Language
) -> None:
    writer = csv.writer(file, delimiter=_DELIMITERS[lang])
    writer.writerow(headings)
    writer.writerows([cell_text(cell, lang) for cell in row] for row in rows)
