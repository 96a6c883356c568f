"""What the readers hand on: some rows of text, with the numbers a spreadsheet gives them.

A workbook types its cells. Readers keep what matters of it as a mark before the text: a number
cell has no decimal comma to argue about, and a formula is nobody's statement. Both marks begin
with NUL, which no text file that gets this far contains.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

NUMBER: Final = "\0#"
FORMULA: Final = "\0="


class Block(NamedTuple):
    """Some rows of a file."""

    numbers: Sequence[int]
    """1-based, the header counted: what a spreadsheet shows."""
    rows: list[list[str]]
    share: float
    """How much of the file was read by now, 0 to 1."""


def plain(cell: str) -> str:
    """Return the text of a cell without a reader's mark."""
    return cell[2:] if cell[:1] == "\0" else cell
