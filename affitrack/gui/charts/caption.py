"""What stands above a picture that leaves the program: its title, whose it is, and the legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from affitrack.gui.charts.look import look_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist

    from affitrack.gui.charts.drawing import Drawing
    from affitrack.gui.charts.layers import Layer
    from affitrack.gui.charts.months import Part

_SIGN: Final = 11
_GAP: Final = 16

Legend = Sequence[tuple["Part | Layer | None", str]]
"""What each part of a bar is called; None is the line of a range."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What is written above a drawing for those who see it without its page."""

    title: str
    line: str
    """Whose figures these are, and of which day."""
    legend: Legend = ()


def write_caption(drawing: Drawing[Any], caption: Caption) -> None:
    """Make the figure of a drawing higher, and write the caption into the new room."""
    ground, figure = drawing.ground, drawing.figure
    step, edge = 1.5 * drawing.line_height(), ground.pixels(8)
    widest = max((drawing.text_width(words) for _, words in caption.legend), default=0)
    across = max(int((ground.width - edge) / (widest + ground.pixels(_SIGN + _GAP))), 1)
    rows = 2 + -(-len(caption.legend) // across)
    total = ground.height + rows * step + 2 * edge
    _make_higher(drawing, total / ground.height)
    texts = ((caption.title, ground.tokens.ink, 600), (caption.line, ground.tokens.muted, 400))
    for row, (words, colour, weight) in enumerate(texts):
        top = 1 - (edge + row * step) / total
        style = drawing.text_style(colour, weight)
        figure.text(edge / ground.width, top, words, va="top", **style)
    column = (ground.width - edge) / across / ground.width
    for place, (part, words) in enumerate(caption.legend):
        row, left = 2 + place // across, edge / ground.width + place % across * column
        figure.legend(
            [_sign(drawing, part)],
            [words],
            loc="center left",
            bbox_to_anchor=(left, 1 - (edge + (row + 0.35) * step) / total),
            frameon=False,
            borderpad=0,
            borderaxespad=0,
            handlelength=1,
            handleheight=1,
            handletextpad=0.6,
            labelcolor=ground.tokens.muted,
            prop={"family": list(ground.families), "size": style["fontsize"]},
        )


def _make_higher(drawing: Drawing[Any], times: float) -> None:
    """Give the figure more room at the top; what is drawn stays as large as it is."""
    figure = drawing.figure
    width, height = figure.get_size_inches()
    figure.set_size_inches(width, height * times)
    places = figure.subplotpars
    figure.subplots_adjust(bottom=places.bottom / times, top=places.top / times)


def _sign(drawing: Drawing[Any], part: Part | Layer | None) -> Artist:
    tokens, points = drawing.ground.tokens, drawing.ground.points
    if part is None:
        return Line2D([], [], linestyle="none", marker="|", markersize=points(_SIGN), c=tokens.ink)
    look = look_of(part, tokens)
    return Patch(
        facecolor=look.colour,
        edgecolor=look.hatch_colour,
        linewidth=points(1) if look.is_outlined else 0,
        hatch=look.hatch or None,
    )
