"""What is handed on of a file at a time: lines, and rows that cannot be lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from affitrack.domain.alike import AlikeLines
from affitrack.domain.line import LineFacts
from affitrack.domain.line_table import LineTable
from affitrack.ingest.orders.parse import LineValues, Names
from affitrack.ingest.rejects.rejects import Reject

_CURRENCY: Final = LineFacts._fields.index("currency")


@dataclass
class Chunk:
    """Some order lines of a file, with what belongs to each; the first three lists go together."""

    lines: list[LineValues] = field(default_factory=list)
    """Values in the order of `LineFacts`."""
    rows: list[int] = field(default_factory=list)
    """1-based row numbers in the file, the header counted."""
    names: list[Names] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    alike: AlikeLines = field(default_factory=AlikeLines)
    """More lines, where they were wished for in this way."""
    tables: list[LineTable] = field(default_factory=list)
    """Still more lines, likewise."""
    share: float = 0.0
    """How much of the file was read by now, 0 to 1."""

    def __len__(self) -> int:
        """Return how many rows there are, rejected ones too."""
        return len(self.lines) + len(self.alike) + sum(map(len, self.tables)) + len(self.rejects)

    @property
    def currencies(self) -> set[str]:
        """Return the currencies of the lines."""
        return {line[_CURRENCY] for line in self.lines}

    def facts(self) -> Iterator[LineFacts]:
        """Yield the lines with their names, for those who have few."""
        return map(LineFacts._make, self.lines)
