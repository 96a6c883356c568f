"""A choice of one out of a list, drawn as in the header and among the filter chips."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QWidget

from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.mirroring import at_start, let_texts_keep_their_direction, mirrored
from affitrack.gui.tokens import tokens_of


class Picker(QComboBox):
    """A combo box in the style of the drawings. `chip=True` makes it round and muted.

    Its edge is that of fields to type in; with the role "search" that of the search beside it.
    """

    def __init__(
        self, name: str = "", parent: QWidget | None = None, *, chip: bool = False
    ) -> None:
        super().__init__(parent)
        self._chip = chip
        self._told = ""
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        if self.isVisible():
            self._tell_what_it_is()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_what_it_is()

    def _tell_what_it_is(self) -> None:
        """Give the name as a description where a reader says the choice alone: so Qt on Linux.

        A label in front of it is read out by itself.
        """
        if self.accessibleDescription() not in {"", self._told}:
            return
        heard, name = QAccessible.queryAccessibleInterface(self), self.accessibleName()
        is_said = heard.text(QAccessible.Text.Name) == name
        has_label = bool(heard.relations(QAccessible.RelationFlag.Label))
        words = (name, self.toolTip())  # with a description, the tip is no longer read out
        self._told = "" if is_said or has_label else ". ".join(filter(None, words))
        self.setAccessibleDescription(self._told)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other choices, each its words and what it stands for; keep the one chosen."""
        chosen = self.currentData()
        self.clear()
        for words, value in choices:
            self.addItem(words, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        texts = [self.itemText(index) for index in range(self.count())] or [self.placeholderText()]
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        side = px(12) if self._chip else px(13)
        height = metrics.height() + 2 * (px(5) if self._chip else px(7)) + 2
        return QSize(min(widest, px(240)) + 2 * side + px(20), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(70), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past a picker must not change it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        let_texts_keep_their_direction(painter)
        hovered = self.underMouse() and self.isEnabled()
        edge = tokens.line if self._chip or self.property("role") == "search" else tokens.edge
        painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else edge), 1))
        painter.setBrush(QColor(tokens.soft if hovered else tokens.surface))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = box.height() / 2 if self._chip else px(8)
        painter.drawRoundedRect(box, radius, radius)
        side = px(12)
        arrow = px(14)
        ink = tokens.muted if self._chip or not self.isEnabled() else tokens.ink
        room = self.rect().adjusted(side, 0, -side - arrow - px(2), 0)
        font = self.font()
        font.setWeight(font.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = self.currentText() or self.placeholderText()
        elided = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, room.width() + 2)
        painter.drawText(mirrored(self, room), at_start(self), elided)
        left = self.width() - side - arrow + px(3)
        where = mirrored(self, QRect(left, (self.height() - arrow) // 2, arrow, arrow))
        icons.paint(painter, "chevron-down", QRectF(where), ink)
