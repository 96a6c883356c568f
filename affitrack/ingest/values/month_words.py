"""Days whose month is a word: "12 mars 2026", "Mar 12, 2026", "12-Mar-26", "2026年3月12日".

The words of each language are data, in `resources/months.toml`. No order of day and month has to be
known here; a word that means two months in two languages is read by nobody.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from affitrack.bundled import bundled_path
from affitrack.ingest.values.years import SHORT, YEARS, year_of

_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTH_IN_NUMBERS: Final = (
    re.compile(
        r"(?:(?P<year>\d{4})\s*[年년]\s*)?(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]?"
    ),
    re.compile(
        r"(?P<day>\d{1,2})\s*(?:tháng|thg)\s*(?P<month>\d{1,2})(?:[\s,]+(?:năm\s+)?(?P<year>\d{4}))?",
        re.IGNORECASE,
    ),
)
_NUMBER: Final = re.compile(r"(\d+)(?:er|re|st|nd|rd|th|º|ª|\.)?")
_BETWEEN: Final = re.compile(r"[-/,\s]+|(?<=[^\W\d])\.(?=\d)|(?<=\d)\.(?=[^\W\d])")
_SHORT_YEAR: Final = re.compile(r"^([0-9]{1,2}\D+ |\D+ [0-9]{1,2} )([0-9]{2})$")
# "14:30", "14 h 30", "2.30 PM", at the end of a day.
_CLOCK_AT_END: Final = re.compile(r"(?<=[\s,日일])[0-9]{1,2}(?:[:.]|\s?h\s?)[0-9]{2}(?![0-9]).*")
_AFTER_TIME: Final = re.compile(r"\s*(?:Uhr|hrs?\.?)$", re.IGNORECASE)
_LAST_DAY: Final = 31
_MONTHS: Final = 12


class Day(NamedTuple):
    """A day as a cell writes it; the year is 0 where it writes none."""

    month: int
    day: int
    year: int = 0


@lru_cache(maxsize=4096)
def day_in_words(text: str) -> str | None:
    """Return a day whose month is a word, in any language, as ISO text: "13 Nov 2026", "5 août 26".

    None where it names no year, or where no language or two of them read it.
    """
    day = _written_with_year(text)
    return f"{day.year}-{day.month:02}-{day.day:02}" if day is not None and _exists(day) else None


def is_no_day_in_words(text: str) -> bool:
    """Whether a day whose month is a word is one that does not exist: "31 févr. 2026"."""
    day = _written_with_year(text)
    return day is not None and not _exists(day)


def parted_in_words(text: str) -> tuple[str, str]:
    """Part a day in words from the time behind it: ("12 mars 2026", "14:30"), "" without one."""
    clock = _CLOCK_AT_END.search(text)
    if clock is None:
        return text, ""
    day, time = text[: clock.start()].rstrip(" ,\u00a0\u202f"), clock[0]
    before, _, last = day.rpartition(" ")
    day = before.rstrip(" ,") if last.casefold().strip(".") in _tree()["before_time"] else day
    return day, _AFTER_TIME.sub("", time)


def read_in_words(text: str, names: Mapping[str, int]) -> Day | None:
    """Return a day by the names of months of one language; None for what is no day of a year."""
    day = _written(text, names)
    return day if day is not None and _exists(day) else None


def _written_with_year(text: str) -> Day | None:
    """Return what a text in any language says, None where it names no month or no year of ours."""
    told = _SHORT_YEAR.sub(_with_whole_year, _BETWEEN.sub(" ", text.strip()))
    day = _written(told, _months_of_all())
    return day if day is not None and day.year in YEARS else None


def _written(text: str, names: Mapping[str, int]) -> Day | None:
    """Return what a text says, whether there is such a day or not; None for what says none."""
    iso = _ISO.fullmatch(text)
    if iso is not None:
        return Day(int(iso[2]), int(iso[3]), int(iso[1]))
    for pattern in _MONTH_IN_NUMBERS:
        match = pattern.search(text)
        if match is not None:
            return Day(int(match["month"]), int(match["day"]), int(match["year"] or 0))
    numbers = _NUMBER.findall(_folded(text))
    month = _month(_words(text), names)
    days = [int(number) for number in numbers if 1 <= int(number) <= _LAST_DAY]
    years = [year_of(number) for number in numbers if len(number) > SHORT and year_of(number)]
    if not month or len(days) != 1 or len(days) + len(years) != len(numbers):
        return None
    return Day(month, days[0], *years[:1])


def _month(words: str, names: Mapping[str, int]) -> int:
    """Return the month of some words, which may begin with a day of the week; 0 for none."""
    first, _, rest = words.partition(" ")
    return names.get(words, 0) or (names.get(rest, 0) if first in _weekdays() else 0)


def _with_whole_year(match: re.Match[str]) -> str:
    return f"{match[1]}{year_of(match[2]) or match[2]}"


def _exists(written: Day) -> bool:
    try:
        date(written.year or 2000, written.month, written.day)  # 2000 has a 29 February
    except ValueError:
        return False
    return True


def _words(text: str) -> str:
    words = _NUMBER.sub(" ", _folded(text)).split()
    return " ".join(word for word in words if word not in _small_words())


def _folded(text: str) -> str:
    """Return a text without case, accents and signs; marks of other scripts are letters there."""
    parts = unicodedata.normalize("NFD", text.casefold())
    kept = (c for c in parts if not "\u0300" <= c <= "\u036f" and c not in ".,'\u2019\u200e\u200f")
    return unicodedata.normalize("NFC", "".join(kept))


@cache
def month_names() -> Mapping[str, Mapping[str, int]]:
    """Return, by language, what each folded name of a month means, 1 to 12."""
    return {
        language: {
            _words(form): number
            for number, forms in enumerate(names, start=1)
            for form in forms.split("|")
        }
        for language, names in _tree()["months"].items()
        if len(names) == _MONTHS
    }


@cache
def _months_of_all() -> Mapping[str, int]:
    """Return what each name means in all languages that have it."""
    meant: defaultdict[str, set[int]] = defaultdict(set)
    for names in month_names().values():
        for name, number in names.items():
            meant[name].add(number)
    return {name: min(numbers) for name, numbers in meant.items() if len(numbers) == 1}


@cache
def _small_words() -> frozenset[str]:
    return frozenset(_folded(word) for word in _tree()["small_words"])


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(_folded(word) for word in _tree()["weekdays"])


@cache
def _tree() -> Mapping[str, Any]:
    with bundled_path("months.toml").open("rb") as stream:
        return tomllib.load(stream)
