"""The periods that lines can be narrowed to, by the day of the order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QCoreApplication

from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.wording.numbers import format_day


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included; None is open."""

    first: date | None = None
    last: date | None = None


class Period(StrEnum):
    """The periods that are offered by name."""

    ALL = "all"
    LAST_30_DAYS = "last_30_days"
    LAST_90_DAYS = "last_90_days"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"

    def days(self, as_of: date) -> Days:  # noqa: PLR0911 - one for each period
        """Return the days meant, seen from `as_of`."""
        month = as_of.replace(day=1)
        year = as_of.replace(month=1, day=1)
        one_day = timedelta(days=1)
        match self:
            case Period.ALL:
                return Days()
            case Period.LAST_30_DAYS:
                return Days(as_of - timedelta(days=29), as_of)
            case Period.LAST_90_DAYS:
                return Days(as_of - timedelta(days=89), as_of)
            case Period.THIS_MONTH:
                return Days(month, month + relativedelta(months=1) - one_day)
            case Period.LAST_MONTH:
                return Days(month - relativedelta(months=1), month - one_day)
            case Period.THIS_YEAR:
                return Days(year, year + relativedelta(years=1) - one_day)
            case Period.LAST_YEAR:
                return Days(year - relativedelta(years=1), year - one_day)

    def text(self) -> str:
        """Return the name of the period."""
        name = _NAMES[self]
        return QCoreApplication.translate("Periods", name)


_NAMES: Final = {
    Period.ALL: QT_TRANSLATE_NOOP("Periods", "All time"),
    Period.LAST_30_DAYS: QT_TRANSLATE_NOOP("Periods", "Last 30 days"),
    Period.LAST_90_DAYS: QT_TRANSLATE_NOOP("Periods", "Last 90 days"),
    Period.THIS_MONTH: QT_TRANSLATE_NOOP("Periods", "This month"),
    Period.LAST_MONTH: QT_TRANSLATE_NOOP("Periods", "Last month"),
    Period.THIS_YEAR: QT_TRANSLATE_NOOP("Periods", "This year"),
    Period.LAST_YEAR: QT_TRANSLATE_NOOP("Periods", "Last year"),
}


def days_in_words(days: Days) -> str:
    """Return a period by its days: "1 Sep 2026 – 14 Nov 2026"; a single day by itself."""
    lang = language()
    translate = QCoreApplication.translate
    if days.first is not None and days.first == days.last:
        return format_day(days.first, lang)
    if days.first is not None and days.last is not None:
        with_year = days.first.year != days.last.year
        first = format_day(days.first, lang, year=with_year)
        template = translate("Periods", "{first} – {last}")
        return template.format(first=first, last=format_day(days.last, lang))
    if days.first is not None:
        return translate("Periods", "since {day}").format(day=format_day(days.first, lang))
    if days.last is not None:
        return translate("Periods", "until {day}").format(day=format_day(days.last, lang))
    return Period.ALL.text()
