"""What the bars of the monthly chart look like; no mouse and no keys here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from matplotlib.transforms import blended_transform_factory

from affitrack.gui.charts.months import PARTS, ChartMonth, Part, months_before_today
from affitrack.gui.charts.months_drawing import MonthsDrawing
from affitrack.wording.currency import exponent
from affitrack.wording.numbers import format_money

_BAR_WIDTH: Final = 0.56


@dataclass(frozen=True, slots=True)
class Months:
    """What is drawn."""

    months: tuple[ChartMonth, ...]
    """Of one currency."""
    as_of: date
    today: str
    """The word at the line of that day."""


class MonthlyDrawing(MonthsDrawing[Months]):
    """Stacked bars, with the range of what is only expected, and a line for today."""

    HEADROOM = 1.22
    FEWEST_SLOTS = 6
    RANGE_ENDS = 1.4

    def draw(self) -> None:
        self._months = self.content.months
        if self._months:
            parts = [(part, [month.amount(part) for month in self._months]) for part in PARTS]
            self._tops = self.draw_stack(parts, _BAR_WIDTH)
            self._today = months_before_today(self._months, self.content.as_of) - 0.5
            self._draw_scale()
            self._draw_ranges()
            self._draw_totals()
            self._draw_today()
        self.place_months(top=self.line_height())

    def names(self) -> list[str]:
        return self.names_by_year(self.content.as_of.year)

    def _draw_scale(self) -> None:
        lowest = min(month.amount(Part.DEDUCTED) for month in self._months)
        ranges = [self.height(month.high80) for month in self._months if month.high80 is not None]
        self.draw_scale(self.height(lowest), max(*self._tops, *ranges, self._least()))
        if lowest < 0:
            self.draw_zero()

    def _least(self) -> float:
        """Return how high the scale reaches at the least, also where nothing is paid."""
        unit: int = 10 ** exponent(self._months[0].currency)
        return unit / 100 if unit > 1 else 1.0

    def _draw_ranges(self) -> None:
        """Draw how far a month that is only expected may be off."""
        for place, month in enumerate(self._months):
            if month.low80 is not None and month.high80 is not None and month.low80 < month.high80:
                low, high = self.height(month.low80), self.height(month.high80)
                self.draw_range(place, low, high, line=1.4, cap=4)

    def _draw_totals(self) -> None:
        room = self.ground.width / max(len(self._months) + 1, 1)
        for place, month in enumerate(self._months):
            text = format_money(month.total, month.currency, self.ground.lang, whole=True)
            if self.text_width(text) > room:
                continue  # it would run into its neighbours; the tooltip and the table have it
            top = self._tops[place]
            if month.high80 is not None:
                top = max(top, self.height(month.high80))
            drawn = self.axes.annotate(
                text,
                (place, top),
                xytext=(0, self.ground.points(4)),
                textcoords="offset points",
                ha="center",
                va="bottom",
                zorder=4,
                **self.text_style(self.ground.tokens.ink, 600),
            )
            if place == self._today:  # the line of today ends at the amount
                surface = self.ground.tokens.surface
                drawn.set_bbox({"facecolor": surface, "edgecolor": "none", "pad": 1})

    def _draw_today(self) -> None:
        place = self._today
        colour = self.ground.tokens.accent
        self.axes.axvline(place, color=colour, linewidth=1, linestyle=(0, (3, 3)), zorder=1)
        is_late = place > len(self._months) - 1
        # Above the bars, in a strip of its own: at any size it keeps clear of their amounts.
        self.axes.annotate(
            self.content.today,
            (place, 1.0),
            xycoords=blended_transform_factory(self.axes.transData, self.axes.transAxes),
            xytext=(self.ground.points(-5 if is_late else 5), self.ground.points(2)),
            textcoords="offset points",
            ha="right" if is_late else "left",
            va="bottom",
            zorder=4,
            **self.text_style(colour, 600),
        )
