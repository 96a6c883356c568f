"""When people buy: the year, the week, the hours, and how a video fades.

All weights are whole numbers, so that sums are exact on every machine and every Python.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from itertools import accumulate
from typing import Final

# Per cent of an ordinary month: gifts and sales in November and December, quiet in summer.
_SEASON: Final = (0, 105, 88, 92, 95, 100, 98, 82, 74, 100, 108, 150, 138)
# Monday to Sunday: evenings at home sell best.
_WEEKDAYS: Final = (104, 92, 94, 96, 90, 104, 120)
# Sales by hour of the day, from 00:00.
_HOURS: Final = (
    16, 9, 5, 3, 2, 4, 10, 22, 30, 34, 38, 44, 58, 52, 42, 40, 42, 50, 62, 78, 96, 104, 88, 46,
)  # fmt: skip
_HOUR_ENDS: Final = tuple(accumulate(_HOURS))
SECONDS_PER_DAY: Final = 86_400

_WHOLE: Final = 1_000_000
# About 60 % of a video's year in the first four days, then 1 / (1 + age) (facts on forecasting).
_FIRST_DAYS: Final = (190_000, 210_000, 120_000, 80_000)
_OLDEST: Final = 420


def season_weight(day: date) -> int:
    """Return how much is bought on a day beside other days."""
    return _SEASON[day.month] * _WEEKDAYS[day.weekday()]


def promotion(day: date) -> int:
    """Return what shops take off their prices on a day, in per cent."""
    if day.month == 11 and day.day >= 20:  # noqa: PLR2004 - the week of Black Friday
        return 20
    if day.month == 1 and 8 <= day.day <= 28:  # noqa: PLR2004 - the winter sales
        return 15
    return 0


def bonus_campaign(day: date) -> int:
    """Return the bonus rate that the platform adds on a day, in thousandths of a percent."""
    if day.month == 11 and 10 <= day.day <= 24:  # noqa: PLR2004
        return 3_000
    if day.month in {3, 6, 9} and day.day <= 10:  # noqa: PLR2004
        return 2_000
    return 0


def _video_fade() -> tuple[int, ...]:
    ages = range(len(_FIRST_DAYS), _OLDEST)
    parts = [_WHOLE // (1 + age) for age in ages]
    rest = _WHOLE - sum(_FIRST_DAYS)
    return (*_FIRST_DAYS, *(rest * part // sum(parts) for part in parts))


VIDEO_FADE: Final = _video_fade()
"""Share of a video's year by its age in days, in millionths."""

LIVE_FADE: Final = (940_000, 40_000, 15_000, 5_000)
"""Share of a LIVE's sales by age in days: nearly all while it is on."""


def second_of_day(chance: float, fraction: float) -> int:
    """Return a second of the day for two draws from [0, 1): the hour, and the place in it."""
    hour = bisect_right(_HOUR_ENDS, int(chance * _HOUR_ENDS[-1]))
    return hour * 3600 + int(fraction * 3600)


def _add_working_days(weekday: int, count: int) -> int:
    days = 0
    while count:
        days += 1
        if (weekday + days) % 7 < 5:  # noqa: PLR2004 - Monday to Friday
            count -= 1
    return days


_CALENDAR_DAYS: Final = tuple(
    tuple(_add_working_days(weekday, count) for count in range(20)) for weekday in range(7)
)


def calendar_days(weekday: int, working_days: int) -> int:
    """Return how many days pass until a number of working days have."""
    return _CALENDAR_DAYS[weekday][working_days]


_MINUTES: Final = tuple(f"{minute // 60:02}:{minute % 60:02}:" for minute in range(1440))
_SECONDS: Final = tuple(f"{second:02}" for second in range(60))


def clock(second: int) -> str:
    """Write a second of the day as "21:04:00"."""
    return _MINUTES[second // 60] + _SECONDS[second % 60]


def paris_unix_time(day: date, second: int) -> int:
    """Return the Unix time of a wall clock moment in France.

    Summer time lasts from the last Sunday of March to the last Sunday of October (directive
    2000/84/EC); to the day is enough here, since nobody posts at two in the morning.
    """
    summer = _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)
    days = (day - date(1970, 1, 1)).days
    return days * SECONDS_PER_DAY + second - (7200 if summer else 3600)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
