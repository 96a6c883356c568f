"""The card that says the coming months as a table: layers, total and both ranges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from affitrack.domain.forecast import ForecastMonth
from affitrack.gui.metrics import px
from affitrack.gui.outlook.month_columns import MONTH_COLUMNS, PAID, month_key
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.widgets import Card, SectionHeader
from affitrack.gui.widgets.save_button import SaveButton
from affitrack.gui.widgets.short_table import ShortTable, TableHabits


class MonthsTableCard(Card):
    """Shows the same as the bars, to the cent.

    Signals:
        opened(ForecastMonth): show the sales that a month is known to be made of.
    """

    opened = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._as_of = date.min
        self.header = SectionHeader()
        self.save = SaveButton()
        habits = TableHabits("outlook/months", most_rows=0)
        self.table = ShortTable(MONTH_COLUMNS, month_key, shell.preferences, habits)
        self.model = self.table.rows
        self.actions_on_table = TableActions(
            self.table, shell, name=self._file_name, sheet=self.model.sheet, show=self._open
        )
        self._build()
        self.retranslate()

    def show_months(self, months: Sequence[ForecastMonth], as_of: date) -> None:
        """Show months of one currency."""
        self._as_of = as_of
        self.table.tell_column(PAID, is_told=any(month.paid for month in months))
        self.table.show_rows(months, as_of)

    def retranslate(self) -> None:
        """Set all texts."""
        self.header.set_text(self.tr("Month by month"))
        self.table.setAccessibleName(self.tr("Coming months"))
        self.model.retranslate()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.addWidget(self.header, 1)
        head.addWidget(self.save)
        self.body.setContentsMargins(px(8), px(12), px(2), px(8))
        self.body.addLayout(head)
        self.body.addWidget(self.table)
        self.save.clicked.connect(self.actions_on_table.save)
        self.table.row_opened.connect(lambda _: self._open())

    def _open(self) -> None:
        month = self.table.current()
        if month is not None:
            self.opened.emit(month)

    def _file_name(self) -> str:
        return self.tr("forecast-{day}").format(day=self._as_of.isoformat())
