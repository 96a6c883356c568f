"""What forecasts said of past months, and what came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from affitrack.gui.charts.layers import is_within
from affitrack.gui.charts.months_drawing import MonthsDrawing
from affitrack.gui.tokens import mixed

if TYPE_CHECKING:
    from affitrack.domain.forecast import ScoredMonth

_RANGE_WIDTH: Final = 0.5


@dataclass(frozen=True, slots=True)
class RecordMonths:
    """What is drawn."""

    months: tuple[ScoredMonth, ...]
    """Of one currency, one forecast for each month."""


class RecordDrawing(MonthsDrawing[RecordMonths]):
    """A box for each range that was said, and a mark where the month came out.

    A dot lies within its range, a cross outside: the shape says it, not the colour alone.
    """

    HEADROOM = 1.1
    FEWEST_SLOTS = 6
    TICKS = 5

    def draw(self) -> None:
        self._months = self.content.months
        self._draw_ranges()
        self._draw_paid()
        lowest = min(min(month.low95, month.paid, 0) for month in self._months)
        highest = max(max(month.high95, month.paid) for month in self._months)
        self.draw_scale(self.height(lowest), max(self.height(highest), 1.0))
        self.place_months()

    def names(self) -> list[str]:
        return self.names_by_year(0)

    def _draw_ranges(self) -> None:
        tokens = self.ground.tokens
        places = list(range(len(self._months)))
        for low, high, width, share in (
            ([m.low95 for m in self._months], [m.high95 for m in self._months], 0.16, 0.45),
            ([m.low80 for m in self._months], [m.high80 for m in self._months], _RANGE_WIDTH, 0.6),
        ):
            self.axes.bar(
                places,
                [self.height(top - bottom) for bottom, top in zip(low, high, strict=True)],
                width,
                bottom=[self.height(bottom) for bottom in low],
                color=mixed(tokens.forecast, tokens.surface, share),
                edgecolor=tokens.forecast,
                linewidth=self.ground.points(1),
                zorder=2,
            )

    def _draw_paid(self) -> None:
        tokens = self.ground.tokens
        for marker, colour, wanted in (("o", tokens.accent, True), ("X", tokens.danger, False)):
            found = [
                (place, self.height(month.paid))
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
