"""Lists that are searched and sorted where they are: accounts, shops, products, rates, presets.

A row is a small record of the book's. Texts are made when a cell is painted, so that ten thousand
rows cost no more to show than those on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt

from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import ColumnSpec, Role
from affitrack.gui.widgets.short_model import AnyIndex, ShortModel
from affitrack.reports.csv_table import Cell
from affitrack.wording.folding import folded

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a list."""

    heading: Callable[[], str]
    text: Callable[[Row], str]
    """What a cell says, in the language in use."""
    sort_by: Callable[[Row], Any]
    spec: ColumnSpec
    cell: Callable[[Row], Cell] | None = None
    """What goes into a file, where it is not the text."""
    is_number: bool = False
    is_strong: bool = False
    pill: Callable[[Row], PillKind | None] | None = None
    tip: Callable[[Row], str] | None = None


class ListModel(ShortModel, Generic[Row]):
    """Rows under columns; narrowed to those that hold some words, sorted by a click."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        words: Callable[[Row], str] = lambda _: "",
        parent: QObject | None = None,
    ) -> None:
        """Prepare an empty list.

        Args:
            columns: what a row shows.
            key: what tells rows apart.
            words: what `narrow` looks for words in.
            parent: what the model goes with.
        """
        numbers = [place for place, column in enumerate(columns) if column.is_number]
        super().__init__(len(columns), numbers, parent)
        self._specs = tuple(columns)
        self._key = key
        self._words = words
        self._all: list[Row] = []
        self._folded: list[str] | None = None  # what is searched, once somebody searches
        self._shown: list[Row] = []
        self._wanted: tuple[str, ...] = ()
        self._sorted: tuple[int, bool] | None = None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, narrowed and sorted as before."""
        self._all, self._folded = list(rows), None
        self._choose()

    def narrow(self, text: str) -> None:
        """Show only rows in which all words of a text occur; "" shows all."""
        self._wanted = tuple(folded(text).split())
        self._choose()

    def row_at(self, place: int) -> Row | None:
        """Return a row, None where there is none."""
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def place_of(self, key: Hashable) -> int:
        """Return the place of the row with a key, or -1 where it is not shown."""
        for place, row in enumerate(self._shown):
            if self._key(row) == key:
                return place
        return -1

    def count(self) -> int:
        """Return how many rows there are, shown or not."""
        return len(self._all)

    def shown(self) -> Sequence[Row]:
        return self._shown

    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading() for column in self._specs)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], self._specs[index.column()]
        answers: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: column.text(row),
            Qt.ItemDataRole.TextAlignmentRole: lambda: self.alignment(index.column()),
            Qt.ItemDataRole.ToolTipRole: lambda: column.tip(row) if column.tip else None,
            Role.PILL: lambda: column.pill(row) if column.pill else None,
            Role.STRONG: lambda: column.is_strong,
            Role.CELL: lambda: column.cell(row) if column.cell else None,
            Role.RAW: lambda: self._key(row),
        }
        answer = answers.get(role)
        return None if answer is None else answer()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self._specs):
            return
        self._sorted = column, order is Qt.SortOrder.DescendingOrder
        self._choose()

    def _choose(self) -> None:
        rows = self._narrowed() if self._wanted else list(self._all)
        if self._sorted is not None:
            column, falling = self._sorted
            rows.sort(key=self._specs[column].sort_by, reverse=falling)
        self.beginResetModel()
        self._shown = rows
        self.endResetModel()

    def _narrowed(self) -> list[Row]:
        if self._folded is None:
            self._folded = [folded(self._words(row)) for row in self._all]
        return [
            row
            for words, row in zip(self._folded, self._all, strict=True)
            if all(word in words for word in self._wanted)
        ]
