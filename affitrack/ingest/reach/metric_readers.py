"""What reads the cells of each type of column in files about reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from affitrack.ingest.orders.cells import read_text
from affitrack.ingest.reach.metric_cells import (
    read_duration,
    read_hour,
    read_known_id,
    read_link,
    read_period,
    read_share,
    read_whole,
    says_nothing,
)
from affitrack.ingest.values.bad import Bad
from affitrack.ingest.values.moments import read_moment


def read_words(cell: str) -> str | Bad:
    """Return the text of a cell, "" where it states nothing."""
    return "" if says_nothing(cell) else read_text(cell)


def read_stated_moment(cell: str) -> str | Bad | None:
    """Return a moment; LIVE reports were seen to write "2026/07/01/ 10:59"."""
    text = cell.replace("/ ", " ").removesuffix(" UTC")
    return None if says_nothing(cell) else read_moment(text, "DMY")


def day_of_moment(cell: str) -> str | None:
    """Return the day of the moment in a cell, None where there is none."""
    moment = read_stated_moment(cell)
    return moment[:10] if isinstance(moment, str) else None


READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "text": read_words,
    "creator": read_words,
    "count": read_whole,
    "percent": read_share,
    "share": read_share,
    "duration": read_duration,
    "hour": read_hour,
    "link": read_link,
    "id": read_known_id,
    "moment": read_stated_moment,
    "period": read_period,
}
