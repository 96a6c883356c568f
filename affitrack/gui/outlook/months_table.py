"""The card that says the coming months as a table: layers, total and both ranges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from affitrack.domain.forecast import ForecastMonth
from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.outlook.month_columns import MONTH_COLUMNS, month_key
from affitrack.gui.payouts.rows_model import WIDTHS_CHANGE, RowsModel
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.widgets import Card, SectionHeader, Table
from affitrack.gui.widgets.rows import row_height


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
        self._columns_are_set = False
        self.header = SectionHeader()
        self.save = QPushButton()
        self.model: RowsModel[ForecastMonth] = RowsModel(MONTH_COLUMNS, month_key, self)
        self.table = Table()
        self.table.setModel(self.model)
        self.actions_on_table = TableActions(
            self.table, shell, name=self._file_name, sheet=self.model.sheet, show=self._open
        )
        self._build()
        self.retranslate()

    def show_months(self, months: Sequence[ForecastMonth], as_of: date) -> None:
        """Show months of one currency."""
        self._as_of = as_of
        kept = self.model.row_at(self.table.currentIndex().row())
        self.model.show_rows(months, as_of)
        if kept is not None and (row := self.model.row_of(month_key(kept))) >= 0:
            self.table.selectRow(row)
        self._fit()

    def retranslate(self) -> None:
        """Set all texts."""
        self.header.set_text(self.tr("Month by month"))
        self.save.setText(self.tr("Save as CSV…"))
        self.table.setAccessibleName(self.tr("Coming months"))
        self.model.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() in WIDTHS_CHANGE:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._columns_are_set:
            self._columns_are_set = True
            specs = [column.spec for column in MONTH_COLUMNS]
            self.table.set_columns(specs, self._shell.preferences, "outlook/months")
            self._fit()

    def _build(self) -> None:
        self.save.setProperty("role", "chip")
        icons.keep_icon(self.save, "export", "muted")
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.addWidget(self.header, 1)
        head.addWidget(self.save)
        self.body.setContentsMargins(px(8), px(12), px(2), px(8))
        self.body.addLayout(head)
        self.body.addWidget(self.table)
        self.save.clicked.connect(self.actions_on_table.save)
        self.table.row_opened.connect(lambda _: self._open())

    def _fit(self) -> None:
        """Show all rows: they are few, and the page scrolls."""
        if not self._columns_are_set:
            return
        rows = self.model.rowCount()
        self.table.widen(range(len(MONTH_COLUMNS)), range(rows))
        head = self.table.horizontalHeader().sizeHint().height()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(head + row_height() * max(rows, 1) + bar)

    def _open(self) -> None:
        month = self.model.row_at(self.table.currentIndex().row())
        if month is not None:
            self.opened.emit(month)

    def _file_name(self) -> str:
        return self.tr("forecast-{day}").format(day=self._as_of.isoformat())
