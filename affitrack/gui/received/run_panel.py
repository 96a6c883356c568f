"""What was expected of a payout run, and what of it arrived, step by step."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.domain.received import RunArrival, Share
from affitrack.gui.metrics import px
from affitrack.gui.payouts.run_words import long_day
from affitrack.gui.received.words import (
    ArrivalWords,
    arrival_meaning,
    arrival_name,
    difference_words,
    is_on_its_way,
)
from affitrack.gui.sales.line_words import NOTHING, day_words, money_words
from affitrack.gui.widgets import Step, StepsList, label, scrolled


class RunPanel(QWidget):
    """Holds a run against the payouts that are for it.

    Signals:
        enter_wanted(RunArrival): the user wants to enter what arrived of it.
        payout_wanted(int): the user wants to see a payout; its number.
    """

    enter_wanted = Signal(object)
    payout_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: RunArrival | None = None
        self._as_of = date.min
        self.words = label("", "small", wrap=True)
        self.steps = StepsList()
        self.enter, self.payout = QPushButton(), QPushButton()
        self._build()
        self.retranslate()

    def show_run(self, run: RunArrival | None, as_of: date) -> None:
        """Show a run as of a day; None empties the panel."""
        self._run = run
        self._as_of = as_of
        self._say()

    def retranslate(self) -> None:
        """Set all texts."""
        self.steps.setAccessibleName(self.tr("Expected and received"))
        self.enter.setText(self.tr("Enter what arrived…"))
        self.payout.setText(self.tr("Show the payout"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        inner = QWidget()
        steps = QVBoxLayout(inner)
        steps.setContentsMargins(px(8), 0, px(12), 0)
        steps.addWidget(self.words)
        steps.addWidget(self.steps)
        steps.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(px(8), 0, px(8), 0)
        buttons.setSpacing(px(8))
        for button in (self.enter, self.payout):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(inner), 1)
        column.addLayout(buttons)
        self.enter.clicked.connect(self._enter)
        self.payout.clicked.connect(self._show_payout)

    def _say(self) -> None:
        run = self._run
        self.payout.setVisible(run is not None and bool(run.shares))
        if run is None:
            self.words.clear()
            self.steps.set_steps([])
            return
        self.words.setText(arrival_meaning(run))
        self.steps.set_steps(self._steps(run))

    def _steps(self, run: RunArrival) -> list[Step]:
        currency = run.currency
        steps = [Step(ArrivalWords().settled(run), money_words(run.settled, currency))]
        if run.taken_back:
            taken_back = money_words(run.taken_back, currency)
            steps.append(Step(self.tr("Taken back since the run before"), taken_back))
        if run.waiting:
            waiting = money_words(run.waiting, currency)
            words = self.tr("Not settled by your files yet, but within what arrived")
            steps.append(Step(words, waiting))
        steps.append(Step(self.tr("Expected"), money_words(run.expected, currency), strong=True))
        steps += [self._arrived(run, share) for share in run.shares]
        if not run.shares:
            steps.append(self._nothing(run))
        if run.fees:
            words = self.tr("Fees kept on the way")
            steps.append(Step(words, money_words(run.fees, currency)))
        name = arrival_name(run)
        words = self.tr("Difference · {state}").format(state=name) if run.difference else name
        steps.append(Step(words, difference_words(run) if run.difference else "", total=True))
        return steps

    def _arrived(self, run: RunArrival, share: Share) -> Step:
        words = self.tr("Arrived on {day}").format(day=long_day(share.received_on, self._as_of))
        origin = self.tr("matched by you") if share.pinned else ""
        return Step(words, money_words(share.amount, run.currency), origin=origin)

    def _nothing(self, run: RunArrival) -> Step:
        words = self.tr("Nothing arrived yet")
        origin = ""
        if is_on_its_way(run):
            day = day_words(run.due_on, self._as_of)
            origin = self.tr("in time until {day}").format(day=day)
        return Step(words, NOTHING, origin=origin)

    def _enter(self) -> None:
        if self._run is not None:
            self.enter_wanted.emit(self._run)

    def _show_payout(self) -> None:
        if self._run is not None and self._run.shares:
            self.payout_wanted.emit(self._run.shares[0].payout_id)
