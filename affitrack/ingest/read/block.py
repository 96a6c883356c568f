"""What the readers hand on: some rows of text, with the numbers a spreadsheet gives them.

A workbook types its cells. Readers keep what matters of it as a mark before the text: a number
cell has no decimal comma to argue about, and a formula is nobody's statement. Both marks begin
with NUL, which no text file that gets this far contains.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import compress
from typing import Final, NamedTuple

NUMBER: Final = "\0#"
FORMULA: Final = "\0="
NUMBER_FROM_1904: Final = f"{NUMBER} "
"""A number of a workbook whose days are counted from 1904; the space says nothing else."""

UNSEEN: Final = (
    "\u200b\u200c\u200d\u2060\ufeff"
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""What nobody sees in a text: marks without width, and of the direction in which letters run, which
come along where text is copied and where a file mixes directions."""


class Block(NamedTuple):
    """Some rows of a file."""

    numbers: Sequence[int]
    """1-based, the header counted: what a spreadsheet shows."""
    rows: list[list[str]]
    share: float
    """How much of the file was read by now, 0 to 1."""

    def as_rows(self) -> Block:
        """Return the rows as they are."""
        return self

    def only(self, keep: Sequence[bool]) -> Block:
        """Return some of the rows."""
        numbers, rows = compress(self.numbers, keep), compress(self.rows, keep)
        return Block(list(numbers), list(rows), self.share)


class Lines(NamedTuple):
    """Some rows of a text file, not cut into cells yet: each line is one row."""

    numbers: Sequence[int]
    """As in `Block`."""
    lines: list[str]
    """With their ends."""
    delimiter: str
    share: float
    """As in `Block`."""

    def as_rows(self) -> Block:
        """Return the rows, cut into cells."""
        rows = [cells_of(line, self.delimiter) for line in self.lines]
        return Block(self.numbers, rows, self.share)

    def only(self, keep: Sequence[bool]) -> Block:
        """Return some of the rows, cut into cells."""
        numbers, lines = compress(self.numbers, keep), compress(self.lines, keep)
        rows = [cells_of(line, self.delimiter) for line in lines]
        return Block(list(numbers), rows, self.share)


def cells_of(line: str, delimiter: str) -> list[str]:
    """Cut a line as the csv module does; without quotation marks that is quickly done."""
    if '"' not in line:
        return line.rstrip("\r\n").split(delimiter)
    return next(csv.reader([line], delimiter=delimiter), [])


def fitted(row: list[str], width: int) -> list[str] | None:
    """Return a row without empty cells right of the header; None where it is of another width."""
    if len(row) == width:
        return row
    return row[:width] if len(row) > width and not any(map(str.strip, row[width:])) else None


def plain(cell: str) -> str:
    """Return the text of a cell without a reader's mark, and without unseen ones around it."""
    text = cell[2:] if cell[:1] == "\0" else cell
    return text if text.isascii() else text.strip(UNSEEN)
