"""Answers as text for people: aligned tables and lists."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GAP = "  "
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    title: str
    is_number: bool = False
    """Numbers stand to the right."""
    width: int | None = None
    """Cells are cut to it; None makes room for the longest cell."""


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Return the lines of a table, its titles first.

    Where every column has a width the rows are not collected, so that a table may be endless.
    """
    cells: Iterable[Sequence[str]] = rows
    widths = [column.width or 0 for column in columns]
    if not all(widths):
        cells = collected = list(rows)
        widths = [
            column.width
            or max(display_width(text) for text in (column.title, *(row[at] for row in collected)))
            for at, column in enumerate(columns)
        ]
    yield _line(columns, widths, [column.title for column in columns])
    for row in cells:
        yield _line(columns, widths, row)


def pairs(entries: Iterable[tuple[str, str]], indent: str = "") -> Iterator[str]:
    """Return the lines of a list of names and values, the values below each other."""
    known = list(entries)
    width = max((display_width(name) for name, _ in known), default=0)
    for name, value in known:
        yield f"{indent}{_padded(name, width)}{_GAP}{value}".rstrip()


def display_width(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_char_width, text))


def cut(text: str, width: int) -> str:
    """Return a text that takes no more than `width` cells, its end marked where it was cut."""
    if display_width(text) <= width:
        return text
    kept, taken = "", display_width(_CUT)
    for char in text:
        taken += _char_width(char)
        if taken > width:
            break
        kept += char
    return kept.rstrip() + _CUT


def _line(columns: Sequence[Column], widths: Sequence[int], row: Sequence[str]) -> str:
    shown = [
        _padded(cut(cell, width) if column.width else cell, width, is_number=column.is_number)
        for column, width, cell in zip(columns, widths, row, strict=True)
    ]
    return _GAP.join(shown).rstrip()


def _padded(text: str, width: int, *, is_number: bool = False) -> str:
    fill = " " * (width - display_width(text))
    return fill + text if is_number else text + fill


@cache
def _char_width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
