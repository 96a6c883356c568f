"""What a claim asks for: its sales, or the payout that was short, and what became of it since."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from affitrack.domain.claim import Claim, ClaimLine
from affitrack.domain.records import LineFilter
from affitrack.gui.claims.claim_columns import (
    CLAIM_LINE_COLUMNS,
    NEVER_CUT,
    SINCE,
    line_key,
)
from affitrack.gui.payouts.rows_model import WIDTHS_CHANGE, RowsModel
from affitrack.gui.sales.line_words import day_words, money_words
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.widgets import Table, label
from affitrack.gui.widgets.rows import row_height

_MOST_ROWS: Final = 7
_ROWS_MEASURED: Final = 60


class ClaimLines(QWidget):
    """The lines of one claim.

    Signals:
        lines_wanted(LineFilter): show these sales.
    """

    lines_wanted = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._claim: Claim | None = None
        self._as_of = date.min
        self._columns_are_set = False
        self.runs = label("", wrap=True)
        self.model: RowsModel[tuple[Claim, ClaimLine]] = RowsModel(
            CLAIM_LINE_COLUMNS, lambda row: line_key(row[1]), self
        )
        self.table = Table()
        self.table.setModel(self.model)
        self.actions_on_table = TableActions(
            self.table, shell, name=self._file_name, sheet=self.model.sheet, show=self._show_line
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.runs)
        column.addWidget(self.table)
        self.table.row_opened.connect(lambda _: self._show_line())
        self.retranslate()

    def show_claim(self, claim: Claim, as_of: date) -> None:
        """Show what a claim asks for."""
        self._claim, self._as_of = claim, as_of
        self.model.show_rows([(claim, line) for line in claim.lines], as_of)
        self.table.setVisible(bool(claim.lines))
        self._say()
        self._fit()

    def retranslate(self) -> None:
        """Set all texts."""
        self.table.setAccessibleName(self.tr("Sales of the claim"))
        self.model.retranslate()
        self._say()

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
            specs = [column.spec for column in CLAIM_LINE_COLUMNS]
            self.table.setSortingEnabled(True)
            self.table.set_columns(specs, self._shell.preferences, "claims/lines")
            self._fit()

    def _say(self) -> None:
        claim = self._claim
        template = self.tr("Payout of {day}: {expected} expected, {received} received.")
        said = [
            template.format(
                day=day_words(run.payout_on, self._as_of),
                expected=money_words(run.expected, claim.currency),
                received=money_words(run.received, claim.currency),
            )
            for run in (claim.runs if claim is not None else ())
            if claim is not None
        ]
        self.runs.setText("\n".join(said))
        self.runs.setVisible(bool(said))

    def _fit(self) -> None:
        """Show a few rows at once; more of them scroll."""
        if not self._columns_are_set:
            return
        rows = self.model.rowCount()
        self.table.show_column(SINCE, shown=self._claim is not None and self._claim.changed > 0)
        self.table.widen(NEVER_CUT, range(min(rows, _ROWS_MEASURED)))
        head = self.table.horizontalHeader().sizeHint().height()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(head + row_height() * min(max(rows, 1), _MOST_ROWS) + bar)

    def _show_line(self) -> None:
        row = self.model.row_at(self.table.currentIndex().row())
        if row is not None:
            which = LineFilter(account=row[0].account, order_id=row[1].order_id)
            self.lines_wanted.emit(which)

    def _file_name(self) -> str:
        number = self._claim.claim_id if self._claim is not None else 0
        return self.tr("claim-{number}").format(number=number)
