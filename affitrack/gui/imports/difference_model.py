"""The list of what an import would do, row by row, as a model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from affitrack.gui.imports.difference_words import (
    PILL_OF_KIND,
    DifferenceRow,
    Kind,
    commission_words,
    kind_name,
    result_words,
)
from affitrack.gui.widgets import Role
from affitrack.gui.widgets.table import ColumnSpec

_AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()

SPECS: Final = (
    ColumnSpec(88),
    ColumnSpec(60, hidden=True),
    ColumnSpec(180),
    ColumnSpec(120, elastic=True),
    ColumnSpec(92),
    ColumnSpec(230, elastic=True),
)
_WHAT, _ROW, _ORDER, _PRODUCT, _COMMISSION, _RESULT = range(len(SPECS))
_NUMBERS: Final = {_ROW, _COMMISSION}


class DifferenceModel(QAbstractTableModel):
    """Rows of an import preview; `narrow` shows one kind of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[DifferenceRow, ...] = ()
        self._rows: tuple[DifferenceRow, ...] = ()
        self._kind: Kind | None = None
        self._as_of = date.min

    def show_rows(self, rows: Sequence[DifferenceRow], as_of: date) -> None:
        """Show these rows, as of a day."""
        self._all = tuple(rows)
        self._as_of = as_of
        self.narrow(self._kind)

    def narrow(self, kind: Kind | None) -> None:
        """Show rows of one kind, or all of them."""
        self.beginResetModel()
        self._kind = kind
        self._rows = tuple(row for row in self._all if kind in (None, row.kind))
        self.endResetModel()

    def row_at(self, row: int) -> DifferenceRow:
        """Return a row."""
        return self._rows[row]

    def rowCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(SPECS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(SPECS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self._headings()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(  # noqa: PLR0911 - one for each role
        self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ToolTipRole if column == _WHAT:
                return self.tr("{file}, row {row}").format(file=row.file_name, row=row.row)
            case Role.PILL if column == _WHAT:
                return PILL_OF_KIND[row.kind]
            case Role.RAW:
                return row.order_id
            case _:
                return None

    def retranslate(self) -> None:
        """Ask views to read every text again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(SPECS) - 1)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(SPECS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("What"),
            self.tr("Row"),
            self.tr("Order"),
            self.tr("Product"),
            self.tr("Commission"),
            self.tr("Result"),
        )

    def _text(self, row: DifferenceRow, column: int) -> str:
        match column:
            case 0:
                return kind_name(row.kind)
            case 1:
                return str(row.row)
            case 2:
                return row.order_id
            case 3:
                return row.product
            case 4:
                return commission_words(row)
            case _:
                return result_words(row, self._as_of)


def _alignment(section: int) -> int:
    is_number = section in _NUMBERS
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
