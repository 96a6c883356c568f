"""A row of a short list that leads somewhere when pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.tokens import PillKind, tokens_of
from affitrack.gui.widgets import Pill, label


class RowButton(QAbstractButton):
    """A pill if there is one, words, and a value at the right; a thin line below."""

    def __init__(
        self,
        words: str,
        value: str = "",
        *,
        pill: tuple[str, PillKind] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = label(words, wrap=True)
        self._value = label(value, "strong")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, px(7), 0, px(8))
        self._row.setSpacing(px(10))
        if pill is not None:
            self._row.addWidget(Pill(*pill), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._value)
        self._value.setVisible(bool(value))  # not before it has a place: it would be a window
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        said = [pill[0]] if pill is not None else []
        self.setAccessibleName(" ".join([*said, words, value]).strip())
        self.setText(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def words(self) -> str:
        """Return what the row says."""
        return self._words.text()

    def value(self) -> str:
        """Return the value at the right."""
        return self._value.text()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setPen(QColor(tokens.soft))
        painter.drawLine(0, self.height() - 1, self.width() - 1, self.height() - 1)
        if not self.underMouse() and not self.hasFocus():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_focused = self.hasFocus()
        painter.setPen(QPen(QColor(tokens.accent), px(1.5)) if is_focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.soft) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -2), px(6), px(6))
