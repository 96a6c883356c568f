"""The card of payout runs: all of them, or those to come, or those that are paid."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from affitrack.domain.payout_run import IS_TO_COME, PayoutRun
from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.payouts.columns import (
    ACCOUNT,
    NEVER_CUT,
    ROWS_MEASURED,
    RUN_COLUMNS,
    run_key,
)
from affitrack.gui.payouts.rows_model import WIDTHS_CHANGE, RowsModel
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.widgets import Card, Chip, ChipBar, Table

_ALL: Final = "all"
_COMING: Final = "coming"
_PAID: Final = "paid"


class RunsCard(Card):
    """Lists payout runs; the one selected is shown elsewhere.

    Signals:
        chosen(PayoutRun): the user selected a run.
        opened(PayoutRun): the user pressed Return on a run or clicked it twice.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._runs: tuple[PayoutRun, ...] = ()
        self._as_of = date.min
        self._is_quiet = False
        self._has_several = False
        self._columns_are_set = False
        self.chips = ChipBar()
        self.save = QPushButton()
        self.model: RowsModel[PayoutRun] = RowsModel(RUN_COLUMNS, run_key, self)
        self.table = Table()
        self.table.setModel(self.model)
        self.actions_on_table = TableActions(
            self.table, shell, name=self._file_name, sheet=self.model.sheet, show=self._open
        )
        self._build()
        self.retranslate()

    def show_runs(self, runs: Sequence[PayoutRun], as_of: date) -> None:
        """Show these runs as of a day; what is selected stays so."""
        self._runs = tuple(runs)
        self._as_of = as_of
        has_several = len({run.account for run in runs}) > 1
        if self._columns_are_set and has_several != self._has_several:
            self.table.show_column(ACCOUNT, shown=has_several)
        self._has_several = has_several
        self._show()

    def current(self) -> PayoutRun | None:
        """Return the run that is selected; of several the last one."""
        selection = self.table.selectionModel()
        current = self.table.currentIndex()
        if selection.isSelected(current):
            return self.model.row_at(current.row())
        rows = selection.selectedRows()
        return self.model.row_at(rows[-1].row()) if rows else None

    def select(self, key: Hashable) -> bool:
        """Select the run with a key (`columns.run_key`), without the signal; False if not there."""
        row = self.model.row_of(key)
        if row >= 0:
            self._is_quiet = True
            self.table.selectRow(row)
            self._is_quiet = False
            self.table.scrollTo(self.model.index(row, 0))
        return row >= 0

    def select_none(self) -> None:
        """Take the selection away, without the signal."""
        self._is_quiet = True
        self.table.selectionModel().clear()
        self._is_quiet = False

    def retranslate(self) -> None:
        """Set all texts."""
        self.chips.setAccessibleName(self.tr("Payouts shown"))
        self.save.setText(self.tr("Save as CSV…"))
        self.table.setAccessibleName(self.tr("Payouts"))
        self._show_chips()
        self.model.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() in WIDTHS_CHANGE:
            self._widen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._columns_are_set:
            self._columns_are_set = True
            self._set_columns()

    def _build(self) -> None:
        self.save.setProperty("role", "chip")
        icons.keep_icon(self.save, "export", "muted")
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.setSpacing(px(8))
        head.addWidget(self.chips, 1)
        head.addWidget(self.save)
        self.body.setContentsMargins(px(8), px(12), px(2), px(8))
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self.chips.chosen.connect(lambda _: self._show())
        self.save.clicked.connect(self.actions_on_table.save)
        self.table.row_opened.connect(lambda _: self._open())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())

    def _set_columns(self) -> None:
        hidden = not self._has_several
        specs = [
            replace(column.spec, hidden=hidden) if place == ACCOUNT else column.spec
            for place, column in enumerate(RUN_COLUMNS)
        ]
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.table.set_columns(specs, self._shell.preferences, "payouts/runs")
        self._widen()

    def _show(self) -> None:
        kept = self.current()
        wanted = self.chips.current()
        runs = [
            run
            for run in self._runs
            if wanted in {_ALL, ""} or (run.state in IS_TO_COME) == (wanted == _COMING)
        ]
        self._is_quiet = True
        self.model.show_rows(runs, self._as_of)
        self._is_quiet = False
        self._show_chips()
        self._widen()
        if kept is not None:
            self.select(run_key(kept))

    def _show_chips(self) -> None:
        coming = len([run for run in self._runs if run.state in IS_TO_COME])
        self.chips.set_chips(
            [
                Chip(_ALL, self.tr("All"), len(self._runs)),
                Chip(_COMING, self.tr("To come"), coming),
                Chip(_PAID, self.tr("Paid"), len(self._runs) - coming),
            ]
        )

    def _widen(self) -> None:
        if self._columns_are_set:
            self.table.widen(NEVER_CUT, range(min(self.model.rowCount(), ROWS_MEASURED)))

    def _choose(self) -> None:
        run = self.current()
        if run is not None and not self._is_quiet:
            self.chosen.emit(run)

    def _open(self) -> None:
        run = self.current()
        if run is not None:
            self.opened.emit(run)

    def _file_name(self) -> str:
        return self.tr("payouts-{day}").format(day=self._as_of.isoformat())
