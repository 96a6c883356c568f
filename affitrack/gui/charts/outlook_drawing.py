"""What the coming months look like as bars: layers, ranges, and the forecast itself beside a game.

Amounts become floats here only to say how high a bar is, as in `monthly_drawing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

from affitrack.gui.charts.drawing import Drawing
from affitrack.gui.charts.layers import LAYERS, amount_of, first_of
from affitrack.gui.charts.look import look_of
from affitrack.wording.currency import exponent
from affitrack.wording.numbers import format_money, format_month

if TYPE_CHECKING:
    from affitrack.domain.forecast import ForecastMonth

_BAR_WIDTH: Final = 0.52
_FEWEST_SLOTS: Final = 3
_HEADROOM: Final = 1.16
_TICKS: Final = 6


@dataclass(frozen=True, slots=True)
class OutlookMonths:
    """What is drawn."""

    months: tuple[ForecastMonth, ...]
    """Of one currency."""
    usual: tuple[ForecastMonth, ...] = ()
    """The forecast itself, where `months` is what if; likewise placed."""


class OutlookDrawing(Drawing[OutlookMonths]):
    """Stacked bars with their ranges; a dashed line stands where the forecast itself does."""

    def draw(self) -> None:
        self._months = self.content.months
        self._unit = 10 ** exponent(self._months[0].currency)
        self._draw_bars()
        self._draw_ranges()
        self._draw_usual()
        self._draw_scale()
        self._draw_totals()
        self._place()

    def boxes(self) -> list[tuple[float, float, float, float]]:
        bottom, top = self.axes.get_ylim()
        return [(place - 0.5, bottom, place + 0.5, top) for place in range(len(self._months))]

    def _draw_bars(self) -> None:
        above = [0.0] * len(self._months)
        for layer in LAYERS:
            heights = [amount_of(month, layer) / self._unit for month in self._months]
            if not any(heights):
                continue
            look = look_of(layer, self.ground.tokens)
            bottoms = [
                0.0 if height < 0 else base for height, base in zip(heights, above, strict=True)
            ]
            bars = self.axes.bar(
                range(len(self._months)),
                heights,
                _BAR_WIDTH,
                bottom=bottoms,
                color=look.colour,
                edgecolor=look.hatch_colour,
                linewidth=0,
                hatch=look.hatch or None,
                zorder=2,
            )
            for bar in bars:
                bar.set_hatch_linewidth(1.0)
            above = [base + max(height, 0.0) for base, height in zip(above, heights, strict=True)]

    def _draw_ranges(self) -> None:
        """Draw the 95 % range as a thin line and the 80 % range as a thick one upon it."""
        ink = self.ground.tokens.ink
        for place, month in enumerate(self._months):
            for low, high, width, cap in (
                (month.low95, month.high95, 1.0, 3.0),
                (month.low80, month.high80, 2.4, 6.0),
            ):
                middle = (low + high) / 2 / self._unit
                self.axes.errorbar(
                    [place],
                    [middle],
                    yerr=[[middle - low / self._unit], [high / self._unit - middle]],
                    fmt="none",
                    ecolor=ink,
                    elinewidth=self.ground.points(width),
                    capsize=self.ground.points(cap),
                    capthick=self.ground.points(1.2),
                    zorder=3,
                )

    def _draw_usual(self) -> None:
        half = _BAR_WIDTH / 2 + 0.12
        for place, month in enumerate(self.content.usual):
            self.axes.hlines(
                month.total / self._unit,
                place - half,
                place + half,
                colors=self.ground.tokens.accent,
                linestyles=(0, (4, 2)),
                linewidth=self.ground.points(1.8),
                zorder=4,
            )

    def _draw_scale(self) -> None:
        axes, unit = self.axes, self._unit
        shown = [*self._months, *self.content.usual]
        lowest = min(min(month.deducted, month.low95, 0) for month in shown) / unit
        highest = max(max(month.high95, month.total) for month in shown) / unit
        axes.set_ylim(lowest * _HEADROOM, max(highest, 1.0) * _HEADROOM)
        aside = max(_FEWEST_SLOTS - len(self._months), 0) / 2
        axes.set_xlim(-0.5 - aside, len(self._months) - 0.5 + aside)
        axes.yaxis.set_major_locator(MaxNLocator(_TICKS, integer=True, steps=[1, 2, 2.5, 5, 10]))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: self._tick(value)))
        axes.xaxis.set_major_locator(FixedLocator(list(range(len(self._months)))))
        axes.set_xticklabels(self._names())
        self.style_ticks()
        axes.grid(visible=True, axis="y", color=self.ground.tokens.line, linewidth=0.8)
        if lowest < 0:
            axes.axhline(0, color=self.ground.tokens.muted, linewidth=0.8, zorder=3)

    def _draw_totals(self) -> None:
        """Write what a month comes to on its bar, beside the line of its range."""
        usual = [month.total for month in self.content.usual]
        for place, month in enumerate(self._months):
            top = max([month.total, 0, *usual[place : place + 1]])  # clear of the dashed line
            self.axes.annotate(
                format_money(month.total, month.currency, self.ground.lang, whole=True),
                (place, top / self._unit),
                xytext=(self.ground.points(8), self.ground.points(3)),
                textcoords="offset points",
                ha="left",
                va="bottom",
                zorder=4,
                **self.text_style(self.ground.tokens.ink, 600),
            )

    def _tick(self, value: float) -> str:
        currency = self._months[0].currency
        return format_money(round(value * self._unit), currency, self.ground.lang, whole=True)

    def _names(self) -> list[str]:
        is_crowded = self.ground.width / len(self._months) < self.ground.pixels(90)
        days = [first_of(month.month) for month in self._months]
        if is_crowded:
            return [format_month(day, self.ground.lang, "short", year=False) for day in days]
        return [format_month(day, self.ground.lang) for day in days]

    def _place(self) -> None:
        ticks = [label.get_text() for label in self.axes.get_yticklabels()]
        left = max((self.text_width(tick) for tick in ticks), default=0)
        self.place_axes(
            left=left + self.ground.pixels(10),
            bottom=self.line_height() + self.ground.pixels(9),
            top=self.line_height() / 2,
        )
