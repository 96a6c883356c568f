"""The rows of the jump box: an icon, a title, what it is, and the keys that do the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from affitrack.gui import icons
from affitrack.gui.jump.entries import Entry
from affitrack.gui.metrics import px, scaled_font
from affitrack.gui.tokens import Tokens, tokens_of

Index = QModelIndex | QPersistentModelIndex

_NOWHERE: Final = QModelIndex()
_ENTRY: Final = Qt.ItemDataRole.UserRole
_SMALL: Final = 12 / 13


class EntryModel(QAbstractListModel):
    """The entries that fit, the best one first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Take other entries."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row, None beyond the last."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, identity: str) -> int:
        """Return the row of an entry, -1 where it is not there."""
        rows = (row for row, entry in enumerate(self._entries) if entry.identity == identity)
        return next(rows, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.about, entry.keys) if part)
        return entry if role == _ENTRY else None


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry; what has no room is cut, the keys last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), self._view.fontMetrics().height() + 2 * px(8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return
        tokens = tokens_of(self._view.palette())
        room = option.rect.adjusted(px(4), px(1), -px(4), -px(1))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(room, px(8), px(8))
        self._paint_icon(painter, option, room, entry.icon, tokens)
        inner = room.adjusted(px(38), 0, -px(10), 0)
        small = scaled_font(self._view, _SMALL)
        left = self._text(painter, option, inner, entry.keys, tokens.muted, small, at_end=True)
        inner.setRight(inner.right() - left)
        medium = scaled_font(self._view, 1.0, QFont.Weight.Medium)
        left = self._text(painter, option, inner, entry.title, tokens.ink, medium)
        inner.setLeft(inner.left() + left)
        self._text(painter, option, inner, entry.about, tokens.muted, small)
        painter.restore()

    def _paint_icon(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        name: str,
        tokens: Tokens,
    ) -> None:
        side = px(16)
        top = room.top() + (room.height() - side) // 2
        where = QRect(room.left() + px(11), top, side, side)
        icons.paint(
            painter, name, QRectF(QStyle.visualRect(option.direction, room, where)), tokens.muted
        )

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        text: str,
        colour: str,
        font: QFont,
        *,
        at_end: bool = False,
    ) -> int:
        """Draw `text` at one end of `room`, and return the width that it takes with its gap."""
        if not text or room.width() <= 0:
            return 0
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        side = QStyle.visualAlignment(option.direction, side)
        where = QStyle.visualRect(option.direction, option.rect, room)
        painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return min(metrics.horizontalAdvance(shown) + px(10), room.width())
