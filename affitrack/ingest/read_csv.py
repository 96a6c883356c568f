"""Rows of a text file: told encoding and delimiter, it fails in sentences."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from affitrack.ingest.block import Block
from affitrack.ingest.encodings import composed
from affitrack.ingest.open_file import LONGEST_LINE, RawFile
from affitrack.wording.message import UserError, message

DELIMITERS: Final = (";", ",", "\t", "|")

# The longest cell that is read: what a spreadsheet lets one have. A product name has a few hundred
# characters; more than this is a quotation mark that was never closed, or a hostile file.
LONGEST_CELL: Final = 1 << 15
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
        rows = _Rows(file, composed(text, encoding), delimiter, LONGEST_LINE).take(count)
        return Block(range(1, 1 + len(rows)), rows, 0.0)


def blocks(
    file: RawFile, encoding: str, delimiter: str, *, after: int, size: int
) -> Iterator[Block]:
    """Yield the rows after number `after`, `size` at a time. Raises as `first_rows` does."""
    with file.place.open("rb") as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, errors=_AT_THE_END, newline="")
        reader = _Rows(file, composed(text, encoding), delimiter)
        for _ in range(after):
            reader.take(1)
        first = after + 1
        while rows := reader.take(size):
            yield Block(range(first, first + len(rows)), rows, stream.tell() / file.size)
            first += len(rows)


class _Rows:
    """Reads rows as the csv module does.

    A line without quotation marks is cut at its delimiters, which is what csv makes of it, in a
    third of the time.
    """

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
        self._taken = 0

    def take(self, count: int) -> list[list[str]]:
        """Return the rows that begin in the next `count` lines; none at the end of the file."""
        delimiter = self._delimiter
        lines = self._next_lines(count)
        if _are_plain(lines):
            return [line.rstrip("\r\n").split(delimiter) for line in lines]
        return list(self._one_by_one(iter(lines)))

    def _next_lines(self, count: int) -> list[str]:
        lines = list(islice(self._lines, count))
        self._taken += len(lines)
        return lines

    def _one_by_one(self, lines: Iterator[str]) -> Iterator[list[str]]:
        csv.field_size_limit(self._longest_cell)  # one for the process; set before each reading
        for line in lines:
            if '"' not in line and len(line) <= self._longest_cell:
                yield line.rstrip("\r\n").split(self._delimiter)
            else:
                yield self._quoted(chain([line], lines, self._lines))

    def _quoted(self, lines: Iterator[str]) -> list[str]:
        """Return the row that begins with the first line and ends where its quotes are closed."""
        try:
            return next(csv.reader(_not_too_many(lines), delimiter=self._delimiter))
        except csv.Error as error:
            raise UserError(
                message("ingest.cell_too_long", file=self._file.name, line=str(self._taken)),
                message("ingest.hint.download_again"),
            ) from error


def _not_too_many(lines: Iterator[str]) -> Iterator[str]:
    """Yield lines; raise `csv.Error` where one row takes more of them than any row has."""
    room = _LONGEST_ROW
    for line in lines:
        room -= len(line)
        if room < 0:
            raise csv.Error("a row without end")
        yield line


def _are_plain(lines: list[str]) -> bool:
    """Whether no line has a quotation mark or is too long: then cutting is all there is to do."""
    return max(map(len, lines), default=0) <= LONGEST_CELL and '"' not in "".join(lines)
