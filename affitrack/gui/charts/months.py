"""Which months a chart shows, and what it says about each: no drawing, no matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.records import MonthRecord
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import language
from affitrack.gui.sales.stages import stage_name
from affitrack.wording.numbers import format_money, format_month

if TYPE_CHECKING:
    from affitrack.domain.forecast import ForecastMonth

_PAST_MONTHS: Final = 6
_OVER_A_MONTH: Final = timedelta(days=31)


class Part(StrEnum):
    """What a bar is made of."""

    PAID = "paid"
    CLEARED = "cleared"
    HELD = "held"
    NEW_SALES = "new_sales"
    """Expected from sales that are not made yet."""
    DEDUCTED = "deducted"


PARTS: Final = tuple(Part)
"""From the axis outwards; money taken back stands below zero."""

_ALWAYS_NAMED: Final = (Part.PAID, Part.CLEARED, Part.HELD)


@dataclass(frozen=True, slots=True)
class ChartMonth:
    """One bar: what a month paid, or is expected to pay, in one currency; in minor units."""

    month: str
    """"2026-12"."""
    currency: str
    paid: int = 0
    cleared: int = 0
    held: int = 0
    new_sales: int = 0
    deducted: int = 0
    total: int = 0
    low80: int | None = None
    """Where a forecast was made: the month pays between the two with a chance of 80 %."""
    high80: int | None = None
    known: MonthRecord | None = None
    """What is cleared and held by now, where a forecast expects another part of it."""

    def amount(self, part: Part) -> int:
        """Return what one part of the bar stands for."""
        amount: int = getattr(self, part.value)
        return amount

    def has_lines(self) -> bool:
        """Tell whether any sale of the month is known, or all of it is only expected."""
        return self.low80 is None or self.known is not None


def month_of_record(record: MonthRecord) -> ChartMonth:
    """Return a month by what is known."""
    return ChartMonth(
        month=record.month,
        currency=record.currency,
        paid=record.paid,
        cleared=record.cleared,
        held=record.held,
        deducted=record.deducted,
        total=record.total,
    )


def month_of_forecast(forecast: ForecastMonth, known: MonthRecord | None) -> ChartMonth:
    """Return a month by what is expected."""
    return ChartMonth(
        month=forecast.month,
        currency=forecast.currency,
        paid=forecast.paid,
        cleared=forecast.cleared_expected,
        held=forecast.held_expected,
        new_sales=forecast.new_sales,
        deducted=forecast.deducted,
        total=forecast.total,
        low80=forecast.low80,
        high80=forecast.high80,
        known=known,
    )


def chart_months(
    records: Sequence[MonthRecord], forecasts: Sequence[ForecastMonth] = ()
) -> list[ChartMonth]:
    """Return every month, by what is expected where there is a forecast, else by what is known."""
    known = {(record.month, record.currency): record for record in records}
    expected = {(forecast.month, forecast.currency): forecast for forecast in forecasts}
    return [
        month_of_forecast(expected[key], known.get(key))
        if key in expected
        else month_of_record(known[key])
        for key in sorted({*known, *expected})
    ]


def shown_months(
    months: Sequence[ChartMonth], currency: str, as_of: date
) -> tuple[ChartMonth, ...]:
    """Return the last six months with money up to that of `as_of`, and all that come after.

    Months between them are shown empty: left out, a pause of half a year would not be seen. So
    nothing from more than a year ago stands before what is later.
    """
    of_currency = [month for month in months if month.currency == currency and _has_money(month)]
    present = month_key(as_of)
    past = [month for month in of_currency if month.month <= present]
    coming = [month for month in of_currency if month.month > present]
    shown = {month.month: month for month in (*past[-_PAST_MONTHS:], *coming)}
    if not shown:
        return ()
    year_ago = month_key(first_day(present).replace(year=as_of.year - 1))
    recent = [month for month in shown if month > year_ago]
    day, last = first_day(min(recent, default=min(shown))), max(shown)
    filled = []
    while (month := month_key(day)) <= last:
        filled.append(shown.get(month) or ChartMonth(month, currency))
        day = (day + _OVER_A_MONTH).replace(day=1)
    return tuple(filled)


def month_key(day: date) -> str:
    """Return the month of a day as the records write it: "2026-12"."""
    return f"{day:%Y-%m}"


def first_day(month: str) -> date:
    """Return the first day of a month such as "2026-12"."""
    return date.fromisoformat(f"{month}-01")


def part_name(part: Part) -> str:
    """Return what a part of a bar is called."""
    if part is Part.NEW_SALES:
        return QCoreApplication.translate("MonthlyChart", "Forecast of new sales")
    return stage_name(Stage(part.value))


def range_name() -> str:
    """Return what the line over a bar is called."""
    return QCoreApplication.translate("MonthlyChart", "80% range")


def parts_in(months: Sequence[ChartMonth]) -> tuple[Part, ...]:
    """Return the parts that a legend names: the three usual ones, others where they occur."""
    return tuple(
        part
        for part in PARTS
        if part in _ALWAYS_NAMED or any(month.amount(part) for month in months)
    )


def months_before_today(months: Sequence[ChartMonth], as_of: date) -> float:
    """Return where the line for today stands, in months from the left.

    It stands between months; it only crosses a bar where that month has both paid and has more to
    pay.
    """
    present = month_key(as_of)
    before = sum(month.month < present for month in months)
    this = next((month for month in months if month.month == present), None)
    if this is None:
        return float(before)
    is_paid = bool(this.paid)
    is_coming = bool(this.cleared or this.held or this.new_sales)
    if is_paid and is_coming:
        return before + 0.5
    return float(before + is_paid)


def month_in_words(month: ChartMonth) -> str:
    """Return what a month pays and how it splits, one line for each part."""
    lang = language()
    lines = [format_month(first_day(month.month), lang)]
    lines += [_part_in_words(month, part) for part in PARTS if month.amount(part)]
    if len(lines) > 2 or month.low80 is not None:  # noqa: PLR2004 - one part needs no total
        total = QCoreApplication.translate("MonthlyChart", "Total")
        lines.append(_named(total, _money(month, month.total)))
    if month.low80 is not None and month.high80 is not None:
        template = QCoreApplication.translate("MonthlyChart", "80% range: {low} to {high}")
        low, high = (
            format_money(end, month.currency, lang, whole=True)
            for end in (month.low80, month.high80)
        )
        lines.append(template.format(low=low, high=high))
    return "\n".join(lines)


def months_in_words(months: Sequence[ChartMonth]) -> str:
    """Return the whole chart in words, for a screen reader."""
    lang = language()
    return "; ".join(
        _named(format_month(first_day(month.month), lang), _money(month, month.total))
        for month in months
    )


def _part_in_words(month: ChartMonth, part: Part) -> str:
    amount = month.amount(part)
    known = None
    if month.known is not None and part in {Part.CLEARED, Part.HELD}:
        known = month.known.cleared if part is Part.CLEARED else month.known.held
    if not known or known == amount:  # of nothing known, something can still come about by then
        return _named(part_name(part), _money(month, amount))
    template = QCoreApplication.translate("MonthlyChart", "{expected} expected of {known}")
    words = template.format(expected=_money(month, amount), known=_money(month, known))
    return _named(part_name(part), words)


def _named(what: str, amount: str) -> str:
    template = QCoreApplication.translate("MonthlyChart", "{what}: {amount}")
    return template.format(what=what, amount=amount)


def _money(month: ChartMonth, amount: int) -> str:
    return format_money(amount, month.currency, language())


def _has_money(month: ChartMonth) -> bool:
    return any(month.amount(part) for part in PARTS)
