"""The files of the platform's exports: their names, their layouts, and CSV."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

from affitrack.demo.cells import RowWriter
from affitrack.demo.exports import ExportRow
from affitrack.demo.posts import snowflake
from affitrack.demo.rhythm import SECONDS_PER_DAY, paris_unix_time

LAYOUTS: Final = (45, 47, 48)
"""How many columns the platform's exports have had, oldest first."""

EMPTY: Final = "/"
"""What the platform writes into a cell without a value."""

# Encoding has a price for each call: rows are handed over in bundles.
_ROWS_AT_ONCE: Final = 500


def export_name(as_of: date, suffix: str, *, salt: str) -> str:
    """Return a file name like the platform's: its 19 digits hold the moment of the export.

    Args:
        as_of: the day, at whose end the export is made.
        suffix: ".csv" or ".xlsx".
        salt: tells apart exports of the same moment.
    """
    made_at = paris_unix_time(as_of, SECONDS_PER_DAY - 1)
    digits = snowflake(made_at, Random(f"{salt}/{as_of.isoformat()}").getrandbits(32))
    return f"affiliate_orders_{digits}{suffix}"


def write_csv(
    rows: Iterable[ExportRow],
    path: Path,
    *,
    language: str = "fr",
    columns: int = 48,
    delimiter: str = ";",
    encoding: str = "utf-8-sig",
    empty: str = EMPTY,
) -> int:
    """Write an export as CSV; returns how many rows it has.

    Args:
        rows: the rows, taken one by one: a million need no more memory than one.
        path: the file, overwritten.
        language: of headers, words and numbers: "fr", "en", "vi", "th", "id" or "pt".
        columns: 45, 47 or 48.
        delimiter: ";" or "," (both occur).
        encoding: the platform writes UTF-8 with a byte order mark.
        empty: what stands in a cell without a value.

    Raises `KeyError` for a language or number of columns that no export has, `OSError` where the
    file cannot be written.
    """
    special = frozenset(f'"\r\n{delimiter}')

    def frame(place: int, text: str) -> str:
        if not special.isdisjoint(text):
            text = '"' + text.replace('"', '""') + '"'
        return f"{delimiter}{text}" if place else text

    writer = RowWriter(language, columns, empty=empty, frame=frame)
    count = 0
    source = iter(rows)
    with path.open("w", encoding=encoding, newline="") as file:
        file.write(writer.header() + "\n")
        while some := list(islice(source, _ROWS_AT_ONCE)):
            file.write("".join([writer.text(row) + "\n" for row in some]))
            count += len(some)
    return count
