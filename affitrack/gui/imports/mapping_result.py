"""What the first rows of a table come to, as a model: live under the choice of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Final

from PySide6.QtCore import QObject, Qt

from affitrack.book import TriedRow
from affitrack.domain.money import Money
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import language
from affitrack.gui.sales.stages import PILL_OF_STAGE, stage_of_one
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import Role
from affitrack.gui.widgets.short_model import AnyIndex, ShortModel
from affitrack.gui.widgets.table import ColumnSpec
from affitrack.wording.catalogue import render
from affitrack.wording.numbers import format_day, format_moment, format_money, format_rate

SPECS: Final = (
    ColumnSpec(44),
    ColumnSpec(120, elastic=True),
    ColumnSpec(180),
    ColumnSpec(84),
    ColumnSpec(64),
    ColumnSpec(92),
    ColumnSpec(136),
    ColumnSpec(220, elastic=True),
)
_ROW, _ORDER, _DATE, _BASE, _RATE, _NET, _STAGE, _RESULT = range(len(SPECS))
_NUMBERS: Final = {_ROW, _BASE, _RATE, _NET}


class TriedRowsModel(ShortModel):
    """The rows of a try."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(SPECS), _NUMBERS, parent)
        self._rows: tuple[TriedRow, ...] = ()

    def show_rows(self, rows: Sequence[TriedRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def shown(self) -> tuple[TriedRow, ...]:
        return self._rows

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(column)
            case Role.PILL if column == _STAGE:
                return PillKind.REJECTED if row.stage is None else PILL_OF_STAGE[row.stage]
            case _:
                return None

    def headings(self) -> tuple[str, ...]:
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
            moment = datetime.fromisoformat(row.ordered_at)
            is_day = moment.time() == time.min  # which is what a file without times states
            return format_day(moment.date(), lang) if is_day else format_moment(moment, lang)
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
