"""The first rows of a file, each taken for the header of a table, in every way of cutting it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from affitrack.ingest.mapping.mapping import distinct
from affitrack.ingest.read import read_csv, read_xlsx
from affitrack.ingest.read.block import plain
from affitrack.ingest.read.open_file import RawFile
from affitrack.ingest.read.workbook import Sheet
from affitrack.ingest.recognise.recognised import Table, named_columns
from affitrack.ingest.values.fold import fold

HEADER_WITHIN: Final = 10
"""A note or a range of dates may stand above the header."""


@dataclass(frozen=True)
class HeaderRow:
    """One of the first rows of a file, taken for the header of a table."""

    row: int
    """1-based."""
    cells: tuple[str, ...]
    delimiter: str | None
    sheet: Sheet | None

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the headers, each once, without those at the end that have no name."""
        return distinct(self.cells[: named_columns(self.cells)])

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Return the cells as they are compared with every format in every language."""
        return tuple(map(fold, self.cells))


def header_rows(raw: RawFile, rows: int = HEADER_WITHIN) -> Iterator[HeaderRow]:
    """Yield the first rows of a file in every way in which it can be cut into cells."""
    if raw.encoding is None:
        for sheet, block in read_xlsx.first_rows(raw, rows):
            if raw.sheet not in {None, sheet.name}:
                continue
            for number, row in zip(block.numbers, block.rows, strict=True):
                yield HeaderRow(number, tuple(map(plain, row)), None, sheet)
        return
    for delimiter in read_csv.DELIMITERS:
        block = read_csv.first_rows(raw, raw.encoding, delimiter, rows)
        for number, row in zip(block.numbers, block.rows, strict=True):
            yield HeaderRow(number, tuple(row), delimiter, None)


def with_sheets(
    raw: RawFile,
    table: Table,
    rows: Sequence[HeaderRow],
    header_of: Callable[[Sequence[HeaderRow]], HeaderRow | None],
) -> Table:
    """Return a table of a workbook with the other sheets that hold such a one.

    Args:
        raw: the file.
        table: the one that was found first.
        rows: the first rows of all sheets.
        header_of: tells which of a sheet's first rows is the header of such a table.
    """
    if table.sheet is None:
        return table
    read, unseen = table.sheet.name, []
    paths: dict[str, Path] = {}
    for sheet in {row.sheet.part: row.sheet for row in rows if row.sheet}.values():
        own = [row for row in rows if row.sheet is sheet]
        header = header_of(own)
        below = (row for row in own if header is not None and row.row > header.row)
        if any(any(map(str.strip, row.cells)) for row in below):
            path = raw.path / sheet.name
            if sheet.is_hidden or path.parent != raw.path:  # or its name is none of a file
                unseen += [sheet.name] if sheet.name != read else []
            else:
                paths[sheet.name] = path
    sheets = () if [*paths] == [read] else tuple(paths.values())
    return replace(table, sheets=sheets, other_sheets=tuple(unseen))
