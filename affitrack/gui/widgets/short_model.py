"""The ground of tables with few rows, which a model holds all at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()


class ShortModel(QAbstractTableModel):
    """Counts its rows and shows its headings; a subclass has the words and the cells."""

    def __init__(
        self, columns: int, numbers: Collection[int], parent: QObject | None = None
    ) -> None:
        """Prepare an empty table.

        Args:
            columns: how many columns there are.
            numbers: those that hold numbers, which stand at the right.
            parent: what the model goes with.
        """
        super().__init__(parent)
        self._columns = columns
        self._numbers = frozenset(numbers)

    def shown(self) -> Sequence[Any]:
        """Return what the rows show, in order."""
        raise NotImplementedError

    def headings(self) -> tuple[str, ...]:
        """Return the headings in the language in use."""
        raise NotImplementedError

    def holds_numbers(self, column: int) -> bool:
        """Tell whether a column holds numbers now."""
        return column in self._numbers

    def alignment(self, column: int) -> int:
        """Return how a column is aligned."""
        side = Qt.AlignmentFlag.AlignLeft
        if self.holds_numbers(column):
            side = Qt.AlignmentFlag.AlignRight
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def first_order(self, column: int) -> Qt.SortOrder:
        """Return how the first click on a heading sorts: of numbers one looks for the largest."""
        is_number = self.holds_numbers(column)
        return Qt.SortOrder.DescendingOrder if is_number else Qt.SortOrder.AscendingOrder

    def retranslate(self) -> None:
        """Ask views to read every text again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._columns - 1)
        if rows := len(self.shown()):
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, self._columns - 1))

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.shown())

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self._columns:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(section)
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            return self.first_order(section).value
        return self.headings()[section] if role == Qt.ItemDataRole.DisplayRole else None
