"""The coming months as bars: layers, ranges, and the forecast itself beside a game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from affitrack.gui.charts.layers import LAYERS, amount_of
from affitrack.gui.charts.months import first_day
from affitrack.gui.charts.months_drawing import MonthsDrawing
from affitrack.wording.numbers import format_money, format_month

if TYPE_CHECKING:
    from affitrack.domain.forecast import ForecastMonth

_BAR_WIDTH: Final = 0.52


@dataclass(frozen=True, slots=True)
class OutlookMonths:
    """What is drawn."""

    months: tuple[ForecastMonth, ...]
    """Of one currency."""
    usual: tuple[ForecastMonth | None, ...] = ()
    """The forecast itself, where `months` is what if; likewise placed."""


class OutlookDrawing(MonthsDrawing[OutlookMonths]):
    """Stacked bars with their ranges; a dashed line stands where the forecast itself does."""

    HEADROOM = 1.16
    FEWEST_SLOTS = 3

    def draw(self) -> None:
        self._months = self.content.months
        layers = [(layer, [amount_of(month, layer) for month in self._months]) for layer in LAYERS]
        self.draw_stack(layers, _BAR_WIDTH)
        self._draw_ranges()
        self._draw_usual()
        self._draw_scale()
        self._draw_totals()
        self.place_months(top=self.line_height() / 2)

    def names(self) -> list[str]:
        is_crowded = self.ground.width / len(self._months) < self.ground.pixels(90)
        days = [first_day(month.month) for month in self._months]
        if is_crowded:
            return [format_month(day, self.ground.lang, "short", year=False) for day in days]
        return [format_month(day, self.ground.lang) for day in days]

    def _draw_ranges(self) -> None:
        """Draw the 95 % range as a thin line and the 80 % range as a thick one upon it."""
        for place, month in enumerate(self._months):
            for low, high, line, cap in (
                (month.low95, month.high95, 1.0, 3.0),
                (month.low80, month.high80, 2.4, 6.0),
            ):
                self.draw_range(place, self.height(low), self.height(high), line=line, cap=cap)

    def _draw_usual(self) -> None:
        half = _BAR_WIDTH / 2 + 0.12
        for place, month in enumerate(self.content.usual):
            if month is None:
                continue
            self.axes.hlines(
                self.height(month.total),
                place - half,
                place + half,
                colors=self.ground.tokens.accent,
                linestyles=(0, (4, 2)),
                linewidth=self.ground.points(1.8),
                zorder=4,
            )

    def _draw_scale(self) -> None:
        shown = [*self._months, *filter(None, self.content.usual)]
        lowest = min(min(month.deducted, month.low95, 0) for month in shown)
        highest = max(max(month.high95, month.total) for month in shown)
        self.draw_scale(self.height(lowest), max(self.height(highest), 1.0))
        if lowest < 0:
            self.draw_zero()

    def _draw_totals(self) -> None:
        """Write what a month comes to on its bar, beside the line of its range."""
        usual = [month.total if month else 0 for month in self.content.usual]
        for place, month in enumerate(self._months):
            top = max([month.total, 0, *usual[place : place + 1]])  # clear of the dashed line
            self.axes.annotate(
                format_money(month.total, month.currency, self.ground.lang, whole=True),
                (place, self.height(top)),
                xytext=(self.ground.points(8), self.ground.points(3)),
                textcoords="offset points",
                ha="left",
                va="bottom",
                zorder=4,
                **self.text_style(self.ground.tokens.ink, 600),
            )
