"""How the cells and the header of a table look."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from affitrack.gui import icons
from affitrack.gui.metrics import px, scaled_font
from affitrack.gui.mirroring import let_texts_keep_their_direction
from affitrack.gui.tokens import PillKind, Tokens, tokens_of
from affitrack.gui.widgets.pill import paint_pill, pill_font, pill_size

if TYPE_CHECKING:
    from affitrack.gui.widgets.table import Table

_ARROW: Final = 13

AnyIndex = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What models tell a table beyond Qt's own roles."""

    RAW = int(Qt.ItemDataRole.UserRole)
    """The value itself: an id, an integer amount, a date."""
    PILL = RAW + 1
    """A `PillKind`: the cell's text stands on a pill."""
    COPY = RAW + 2
    """The text for the clipboard, where it is not the text shown."""
    STRONG = RAW + 3
    """True: in bold."""
    MUTED = RAW + 4
    """True: in the colour of secondary text."""
    CELL = RAW + 5
    """The value for the clipboard and for files (`csv_table.Cell`), where it is no text."""


class RowDelegate(QStyledItemDelegate):
    """Paints whole rows: hover and selection reach from side to side, a thin line below each."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tokens = tokens_of(option.palette)
        painter.save()
        let_texts_keep_their_direction(painter)
        self._paint_ground(painter, option, index, tokens)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = option.rect.adjusted(px(8), 0, -px(8), 0)
        kind = index.data(Role.PILL)
        if kind is not None and text:
            font = pill_font(self._table)
            at_left = QRect(room)
            at_left.setWidth(min(pill_size(text, font).width(), room.width()))
            room = QStyle.visualRect(option.direction, room, at_left)
            paint_pill(painter, room, text, PillKind(kind), font, option.palette)
        elif text:
            aligned = QStyle.visualAlignment(option.direction, alignment_of(index))
            self._paint_text(painter, room, index, text, aligned)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if index.data(Role.PILL) is not None:
            width = pill_size(text, pill_font(self._table)).width()
        else:
            metrics = QFontMetrics(_cell_font(self._table, is_strong=bool(index.data(Role.STRONG))))
            width = metrics.horizontalAdvance(text)
        return QSize(width + 2 * px(8) + px(2), row_height())

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Show the whole text of a cell that is too narrow for it."""
        if event.type() == QEvent.Type.ToolTip and not index.data(Qt.ItemDataRole.ToolTipRole):
            text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            needed = self.sizeHint(option, index).width()
            QToolTip.showText(event.globalPos(), text if needed > option.rect.width() else "", view)
            return True
        return super().helpEvent(event, view, option, index)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, tokens: Tokens
    ) -> None:
        rect = option.rect
        is_selected = QStyle.StateFlag.State_Selected in option.state
        if is_selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        elif index.row() == self._table.hovered_row:
            painter.fillRect(rect, QColor(tokens.soft))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.soft))
        is_current = index.row() == self._table.currentIndex().row()
        bar = QRect(0, rect.top(), px(3), rect.height())
        bar = QStyle.visualRect(option.direction, self._table.viewport().rect(), bar)
        if is_current and self._table.hasFocus() and rect.intersects(bar):
            painter.fillRect(bar, QColor(tokens.accent))

    def _paint_text(
        self,
        painter: QPainter,
        room: QRect,
        index: AnyIndex,
        text: str,
        aligned: Qt.AlignmentFlag,
    ) -> None:
        tokens = tokens_of(self._table.palette())
        font = _cell_font(self._table, is_strong=bool(index.data(Role.STRONG)))
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted if index.data(Role.MUTED) else tokens.ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, aligned | Qt.AlignmentFlag.AlignVCenter, shown)


class TableHeader(QHeaderView):
    """Small grey headings, right-aligned over amounts, with an arrow on the sorted column."""

    def __init__(self, table: Table) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setResizeContentsPrecision(50)
        self.setMinimumSectionSize(px(36))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        tokens = tokens_of(self.palette())
        painter.save()
        let_texts_keep_their_direction(painter)
        painter.fillRect(rect, QColor(tokens.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.line))
        font = scaled_font(self, 11.5 / 13, QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        text = self._text(logicalIndex)
        room = rect.adjusted(px(8), 0, -px(8), 0)
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        arrow = px(_ARROW) if is_sorted else 0
        metrics = QFontMetrics(font)
        width = min(metrics.horizontalAdvance(text), room.width() - arrow)
        is_right = bool(self._alignment(logicalIndex) & Qt.AlignmentFlag.AlignRight)
        left = room.right() + 1 - width - arrow if is_right else room.left()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width + 1)
        where = QRect(left, rect.top(), width + 1, rect.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if is_sorted:
            self._paint_arrow(painter, QRectF(left + width, rect.top(), arrow, rect.height()))
        painter.restore()

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's name
        metrics = QFontMetrics(scaled_font(self, 11.5 / 13, QFont.Weight.DemiBold))
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        arrow = px(_ARROW) if is_sorted else 0
        width = metrics.horizontalAdvance(self._text(logicalIndex)) + 2 * px(8) + arrow + px(2)
        return QSize(width, metrics.height() + 2 * px(8))

    def _text(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _alignment(self, section: int) -> Qt.AlignmentFlag:
        given = self.model().headerData(
            section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole
        )
        side = Qt.AlignmentFlag(int(given)) if given is not None else Qt.AlignmentFlag.AlignLeft
        return Qt.AlignmentFlag(QStyle.visualAlignment(self.layoutDirection(), side))

    def _paint_arrow(self, painter: QPainter, room: QRectF) -> None:
        """Paint the arrow down for falling order, as the drawings do; upside down for rising."""
        tokens = tokens_of(self.palette())
        size = px(_ARROW)
        painter.translate(room.center())
        if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder:
            painter.rotate(180)
        icons.paint(painter, "chevron-down", QRectF(-size / 2, -size / 2, size, size), tokens.muted)


def row_height() -> int:
    """Return the height of a row for the font in use."""
    return px(35)


def alignment_of(index: AnyIndex) -> Qt.AlignmentFlag:
    """Return the alignment that the model asks for, left where it asks for none."""
    given = index.data(Qt.ItemDataRole.TextAlignmentRole)
    return Qt.AlignmentFlag(int(given)) if given is not None else Qt.AlignmentFlag.AlignLeft


def _cell_font(table: Table, *, is_strong: bool) -> QFont:
    return scaled_font(table, 1.0, QFont.Weight.Bold if is_strong else None)
