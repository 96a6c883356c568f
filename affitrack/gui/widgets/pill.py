"""Short words on a coloured, rounded ground: the stage of a line, the kind of a change."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from affitrack.gui.metrics import px, scaled_font
from affitrack.gui.mirroring import let_texts_keep_their_direction
from affitrack.gui.tokens import PillKind, pill_colours, tokens_of

_TEXT_SCALE = 11.5 / 13


def pill_font(widget: QWidget) -> QFont:
    """Return the font of the words on a pill."""
    return scaled_font(widget, _TEXT_SCALE, QFont.Weight.DemiBold)


def pill_size(text: str, font: QFont) -> QSize:
    """Return the room that a pill with `text` needs."""
    metrics = QFontMetrics(font)
    return QSize(metrics.horizontalAdvance(text) + 2 * px(9), metrics.height() + 2 * px(2))


def paint_pill(
    painter: QPainter,
    room: QRect,
    text: str,
    kind: PillKind,
    font: QFont,
    palette: QPalette,
    size: QSize | None = None,
) -> None:
    """Paint a pill at the left of `room`, centred in its height; too long a text is elided.

    Who paints many knows the `size` of a pill with that text.
    """
    ground, ink = pill_colours(tokens_of(palette), kind)
    size = size or pill_size(text, font)
    width = min(size.width(), room.width())
    top = room.top() + (room.height() - size.height()) // 2
    shape = QRect(room.left(), top, width, size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(shape), shape.height() / 2, shape.height() / 2)
    painter.setPen(QColor(ink))
    painter.setFont(font)
    let_texts_keep_their_direction(painter)
    if width < size.width():
        left = width - 2 * px(9) + 1
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, left)
    painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class Pill(QWidget):
    """A pill as a widget; tables paint theirs with `paint_pill`."""

    def __init__(
        self,
        text: str = "",
        kind: PillKind = PillKind.NEUTRAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_pill(text, kind)

    def set_pill(self, text: str, kind: PillKind) -> None:
        """Show other words or another colour."""
        self._text = text
        self._kind = kind
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The words on it."""
        return self._text

    @property
    def kind(self) -> PillKind:
        """What its colour says."""
        return self._kind

    def sizeHint(self) -> QSize:
        return pill_size(self._text, pill_font(self))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, self.rect(), self._text, self._kind, pill_font(self), self.palette())
