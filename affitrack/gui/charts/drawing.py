"""What all drawings have in common: their ground, their text, the picture and the file.

No widget here: drawing takes longer than a blink and is done on a thread of its own, from a
`Sketch` that was taken on the window's.
"""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QWidget

from affitrack.gui.charts.caption import Caption, write_caption
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px, scaled_font
from affitrack.gui.tokens import LIGHT, Tokens, tokens_of
from affitrack.wording.language import Language

# A font that matplotlib lacks is replaced; saying so on every draw helps nobody.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
rcParams["text.parse_math"] = False  # "$" is money

Content = TypeVar("Content")

LABEL_PIXELS: Final = 10.5
_DPI: Final = 100


@dataclass(frozen=True, slots=True)
class Ground:
    """What a drawing is drawn on: its size, colours, font and language."""

    lang: Language
    tokens: Tokens
    font: QFont
    """That of the labels."""
    families: tuple[str, ...]
    width: int
    height: int
    """In pixels of the widget, as are all lengths here."""
    ratio: float
    """Pixels of the screen in one of the widget."""
    scale: float
    """Pixels of the widget in one of the drawings (see `metrics.px`)."""

    def points(self, pixels: float) -> float:
        """Return a length of the drawings in points of the figure."""
        return pixels * self.scale * 72 / _DPI

    def pixels(self, length: float) -> float:
        """Return a length of the drawings in pixels of the widget."""
        return length * self.scale

    def on_paper(self, ratio: float) -> Ground:
        """Return the same on white and in more detail, for print."""
        return replace(self, tokens=LIGHT, ratio=ratio)


def ground_of(widget: QWidget) -> Ground:
    """Return the ground of a widget, in its size, colours and font. On the window's thread."""
    return Ground(
        lang=language(),
        tokens=tokens_of(widget.palette()),
        font=scaled_font(widget, LABEL_PIXELS / 13),
        families=_families(),
        width=widget.width(),
        height=widget.height(),
        ratio=widget.devicePixelRatioF(),
        scale=px(1000) / 1000,
    )


@dataclass(frozen=True, slots=True)
class Sketch(Generic[Content]):
    """All that a drawing depends on; two that are equal look the same."""

    kind: type[Drawing[Content]]
    content: Content
    ground: Ground
    caption: Caption | None = None

    def draw(self) -> Drawing[Content]:
        """Draw it. May be called on any thread, one at a time."""
        return self.kind(self)

    def write(self, path: Path) -> None:
        """Draw it into a file, of the kind that its ending names: png, svg or pdf.

        Raises `OSError` where the file cannot be written.
        """
        kind = path.suffix.lstrip(".").lower()
        title = {"Title": self.caption.title} if self.caption is not None else {}
        self.draw().figure.savefig(path, format=kind, dpi="figure", metadata=title)

    def on_paper(self, ratio: float, caption: Caption) -> Sketch[Content]:
        """Return the same on white, in so much detail, with what it takes to be understood."""
        return replace(self, ground=self.ground.on_paper(ratio), caption=caption)


class Drawing(ABC, Generic[Content]):
    """A sketch, drawn. A subclass says what is drawn, and where each of its things stands."""

    def __init__(self, sketch: Sketch[Content]) -> None:
        self.sketch = sketch
        self.content = sketch.content
        self.ground = ground = sketch.ground
        size = (ground.width / _DPI, ground.height / _DPI)
        self.figure = Figure(figsize=size, dpi=_DPI * ground.ratio)
        self._canvas = FigureCanvasAgg(self.figure)
        self.axes: Axes = self.figure.add_subplot()
        self.figure.set_facecolor(ground.tokens.surface)
        self.axes.set_facecolor(ground.tokens.surface)
        self.draw()
        if sketch.caption is not None:
            write_caption(self, sketch.caption)
        self.image = self._painted()
        self.places = [self._in_pixels(*box) for box in self.boxes()]
        """Where each thing stands that can be pointed at, in pixels of the widget."""

    @abstractmethod
    def draw(self) -> None:
        """Draw the content on `axes`, and place these on the figure."""

    @abstractmethod
    def boxes(self) -> list[tuple[float, float, float, float]]:
        """Return left, bottom, right and top of each thing that can be pointed at, on `axes`."""

    def slots(self, count: int) -> list[tuple[float, float, float, float]]:
        """Return `boxes` of so many things that stand side by side, one at each whole number."""
        bottom, top = self.axes.get_ylim()
        return [(place - 0.5, bottom, place + 0.5, top) for place in range(count)]

    def text_style(self, colour: str, weight: int = 400) -> dict[str, Any]:
        """Return how labels are written."""
        return {
            "color": colour,
            "fontsize": self.ground.points(LABEL_PIXELS),
            "fontweight": weight,
            "fontfamily": list(self.ground.families),
        }

    def style_ticks(self) -> None:
        """Give the axes the looks of the drawings: labels, and no lines."""
        self.axes.tick_params(
            length=0,
            pad=self.ground.points(6),
            labelsize=self.ground.points(LABEL_PIXELS),
            labelcolor=self.ground.tokens.muted,
            labelfontfamily=list(self.ground.families),
        )
        for spine in self.axes.spines.values():
            spine.set_visible(False)
        self.axes.set_axisbelow(True)

    def text_width(self, text: str) -> int:
        """Return how wide a label is, in pixels of the widget."""
        return QFontMetrics(self.ground.font).horizontalAdvance(text)

    def line_height(self) -> int:
        """Return how high a line of a label is, in pixels of the widget."""
        return QFontMetrics(self.ground.font).height()

    def place_axes(self, *, left: float, bottom: float, top: float = 0, right: float = 0) -> None:
        """Leave room for labels around the axes, in pixels of the widget."""
        ground, edge = self.ground, self.ground.pixels(4)
        self.figure.subplots_adjust(
            left=min(left / ground.width, 0.4),
            right=1 - min((edge + right) / ground.width, 0.4),
            bottom=min(bottom / ground.height, 0.4),
            top=1 - min((edge + top) / ground.height, 0.4),
        )

    def _painted(self) -> QImage:
        self._canvas.draw()  # type: ignore[no-untyped-call]
        width, height = self._canvas.get_width_height(physical=True)
        pixels = self._canvas.buffer_rgba()  # type: ignore[no-untyped-call]
        # A copy: the pixels are matplotlib's.
        image = QImage(pixels, width, height, QImage.Format.Format_RGBA8888).copy()
        image.setDevicePixelRatio(self.ground.ratio)
        return image

    def _in_pixels(self, left: float, bottom: float, right: float, top: float) -> QRectF:
        ratio, height = self.ground.ratio, self.image.height()
        x_left, y_low = self.axes.transData.transform((left, bottom))
        x_right, y_high = self.axes.transData.transform((right, top))
        return QRectF(
            x_left / ratio,
            (height - y_high) / ratio,
            (x_right - x_left) / ratio,
            (y_high - y_low) / ratio,
        )


def _families() -> tuple[str, ...]:
    """Return the window's font, and one that has every sign where that one lacks some."""
    wanted = QFontInfo(QApplication.font()).family()
    known = {entry.name for entry in fontManager.ttflist}
    return tuple(name for name in (wanted, "DejaVu Sans") if name in known)
