"""Cells that say nothing, and cells that cannot be read."""

from __future__ import annotations

from typing import Final

from affitrack.ingest.read.block import FORMULA, plain
from affitrack.wording.message import Message, Param, message

# What stands where the platform or a spreadsheet has nothing to state, lower case.
EMPTY: Final = frozenset({"", "/", "-", "--", "\u2013", "\u2014", "n/a", "null"})

_LONGEST_QUOTE: Final = 60


class Bad:
    """In place of a value: why the cell cannot be read."""

    __slots__ = ("reason",)

    def __init__(self, reason: Message) -> None:
        self.reason = reason


def states_nothing(text: str) -> bool:
    """Whether a cell's text stands for "nothing stated"."""
    return text.strip().casefold() in EMPTY


def is_formula(cell: str) -> bool:
    """Whether a cell is a formula: nobody's statement, whatever its stored result."""
    return cell.startswith(FORMULA)


def bad_formula(cell: str) -> Bad:
    """Return why a formula is not taken; a program that counts nothing stores no result."""
    return bad("formula" if plain(cell).strip() else "formula_without_result", cell)


def bad(key: str, cell: str, **params: Param) -> Bad:
    """Return the reason `key`, which may quote the cell as {given}."""
    text = plain(cell).strip()
    given = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return Bad(message(f"ingest.reason.{key}", given=given, **params))
