"""Rows of a text file: told encoding and delimiter, it fails in sentences."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from affitrack.ingest.read.block import Block, Lines, cells_of
from affitrack.ingest.read.encodings import composed
from affitrack.ingest.read.looking_up import look_up
from affitrack.ingest.read.open_file import LONGEST_LINE, RawFile
from affitrack.wording.message import UserError, message

DELIMITERS: Final = (";", ",", "\t", "|")

# The longest cell that is read: what a spreadsheet lets one have. A product name has a few hundred
# characters; more than this is a quotation mark that was never closed, or a hostile file.
LONGEST_CELL: Final = 1 << 15
# One line in so many may have quotation marks, and the others are still cut one by one.
_FEW: Final = 4
# Of lines with quotation marks one in so many may quote what no line before it did.
_SELDOM: Final = 4
_MOST_REMEMBERED: Final = 10_000
_LONGEST_REMEMBERED: Final = 500
# The longest row with quotation marks, which may go over many lines.
_LONGEST_ROW: Final = 1 << 20
# The whole text was seen to be sound when the file was looked through. Only its last letter may
# have been cut in two, and that stands in a row that is cut off anyway.
_AT_THE_END: Final = "replace"


def first_rows(file: RawFile, encoding: str, delimiter: str, count: int) -> Block:
    """Return the first rows of a file as they are when cut at `delimiter`.

    Raises `UserError` for a cell that is too long.
    """
    with file.place.open(encoding=encoding, errors=_AT_THE_END, newline="") as text:
        rows = _Rows(file, composed(text, encoding), delimiter, LONGEST_LINE).take(1, count)
        return Block(range(1, 1 + len(rows)), rows, 0.0)


def blocks(
    file: RawFile, encoding: str, delimiter: str, *, after: int, size: int
) -> Iterator[Block]:
    """Yield the rows after number `after`, `size` at a time. Raises as `first_rows` does."""
    for piece in pieces(file, encoding, delimiter, after=after, size=size):
        yield piece.as_rows()


def pieces(
    file: RawFile, encoding: str, delimiter: str, *, after: int, size: int
) -> Iterator[Lines | Block]:
    """Yield the same as `blocks`, not cut into cells where most of them are cut quickly."""
    with file.place.open("rb") as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, errors=_AT_THE_END, newline="")
        reader = _Rows(file, composed(text, encoding), delimiter)
        for row in range(after):
            reader.take(row + 1, 1)
        first = after + 1
        while lines := reader.next_lines(size):
            look_up()
            share = stream.tell() / file.size
            piece: Lines | Block
            if reader.are_whole(lines):
                piece = Lines(range(first, first + len(lines)), lines, delimiter, share)
                first += len(lines)
            else:
                rows = reader.rows_of(lines, first)
                piece = Block(range(first, first + len(rows)), rows, share)
                first += len(rows)
            yield piece


class _Rows:
    """Reads rows as the csv module does."""

    def __init__(
        self,
        file: RawFile,
        lines: Iterator[str],
        delimiter: str,
        longest_cell: int = LONGEST_CELL,
    ) -> None:
        self._file = file
        self._longest_cell = longest_cell
        self._lines = lines
        self._delimiter = delimiter
        self._whole: dict[str, bool] = {}
        self._quotes_recur = True

    def take(self, first: int, count: int) -> list[list[str]]:
        """Return the rows that begin in the next `count` lines; none at the end of the file.

        `first` is the number of the first of them in the file, to be told where one is damaged.
        """
        return self.rows_of(self.next_lines(count), first)

    def next_lines(self, count: int) -> list[str]:
        """Return the next lines with their ends; none at the end of the file."""
        return list(islice(self._lines, count))

    def are_whole(self, lines: list[str]) -> bool:
        """Whether each line is one row with no cell too long, which is cut as it is.

        Names of products recur, and so do their quotation marks. Where amounts are quoted they do
        not, and more than a few such lines are sooner cut all at once.
        """
        if max(map(len, lines), default=0) > LONGEST_CELL:
            return False
        if '"' not in "".join(lines):
            return True
        quoted = [line for line in lines if '"' in line]
        if self._quotes_recur:
            return self._are_known_whole(quoted)
        return len(quoted) * _FEW <= len(lines) and self._at_once(quoted) is not None

    def _are_known_whole(self, quoted: list[str]) -> bool:
        """Whether the quotation marks of lines leave no cell open, judged once where they recur."""
        known, before = self._whole, len(self._whole)
        for line in quoted:
            start = line.index('"')
            between = line[max(start - 1, 0) : line.rindex('"') + 2]
            if len(between) > _LONGEST_REMEMBERED:
                return False
            if between not in known:
                known[between] = _is_whole(between, self._delimiter)
            if not known[between]:
                return False
        learned = len(known) - before
        self._quotes_recur = before == 0 or learned * _SELDOM <= len(quoted)
        if len(known) > _MOST_REMEMBERED:
            known.clear()
        return True

    def rows_of(self, lines: list[str], first: int) -> list[list[str]]:
        """Return the rows that begin in some lines; the last one may go on in the next lines.

        `first` as in `take`.
        """
        at_once = self._at_once(lines) if lines else None
        return list(self._one_by_one(iter(lines), first)) if at_once is None else at_once

    def _at_once(self, lines: list[str]) -> list[list[str]] | None:
        """Return the rows of some lines, at least one; None where one of them may go on."""
        csv.field_size_limit(self._longest_cell)  # one for the process; set before each reading
        try:
            rows = list(csv.reader(lines, delimiter=self._delimiter))
            last = list(csv.reader([lines[-1], "\n"], delimiter=self._delimiter))
        except csv.Error:  # a cell is too long: reading line by line tells where
            return None
        # A row that goes on takes a line from those that follow it.
        are_whole = len(rows) == len(lines) and len(last) > 1
        return [row or [""] for row in rows] if are_whole else None

    def _one_by_one(self, lines: Iterator[str], first: int) -> Iterator[list[str]]:
        csv.field_size_limit(self._longest_cell)
        for row, line in enumerate(lines, first):
            if '"' not in line and len(line) <= self._longest_cell:
                yield cells_of(line, self._delimiter)
            else:
                yield self._quoted(chain([line], lines, self._lines), row)

    def _quoted(self, lines: Iterator[str], row: int) -> list[str]:
        """Return the row that begins with the first line and ends where its quotes are closed."""
        read: list[str] = []
        try:
            return next(csv.reader(_not_too_many(lines, read), delimiter=self._delimiter))
        except csv.Error as error:
            number = str(self._place_without_end(read))
            raise UserError(
                message("ingest.cell_too_long", file=self._file.name, row=str(row), number=number),
                message("ingest.hint.download_again"),
            ) from error

    def _place_without_end(self, lines: list[str]) -> int:
        """Return the number, from 1, of the cell that is too long, of what was read of a row."""
        csv.field_size_limit(sum(map(len, lines)))
        cells = next(csv.reader(lines, delimiter=self._delimiter))
        too_long = (n for n, cell in enumerate(cells, 1) if len(cell) > self._longest_cell)
        return next(too_long, len(cells))


def _not_too_many(lines: Iterator[str], read: list[str]) -> Iterator[str]:
    """Yield lines, noted in `read`; raise `csv.Error` where one row takes more than any row has."""
    room = _LONGEST_ROW
    for line in lines:
        room -= len(line)
        if room < 0:
            raise csv.Error("a row without end")
        read.append(line)
        yield line


def _is_whole(line: str, delimiter: str) -> bool:
    """Whether every quotation mark of a line opens a cell, closes one or stands doubled in one."""
    first, *between = line.rstrip("\r\n").split('"')[::2]
    if line.count('"') % 2 or (first and not first.endswith(delimiter)):
        return False
    *between, last = between
    if last and not last.startswith(delimiter):
        return False
    return all(
        not text or (text.startswith(delimiter) and text.endswith(delimiter)) for text in between
    )
