"""What forecasts said of past months, and what came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

from affitrack.gui.charts.drawing import Drawing
from affitrack.gui.charts.layers import first_of, is_within
from affitrack.gui.tokens import mixed
from affitrack.wording.currency import exponent
from affitrack.wording.numbers import format_money, format_month

if TYPE_CHECKING:
    from affitrack.domain.forecast import ScoredMonth

_TICKS: Final = 5
_HEADROOM: Final = 1.1
_FEWEST_SLOTS: Final = 6
_RANGE_WIDTH: Final = 0.5


@dataclass(frozen=True, slots=True)
class RecordMonths:
    """What is drawn."""

    months: tuple[ScoredMonth, ...]
    """Of one currency, one forecast for each month."""


class RecordDrawing(Drawing[RecordMonths]):
    """A box for each range that was said, and a mark where the month came out.

    A dot lies within its range, a cross outside: the shape says it, not the colour alone.
    """

    def draw(self) -> None:
        self._months = self.content.months
        self._unit = 10 ** exponent(self._months[0].currency)
        self._draw_ranges()
        self._draw_paid()
        self._draw_scale()
        ticks = [label.get_text() for label in self.axes.get_yticklabels()]
        lines = max(name.count("\n") + 1 for name in self._names())
        self.place_axes(
            left=max((self.text_width(tick) for tick in ticks), default=0) + self.ground.pixels(10),
            bottom=self.line_height() * lines + self.ground.pixels(9),
        )

    def boxes(self) -> list[tuple[float, float, float, float]]:
        bottom, top = self.axes.get_ylim()
        return [(place - 0.5, bottom, place + 0.5, top) for place in range(len(self._months))]

    def _draw_ranges(self) -> None:
        tokens = self.ground.tokens
        places = list(range(len(self._months)))
        for low, high, width, share in (
            ([m.low95 for m in self._months], [m.high95 for m in self._months], 0.16, 0.45),
            ([m.low80 for m in self._months], [m.high80 for m in self._months], _RANGE_WIDTH, 0.6),
        ):
            self.axes.bar(
                places,
                [(top - bottom) / self._unit for bottom, top in zip(low, high, strict=True)],
                width,
                bottom=[bottom / self._unit for bottom in low],
                color=mixed(tokens.forecast, tokens.surface, share),
                edgecolor=tokens.forecast,
                linewidth=self.ground.points(1),
                zorder=2,
            )

    def _draw_paid(self) -> None:
        tokens = self.ground.tokens
        for marker, colour, wanted in (("o", tokens.accent, True), ("X", tokens.danger, False)):
            found = [
                (place, month.paid / self._unit)
                for place, month in enumerate(self._months)
                if is_within(month) is wanted
            ]
            if found:
                self.axes.plot(
                    [place for place, _ in found],
                    [paid for _, paid in found],
                    linestyle="none",
                    marker=marker,
                    markersize=self.ground.points(8),
                    color=colour,
                    markeredgecolor=tokens.surface,
                    zorder=4,
                )

    def _draw_scale(self) -> None:
        axes = self.axes
        lowest = min(min(month.low95, month.paid, 0) for month in self._months) / self._unit
        highest = max(max(month.high95, month.paid) for month in self._months) / self._unit
        axes.set_ylim(lowest * _HEADROOM, max(highest, 1.0) * _HEADROOM)
        aside = max(_FEWEST_SLOTS - len(self._months), 0) / 2
        axes.set_xlim(-0.5 - aside, len(self._months) - 0.5 + aside)
        axes.yaxis.set_major_locator(MaxNLocator(_TICKS, integer=True, steps=[1, 2, 2.5, 5, 10]))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: self._tick(value)))
        axes.xaxis.set_major_locator(FixedLocator(list(range(len(self._months)))))
        axes.set_xticklabels(self._names())
        self.style_ticks()
        axes.grid(visible=True, axis="y", color=self.ground.tokens.line, linewidth=0.8)

    def _tick(self, value: float) -> str:
        currency = self._months[0].currency
        return format_money(round(value * self._unit), currency, self.ground.lang, whole=True)

    def _names(self) -> list[str]:
        """Return short names, with the year where it is another than that of the month before."""
        names, year = [], 0
        for month in self._months:
            day = first_of(month.month)
            name = format_month(day, self.ground.lang, "short", year=False)
            names.append(name if day.year == year else f"{name}\n{day.year}")
            year = day.year
        return names
