"""A box to tick whose outline shows in every theme, which the platform's own does not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QWidget

from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.tokens import Tokens
from affitrack.gui.widgets.marked import Look, paint_marked, with_room

_LOOK: Final = Look(
    QStyle.SubElement.SE_CheckBoxIndicator,
    QStyle.SubElement.SE_CheckBoxContents,
    QStyle.ControlElement.CE_CheckBoxLabel,
)


class TickBox(QCheckBox):
    """A box that is ticked, not ticked, or, where it stands for several things, half ticked."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return with_room(self, _LOOK, super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return with_room(self, _LOOK, super().minimumSizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_marked(self, _LOOK, self._paint, is_marked=self._is_marked())

    def _is_marked(self) -> bool:
        return self.checkState() is not Qt.CheckState.Unchecked

    def _paint(self, painter: QPainter, box: QRectF, tokens: Tokens) -> None:
        painter.setBrush(QColor(tokens.accent if self._is_marked() else tokens.surface))
        painter.drawRoundedRect(box, px(3), px(3))
        if self.checkState() is Qt.CheckState.Checked:
            icons.paint(painter, "check", box.adjusted(1, 1, -1, -1), tokens.on_accent)
        elif self._is_marked():
            painter.setPen(QPen(QColor(tokens.on_accent), 2))
            middle, side = box.center().y(), px(3)
            painter.drawLine(
                box.topLeft().toPoint().x() + side,
                round(middle),
                round(box.right()) - side,
                round(middle),
            )
