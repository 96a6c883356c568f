"""How the cells and the header of a table look."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

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
from affitrack.gui.tokens import PillKind, tokens_of
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


class CellLook(NamedTuple):
    """How one cell looks."""

    text: str
    pill: PillKind | None = None
    is_strong: bool = False
    is_muted: bool = False
    aligned: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


class _Tools:
    """What cells are painted with, for the font and the theme in use."""

    def __init__(self, table: Table) -> None:
        self.tokens = tokens_of(table.palette())
        self.side, self.bar, self.spare = px(8), px(3), px(2)
        self.height = row_height()
        self.fonts = {
            is_strong: _cell_font(table, is_strong=is_strong) for is_strong in (False, True)
        }
        self.metrics = {is_strong: QFontMetrics(font) for is_strong, font in self.fonts.items()}
        self.pill_font = pill_font(table)
        self.pill_sizes: dict[str, QSize] = {}
        self.ink, self.muted = QColor(self.tokens.ink), QColor(self.tokens.muted)
        self.soft, self.accent = QColor(self.tokens.soft), QColor(self.tokens.accent)
        self.accent_soft = QColor(self.tokens.accent_soft)

    def pill_size(self, text: str) -> QSize:
        """Return the room that a pill needs; a table has few words for them."""
        if text not in self.pill_sizes:
            self.pill_sizes[text] = pill_size(text, self.pill_font)
        return self.pill_sizes[text]


class RowDelegate(QStyledItemDelegate):
    """Paints whole rows: hover and selection reach from side to side, a thin line below each.

    A screen has hundreds of cells, and scrolling paints them again and again. So a model may tell
    how a cell looks in one call, as `cell_look(row, column)`; others are asked role by role.
    """

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table
        self._tools: _Tools | None = None

    def forget_look(self) -> None:
        """Look at font and theme again."""
        self._tools = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tools = self._tools_in_use()
        painter.save()
        let_texts_keep_their_direction(painter)
        self._paint_ground(painter, option, index, tools)
        look = look_of(index)
        room = option.rect.adjusted(tools.side, 0, -tools.side, 0)
        if look.pill is not None and look.text:
            at_left = QRect(room)
            size = tools.pill_size(look.text)
            at_left.setWidth(min(size.width(), room.width()))
            room = QStyle.visualRect(option.direction, room, at_left)
            paint_pill(painter, room, look.text, look.pill, tools.pill_font, option.palette, size)
        elif look.text:
            aligned = QStyle.visualAlignment(option.direction, look.aligned)
            _paint_text(painter, room, look, aligned, tools, self._table.textElideMode())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        tools, look = self._tools_in_use(), look_of(index)
        if look.pill is not None:
            width = tools.pill_size(look.text).width()
        else:
            width = tools.metrics[look.is_strong].horizontalAdvance(look.text)
        return QSize(width + 2 * tools.side + tools.spare, tools.height)

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

    def _tools_in_use(self) -> _Tools:
        if self._tools is None:
            self._tools = _Tools(self._table)
        return self._tools

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, tools: _Tools
    ) -> None:
        rect, row = option.rect, index.row()
        is_selected = QStyle.StateFlag.State_Selected in option.state
        if is_selected:
            painter.fillRect(rect, tools.accent_soft)
        elif row == self._table.hovered_row:
            painter.fillRect(rect, tools.soft)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tools.soft)
        if row != self._table.currentIndex().row() or not self._table.hasFocus():
            return
        bar = QRect(0, rect.top(), tools.bar, rect.height())
        bar = QStyle.visualRect(option.direction, self._table.viewport().rect(), bar)
        if rect.intersects(bar):
            painter.fillRect(bar, tools.accent)


def _paint_text(
    painter: QPainter,
    room: QRect,
    look: CellLook,
    aligned: Qt.AlignmentFlag,
    tools: _Tools,
    elide: Qt.TextElideMode,
) -> None:
    painter.setFont(tools.fonts[look.is_strong])
    painter.setPen(tools.muted if look.is_muted else tools.ink)
    metrics, width = tools.metrics[look.is_strong], room.width() + 1
    on_one_line = look.text.replace("\n", " ")  # names from files may have line breaks
    shown = metrics.elidedText(on_one_line, elide, width)
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

    def sizeHint(self) -> QSize:
        """Return how high headings are: Qt would measure all of them whenever something moves."""
        return QSize(0, self.sectionSizeFromContents(0).height()) if self.count() else QSize(0, 0)

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


def look_of(index: AnyIndex) -> CellLook:
    """Return how a cell looks."""
    tell = getattr(index.model(), "cell_look", None)
    if tell is not None:
        look: CellLook = tell(index.row(), index.column())
        return look
    kind = index.data(Role.PILL)
    return CellLook(
        str(index.data(Qt.ItemDataRole.DisplayRole) or ""),
        None if kind is None else PillKind(kind),
        bool(index.data(Role.STRONG)),
        bool(index.data(Role.MUTED)),
        alignment_of(index),
    )


def alignment_of(index: AnyIndex) -> Qt.AlignmentFlag:
    """Return the alignment that the model asks for, left where it asks for none."""
    given = index.data(Qt.ItemDataRole.TextAlignmentRole)
    return Qt.AlignmentFlag(int(given)) if given is not None else Qt.AlignmentFlag.AlignLeft


def _cell_font(table: Table, *, is_strong: bool) -> QFont:
    return scaled_font(table, 1.0, QFont.Weight.Bold if is_strong else None)
