"""A button for one of several ways, with a ring that shows in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QStyle, QStyleOptionButton, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.tokens import tokens_of


class RadioButton(QRadioButton):
    """One of several ways: the one that is chosen has a dot."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style, kinds = self.style(), QStyle.SubElement
        ring = QRectF(style.subElementRect(kinds.SE_RadioButtonIndicator, option, self))
        ring.adjust(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tokens.accent if self.isChecked() or self.hasFocus() else tokens.muted
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            inner = px(4)
            painter.drawEllipse(ring.adjusted(inner, inner, -inner, -inner))
        option.rect = style.subElementRect(kinds.SE_RadioButtonContents, option, self)
        style.drawControl(QStyle.ControlElement.CE_RadioButtonLabel, option, painter, self)
