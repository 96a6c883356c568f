"""Dates of an export, read strictly: DD/MM or MM/DD as the file has it, ISO, or months in words.

No library guesses here: the common one reads "01/02/2026" as 2 January and "13/02/2026" as
13 February.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final, Literal

from dateutil import tz

from affitrack.ingest.read.block import NUMBER, NUMBER_FROM_1904, plain
from affitrack.ingest.values.bad import Bad, bad, bad_formula, is_formula, states_nothing
from affitrack.ingest.values.month_words import (
    day_in_words,
    is_no_day_in_words,
    parted_in_words,
)
from affitrack.ingest.values.years import SHORT, YEARS, year_of
from affitrack.wording.message import message

DateOrder = Literal["DMY", "MDY"]

OTHER_ORDER: Final[dict[DateOrder, DateOrder]] = {"DMY": "MDY", "MDY": "DMY"}

_DAY = re.compile(
    r"(?P<a>[0-9]{1,2})(?P<sep>[/.-])(?P<b>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|(?P<iso_year>[0-9]{4})(?P<iso_sep>[/.-])(?P<month>[0-9]{1,2})(?P=iso_sep)(?P<day>[0-9]{1,2})"
)
# "23:39:41", and as Indonesia and France write it: "23.39.41", "23h39".
_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?P<colon>[:.]|\s?h\s?)(?P<minute>[0-9]{2})"
    r"(?:(?P=colon)(?P<second>[0-9]{2}))?"
)
# What may follow: fractions of a second, half of the day, offset from UTC.
_CLOCK = re.compile(
    rf"(?P<time>{_TIME.pattern})(?:[.,][0-9]{{1,9}})?"
    r"(?:\s*(?P<half>[AaPp])\.?\s?[Mm]\.?)?"
    r"(?:\s*\(?(?P<zone>Z|(?:UTC|GMT)?"
    r"(?P<sign>[+\u2212-])(?P<ahead>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?|UTC|GMT)\)?)?"
)
_BETWEEN = re.compile(r"[T\s]+(?:à\s+)?|,\s*")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
# Day 0 of a spreadsheet's calendar, and of the one that old Macs had.
_SERIAL_ORIGIN: Final = datetime(1899, 12, 30)
_ORIGIN_1904: Final = datetime(1904, 1, 1)
_HALF_A_SECOND: Final = timedelta(seconds=0.5)
_MONTHS: Final = 12
_NOON: Final = 12
_MOST_HOURS_AHEAD: Final = 14


def read_moment(cell: str, order: DateOrder, zone: str | None = None) -> str | Bad | None:
    """Return an ISO moment ("2026-11-14T21:04:00"), None where the cell states nothing.

    A day without a time of day is its midnight; a year of two digits is one of 2020 to 2039, and
    one of the Buddhist era is put back. A cell that names its offset from UTC is put on the wall
    clock of `zone` (an IANA name); without one its own wall clock is kept. A number cell of a
    workbook may count days, as spreadsheets do.
    """
    text = plain(cell).strip()
    if is_formula(cell):
        return bad_formula(cell)
    if states_nothing(text):
        return None
    if cell.startswith(NUMBER):
        return _serial(text, from_1904=cell.startswith(NUMBER_FROM_1904)) or bad("not_moment", cell)
    day_text, *rest = _BETWEEN.split(text, maxsplit=1)
    time_text = rest[0] if rest else ""
    day = iso_day(day_text, order)
    if day is None and any(map(str.isalpha, text)):
        in_words, time_text = parted_in_words(text)
        day = day_in_words(in_words)
    if day is None:
        return _no_day(cell, day_text, order)
    clock = _clock(time_text or "00:00")
    if clock is None:
        return bad("not_moment", cell)
    wall, offset = clock
    return f"{day}T{wall}" if offset is None else _on_wall_clock(f"{day}T{wall}", offset, zone)


def read_day(cell: str, order: DateOrder, zone: str | None = None) -> str | Bad | None:
    """Return an ISO day of a cell that may hold a moment, None where it states nothing."""
    moment = read_moment(cell, order, zone)
    return moment[:10] if isinstance(moment, str) else moment


def iso_day(text: str, order: DateOrder) -> str | None:
    """Return a written day as ISO text, None when there is no such day."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    if match["iso_year"]:
        month, day = int(match["month"]), int(match["day"])
    else:
        first, second = int(match["a"]), int(match["b"])
        day, month = (first, second) if order == "DMY" else (second, first)
    year = year_of(match["iso_year"] or match["year"])
    if not year:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_clock(text: str) -> str | None:
    """Return what follows a day as an ISO time of day; None for no such time or one with a zone."""
    clock = _clock(text)
    return None if clock is None or clock[1] is not None else clock[0]


def iso_time(text: str) -> str | None:
    """Return a written time of day as ISO text with seconds, None when there is no such time."""
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    try:
        return time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0)).isoformat()
    except ValueError:
        return None


def order_shown(cell: str) -> DateOrder | None:
    """Return the order that a cell proves: one of its first two numbers is above 12."""
    match = _DAY.match(plain(cell).strip())
    if match is None or match["iso_year"]:
        return None
    first, second = int(match["a"]), int(match["b"])
    if first > _MONTHS >= second:
        return "DMY"
    if second > _MONTHS >= first:
        return "MDY"
    return None


def is_year_first(cell: str) -> bool:
    """Whether a cell's day begins with its year, and so has nothing to decide."""
    match = _DAY.match(plain(cell).strip())
    return match is not None and match["iso_year"] is not None


def order_likely(cell: str) -> DateOrder | None:
    """Return the order that a cell suggests: nobody writes the month first before a full stop."""
    match = _DAY.match(plain(cell).strip())
    return "DMY" if match is not None and match["sep"] == "." else None


@lru_cache(maxsize=4096)
def told_by_day(text: str) -> tuple[bool, DateOrder | None, DateOrder | None] | None:
    """Return whether a written day has a short year, and the order it proves or suggests.

    None for one that begins with its year, which is read in one way only.
    """
    if is_year_first(text):
        return None
    return has_short_year(text), order_shown(text), order_likely(text)


def orders_fitting(pairs: Iterable[tuple[str, str]]) -> Iterator[DateOrder]:
    """Yield the order of dates of each pair of cells whose days come one after the other only so.

    Each pair is looked at once.
    """
    for pair in dict.fromkeys(pairs):
        days = {order: [read_day(cell, order) for cell in pair] for order in OTHER_ORDER}
        fitting = [
            order
            for order, (first, later) in days.items()
            if isinstance(first, str) and isinstance(later, str) and first <= later
        ]
        if len(fitting) == 1 and all(
            isinstance(day, str) for each in days.values() for day in each
        ):
            yield fitting[0]


def has_short_year(cell: str) -> bool:
    """Whether a cell writes its year with two digits: some spreadsheet's habit, no platform's."""
    match = _DAY.match(plain(cell).strip())
    return match is not None and len(match["year"] or "") == SHORT


def _no_day(cell: str, text: str, order: DateOrder) -> Bad:
    match = _DAY.fullmatch(text)
    if match is None:
        in_words, _ = parted_in_words(plain(cell).strip())
        return bad("no_such_day" if is_no_day_in_words(in_words) else "not_moment", cell)
    is_year_first = has_short_year(text) and not year_of(match["year"]) and year_of(match["a"])
    if is_year_first or (not match["iso_year"] and iso_day(text, OTHER_ORDER[order]) is not None):
        return bad("moment_other_order", cell, order=message(f"ingest.date_order.{order}"))
    year = match["iso_year"] or match["year"]
    if year_of(year):
        return bad("no_such_day", cell)
    return bad("not_moment" if len(year) <= SHORT else "other_century", cell)


def _clock(text: str) -> tuple[str, int | None] | None:
    """Return a written time of day as ISO text and its minutes ahead of UTC, if it names them."""
    match = _CLOCK.fullmatch(text)
    found = None if match is None else iso_time(match["time"])
    if match is None or found is None:
        return None
    if match["half"]:
        hour = int(found[:2])
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if match["half"] in "Pp" else 0)
        found = f"{hour:02}{found[2:]}"
    if not match["zone"]:
        return found, None
    hours, minutes = int(match["ahead"] or 0), int(match["minutes"] or 0)
    if hours > _MOST_HOURS_AHEAD or minutes >= 60:  # noqa: PLR2004 - minutes of an hour
        return None
    ahead = 60 * hours + minutes
    return found, -ahead if match["sign"] == "-" else ahead


def _on_wall_clock(moment: str, minutes_ahead: int, zone: str | None) -> str:
    if zone is None:
        return moment
    offset = timezone(timedelta(minutes=minutes_ahead))
    there = datetime.fromisoformat(moment).replace(tzinfo=offset)
    return there.astimezone(_zone(zone)).replace(tzinfo=None).isoformat()


@lru_cache
def _zone(name: str) -> tzinfo:
    """Return a zone by its IANA name. Raises `KeyError` for one that nobody knows."""
    zone = tz.gettz(name)  # which brings its own zones where the system has none
    if zone is None:
        raise KeyError(name)
    return zone


def _serial(text: str, *, from_1904: bool) -> str | None:
    """Return the moment that a spreadsheet means by a count of days, rounded to the second."""
    if _SERIAL.fullmatch(text) is None:
        return None
    origin = _ORIGIN_1904 if from_1904 else _SERIAL_ORIGIN
    moment = origin + timedelta(days=float(text)) + _HALF_A_SECOND
    if moment.year not in YEARS:
        return None
    return moment.replace(microsecond=0).isoformat()
