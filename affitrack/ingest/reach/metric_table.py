"""Where the table of a file about reach is, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from affitrack.domain.figures import FigureRow
from affitrack.ingest.read.workbook import Sheet
from affitrack.ingest.rejects.rejects import Reject


@dataclass(frozen=True)
class MetricTable:
    """Where in a file its table is."""

    delimiter: str | None
    """None for a workbook and for the account data."""
    sheet: Sheet | None
    header_row: int
    headers: tuple[str, ...]
    places: Mapping[str, int]
    """Field -> 0-based column."""
    language: str
    preamble: tuple[tuple[str, ...], ...] = ()
    """The rows above the header."""


@dataclass
class Taken:
    """What a file came to, for one account."""

    rows: list[FigureRow] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    other_creators: int = 0
    """Rows about somebody else, left out."""
    summaries: int = 0
    """Rows that only sum up others, left out."""
    currencies: tuple[str, ...] = ()
