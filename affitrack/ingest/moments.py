"""Dates of an export, read strictly: DD/MM or MM/DD as the file has it, or ISO.

No library guesses here: the common one reads "01/02/2026" as 2 January and "13/02/2026" as
13 February.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final, Literal

from affitrack.ingest.bad import Bad, bad, states_nothing
from affitrack.ingest.block import FORMULA, plain

DateOrder = Literal["DMY", "MDY"]

_DAY = re.compile(
    r"(?P<a>[0-9]{1,2})(?P<sep>[/.-])(?P<b>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4})"
    r"|(?P<iso_year>[0-9]{4})(?P<iso_sep>[/-])(?P<month>[0-9]{1,2})(?P=iso_sep)(?P<day>[0-9]{1,2})"
)
_TIME = re.compile(r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?")
_BETWEEN = re.compile(r"[T\s]+")
# The platform has sold through creators since 2021; anything far off is another number.
_YEARS: Final = range(2000, 2101)
_MONTHS: Final = 12


def read_moment(cell: str, order: DateOrder) -> str | Bad | None:
    """Return an ISO moment ("2026-11-14T21:04:00"), None where the cell states nothing.

    A day without a time of day is its midnight. No zone is known and none is accepted.
    """
    text = plain(cell).strip()
    if states_nothing(text):
        return None
    if cell.startswith(FORMULA):
        return bad("formula", cell)
    day_text, *rest = _BETWEEN.split(text, maxsplit=1)
    day, clock = iso_day(day_text, order), iso_time(rest[0] if rest else "00:00")
    if day is None or clock is None:
        return bad("not_moment", cell)
    return f"{day}T{clock}"


def read_day(cell: str, order: DateOrder) -> str | Bad | None:
    """Return an ISO day of a cell that may hold a moment, None where it states nothing."""
    moment = read_moment(cell, order)
    return moment[:10] if isinstance(moment, str) else moment


def iso_day(text: str, order: DateOrder) -> str | None:
    """Return a written day as ISO text, None when there is no such day."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    if match["iso_year"]:
        year, month, day = int(match["iso_year"]), int(match["month"]), int(match["day"])
    else:
        first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
        day, month = (first, second) if order == "DMY" else (second, first)
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


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
