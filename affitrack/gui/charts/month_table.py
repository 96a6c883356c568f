"""The table that says what the monthly chart shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from affitrack.gui.charts.months import PARTS, ChartMonth, Part, first_day, part_name
from affitrack.gui.i18n import language
from affitrack.gui.widgets.table import ColumnSpec, Role, Table
from affitrack.wording.numbers import format_money, format_month

COLUMNS: Final = (
    ColumnSpec(150, elastic=True),
    *(ColumnSpec(92) for _ in PARTS),
    ColumnSpec(100),
    ColumnSpec(84),
    ColumnSpec(84),
)
_TOTAL: Final = len(PARTS) + 1
_LOW: Final = _TOTAL + 1
FORECAST_COLUMNS: Final = (PARTS.index(Part.NEW_SALES) + 1, _LOW, _LOW + 1)
"""Shown where there is a forecast."""
_AnyIndex = QModelIndex | QPersistentModelIndex


class MonthTableModel(QAbstractTableModel):
    """Months as rows; what is paid, cleared, held back and taken back as columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[ChartMonth, ...] = ()

    def show_months(self, months: Sequence[ChartMonth]) -> None:
        """Show these months."""
        self.beginResetModel()
        self._months = tuple(months)
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._months)

    def columnCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return self.tr("Month")
        if section < _TOTAL:
            return part_name(PARTS[section - 1])
        return (self.tr("Total"), self.tr("At least"), self.tr("At most"))[section - _TOTAL]

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        month, column = self._months[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(month, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Role.RAW:
            return month.month if column == 0 else _amount(month, column)
        if role == Role.STRONG:
            return column == _TOTAL
        return None

    def _text(self, month: ChartMonth, column: int) -> str:
        if column == 0:
            return format_month(first_day(month.month), language())
        amount = _amount(month, column)
        if amount is None or (not amount and column < _TOTAL):
            return "–"
        return format_money(amount, month.currency, language())


class MonthTable(Table):
    """A row for each month."""

    def __init__(self) -> None:
        super().__init__()
        self._months = MonthTableModel(self)
        self.setModel(self._months)
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.set_columns(COLUMNS)

    def show_months(self, months: Sequence[ChartMonth]) -> None:
        """Show these months, without the columns that only a forecast fills where there is none."""
        self._months.show_months(months)
        has_forecast = any(month.low80 is not None for month in months)
        for section in FORECAST_COLUMNS:
            self.show_column(section, shown=has_forecast)


def _amount(month: ChartMonth, column: int) -> int | None:
    if column < _TOTAL:
        return month.amount(PARTS[column - 1])
    return (month.total, month.low80, month.high80)[column - _TOTAL]


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return int(side | Qt.AlignmentFlag.AlignVCenter)
