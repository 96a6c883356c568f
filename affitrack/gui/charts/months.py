"""Which months a chart shows, and what it says about each: no drawing, no matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.records import MonthRecord
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import language
from affitrack.gui.sales.stages import stage_name
from affitrack.wording.numbers import format_money, format_month

_PAST_MONTHS: Final = 6

SERIES: Final = (Stage.PAID, Stage.CLEARED, Stage.HELD, Stage.DEDUCTED)
"""What a bar is made of, from the axis outwards; money taken back stands below zero."""


def currencies(months: Sequence[MonthRecord]) -> list[str]:
    """Return the currencies that are paid, in the order in which they first occur."""
    return list(dict.fromkeys(month.currency for month in months))


def shown_months(
    months: Sequence[MonthRecord], currency: str, as_of: date
) -> tuple[MonthRecord, ...]:
    """Return the last six months with money up to that of `as_of`, and all that come after."""
    of_currency = [month for month in months if month.currency == currency and _has_money(month)]
    present = month_key(as_of)
    past = [month for month in of_currency if month.month <= present]
    coming = [month for month in of_currency if month.month > present]
    return (*past[-_PAST_MONTHS:], *coming)


def month_key(day: date) -> str:
    """Return the month of a day as the records write it: "2026-12"."""
    return f"{day:%Y-%m}"


def first_day(month: MonthRecord) -> date:
    """Return the first day of a month."""
    return date.fromisoformat(f"{month.month}-01")


def amount_of(month: MonthRecord, series: Stage) -> int:
    """Return what one part of a bar stands for, in minor units."""
    return {
        Stage.PAID: month.paid,
        Stage.CLEARED: month.cleared,
        Stage.HELD: month.held,
        Stage.DEDUCTED: month.deducted,
    }[series]


def series_in(months: Sequence[MonthRecord]) -> tuple[Stage, ...]:
    """Return the parts that a legend names: the three usual ones, others where they occur."""
    has_deducted = any(month.deducted for month in months)
    return SERIES if has_deducted else SERIES[:-1]


def months_before_today(months: Sequence[MonthRecord], as_of: date) -> float:
    """Return where the line for today stands, in months from the left.

    It stands between months; it only crosses a bar where that month has both paid and has more to
    pay.
    """
    present = month_key(as_of)
    before = sum(month.month < present for month in months)
    this = next((month for month in months if month.month == present), None)
    if this is None:
        return float(before)
    is_paid, is_coming = bool(this.paid), bool(this.cleared or this.held)
    if is_paid and is_coming:
        return before + 0.5
    return float(before + is_paid)


def month_in_words(month: MonthRecord) -> str:
    """Return what a month pays and how it splits, one line for each part."""
    lang = language()
    template = QCoreApplication.translate("MonthlyChart", "{what}: {amount}")
    lines = [format_month(first_day(month), lang)]
    lines += [
        template.format(
            what=stage_name(part), amount=format_money(amount_of(month, part), month.currency, lang)
        )
        for part in SERIES
        if amount_of(month, part)
    ]
    if len(lines) > 2:  # noqa: PLR2004 - a month with one part needs no total
        total = QCoreApplication.translate("MonthlyChart", "Total")
        amount = format_money(month.total, month.currency, lang)
        lines.append(template.format(what=total, amount=amount))
    return "\n".join(lines)


def months_in_words(months: Sequence[MonthRecord]) -> str:
    """Return the whole chart in words, for a screen reader."""
    lang = language()
    template = QCoreApplication.translate("MonthlyChart", "{what}: {amount}")
    return "; ".join(
        template.format(
            what=format_month(first_day(month), lang),
            amount=format_money(month.total, month.currency, lang),
        )
        for month in months
    )


def _has_money(month: MonthRecord) -> bool:
    return any(amount_of(month, part) for part in SERIES)
