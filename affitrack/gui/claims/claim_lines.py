"""What a claim asks for: its sales, or the payout that was short, and what became of it since."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
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
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.payouts.rows_model import WIDTHS_CHANGE, RowsModel
from affitrack.gui.sales.line_words import day_words, money_words
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import Step, StepsList, Table, label
from affitrack.gui.widgets.rows import row_height
from affitrack.reports.claim_file import ClaimedLine, step_words
from affitrack.wording.catalogue import render

_MOST_ROWS: Final = 5
_ROWS_MEASURED: Final = 20


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
        self._explained: ClaimedLine | None = None
        self._as_of = date.min
        self._columns_are_set = False
        self.runs = label("", wrap=True)
        self.why = label("", "small", wrap=True)
        self.steps = StepsList()
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
        column.setSpacing(px(6))
        column.addWidget(self.runs)
        column.addWidget(self.table)
        column.addWidget(self.why)
        column.addWidget(self.steps)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._explain())
        self.table.row_opened.connect(lambda _: self._show_line())
        self.retranslate()

    def show_claim(self, claim: Claim, as_of: date) -> None:
        """Show what a claim asks for."""
        self._claim, self._as_of = claim, as_of
        self._explained = None
        self.model.show_rows([(claim, line) for line in claim.lines], as_of)
        self.table.setVisible(bool(claim.lines))
        if claim.lines:
            self.table.selectRow(0)
        self._say()
        self._say_steps()
        self._fit()

    def retranslate(self) -> None:
        """Set all texts."""
        self.table.setAccessibleName(self.tr("Sales of the claim"))
        self.steps.setAccessibleName(self.tr("How what is expected comes about"))
        self.model.retranslate()
        self._say()
        self._say_steps()

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
            self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
            self.table.set_columns(specs, self._shell.preferences, "claims/lines")
            self.table.selectRow(0)
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

    def _explain(self) -> None:
        """Work out how what is expected of the line with the cursor comes about."""
        row = self.model.row_at(self.table.currentIndex().row())
        if row is None or not self.table.selectionModel().hasSelection():
            return
        claim, line = row
        task = Task(lambda work: work.book.explained_claim_line(claim, line))
        self._shell.tasks.start(task.reading().on_done(self._show_steps).replacing("claims.steps"))

    def _show_steps(self, explained: ClaimedLine) -> None:
        self._explained = explained
        self._say_steps()

    def _say_steps(self) -> None:
        explained, lang = self._explained, language()
        why = None if explained is None else explained.why
        self.why.setText("" if why is None else render(why, lang))
        self.why.setVisible(why is not None)
        steps = () if explained is None else explained.steps
        self.steps.set_steps(
            [
                Step(text, value, note, total=step.is_total)
                for step, (text, value, note) in zip(steps, step_words(steps, lang), strict=True)
            ]
        )
        self.steps.setVisible(bool(steps))

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
