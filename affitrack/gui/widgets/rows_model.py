"""Short tables that sort themselves: runs and parts are few, so Python sorts them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt

from affitrack.gui.help.terms import term_tip
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import ColumnSpec, Role
from affitrack.gui.widgets.rows import CellLook
from affitrack.gui.widgets.sheet import Sheet
from affitrack.gui.widgets.short_model import AnyIndex, ShortModel
from affitrack.reports.csv_table import Cell

Row = TypeVar("Row")

WIDTHS_CHANGE: Final = (
    QEvent.Type.LanguageChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
)
"""After these a table needs other widths, so that no amount is cut."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a short table."""

    title: str
    """In English, as `say` translates it; so is `tip`."""
    text: Callable[[Row, date], str]
    """What a cell says, as of a day."""
    cell: Callable[[Row], Cell] | None
    """What goes into a file; None where another column says it already."""
    sort_by: Callable[[Row], Any]
    spec: ColumnSpec
    tip: str = ""
    is_number: bool = False
    is_strong: bool = False
    pill: Callable[[Row], PillKind] | None = None
    cell_tip: Callable[[Row], str] | None = None
    say: Callable[[str], str] = field(kw_only=True)
    """Says words of its own in the language in use."""
    term: str = ""
    """A key of the glossary, which says more."""
    least_first: bool = False
    """Of numbers like what is missing, the first click on the heading brings the least."""
    group: Callable[[Row], Hashable] | None = None
    """What rows that compare have in common, such as their currency: groups stay in the order in
    which the rows came, whichever way each is sorted."""

    def heading(self) -> str:
        """Return the title in the language in use."""
        return self.say(self.title)

    def explanation(self) -> str:
        """Return what the title means, in the language in use; "" where it needs no words."""
        tip = self.say(self.tip) if self.tip else ""
        if not self.term:
            return tip
        return term_tip(self.term) + (f"<p>{tip}</p>" if tip else "")


class RowsModel(ShortModel, Generic[Row]):
    """A few rows under columns; clicking a heading sorts them, and selections stay with theirs."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(len(columns), _numbers(columns), parent)
        self._specs = tuple(columns)
        self._key = key
        self._rows: list[Row] = []
        self._came: list[Row] = []
        self._as_of = date.min
        self._sorted: tuple[int, bool] | None = None

    def show_rows(self, rows: Sequence[Row], as_of: date) -> None:
        """Show other rows, as of a day, in the order in use."""
        self.beginResetModel()
        self._as_of = as_of
        self._came = list(rows)
        self._rows = self._in_order(rows)
        self.endResetModel()

    def rows(self) -> list[Row]:
        """Return the rows in the order shown."""
        return list(self._rows)

    def row_at(self, row: int) -> Row | None:
        """Return a row, None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, key: Hashable) -> int:
        """Return the place of the row with a key, or -1."""
        keys = [self._key(row) for row in self._rows]
        return keys.index(key) if key in keys else -1

    def sheet(self) -> Sheet:
        """Return all rows as they go into a file, hidden columns included."""
        written = [(column.heading(), column.cell) for column in self._specs if column.cell]
        return Sheet(
            [heading for heading, _ in written],
            [[cell(row) for _, cell in written] for row in self._rows],
        )

    def shown(self) -> Sequence[Row]:
        return self._rows

    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading() for column in self._specs)

    def first_order(self, column: int) -> Qt.SortOrder:
        if self._specs[column].least_first:
            return Qt.SortOrder.AscendingOrder
        return super().first_order(column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_heading = orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._specs)
        if is_heading and role == Qt.ItemDataRole.ToolTipRole:
            return self._specs[section].explanation()
        return super().headerData(section, orientation, role)

    def data(  # noqa: PLR0911 - one for each role
        self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._specs[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row, self._as_of)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(index.column())
            case Role.CELL if column.cell is not None:
                return column.cell(row)
            case Qt.ItemDataRole.ToolTipRole if column.cell_tip is not None:
                return column.cell_tip(row)
            case Role.PILL if column.pill is not None:
                return column.pill(row)
            case Role.STRONG:
                return column.is_strong
            case Role.RAW:
                return self._key(row)
            case _:
                return None

    def cell_look(self, row: int, section: int) -> CellLook:
        """Return how a cell looks, all in one call: `data` says the same role by role."""
        shown, column = self._rows[row], self._specs[section]
        return CellLook(
            column.text(shown, self._as_of),
            None if column.pill is None else column.pill(shown),
            is_strong=column.is_strong,
            aligned=Qt.AlignmentFlag(self.alignment(section)),
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self._specs):
            return
        self._sorted = column, order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._key(self._rows[index.row()]) for index in before]
        self._rows = self._in_order(self._rows)
        if before:
            places = {self._key(row): place for place, row in enumerate(self._rows)}
            after = [
                self.index(places[key], index.column())
                for key, index in zip(keys, before, strict=True)
            ]
            self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _in_order(self, rows: Sequence[Row]) -> list[Row]:
        if self._sorted is None:
            return list(rows)
        place, falling = self._sorted
        column = self._specs[place]
        ordered = sorted(rows, key=column.sort_by, reverse=falling)
        if column.group is None:
            return ordered
        group = column.group
        ranks = {key: rank for rank, key in enumerate(dict.fromkeys(map(group, self._came)))}
        return sorted(ordered, key=lambda row: ranks[group(row)])


def _numbers(columns: Sequence[Column[Row]]) -> list[int]:
    return [place for place, column in enumerate(columns) if column.is_number]
