"""What types of content earn for each 1 000 views, as bars that lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from affitrack.domain.video import TypeEarnings
from affitrack.gui.charts.drawing import Drawing
from affitrack.wording.currency import exponent
from affitrack.wording.numbers import format_money

_BAR_HEIGHT: Final = 0.46
_FEWEST_SLOTS: Final = 3
_CAP: Final = 3


@dataclass(frozen=True, slots=True)
class TypeBars:
    """What is drawn, from the top."""

    types: tuple[TypeEarnings, ...]
    """Of one currency."""
    names: tuple[str, ...]


class TypesDrawing(Drawing[TypeBars]):
    """A bar for the middle content of each type, a line for where eight of ten lie."""

    def draw(self) -> None:
        types, tokens = self.content.types, self.ground.tokens
        unit = 10 ** exponent(types[0].currency)
        places = range(len(types))
        medians = [each.median / unit for each in types]
        colour = tokens.paid if tokens.is_dark else tokens.cleared  # the line shows on both
        self.axes.barh(places, medians, _BAR_HEIGHT, color=colour, linewidth=0, zorder=2)
        ends = list(medians)
        for place, each in enumerate(types):
            if each.low is not None and each.high is not None:
                low, high = each.low / unit, each.high / unit
                ends[place] = max(ends[place], high)
                self.axes.errorbar(
                    [(low + high) / 2],
                    [place],
                    xerr=[[(high - low) / 2], [(high - low) / 2]],
                    fmt="none",
                    ecolor=tokens.ink,
                    elinewidth=self.ground.points(1.4),
                    capsize=self.ground.points(_CAP),
                    capthick=self.ground.points(1.4),
                    zorder=3,
                )
        self._write_amounts(ends)
        self.axes.set_xlim(min([0.0, *medians]), max([*ends, 1 / unit]))
        slots = max(len(types), _FEWEST_SLOTS)
        self.axes.set_ylim(slots - 0.5, -0.5)
        self.axes.set_xticks([])
        self.axes.set_yticks(list(places), list(self.content.names))
        self.style_ticks()
        for label in self.axes.get_yticklabels():
            label.set_color(tokens.ink)
        names = max(self.text_width(name) for name in self.content.names)
        amounts = max(self.text_width(text) for text in self._amounts())
        self.place_axes(
            left=names + self.ground.pixels(12),
            bottom=self.ground.pixels(2),
            right=amounts + self.ground.pixels(10),
        )

    def boxes(self) -> list[tuple[float, float, float, float]]:
        left, right = self.axes.get_xlim()
        places = range(len(self.content.types))
        return [(left, place + 0.5, right, place - 0.5) for place in places]

    def _amounts(self) -> list[str]:
        return [
            format_money(each.median, each.currency, self.ground.lang)
            for each in self.content.types
        ]

    def _write_amounts(self, ends: list[float]) -> None:
        for place, text in enumerate(self._amounts()):
            self.axes.annotate(
                text,
                (ends[place], place),
                xytext=(self.ground.points(7), 0),
                textcoords="offset points",
                va="center",
                annotation_clip=False,
                zorder=4,
                **self.text_style(self.ground.tokens.ink, 600),
            )
