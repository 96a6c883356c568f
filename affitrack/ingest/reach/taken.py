"""What comes of a file about reach, for one account."""

from __future__ import annotations

from dataclasses import dataclass, field

from affitrack.domain.figures import FigureRow
from affitrack.ingest.rejects.rejects import Reject


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
