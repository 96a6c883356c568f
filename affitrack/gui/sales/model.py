"""The table of lines as a model: the ids of all rows, and the rows themselves by pages.

Sorting and filtering happen in the store. A model that holds ten thousand lines as rows would
spend its time on rows that nobody looks at.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from affitrack.domain.records import LineRecord
from affitrack.gui.sales.columns import COLUMNS, LineColumn
from affitrack.gui.sales.line_sheet import line_reader
from affitrack.gui.sales.line_words import stage_pill, stage_tip
from affitrack.gui.sales.own_words import PENCIL, is_own, own_tip
from affitrack.gui.tasks import Work
from affitrack.gui.widgets.rows import CellLook
from affitrack.gui.widgets.sheet import Rows
from affitrack.gui.widgets.table import Role
from affitrack.reports.csv_table import Cell

PAGE: Final = 64
"""Rows read at a time: a few times what one sees, so that no scrolling waits for more."""
_PAGES_KEPT: Final = 64
NO_PAGES: Final[Mapping[int, Sequence[LineRecord]]] = MappingProxyType({})
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()


class SalesModel(QAbstractTableModel):
    """Lines by id, fetched a page at a time when a view asks for one.

    Signals:
        sort_wanted(str, bool): the name to sort by and whether falling; answer with `show_ids`.
        page_read(int, int): the first and last row of a page that was fetched just now.
    """

    sort_wanted = Signal(str, bool)
    page_read = Signal(int, int)

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Sequence[LineRecord]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._as_of = date.min
        self._pages: OrderedDict[int, dict[int, LineRecord]] = OrderedDict()

    def show_ids(
        self,
        line_ids: Sequence[int],
        as_of: date,
        pages: Mapping[int, Sequence[LineRecord]] = NO_PAGES,
    ) -> None:
        """Show these lines, in this order, as of a day; `pages` are those that are known already.

        Some are asked for in any case, and the worker can read them while nobody waits.
        """
        self.beginResetModel()
        self._ids = line_ids
        self._as_of = as_of
        self._pages.clear()
        for number, lines in pages.items():
            self._pages[number] = {line.line_id: line for line in lines}
        self.endResetModel()
        for number, lines in pages.items():
            self.page_read.emit(number * PAGE, number * PAGE + len(lines) - 1)

    def show_rest(self, line_ids: Sequence[int]) -> None:
        """Show further lines below those shown, given all of them in their order."""
        known = len(self._ids)
        if len(line_ids) > known:
            self.beginInsertRows(QModelIndex(), known, len(line_ids) - 1)
            self._ids = line_ids
            self._pages.pop(known // PAGE, None)  # it may end where the lines did
            self.endInsertRows()

    def ids(self, first: int = 0, last: int | None = None) -> list[int]:
        """Return the ids of rows `first` to `last`, both included; to the end without `last`."""
        return list(self._ids[first : None if last is None else last + 1])

    def ids_of(self, rows: Rows) -> array[int]:
        """Return the ids of some rows."""
        chosen = array("q")
        for some in rows:
            chosen.extend(self._ids[some.start : some.stop])
        return chosen

    def reader(self, rows: Rows, sections: Sequence[int]) -> Callable[[Work], Iterator[list[Cell]]]:
        """Return what reads rows for a file, see `sheet.ReadOnTheWorker`."""
        return line_reader(self.ids_of(rows), sections)

    def line_at(self, row: int) -> LineRecord | None:
        """Return the line of a row; None where it left the store since the ids were read."""
        if not 0 <= row < len(self._ids):
            return None
        return self._page(row // PAGE).get(self._ids[row])

    def rowCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return COLUMNS[section].explanation() or None
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            return _first_order(COLUMNS[section]).value
        return None

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        line = self.line_at(index.row())
        if line is None:
            return None
        return self._cell(line, index.column(), role)

    def cell_look(self, row: int, section: int) -> CellLook:
        """Return how a cell looks, all in one call: `data` says the same role by role."""
        line = self.line_at(row)
        if line is None:
            return CellLook("")
        column = COLUMNS[section]
        return CellLook(
            str(self._cell(line, section, Qt.ItemDataRole.DisplayRole)),
            stage_pill(line) if column.is_pill else None,
            is_strong=column.is_strong,
            aligned=_RIGHT if column.is_number else Qt.AlignmentFlag.AlignLeft,
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(COLUMNS):
            falling = order is Qt.SortOrder.DescendingOrder
            self.sort_wanted.emit(COLUMNS[column].order_by, falling)

    def retranslate(self) -> None:
        """Ask views to read every text again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._ids:
            last = self.index(len(self._ids) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _cell(  # noqa: PLR0911 - one for each role
        self, line: LineRecord, section: int, role: int
    ) -> object:
        column = COLUMNS[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                text = column.text(line, self._as_of)
                return f"{PENCIL} {text}" if is_own(line, column.order_by) else text
            case Role.COPY if is_own(line, column.order_by):
                return column.text(line, self._as_of)
            case Qt.ItemDataRole.ToolTipRole if is_own(line, column.order_by):
                return own_tip(line, self._as_of)
            case Role.RAW:
                return column.raw(line)
            case Role.PILL if column.is_pill:
                return stage_pill(line)
            case Role.STRONG:
                return column.is_strong
            case Role.CELL:
                return column.cell(line)
            case Role.COPY | Qt.ItemDataRole.ToolTipRole if column.whole is not None:
                return column.whole(line)
            case Qt.ItemDataRole.ToolTipRole if column.is_pill:
                return stage_tip(line, self._as_of)
            case _:
                return None

    def _page(self, number: int) -> dict[int, LineRecord]:
        known = self._pages.get(number)
        if known is not None:
            self._pages.move_to_end(number)
            return known
        wanted = self._ids[number * PAGE : (number + 1) * PAGE]
        page = {line.line_id: line for line in self._fetch(wanted)}
        self._pages[number] = page
        if len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        self.page_read.emit(number * PAGE, number * PAGE + len(wanted) - 1)
        return page


def _first_order(column: LineColumn) -> Qt.SortOrder:
    """Return how the first click on a heading sorts: one looks for what is large, or new."""
    is_falling = column.is_number or column.order_by == "ordered_at"
    return Qt.SortOrder.DescendingOrder if is_falling else Qt.SortOrder.AscendingOrder


def _alignment(section: int) -> int:
    is_number = COLUMNS[section].is_number
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
