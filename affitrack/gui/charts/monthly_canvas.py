"""The monthly chart as a widget: payments by month, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from affitrack.gui.charts.canvas import ChartCanvas
from affitrack.gui.charts.monthly_drawing import MonthlyDrawing, Months
from affitrack.gui.charts.months import (
    ChartMonth,
    month_in_words,
    months_before_today,
    months_in_words,
    part_name,
    parts_in,
    range_name,
)

if TYPE_CHECKING:
    from affitrack.gui.charts.caption import Legend


class MonthlyCanvas(ChartCanvas[Months]):
    """Stacked bars by payout month, for one currency.

    Signals:
        month_chosen(str): the user clicked a month, "2026-12", or pressed Return on it.
    """

    month_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(MonthlyDrawing, parent)
        self._months: tuple[ChartMonth, ...] = ()
        self._as_of: date | None = None
        self.chosen.connect(lambda place: self.month_chosen.emit(self._months[place].month))

    def show_months(self, months: Sequence[ChartMonth], as_of: date) -> None:
        """Draw these months, all of one currency."""
        self._months = tuple(months)
        self._as_of = as_of
        self.redraw()

    def marked_month(self) -> str:
        """Return the month that mouse or keys are on, or ""."""
        return self._months[self.marked()].month if self.marked() >= 0 else ""

    def localised(self) -> Months | None:
        if self._as_of is None:
            return None
        return Months(self._months, self._as_of, self.tr("today"))

    def count(self) -> int:
        return len(self._months)

    def words_at(self, place: int) -> str:
        return month_in_words(self._months[place])

    def spoken(self) -> tuple[str, str]:
        return self.tr("Payments by month, as bars"), months_in_words(self._months)

    def legend(self) -> Legend:
        named: Legend = [(part, part_name(part)) for part in parts_in(self._months)]
        is_forecast = any(month.low80 is not None for month in self._months)
        return [*named, (None, range_name())] if is_forecast else named

    def first_place(self) -> int:
        """Return the first month that is still to come."""
        if self._as_of is None:
            return 0
        return int(months_before_today(self._months, self._as_of))
