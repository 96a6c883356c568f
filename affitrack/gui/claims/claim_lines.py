"""What a claim asks for: its sales, or the payout that was short, and what became of it since."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
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
from affitrack.gui.sales.line_words import day_words, money_words
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import Step, StepsList, label
from affitrack.gui.widgets.short_table import ShortTable, TableHabits
from affitrack.reports.claim_file import ClaimedLine, step_words
from affitrack.wording.catalogue import render

_HABITS: Final = TableHabits(
    "claims/lines",
    sorted_by=(0, Qt.SortOrder.AscendingOrder),
    never_cut=NEVER_CUT,
    measured=20,
    most_rows=5,
)


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
        self.runs = label("", wrap=True)
        self.why = label("", "small", wrap=True)
        self.steps = StepsList()
        self.table: ShortTable[tuple[Claim, ClaimLine]] = ShortTable(
            CLAIM_LINE_COLUMNS, lambda row: line_key(row[1]), shell.preferences, _HABITS
        )
        self.model = self.table.rows
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
        self.table.chosen.connect(self._explain)
        self.table.columns_set.connect(self._show_first)
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
        self._show_since()
        self.table.fit()

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

    def _say(self) -> None:
        claim = self._claim
        template = self.tr("Payout of {day}: {expected} expected, {received} received.")
        said = []
        currency = "" if claim is None else claim.currency
        for run in () if claim is None else claim.runs:
            words = template.format(
                day=day_words(run.payout_on, self._as_of),
                expected=money_words(run.expected, currency),
                received=money_words(run.received, currency),
            )
            since = "" if run.since is None else render(run.since, language())
            said.append(f"{words} {since}".strip())
        self.runs.setText("\n".join(said))
        self.runs.setVisible(bool(said))

    def _explain(self) -> None:
        """Work out how what is expected of the line with the cursor comes about."""
        row = self.table.current()
        if row is None:
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

    def _show_first(self) -> None:
        self.table.selectRow(0)
        self._show_since()

    def _show_since(self) -> None:
        """Show what became of the sales where any is another than it was."""
        if self.table.has_columns:
            has_changed = self._claim is not None and self._claim.changed > 0
            self.table.show_column(SINCE, shown=has_changed)

    def _show_line(self) -> None:
        row = self.table.current()
        if row is not None:
            which = LineFilter(account=row[0].account, order_id=row[1].order_id)
            self.lines_wanted.emit(which)

    def _file_name(self) -> str:
        number = self._claim.claim_id if self._claim is not None else 0
        return self.tr("claim-{number}").format(number=number)
