"""What was expected of a payout run, what of it arrived, and which sales explain the rest."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.book import Book
from affitrack.domain.claim import ClaimState
from affitrack.domain.received import ArrivalState, RunArrival, Share
from affitrack.domain.run_explanation import RunExplanation
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.payouts.run_words import long_day
from affitrack.gui.received.findings_list import FindingsList
from affitrack.gui.received.words import (
    ArrivalWords,
    arrival_meaning,
    arrival_name,
    difference_words,
)
from affitrack.gui.sales.line_words import NOTHING, day_words, money_words
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import Step, StepsList, label, scrolled
from affitrack.wording.catalogue import render


class RunPanel(QWidget):
    """Holds a run against the payouts that are for it. Why it differs is read when it is seen.

    Signals:
        enter_wanted(RunArrival): the user wants to enter what arrived of it.
        claim_wanted(RunArrival, int or None): the user wants to claim what is missing, or to see
            the claim of that number, which does so.
        payout_wanted(int): the user wants to see a payout; its number.
    """

    enter_wanted = Signal(object)
    payout_wanted = Signal(int)
    claim_wanted = Signal(object, object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._run: RunArrival | None = None
        self._explanation: RunExplanation | None = None
        self._claim_id: int | None = None
        self._is_asked = False
        self._as_of = date.min
        self.words = label("", "small", wrap=True)
        self.steps = StepsList()
        self.findings = FindingsList(shell)
        self.enter, self.payout, self.claim = QPushButton(), QPushButton(), QPushButton()
        self._build()
        self.retranslate()

    def show_run(self, run: RunArrival | None, as_of: date) -> None:
        """Show a run as of a day; None empties the panel."""
        if self._explanation is not None and self._explanation.run != run:
            self._explanation, self._claim_id = None, None
        self._run = run
        self._as_of = as_of
        self._is_asked = False
        self._say()
        self._ask()

    def explanation(self) -> RunExplanation | None:
        """Return why the run is what it is, once that is read."""
        return self._explanation

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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        """Ask why the run is what it is, once, when somebody sees it."""
        run = self._run
        if run is None or self._is_asked or not self.isVisible():
            return
        self._is_asked = True
        self._say()
        task = Task(lambda work: _why(work.book, run)).on_done(self._explain)
        task.on_failed(self._give_up)
        self._shell.tasks.start(task.reading().replacing("received.explain"))

    def _give_up(self, error: Exception) -> None:
        self._is_asked = False
        self._say()
        self._shell.tell(error)

    def _explain(self, why: tuple[RunExplanation, int | None]) -> None:
        if why[0].run == self._run:
            self._explanation, self._claim_id = why
            self._say()

    def _build(self) -> None:
        inner = QWidget()
        steps = QVBoxLayout(inner)
        steps.setContentsMargins(px(8), 0, px(12), 0)
        steps.addWidget(self.words)
        steps.addWidget(self.steps)
        steps.addWidget(self.findings)
        steps.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(px(8), 0, px(8), 0)
        buttons.setSpacing(px(8))
        for button in (self.enter, self.payout, self.claim):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(inner), 1)
        column.addLayout(buttons)
        self.enter.clicked.connect(self._enter)
        self.payout.clicked.connect(self._show_payout)
        self.claim.clicked.connect(lambda: self.claim_wanted.emit(self._run, self._claim_id))

    def _say(self) -> None:
        run = self._run
        self.payout.setVisible(run is not None and bool(run.shares))
        is_claimed = self._claim_id is not None
        self.claim.setText(self.tr("Show the claim") if is_claimed else self.tr("Make a claim…"))
        self.claim.setVisible(is_claimed or (run is not None and _can_be_claimed(run)))
        if run is None:
            self.words.clear()
            self.steps.set_steps([])
            self.findings.show_findings(())
            return
        meaning = arrival_meaning(run)
        is_waiting = self._is_asked and self._explanation is None
        looking = self.tr("Looking for the sales behind it…")
        self.words.setText(f"{meaning} {looking}" if is_waiting else meaning)
        self.steps.set_steps(self._steps(run))
        explanation = self._explanation
        steps = explanation.steps if explanation is not None else ()
        self.findings.show_findings([each for step in steps for each in step.findings])

    def _steps(self, run: RunArrival) -> list[Step]:
        currency = run.currency
        explanation = self._explanation
        if explanation is not None and explanation.steps:
            should = money_words(explanation.should, currency)
            steps = [Step(self.tr("What its sales should have paid"), should)]
            said = ArrivalWords()
            steps += [
                Step(said.step(each), money_words(each.amount, currency))
                for each in explanation.steps
            ]
        else:
            steps = self._settled(run)
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
        return steps + self._reasons()

    def _settled(self, run: RunArrival) -> list[Step]:
        """Return what the expected amount is made of."""
        currency = run.currency
        steps = [Step(ArrivalWords().settled(run), money_words(run.settled, currency))]
        if run.taken_back:
            taken_back = money_words(run.taken_back, currency)
            steps.append(Step(self.tr("Taken back since the run before"), taken_back))
        if run.waiting:
            waiting = money_words(run.waiting, currency)
            words = self.tr("Not settled by your files yet, but within what arrived")
            steps.append(Step(words, waiting))
        return steps

    def _reasons(self) -> list[Step]:
        """Return what explains the difference, and how much of it nothing does."""
        explanation = self._explanation
        if explanation is None or not explanation.run.shares:
            return []
        steps = [Step(render(fit.said, language())) for fit in explanation.fits]
        if explanation.unexplained:
            amount = money_words(explanation.unexplained, explanation.run.currency)
            steps.append(Step(self.tr("No sale explains"), amount))
        return steps

    def _arrived(self, run: RunArrival, share: Share) -> Step:
        words = self.tr("Arrived on {day}").format(day=long_day(share.received_on, self._as_of))
        origin = self.tr("matched by you") if share.pinned else ""
        return Step(words, money_words(share.amount, run.currency), origin=origin)

    def _nothing(self, run: RunArrival) -> Step:
        words = self.tr("Nothing arrived yet")
        origin = ""
        if run.is_on_its_way:
            day = day_words(run.due_on, self._as_of)
            origin = self.tr("in time until {day}").format(day=day)
        return Step(words, NOTHING, origin=origin)

    def _enter(self) -> None:
        if self._run is not None:
            self.enter_wanted.emit(self._run)

    def _show_payout(self) -> None:
        if self._run is not None and self._run.shares:
            self.payout_wanted.emit(self._run.shares[0].payout_id)


def _why(book: Book, run: RunArrival) -> tuple[RunExplanation, int | None]:
    """Return why a run is what it is, and the claim for what is missing of it."""
    claims = [
        claim.claim_id
        for claim in book.claims(run.account)
        if claim.currency == run.currency
        and claim.state is not ClaimState.LOST
        and run.payout_on in {each.payout_on for each in claim.runs}
    ]
    return book.explain_run(run), next(iter(claims), None)


def _can_be_claimed(run: RunArrival) -> bool:
    return run.difference < 0 and run.state in {ArrivalState.SHORT, ArrivalState.MISSING}
