"""What the orders of a content look like, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from matplotlib.ticker import FixedLocator, MaxNLocator

from affitrack.domain.video import DayOrders
from affitrack.gui.charts.drawing import Drawing
from affitrack.wording.numbers import format_count, format_day

_TICKS: Final = 4
_MOST_DATES: Final = 4
_HEADROOM: Final = 1.12


@dataclass(frozen=True, slots=True)
class OrderDays:
    """What is drawn: days in a row."""

    days: tuple[DayOrders, ...]


class DaysDrawing(Drawing[OrderDays]):
    """A line over the days, filled below."""

    def draw(self) -> None:
        days = self.content.days
        places = list(range(len(days)))
        orders = [day.orders for day in days]
        tokens = self.ground.tokens
        self.axes.fill_between(places, orders, color=tokens.accent, alpha=0.14, linewidth=0)
        self.axes.plot(
            places,
            orders,
            color=tokens.accent,
            linewidth=self.ground.points(2),
            marker="o" if len(days) == 1 else None,
            solid_joinstyle="round",
        )
        self.axes.set_xlim(-0.5, max(len(days) - 0.5, 0.5))
        self.axes.set_ylim(0, max([*orders, 1]) * _HEADROOM)
        self.axes.yaxis.set_major_locator(MaxNLocator(_TICKS, integer=True))
        self.axes.yaxis.set_major_formatter(
            lambda value, _: format_count(round(value), self.ground.lang)
        )
        self._name_days()
        self.style_ticks()
        self.axes.grid(visible=True, axis="y", color=tokens.line, linewidth=0.8)
        widest = format_count(round(self.axes.get_ylim()[1]), self.ground.lang)
        self.place_axes(
            left=self.text_width(widest) + self.ground.pixels(10),
            bottom=self.line_height() + self.ground.pixels(9),
            right=self._room_of_last_day(),
        )

    def boxes(self) -> list[tuple[float, float, float, float]]:
        return self.slots(len(self.content.days))

    def _room_of_last_day(self) -> float:
        """Return how far the name of the last day reaches beyond the axes."""
        if not self.content.days:
            return 0
        last = format_day(self.content.days[-1].day, self.ground.lang, year=False)
        return self.text_width(last) / 2

    def _name_days(self) -> None:
        """Write as many days as there is room for, evenly."""
        days = self.content.days
        if not days:
            self.axes.set_xticks([])
            return
        last = len(days) - 1
        names = [format_day(day.day, self.ground.lang, year=False) for day in days]
        widest = max(self.text_width(name) for name in names) + self.ground.pixels(16)
        fitting = max(int(self.ground.width / widest), 1)
        count = min(fitting, _MOST_DATES, len(days))
        step = timedelta(0) if count == 1 else (days[last].day - days[0].day) / (count - 1)
        places = sorted({(step * n).days for n in range(count)})
        self.axes.xaxis.set_major_locator(FixedLocator(places))
        self.axes.set_xticklabels([names[place] for place in places])
