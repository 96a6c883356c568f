"""What of the sales is shown, as the way back remembers it."""

from __future__ import annotations

from typing import NamedTuple

from affitrack.domain.records import LineFilter


class SalesPlace(NamedTuple):
    """The sales shown, and the number of the one that the user went to."""

    which: LineFilter
    line_id: int | None = None
