"""The days on which the banks of a market are closed.

Of our markets and the years that matter they are files, written by `packaging/bank_holidays.py`;
for anything else the library `holidays` is asked, which takes a third of a second to load.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

from affitrack.bundled import ResourcesMissingError, bundled_path

KNOWN_YEARS: Final = range(2018, 2041)
"""The years in the files: TikTok Shop began in 2021."""
_FRIDAY: Final = 4


@cache
def bank_holidays(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    """Return the bank holidays of a year; none of years that nobody knows.

    Args:
        country: an ISO 3166-1 code.
        subdivision: the code of a part of it, where it has bank holidays of its own.
        year: of the Gregorian calendar.
    """
    if year in KNOWN_YEARS:
        known = _kept(country, subdivision)
        if known is not None:
            return frozenset(day for day in known if day.year == year)
    return asked(country, subdivision, year)


def file_name(country: str, subdivision: str | None) -> str:
    """Return the name of the file of a market: "GB-ENG.txt"."""
    return f"{country}-{subdivision}.txt" if subdivision else f"{country}.txt"


def asked(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    """Return what the library knows of a year.

    Offices observe a holiday on a Saturday on the Friday before it; banks are open on that day
    (the Federal Reserve Banks' holiday schedule, as of 2026; of our markets the US alone).
    """
    import holidays

    calendar = holidays.country_holidays(country, subdiv=subdivision, years=(), expand=False)
    wanted = {holidays.PUBLIC, holidays.BANK} & set(calendar.supported_categories)
    known = holidays.country_holidays(
        country,
        subdiv=subdivision,
        years=year,
        expand=False,
        categories=sorted(wanted),
        language="en_US",
    )
    return frozenset(
        day for day, name in known.items() if day.weekday() != _FRIDAY or "(observed)" not in name
    )


@cache
def _kept(country: str, subdivision: str | None) -> tuple[date, ...] | None:
    try:
        path = bundled_path("bank_holidays", file_name(country, subdivision))
    except ResourcesMissingError:
        return None
    return tuple(map(date.fromisoformat, path.read_text(encoding="ascii").split()))
