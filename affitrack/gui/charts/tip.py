"""What a chart says of a place, as the table of a tooltip."""

from __future__ import annotations

from html import escape
from typing import Final

from affitrack.wording.numbers import NO_BREAK_SPACE

_COLON: Final = ": "


def tip_of(words: str) -> str:
    """Return lines as HTML: the first as heading, then names at the left, amounts at the right."""
    heading, *lines = words.split("\n")
    rows = "".join(f"<tr>{_cells(line)}</tr>" for line in lines)
    return f'<b>{escape(heading)}</b><table cellspacing="0">{rows}</table>'


def _cells(line: str) -> str:
    name, colon, amount = line.partition(_COLON)
    if not colon:
        return f'<td colspan="2" style="white-space: nowrap">{escape(line)}</td>'
    name = escape(name.rstrip(NO_BREAK_SPACE))
    return (
        f'<td style="white-space: nowrap; padding-right: 12px">{name}</td>'
        f'<td align="right" style="white-space: nowrap">{escape(amount)}</td>'
    )
