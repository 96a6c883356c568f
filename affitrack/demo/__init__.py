"""A fictional creator's year, written in the platform's real formats.

`write_demo` writes the exports that the creator would have downloaded over the year, for `affitrack
demo`, for the window's sample data and for tests; `write_reach` writes what there is to download
about views and followers beside them, `write_others` what a seller passed on; `write_large` writes
one big file for benchmarks.
Whoever wants rows rather than files takes `creator_year` and `export`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final, NamedTuple

from affitrack.demo.creator import DAYS_IN_THE_YEAR, HANDLE, Creator, creator_year
from affitrack.demo.exports import DAYS_IN_AN_EXPORT, ExportRow, export
from affitrack.demo.files import export_name, write_csv
from affitrack.demo.notice import NOTICES
from affitrack.demo.others_files import write_others
from affitrack.demo.reach_files import write_reach
from affitrack.demo.workbook import write_xlsx
from affitrack.wording.numbers import format_count, format_day

__all__ = [
    "DEFAULT_LINES",
    "HANDLE",
    "creator_year",
    "export",
    "write_demo",
    "write_large",
    "write_others",
    "write_reach",
]

DEFAULT_LINES: Final = 4_000
# One download holds 15 000 orders at most (platform academy), so a busy creator has several.
MOST_ORDERS_IN_A_FILE: Final = 15_000
# An older line is in two exports: once young, once when it has come to its end.
_DAYS_BETWEEN_EXPORTS: Final = 46


class _Style(NamedTuple):
    """How the files of one export are written."""

    suffix: str
    columns: int
    delimiter: str = ""


# From the oldest export to the newest: the platform has changed its columns twice.
_STYLES: Final = (
    _Style(".csv", 45, ","),
    _Style(".xlsx", 45),
    _Style(".csv", 47, ";"),
    _Style(".xlsx", 47),
    _Style(".csv", 47, ","),
    _Style(".xlsx", 48),
    _Style(".csv", 48, ";"),
)


def write_demo(out: Path, *, seed: int = 1, lines: int = DEFAULT_LINES, until: date) -> list[Path]:
    """Write a fictional creator's year into a folder; the same arguments give the same bytes.

    There are seven French exports of 90 days that overlap, the last one made on `until`, and a
    note in French and English which says that everything is fictional.

    Args:
        out: the folder, made where it does not exist; files of the same names are overwritten.
        seed: another seed is another year.
        lines: order lines in the year, each counted once however many exports show it.
        until: the last day of the year.

    Returns the exports, oldest first, without the notes. Raises `ValueError` where `lines` is
    negative and `OSError` where the folder cannot be written.
    """
    creator = creator_year(seed, until, lines)
    out.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for number, style in enumerate(_STYLES):
        exports_to_come = len(_STYLES) - 1 - number
        as_of = until - timedelta(days=exports_to_come * _DAYS_BETWEEN_EXPORTS)
        paths += _write_export(creator, as_of, style, out)
    _write_notices(creator, lines, out)
    return paths


def write_large(path: Path, lines: int, seed: int = 1, until: date = date(2026, 11, 15)) -> int:
    """Write one French CSV with a year of distinct lines, as if an export had no limit.

    Returns the number of rows, which is `lines`. Needs no more memory for a million than for a
    thousand. Raises as `write_demo` does.
    """
    creator = creator_year(seed, until, lines)
    return write_csv(export(creator.sales(), until, DAYS_IN_THE_YEAR), path)


def _write_export(creator: Creator, as_of: date, style: _Style, out: Path) -> list[Path]:
    first = as_of - timedelta(days=DAYS_IN_AN_EXPORT - 1)
    rows = export(creator.sales(first, as_of), as_of)
    paths = []
    for part, part_rows in _downloads(rows):
        path = out / export_name(as_of, style.suffix, salt=f"{creator.seed}/{part}")
        if style.suffix == ".xlsx":
            write_xlsx(part_rows, path, columns=style.columns)
        else:
            write_csv(part_rows, path, columns=style.columns, delimiter=style.delimiter)
        paths.append(path)
    return paths


def _downloads(rows: Iterable[ExportRow]) -> Iterator[tuple[int, Iterator[ExportRow]]]:
    """Cut rows into numbered downloads of as many orders as one may hold; each is read in turn."""
    orders = enumerate(groupby(rows, key=lambda row: row.facts.order_id))
    numbered = (
        (place // MOST_ORDERS_IN_A_FILE, row) for place, (_, lines) in orders for row in lines
    )
    for number, pairs in groupby(numbered, key=itemgetter(0)):
        yield number, (row for _, row in pairs)


def _write_notices(creator: Creator, lines: int, out: Path) -> None:
    for notice in NOTICES:
        language = notice.language
        text = notice.text.format(
            handle=HANDLE,
            count=format_count(lines, language),
            first=format_day(creator.first, language, "long"),
            last=format_day(creator.until, language, "long"),
            seed=creator.seed,
            lines=lines,
            until=creator.until.isoformat(),
        )
        (out / notice.name).write_text(text, encoding="utf-8", newline="\n")
