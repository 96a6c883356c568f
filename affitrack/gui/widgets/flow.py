"""Layouts that make do with less width: wrap to further rows rather than clip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget

from affitrack.gui.metrics import px


class FlowLayout(QLayout):
    """Puts widgets side by side and starts another row where the width ends."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        """By width: layouts ask for the same heights dozens of times."""
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._heights.clear()
        self._items.append(item)

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, room: QRect, *, move: bool) -> int:
        gap, y = px(self._gap), room.y()
        parent = self.parentWidget()
        way = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        for row in self._rows(room.width()):
            x, height = room.x(), max(item.sizeHint().height() for item in row)
            for item in row if move else ():
                size = item.sizeHint()
                corner = QPoint(x, y + (height - size.height()) // 2)
                item.setGeometry(QStyle.visualRect(way, room, QRect(corner, size)))
                x += size.width() + gap
            y += height + gap
        return max(y - gap - room.y(), 0)

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """Return what is shown, as it falls into rows."""
        rows: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            needed = item.sizeHint().width()
            if not rows or needed > left:
                rows.append([])
                left = width
            rows[-1].append(item)
            left -= needed + px(self._gap)
        return rows


class CardRow(QWidget):
    """Cards of equal width in one row, or in more rows where they would become too narrow."""

    def __init__(
        self, cards: Sequence[QWidget] = (), parent: QWidget | None = None, *, narrowest: int = 175
    ) -> None:
        super().__init__(parent)
        self._cards: list[QWidget] = []
        self._narrowest = narrowest
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_cards(cards)

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards instead of those shown so far, which are given back unparented."""
        for card in self._cards:
            self._grid.removeWidget(card)
            if card not in cards:
                card.setParent(None)
        self._cards = list(cards)
        self._columns = 0
        self._lay_out(max(self.width(), 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out(event.size().width())
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(self._narrowest), self._grid.minimumSize().height())

    def columns(self) -> int:
        """Return the number of cards side by side."""
        return self._columns

    def _lay_out(self, width: int) -> None:
        if not self._cards:
            return
        columns = self._columns_for(width)
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for index, card in enumerate(self._cards):
            policy = card.sizePolicy()  # equal widths, whatever the words on the cards
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            card.setSizePolicy(policy)
            self._grid.addWidget(card, index // columns, index % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self.updateGeometry()

    def _columns_for(self, width: int) -> int:
        """Return as many columns as fit, chosen so that no row holds a single leftover card."""
        count = len(self._cards)
        needed = max(card.minimumSizeHint().width() for card in self._cards)
        narrowest = max(px(self._narrowest), needed)
        fitting = max(1, (width + px(12)) // (narrowest + px(12)))
        if fitting >= count:
            return count
        rows = -(-count // fitting)
        return -(-count // rows)
