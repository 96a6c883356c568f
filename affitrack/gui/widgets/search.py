"""The search field, which asks a little after the last key, and the button that looks like it."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget

from affitrack.gui import icons
from affitrack.gui.metrics import px, scaled_font
from affitrack.gui.mirroring import at_end, at_start, let_texts_keep_their_direction, mirrored
from affitrack.gui.tokens import tokens_of

_PAUSE_MS: Final = 150
_KEYS_SCALE: Final = 11 / 13
_FIND_KEYS: Final = "Ctrl+F"
_CLEAR: Final = 24


class SearchField(QLineEdit):
    """A line for words to look for.

    Signals:
        searched(str): the text, 150 ms after the last key or at once on Return.
    """

    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Ids and names of shops read from left to right, and so does the field in every layout.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setProperty("role", "search")  # known by its sign and its words, not by its border
        self._keys = QKeySequence(_FIND_KEYS)
        self._last = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._on_text)
        self.returnPressed.connect(self._ask)
        self._fit()

    @cached_property
    def clear_button(self) -> QPushButton:
        """Empties the field; made with the first letter."""
        made = QPushButton(self)
        made.setProperty("role", "link")
        made.setCursor(Qt.CursorShape.ArrowCursor)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does the same
        made.setToolTip(self.tr("Clear (Esc)"))
        made.setAccessibleName(self.tr("Clear the search"))
        made.clicked.connect(self._empty)
        icons.keep_icon(made, "close", "muted")
        return made

    def set_key_hint(self, keys: QKeySequence) -> None:
        """Show the keys that lead here while the field is empty; at first those of Find."""
        self._keys = keys
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
        return px(34) + words + _width_of_keys(self, self._keys)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._empty()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        _paint_glass(self, painter)
        if not self.text() and not self.hasFocus() and self.full_width() <= self.width():
            _paint_keys(self, painter, self._keys)

    def _fit(self) -> None:
        has_text, side = bool(self.text()), px(_CLEAR)
        self.setTextMargins(px(20), 0, side if has_text else 0, 0)
        if has_text:
            left, top = self.width() - side - px(4), (self.height() - side) // 2
            self.clear_button.setGeometry(left, top, side, side)

    def _on_text(self, text: str) -> None:
        if text or "clear_button" in vars(self):
            self.clear_button.setVisible(bool(text))
            self._fit()
        self._pause.start()

    def _empty(self) -> None:
        self.clear()
        self._ask()

    def _ask(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)


class JumpButton(QAbstractButton):
    """Stands where a search field would, and opens the jump box: pressed, or typed on.

    Signals:
        asked(str): open it, with this text in it.
    """

    asked = Signal(str)

    def __init__(self, keys: QKeySequence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda: self.asked.emit(""))

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.fontMetrics().height() + 2 * px(7) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.strip() and text.isprintable():
            self.asked.emit(text)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.line), 1))
        painter.setBrush(QColor(tokens.soft if self.underMouse() else tokens.surface))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, px(8), px(8))
        _paint_glass(self, painter)
        painter.setPen(QColor(tokens.muted))
        let_texts_keep_their_direction(painter)
        room = mirrored(self, self.rect().adjusted(px(32), 0, -px(10), 0))
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, at_start(self), shown)
        if metrics.horizontalAdvance(shown) + _width_of_keys(self, self._keys) <= room.width():
            _paint_keys(self, painter, self._keys)


def _paint_glass(field: QWidget, painter: QPainter) -> None:
    side = px(14)
    where = QRect(px(10), (field.height() - side) // 2, side, side)
    tokens = tokens_of(field.palette())
    icons.paint(painter, "search", QRectF(mirrored(field, where)), tokens.muted)


def _paint_keys(field: QWidget, painter: QPainter, keys: QKeySequence) -> None:
    painter.setFont(scaled_font(field, _KEYS_SCALE))
    painter.setPen(QColor(tokens_of(field.palette()).muted))
    let_texts_keep_their_direction(painter)
    room = mirrored(field, field.rect().adjusted(px(10), 0, -px(10), 0))
    painter.drawText(room, at_end(field), _native(keys))


def _width_of_keys(field: QWidget, keys: QKeySequence) -> int:
    """Return the room that keys take, with a gap before them."""
    metrics = QFontMetrics(scaled_font(field, _KEYS_SCALE))
    return px(16) + metrics.horizontalAdvance(_native(keys))


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
