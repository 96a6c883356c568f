"""The search field, which asks a little after the last key, not at each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from affitrack.gui import icons
from affitrack.gui.metrics import px, scaled_font
from affitrack.gui.tokens import tokens_of

_PAUSE_MS: Final = 150
_KEYS_SCALE: Final = 11 / 13


class SearchField(QLineEdit):
    """A line for words to look for.

    Signals:
        searched(str): the text, 150 ms after the last key or at once on Return.
    """

    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = QKeySequence(QKeySequence.StandardKey.Find)
        self._last = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.setClearButtonEnabled(False)
        self.textChanged.connect(self._restart_pause)
        self.returnPressed.connect(self._ask)
        self._fit()

    def set_key_hint(self, keys: QKeySequence) -> None:
        """Show the keys that lead here while the field is empty."""
        self._hint = keys
        self.update()

    def set_text_quietly(self, text: str) -> None:
        """Set the text without asking."""
        self._last = text.strip()
        self.setText(text)

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def full_width(self) -> int:
        """Return the width at which the grey words and the keys both fit."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        keys = QFontMetrics(scaled_font(self, _KEYS_SCALE)).horizontalAdvance(self._keys())
        return px(34) + words + px(16) + keys

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._ask()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        side = px(14)
        where = QRectF(px(10), (self.height() - side) / 2, side, side)
        icons.paint(painter, "search", where, tokens.muted)
        if self.text() or self.hasFocus():
            return
        painter.setFont(scaled_font(self, _KEYS_SCALE))
        painter.setPen(QColor(tokens.muted))
        if self.full_width() <= self.width():
            room = self.rect().adjusted(0, 0, -px(10), 0)
            at_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, at_right, self._keys())

    def _keys(self) -> str:
        return self._hint.toString(QKeySequence.SequenceFormat.NativeText)

    def _fit(self) -> None:
        self.setTextMargins(px(20), 0, 0, 0)

    def _restart_pause(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)
