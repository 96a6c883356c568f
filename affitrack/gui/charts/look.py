"""How a series of a chart looks: its colour, and a hatch, so that colour is never all there is."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from affitrack.gui.charts.layers import Layer
from affitrack.gui.charts.months import Part
from affitrack.gui.metrics import px
from affitrack.gui.tokens import Tokens, mixed, tokens_of


class SeriesLook(NamedTuple):
    """How one part of a bar is filled."""

    colour: str
    hatch: str
    """In matplotlib's signs; "" is a plain fill."""
    hatch_colour: str
    is_outlined: bool = False
    """Its fill alone hardly stands off the ground; the outline is of the hatch's colour."""


def look_of(part: Part | Layer, tokens: Tokens) -> SeriesLook:
    """Return how a part of a bar is filled in a theme. Parts of equal names look the same."""
    colour, hatch = {
        Part.PAID: (tokens.paid, ""),
        Part.CLEARED: (tokens.cleared, "///"),
        Part.HELD: (tokens.held, "..."),
        Part.NEW_SALES: (mixed(tokens.forecast, tokens.surface, 0.35), "\\\\\\"),
        Part.DEDUCTED: (tokens.lost, "xxx"),
        Layer.POSTED: (mixed(tokens.forecast, tokens.surface, 0.35), "\\\\\\"),
        Layer.NEW: (mixed(tokens.forecast, tokens.surface, 0.12), "---"),
    }[part]
    if part in {Part.NEW_SALES, Layer.POSTED, Layer.NEW}:  # not money yet: more hatch than fill
        return SeriesLook(colour, hatch, tokens.edge, is_outlined=True)
    return SeriesLook(colour, hatch, mixed(tokens.surface, colour, 0.45))


class Swatch(QWidget):
    """A small square filled as the series is, for a legend."""

    def __init__(self, part: Part | Layer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(11), px(11))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self._part, tokens_of(self.palette()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.hatch_colour)) if look.is_outlined else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.colour))
        inset = 0.5 if look.is_outlined else 0.0
        room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(room, px(3), px(3))
        self._paint_hatch(painter, look)

    def _paint_hatch(self, painter: QPainter, look: SeriesLook) -> None:
        size, third = self.width(), self.width() / 3
        painter.setPen(QPen(QColor(look.hatch_colour), 1))
        if "/" in look.hatch or "x" in look.hatch:
            painter.drawLine(1, size - 2, size - 2, 1)
        if "x" in look.hatch or "\\" in look.hatch:
            painter.drawLine(1, 1, size - 2, size - 2)
        if "-" in look.hatch:
            painter.drawLine(1, size // 3, size - 2, size // 3)
            painter.drawLine(1, 2 * size // 3, size - 2, 2 * size // 3)
        if "." in look.hatch:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.hatch_colour))
            for x, y in ((1, 1), (2, 1), (1, 2), (2, 2)):
                painter.drawEllipse(QRectF(x * third - 1, y * third - 1, 2, 2))


class RangeSign(QWidget):
    """The line with ends that stands for a range, for a legend."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(7), px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(tokens_of(self.palette()).ink), px(1.2)))
        middle, last = self.width() // 2, self.height() - 1
        painter.drawLine(middle, 1, middle, last - 1)
        painter.drawLine(0, 1, self.width() - 1, 1)
        painter.drawLine(0, last - 1, self.width() - 1, last - 1)
