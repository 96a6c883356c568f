"""A box to tick whose outline shows in every theme, which the platform's own does not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.tokens import tokens_of


class TickBox(QCheckBox):
    """A box that is ticked, not ticked, or, where it stands for several things, half ticked."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style, kinds = self.style(), QStyle.SubElement
        box = QRectF(style.subElementRect(kinds.SE_CheckBoxIndicator, option, self))
        box.adjust(0.5, 0.5, -0.5, -0.5)
        is_marked = self.checkState() is not Qt.CheckState.Unchecked
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tokens.accent if is_marked or self.hasFocus() else tokens.muted
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens.accent if is_marked else tokens.surface))
        painter.drawRoundedRect(box, px(3), px(3))
        if self.checkState() is Qt.CheckState.Checked:
            icons.paint(painter, "check", box.adjusted(1, 1, -1, -1), tokens.on_accent)
        elif is_marked:
            painter.setPen(QPen(QColor(tokens.on_accent), 2))
            middle, side = box.center().y(), px(3)
            painter.drawLine(
                box.topLeft().toPoint().x() + side,
                round(middle),
                round(box.right()) - side,
                round(middle),
            )
        option.rect = style.subElementRect(kinds.SE_CheckBoxContents, option, self)
        style.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option, painter, self)
