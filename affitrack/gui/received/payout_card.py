"""The card about one payout that arrived: which runs it is for, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.domain.received import RunArrival, Share
from affitrack.gui.metrics import px
from affitrack.gui.payouts.run_words import account_words, long_day
from affitrack.gui.received.arrived_row import ArrivedRow
from affitrack.gui.received.words import arrival_name, difference_words
from affitrack.gui.sales.line_words import money_words
from affitrack.gui.widgets import Card, Pill, SectionHeader, Step, StepsList, label, scrolled


class PayoutCard(Card):
    """Shows one payout.

    Signals:
        match_wanted(), change_wanted(), delete_wanted(), run_wanted(): a button was pressed.
    """

    match_wanted = Signal()
    change_wanted = Signal()
    delete_wanted = Signal()
    run_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: ArrivedRow | None = None
        self._as_of = date.min
        self.header = SectionHeader()
        self.pill = Pill()
        self.words = label("", "small", wrap=True)
        self.steps = StepsList()
        self.match, self.change, self.delete, self.run = (QPushButton() for _ in range(4))
        self._build()
        self.retranslate()

    def show_row(self, row: ArrivedRow | None, as_of: date) -> None:
        """Show a payout as of a day; None says that one can be chosen."""
        self._row = row
        self._as_of = as_of
        self._say()

    def retranslate(self) -> None:
        """Set all texts."""
        self.match.setText(self.tr("Match by hand…"))
        self.match.setToolTip(self.tr("Say which payout runs this money is for"))
        self.change.setText(self.tr("Change…"))
        self.delete.setText(self.tr("Delete"))
        self.run.setText(self.tr("Show the run"))
        self.run.setToolTip(self.tr("What was expected of it, and which sales it is made of"))
        self.steps.setAccessibleName(self.tr("What this payout is for"))
        self._say()

    def _build(self) -> None:
        self.header.add_after_title(self.pill)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for button, signal in (
            (self.match, self.match_wanted),
            (self.change, self.change_wanted),
            (self.run, self.run_wanted),
            (self.delete, self.delete_wanted),
        ):
            buttons.addWidget(button)
            button.clicked.connect(signal)
        buttons.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, px(8), 0)
        column.addWidget(self.words)
        column.addWidget(self.steps)
        column.addStretch(1)
        self.body.addWidget(self.header)
        area = scrolled(inner)
        area.setMinimumHeight(px(44))
        self.body.addWidget(area, 1)
        self.body.addLayout(buttons)

    def _say(self) -> None:
        row = self._row
        for part in (self.match, self.change, self.delete):
            part.setEnabled(row is not None)
        self.run.setEnabled(row is not None and bool(row.shares))
        self.pill.setVisible(row is not None)
        if row is None:
            self.header.set_text(self.tr("A payout that arrived"))
            self.words.setText(self.tr("Choose one to see which payout run it is for."))
            self.steps.set_steps([])
            return
        payout = row.payout
        self.header.set_text(
            self.tr("{amount} on {day}").format(
                amount=money_words(payout.amount, payout.currency),
                day=long_day(payout.received_on, self._as_of),
            )
        )
        self.pill.set_pill(row.name(), row.pill())
        said = [row.meaning(), self._whose(row), payout.note]
        self.words.setText("\n".join(text for text in said if text))
        self.steps.set_steps(self._steps(row))

    def _whose(self, row: ArrivedRow) -> str:
        payout = row.payout
        parts = [account_words(payout.account), payout.method, payout.reference, payout.source]
        return " · ".join(part for part in parts if part)

    def _steps(self, row: ArrivedRow) -> list[Step]:
        currency = row.payout.currency
        steps = [self._step(run, share) for run, share in row.shares]
        if row.left:
            words = self.tr("For no payout run")
            steps.append(Step(words, money_words(row.left, currency)))
        if row.payout.fee:
            words = self.tr("Fee kept on the way, sent by the platform on top")
            steps.append(Step(words, money_words(row.payout.fee, currency)))
        return steps

    def _step(self, run: RunArrival, share: Share) -> Step:
        expected = money_words(run.expected, run.currency)
        said = self.tr("expected: {amount}").format(amount=expected)
        parts = [said, arrival_name(run)]
        if run.difference:
            parts.append(difference_words(run))
        if share.pinned:
            parts.append(self.tr("matched by you"))
        return Step(
            self.tr("Run of {day}").format(day=long_day(run.payout_on, self._as_of)),
            money_words(share.amount, run.currency),
            origin=" · ".join(parts),
            strong=True,
        )
