"""Orders day by day as a widget."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from affitrack.domain.video import DayOrders
from affitrack.gui.charts.canvas import ChartCanvas
from affitrack.gui.charts.days_drawing import DaysDrawing, OrderDays
from affitrack.gui.i18n import language
from affitrack.wording.numbers import format_day


class DaysCanvas(ChartCanvas[OrderDays]):
    """How many orders a content brought in on each day; `chosen` tells the place of a day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(DaysDrawing, parent)
        self._days: tuple[DayOrders, ...] = ()

    def show_days(self, days: Sequence[DayOrders]) -> None:
        """Draw these days, which follow each other."""
        self._days = tuple(days)
        self.redraw()

    def day_at(self, place: int) -> DayOrders:
        """Return the day at a place."""
        return self._days[place]

    def localised(self) -> OrderDays | None:
        return OrderDays(self._days) if self._days else None

    def count(self) -> int:
        return len(self._days)

    def words_at(self, place: int) -> str:
        return f"{format_day(self._days[place].day, language())}\n{self._orders(place)}"

    def spoken(self) -> tuple[str, str]:
        sold = [place for place, day in enumerate(self._days) if day.orders]
        words = [
            f"{format_day(self._days[place].day, language())}: {self._orders(place)}"
            for place in sold
        ]
        return self.tr("Orders per day, as a line"), "; ".join(words)

    def _orders(self, place: int) -> str:
        return self.tr("%Ln order(s)", "", self._days[place].orders)
