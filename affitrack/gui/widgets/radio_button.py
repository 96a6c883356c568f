"""A button for one of several ways, with a ring that shows in every theme."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QStyle, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.tokens import Tokens
from affitrack.gui.widgets.marked import Look, paint_marked, with_room

_LOOK: Final = Look(
    QStyle.SubElement.SE_RadioButtonIndicator,
    QStyle.SubElement.SE_RadioButtonContents,
    QStyle.ControlElement.CE_RadioButtonLabel,
)


class RadioButton(QRadioButton):
    """One of several ways: the one that is chosen has a dot."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return with_room(self, _LOOK, super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return with_room(self, _LOOK, super().minimumSizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_marked(self, _LOOK, self._paint, is_marked=self.isChecked())

    def _paint(self, painter: QPainter, ring: QRectF, tokens: Tokens) -> None:
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            inner = px(4)
            painter.drawEllipse(ring.adjusted(inner, inner, -inner, -inner))
