"""What drawings of months have in common: the bars, the ranges, the scale of money, the names.

Amounts become floats here and only here, to say how high a bar is; every figure that is written
comes from the integers.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Protocol, TypeVar

from matplotlib.patches import Rectangle
from matplotlib.ticker import FixedFormatter, FixedLocator, FuncFormatter, MaxNLocator

from affitrack.gui.charts.drawing import Drawing
from affitrack.gui.charts.layers import Layer
from affitrack.gui.charts.look import SeriesLook, look_of
from affitrack.gui.charts.months import Part, first_day
from affitrack.wording.currency import exponent
from affitrack.wording.numbers import format_money, format_month


class _Month(Protocol):
    @property
    def month(self) -> str: ...

    @property
    def currency(self) -> str: ...


class _OfMonths(Protocol):
    @property
    def months(self) -> Sequence[_Month]: ...


OfMonths = TypeVar("OfMonths", bound=_OfMonths)
"""A content with months of one currency."""


class MonthsDrawing(Drawing[OfMonths]):
    """Months side by side, and what they pay in one currency upwards."""

    HEADROOM: ClassVar[float]
    """How high the scale is, where the highest thing on it is one."""
    FEWEST_SLOTS: ClassVar[int]
    """A few months stand in the middle, with bars as wide as those of so many."""
    TICKS: ClassVar[int] = 6
    RANGE_ENDS: ClassVar[float] = 1.2
    """How thick the ends of a range are."""

    @abstractmethod
    def names(self) -> list[str]:
        """Return what stands below the months."""

    def boxes(self) -> list[tuple[float, float, float, float]]:
        return self.slots(len(self.content.months))

    def height(self, minor: int) -> float:
        """Return how high an amount stands on the axes."""
        return minor / self._unit()

    def draw_stack(
        self, layers: Sequence[tuple[Part | Layer, Sequence[int]]], width: float
    ) -> list[float]:
        """Draw bars of layers from the axis outwards, each with its amount in every month.

        Returns how high the bars reach.
        """
        above = [0.0] * len(self.content.months)
        for layer, amounts in layers:
            look = look_of(layer, self.ground.tokens)
            for place, height in enumerate(map(self.height, amounts)):
                if height:  # most have none: a past month has nothing held
                    # Below zero it hangs from the axis, whatever layer it is of.
                    self._draw_bar(place, above[place] if height > 0 else 0.0, height, width, look)
                    above[place] += max(height, 0.0)
        return above

    def _draw_bar(
        self, place: int, bottom: float, height: float, width: float, look: SeriesLook
    ) -> None:
        bar = Rectangle(
            (place - width / 2, bottom),
            width,
            height,
            facecolor=look.colour,
            edgecolor=look.hatch_colour,
            linewidth=self.ground.points(1) if look.is_outlined else 0,
            hatch=look.hatch or None,
            zorder=2,
        )
        bar.set_hatch_linewidth(1.0)
        self.axes.add_artist(bar)

    def draw_range(self, place: int, low: float, high: float, *, line: float, cap: float) -> None:
        """Draw how far a month may be off, from one height to another; `cap` is half its ends."""
        middle, tokens, points = (low + high) / 2, self.ground.tokens, self.ground.points
        # With an edge of the ground's colour it is seen on bars of any colour.
        for colour, edge, order in ((tokens.surface, 1, 2.9), (tokens.ink, 0, 3)):
            self.axes.errorbar(
                [place],
                [middle],
                yerr=[[middle - low], [high - middle]],
                fmt="none",
                ecolor=colour,
                elinewidth=points(line + 2 * edge),
                capsize=points(cap + edge),
                capthick=points(self.RANGE_ENDS + 2 * edge),
                zorder=order,
            )

    def draw_scale(self, lowest: float, highest: float) -> None:
        """Give the axes a scale for heights between two, and names to the months."""
        axes, count = self.axes, len(self.content.months)
        axes.set_ylim(min(lowest, 0.0) * self.HEADROOM, highest * self.HEADROOM)
        aside = max(self.FEWEST_SLOTS - count, 0) / 2
        axes.set_xlim(-0.5 - aside, count - 0.5 + aside)
        steps = [1, 2, 2.5, 5, 10]
        axes.yaxis.set_major_locator(MaxNLocator(self.TICKS, integer=True, steps=steps))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: self._tick(value)))
        axes.xaxis.set_major_locator(FixedLocator(list(range(count))))
        axes.xaxis.set_major_formatter(FixedFormatter(self.names()))
        self.style_ticks()
        axes.grid(visible=True, axis="y", color=self.ground.tokens.line, linewidth=0.8)

    def draw_zero(self) -> None:
        """Draw the line that money taken back hangs from."""
        self.axes.axhline(0, color=self.ground.tokens.muted, linewidth=0.8, zorder=3)

    def names_by_year(self, year: int) -> list[str]:
        """Return short names, with the year where it is another than that of the month before.

        `year` is what goes without saying at the left.
        """
        names = []
        for month in self.content.months:
            day = first_day(month.month)
            name = format_month(day, self.ground.lang, "short", year=False)
            names.append(name if day.year == year else f"{name}\n{day.year}")
            year = day.year
        return names

    def place_months(self, *, top: float = 0) -> None:
        """Give the labels the room that they need, and the months the rest."""
        axis = self.axes.yaxis
        places = list(axis.get_major_locator()()) if self.content.months else []
        ticks = axis.get_major_formatter().format_ticks(places)
        lines = max((name.count("\n") + 1 for name in self.names()), default=1)
        self.place_axes(
            left=max((self.text_width(tick) for tick in ticks), default=0) + self.ground.pixels(10),
            bottom=self.line_height() * lines + self.ground.pixels(9),
            top=top,
        )

    def _tick(self, value: float) -> str:
        minor = round(value * self._unit())
        return format_money(minor, self._currency(), self.ground.lang, whole=True)

    def _unit(self) -> int:
        """Return how many minor units make one of the scale."""
        unit: int = 10 ** exponent(self._currency())
        return unit

    def _currency(self) -> str:
        return self.content.months[0].currency
