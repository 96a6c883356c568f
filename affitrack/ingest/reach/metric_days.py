"""Days without a year, as TikTok Studio writes them in the language of the app.

"February 28", "8 de marzo", "18 tháng Sáu": the words are those of `month_words`. The year follows
from the last day that a file can speak of: going back from there, each day is the latest one that
is not after its successor. A file of 365 days runs from one 28 February to the next 27 February.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

from affitrack.ingest.reach.metric_cells import bad_figure, says_nothing
from affitrack.ingest.read.block import plain
from affitrack.ingest.values.bad import Bad
from affitrack.ingest.values.month_words import Day, month_names, read_in_words

_YEARS: Final = range(2016, 2101)
# A zone ahead of UTC may have begun its next day already.
_AHEAD: Final = timedelta(days=1)

# A number of ten or thirteen digits in the name of a download is a Unix time.
_EPOCH: Final = re.compile(r"(?<!\d)(\d{10})(?:\d{3})?(?!\d)")
_STAMP: Final = re.compile(r"(?<!\d)(20\d{12})(?!\d)")


def read_days(cells: Sequence[str], end: date) -> list[str | Bad | None]:
    """Return the days of a column as ISO text, None for cells that state nothing.

    Args:
        cells: in the order of the file.
        end: the last day that the file can speak of.
    """
    texts = [plain(cell).strip() for cell in cells]
    stated = {text for text in texts if not says_nothing(text)}
    days = _best_reading(texts, stated)
    whole = _with_years([days[text] for text in texts if text in days], end)
    given = iter(whole)
    found: list[str | Bad | None] = []
    for text in texts:
        if text not in stated:
            found.append(None)
            continue
        day = next(given) if text in days else None
        found.append(bad_figure("not_day", text) if day is None else day.isoformat())
    return found


def last_day_of(path: Path, modified: float, packed_on: date | None = None) -> date:
    """Return the last day that a download can speak of.

    Its name holds the moment of the download (`Overview_2026-11-14_1763078400_lea.zip`, with the
    file inside an archive it is the archive's name); failing that, the day the file was written
    down counts: it may have been copied long after it was packed. The day in the name itself is
    not relied on: it was seen to be another.

    Args:
        path: the file, in an archive with the archive's path before it.
        modified: Unix time at which it, or its archive, was last written.
        packed_on: the day that its archive notes, in a zone that it does not.
    """
    for name in (path.name, path.parent.name):
        moment = moment_in_name(name)
        if moment is not None:
            return moment.date()
    written = datetime.fromtimestamp(modified, UTC).date()
    days = [day for day in (written, packed_on) if day is not None and day.year in _YEARS]
    return min(days, default=datetime.now(UTC).date())


def moment_in_name(name: str) -> datetime | None:
    """Return the moment that the name of a download holds, as a Unix time or YYYYMMDDhhmmss."""
    stamp = _STAMP.search(name)
    if stamp is not None:
        try:
            return datetime.strptime(stamp[1], "%Y%m%d%H%M%S")
        except ValueError:
            return None
    for match in _EPOCH.finditer(name):
        moment = datetime.fromtimestamp(int(match[1]), UTC).replace(tzinfo=None)
        if moment.year in _YEARS:
            return moment
    return None


# --- reading --------------------------------------------------------------------------------------


def _best_reading(texts: Sequence[str], stated: set[str]) -> dict[str, Day]:
    """Return the days in the language that reads most of them, most of them one after another."""
    readings = [
        {text: day for text in stated if (day := read_in_words(text, names)) is not None}
        for names in month_names().values()
    ]

    def fitness(days: Mapping[str, Day]) -> tuple[int, int]:
        in_order = [days[text] for text in texts if text in days]
        return len(days), abs(_direction(in_order))

    return max(readings, key=fitness)


# --- years ----------------------------------------------------------------------------------------


def _with_years(days: Sequence[Day], end: date) -> list[date | None]:
    """Return days with their years; the file may run forwards or backwards."""
    runs_backwards = _direction(days) < 0
    latest_first = days if runs_backwards else list(reversed(days))
    found: list[date | None] = []
    limit = end + _AHEAD
    for day in latest_first:
        whole = date(day.year, day.month, day.day) if day.year else _latest(day, limit)
        found.append(whole)
        limit = whole or limit
    return found if runs_backwards else found[::-1]


def _latest(day: Day, limit: date) -> date | None:
    """Return the latest such day that is not after `limit`."""
    for year in range(limit.year, limit.year - 9, -1):
        if day == (2, 29, 0) and not isleap(year):
            continue
        if year >= _YEARS.start and (found := date(year, day.month, day.day)) <= limit:
            return found
    return None


def _direction(days: Sequence[Day]) -> int:
    """Return how many more steps lead to the next day than to the day before."""
    places = [date(2000, day.month, day.day).toordinal() for day in days]
    steps = [(later - earlier) % 366 for earlier, later in pairwise(places)]
    # From 28 February to 1 March are two steps in the leap year that 2000 is.
    return sum(step in {1, 2} for step in steps) - sum(step in {364, 365} for step in steps)
