"""What the bars of the monthly chart look like; no mouse and no keys here.

Amounts become floats here and only here, to say how high a bar is; every figure that is written
comes from the integers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from matplotlib.transforms import blended_transform_factory

from affitrack.gui.charts.drawing import Drawing
from affitrack.gui.charts.look import look_of
from affitrack.gui.charts.months import PARTS, ChartMonth, Part, first_day, months_before_today
from affitrack.wording.currency import exponent
from affitrack.wording.numbers import format_money, format_month

_BAR_WIDTH: Final = 0.56
_FEWEST_SLOTS: Final = 6
_HEADROOM: Final = 1.22
_TICKS: Final = 6
_CAP: Final = 4
"""Half the width of the ends of a range."""


@dataclass(frozen=True, slots=True)
class Months:
    """What is drawn."""

    months: tuple[ChartMonth, ...]
    """Of one currency."""
    as_of: date
    today: str
    """The word at the line of that day."""


class MonthlyDrawing(Drawing[Months]):
    """Stacked bars, with the range of what is only expected, and a line for today."""

    def draw(self) -> None:
        self._months = self.content.months
        self._tops: list[float] = []
        if self._months:
            self._unit = 10 ** exponent(self._months[0].currency)
            self._draw_bars()
            self._draw_scale()
            self._draw_ranges()
            self._draw_totals()
            self._draw_today()
        self._place()

    def boxes(self) -> list[tuple[float, float, float, float]]:
        bottom, top = self.axes.get_ylim()
        return [(place - 0.5, bottom, place + 0.5, top) for place in range(len(self._months))]

    def _draw_bars(self) -> None:
        places = range(len(self._months))
        above = [0.0] * len(self._months)
        for part in PARTS:
            heights = [month.amount(part) / self._unit for month in self._months]
            if not any(heights):
                continue
            look = look_of(part, self.ground.tokens)
            # An amount below zero hangs from the axis, whatever part it is.
            bottoms = [
                0.0 if height < 0 else base for height, base in zip(heights, above, strict=True)
            ]
            bars = self.axes.bar(
                places,
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
        self._tops = above

    def _draw_scale(self) -> None:
        axes, unit = self.axes, self._unit
        lowest = min(month.amount(Part.DEDUCTED) / unit for month in self._months)
        ranges = [month.high80 / unit for month in self._months if month.high80 is not None]
        highest = max(*self._tops, *ranges, unit / 100 if unit > 1 else 1.0)
        axes.set_ylim(min(lowest, 0.0) * _HEADROOM, highest * _HEADROOM)
        # A few months stand in the middle, with bars as wide as those of many.
        aside = max(_FEWEST_SLOTS - len(self._months), 0) / 2
        axes.set_xlim(-0.5 - aside, len(self._months) - 0.5 + aside)
        axes.yaxis.set_major_locator(MaxNLocator(_TICKS, integer=True, steps=[1, 2, 2.5, 5, 10]))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: self._tick(value)))
        axes.xaxis.set_major_locator(FixedLocator(list(range(len(self._months)))))
        axes.set_xticklabels(self._month_names())
        self.style_ticks()
        axes.grid(visible=True, axis="y", color=self.ground.tokens.line, linewidth=0.8)
        if lowest < 0:
            axes.axhline(0, color=self.ground.tokens.muted, linewidth=0.8, zorder=3)

    def _draw_ranges(self) -> None:
        """Draw how far a month that is only expected may be off."""
        ranges = [
            (place, month.low80 / self._unit, month.high80 / self._unit)
            for place, month in enumerate(self._months)
            if month.low80 is not None and month.high80 is not None
        ]
        for place, low, high in ranges:
            middle = (low + high) / 2
            self.axes.errorbar(
                [place],
                [middle],
                yerr=[[middle - low], [high - middle]],
                fmt="none",
                ecolor=self.ground.tokens.ink,
                elinewidth=self.ground.points(1.4),
                capsize=self.ground.points(_CAP),
                capthick=self.ground.points(1.4),
                zorder=3,
            )

    def _draw_totals(self) -> None:
        room = self.ground.width / max(len(self._months) + 1, 1)
        for place, month in enumerate(self._months):
            text = format_money(month.total, month.currency, self.ground.lang, whole=True)
            if self.text_width(text) > room:
                continue  # it would run into its neighbours; the tooltip and the table have it
            top = self._tops[place]
            if month.high80 is not None:
                top = max(top, month.high80 / self._unit)
            self.axes.annotate(
                text,
                (place, top),
                xytext=(0, self.ground.points(4)),
                textcoords="offset points",
                ha="center",
                va="bottom",
                zorder=4,
                **self.text_style(self.ground.tokens.ink, 600),
            )

    def _draw_today(self) -> None:
        place = months_before_today(self._months, self.content.as_of) - 0.5
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

    def _tick(self, value: float) -> str:
        currency = self._months[0].currency
        return format_money(round(value * self._unit), currency, self.ground.lang, whole=True)

    def _month_names(self) -> list[str]:
        """Return short names, with the year where it is another than that of the month before."""
        names, year = [], self.content.as_of.year
        for month in self._months:
            day = first_day(month)
            name = format_month(day, self.ground.lang, "short", year=False)
            names.append(name if day.year == year else f"{name}\n{day.year}")
            year = day.year
        return names

    def _place(self) -> None:
        """Give the labels the room that they need, and the bars the rest."""
        ticks = [label.get_text() for label in self.axes.get_yticklabels()] if self._months else []
        left = max((self.text_width(tick) for tick in ticks), default=0)
        lines = max((name.count("\n") + 1 for name in self._month_names()), default=1)
        self.place_axes(
            left=left + self.ground.pixels(10),
            bottom=self.line_height() * lines + self.ground.pixels(9),
            top=self.line_height(),
        )
