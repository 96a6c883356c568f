"""What the first rows of a table come to, as a model: live under the choice of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from affitrack.book import TriedRow
from affitrack.domain.money import Money
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import language
from affitrack.gui.sales.stages import PILL_OF_STAGE, stage_of_one
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import Role
from affitrack.gui.widgets.table import ColumnSpec
from affitrack.wording.catalogue import render
from affitrack.wording.numbers import format_day, format_moment, format_money, format_rate

_AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()

SPECS: Final = (
    ColumnSpec(44),
    ColumnSpec(120, elastic=True),
    ColumnSpec(150),
    ColumnSpec(84),
    ColumnSpec(64),
    ColumnSpec(92),
    ColumnSpec(136),
    ColumnSpec(220, elastic=True),
)
_ROW, _ORDER, _DATE, _BASE, _RATE, _NET, _STAGE, _RESULT = range(len(SPECS))
_NUMBERS: Final = {_ROW, _BASE, _RATE, _NET}


class TriedRowsModel(QAbstractTableModel):
    """The rows of a try."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TriedRow, ...] = ()

    def show_rows(self, rows: Sequence[TriedRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

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

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Role.PILL if column == _STAGE:
                return PillKind.REJECTED if row.stage is None else PILL_OF_STAGE[row.stage]
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
            self.tr("Row"),
            self.tr("Order"),
            self.tr("Ordered"),
            self.tr("Base"),
            self.tr("Rate"),
            self.tr("Commission"),
            self.tr("Stage"),
            self.tr("What follows"),
        )

    def _text(self, row: TriedRow, column: int) -> str:
        lang = language()
        texts = {
            _ROW: str(row.row),
            _ORDER: row.order_id,
            _BASE: _money(row.base),
            _RATE: "" if row.rate is None else format_rate(row.rate, lang),
            _NET: _money(row.net),
            _STAGE: self.tr("rejected") if row.stage is None else stage_of_one(row.stage),
        }
        if column == _DATE and row.ordered_at is not None:
            return format_moment(datetime.fromisoformat(row.ordered_at), lang)
        return self._result(row) if column == _RESULT else texts.get(column, "")

    def _result(self, row: TriedRow) -> str:
        """Return the day on which something happens, or the fault of the row."""
        if row.fault is not None:
            reason = render(row.fault, language())
            if row.column is None:
                return reason
            return self.tr("{column}: {reason}").format(column=row.column, reason=reason)
        if row.day is None:
            return ""
        day = format_day(row.day, language())
        if row.stage is Stage.HELD:
            return self.tr("held back until {day}").format(day=day)
        return self.tr("payout on {day}").format(day=day)


def _money(amount: Money | None) -> str:
    return "" if amount is None else format_money(amount.minor, amount.currency, language())


def _alignment(section: int) -> int:
    is_number = section in _NUMBERS
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
