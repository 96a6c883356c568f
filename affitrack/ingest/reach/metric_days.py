"""Days without a year, as TikTok Studio writes them in the language of the app.

"February 28", "8 de marzo", "18 tháng Sáu": the words are data, in `resources/months.toml`. The
year follows from the last day that a file can speak of: going back from there, each day is the
latest one that is not after its successor. A file of 365 days runs from one 28 February to the
next 27 February.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from calendar import isleap
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from affitrack.bundled import bundled_path
from affitrack.ingest.reach.metric_cells import bad_figure, says_nothing
from affitrack.ingest.read.block import plain
from affitrack.ingest.values.bad import Bad

_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTH_IN_NUMBERS: Final = (
    (re.compile(r"(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]?"), "ja"),
    (re.compile(r"(?P<day>\d{1,2})\s*(?:tháng|thg)\s*(?P<month>\d{1,2})", re.IGNORECASE), "vi"),
)
_NUMBER: Final = re.compile(r"(\d+)(?:er|re|st|nd|rd|th|º|ª|\.)?")
_BETWEEN: Final = re.compile(r"[-/,\s]+")
_SHORT_YEAR: Final = re.compile(r"^([0-9]{1,2}\D+ )([0-9]{2})$")
_LAST_DAY: Final = 31
_MONTHS: Final = 12
_YEARS: Final = range(2016, 2101)
# A zone ahead of UTC may have begun its next day already.
_AHEAD: Final = timedelta(days=1)

# A number of ten or thirteen digits in the name of a download is a Unix time.
_EPOCH: Final = re.compile(r"(?<!\d)(\d{10})(?:\d{3})?(?!\d)")
_STAMP: Final = re.compile(r"(?<!\d)(20\d{12})(?!\d)")


class Day(NamedTuple):
    """A day as a cell writes it; the year is 0 where it writes none."""

    month: int
    day: int
    year: int = 0


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


def last_day_of(path: Path, modified: float) -> date:
    """Return the last day that a download can speak of.

    Its name holds the moment of the download (`Overview_2026-11-14_1763078400_lea.zip`, with the
    file inside an archive it is the archive's name); failing that, the day the file was written
    down counts. The day in the name itself is not relied on: it was seen to be another.

    Args:
        path: the file, in an archive with the archive's path before it.
        modified: Unix time at which it was last written.
    """
    for name in (path.name, path.parent.name):
        moment = moment_in_name(name)
        if moment is not None:
            return moment.date()
    written = datetime.fromtimestamp(modified, UTC).date()
    return written if written.year in _YEARS else datetime.now(UTC).date()


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


def day_in_words(text: str) -> str | None:
    """Return a day whose month is a word, in any language, as ISO text: "13 Nov 2026", "5 août 26".

    None where it names no year, or where no language or two of them read it.
    """
    told = _SHORT_YEAR.sub(r"\g<1>20\2", _BETWEEN.sub(" ", text.strip()))
    days = {_read(told, names) for names in month_names().values()} - {None}
    found = [date(day.year, day.month, day.day) for day in days if day is not None and day.year]
    return found[0].isoformat() if len(found) == 1 else None


# --- reading --------------------------------------------------------------------------------------


def _best_reading(texts: Sequence[str], stated: set[str]) -> dict[str, Day]:
    """Return the days in the language that reads most of them, most of them one after another."""
    readings = [
        {text: day for text in stated if (day := _read(text, names)) is not None}
        for names in month_names().values()
    ]

    def fitness(days: Mapping[str, Day]) -> tuple[int, int]:
        in_order = [days[text] for text in texts if text in days]
        return len(days), abs(_direction(in_order))

    return max(readings, key=fitness)


def _read(text: str, names: Mapping[str, int]) -> Day | None:
    iso = _ISO.fullmatch(text)
    if iso is not None:
        return _day(int(iso[2]), int(iso[3]), int(iso[1]))
    for pattern, _language in _MONTH_IN_NUMBERS:
        match = pattern.search(text)
        if match is not None:
            return _day(int(match["month"]), int(match["day"]))
    numbers = [int(number) for number in _NUMBER.findall(_folded(text))]
    month = names.get(_words(text), 0)
    days = [number for number in numbers if 1 <= number <= _LAST_DAY]
    years = [number for number in numbers if number in _YEARS]
    if not month or len(days) != 1 or len(days) + len(years) != len(numbers):
        return None
    return _day(month, days[0], *years[:1])


def _day(month: int, day: int, year: int = 0) -> Day | None:
    try:
        date(year or 2000, month, day)  # 2000 has a 29 February
    except ValueError:
        return None
    return Day(month, day, year)


def _words(text: str) -> str:
    words = _NUMBER.sub(" ", _folded(text)).split()
    return " ".join(word for word in words if word not in _small_words())


def _folded(text: str) -> str:
    """Return a text without case, accents and signs; marks of other scripts are letters there."""
    parts = unicodedata.normalize("NFD", text.casefold())
    kept = (c for c in parts if not "\u0300" <= c <= "\u036f" and c not in ".,'\u2019\u200e\u200f")
    return unicodedata.normalize("NFC", "".join(kept))


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


# --- words ----------------------------------------------------------------------------------------


@cache
def month_names() -> Mapping[str, Mapping[str, int]]:
    """Return, by language, what each folded name of a month means, 1 to 12."""
    return {
        language: {
            _words(form): number
            for number, forms in enumerate(names, start=1)
            for form in forms.split("|")
        }
        for language, names in _data()["months"].items()
        if len(names) == _MONTHS
    }


@cache
def _small_words() -> frozenset[str]:
    return frozenset(_folded(word) for word in _data()["small_words"])


@cache
def _data() -> Mapping[str, Mapping[str, Sequence[str]]]:
    with bundled_path("months.toml").open("rb") as stream:
        return tomllib.load(stream)
