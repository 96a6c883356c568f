"""The card of one claim: its state and days, what is asked for, notes and attachments."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from affitrack.domain.claim import Claim, ClaimState
from affitrack.gui.claims.attachments import Attachments
from affitrack.gui.claims.claim_lines import ClaimLines
from affitrack.gui.claims.day_choice import DayChoice
from affitrack.gui.claims.steps import change_claim, delete_claims
from affitrack.gui.claims.won_dialog import WonDialog
from affitrack.gui.claims.words import PILL_OF_STATE, ClaimWords, claim_name, state_name
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.outside import say_saved
from affitrack.gui.sales.line_words import money_words
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import Card, FlowLayout, Pill, SectionHeader, label
from affitrack.gui.widgets.file_dialog import FileDialog
from affitrack.wording.message import UserError

_SOON: Final = timedelta(days=7)


class ClaimCard(Card):
    """Shows one claim, and changes it: every change is a step that can be undone.

    Signals:
        lines_wanted(LineFilter): show these sales.
    """

    lines_wanted = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._claim: Claim | None = None
        self._as_of = date.min
        self.header = SectionHeader()
        self.pill = Pill()
        self.words = label("", "small", wrap=True)
        self.title = QLineEdit()
        self.note = QPlainTextEdit()
        self.deadline = DayChoice()
        self.reminder = DayChoice()
        self.files = Attachments(shell)
        self.lines = ClaimLines(shell)
        self.sent, self.answered = QPushButton(), QPushButton()
        self.won, self.lost, self.reopen = QPushButton(), QPushButton(), QPushButton()
        self.pdf, self.csv, self.delete = QPushButton(), QPushButton(), QPushButton()
        self._title_name, self._note_name = label("", "key"), label("", "key")
        self._build()
        self._connect()
        self.retranslate()

    def show_claim(self, claim: Claim, as_of: date) -> None:
        """Show a claim as of a day."""
        before = self._claim
        is_other = before is None or before.claim_id != claim.claim_id
        self._claim, self._as_of = claim, as_of
        # What the user is in the midst of typing is kept when they leave it.
        if before is None or is_other or self.title.text().strip() == before.title:
            self.title.setText(claim.title)
        if before is None or is_other or self.note.toPlainText().strip() == before.note:
            self.note.setPlainText(claim.note)
        self.deadline.show_value(claim.deadline_on, as_of + _SOON)
        self.reminder.show_value(claim.remind_on, as_of + _SOON)
        self.files.show_claim(claim)
        self.lines.show_claim(claim, as_of)
        self._say()

    def claim(self) -> Claim | None:
        """Return the claim shown."""
        return self._claim

    def retranslate(self) -> None:
        """Set all texts."""
        self._title_name.setText(self.tr("Title"))
        self._note_name.setText(self.tr("Note"))
        self.title.setAccessibleName(self.tr("Title"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Whom you wrote to, ticket number, what they said…"))
        self.deadline.set_text(self.tr("Send by"))
        self.reminder.set_text(self.tr("Remind me on"))
        self.sent.setText(self.tr("Mark as sent"))
        self.answered.setText(self.tr("Mark as answered"))
        self.won.setText(self.tr("Won…"))
        self.lost.setText(self.tr("Lost"))
        self.reopen.setText(self.tr("Open again"))
        self.pdf.setText(self.tr("Save as PDF…"))
        self.csv.setText(self.tr("Save as CSV…"))
        self.pdf.setToolTip(
            self.tr("Sales, ids, dates, what was expected step by step, file and row: to send")
        )
        self.delete.setText(self.tr("Delete the claim"))
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the note when the user leaves it."""
        if watched is self.note and event.type() == QEvent.Type.FocusOut:
            self._keep_note()
        return super().eventFilter(watched, event)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.header.add_after_title(self.pill)
        self.note.setFixedHeight(px(70))
        self.note.setTabChangesFocus(True)
        self.note.installEventFilter(self)
        states = QWidget()
        row = FlowLayout(states, gap=8)
        for button in (self.sent, self.answered, self.won, self.lost, self.reopen):
            row.addWidget(button)
        days = QWidget()
        row = FlowLayout(days, gap=12)
        row.addWidget(self.deadline)
        row.addWidget(self.reminder)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.pdf)
        foot.addWidget(self.csv)
        foot.addStretch(1)
        foot.addWidget(self.delete)
        column = QVBoxLayout()
        column.setSpacing(px(8))
        for part in (
            self.header,
            self.words,
            states,
            self.lines,
            self._title_name,
            self.title,
            days,
            self._note_name,
            self.note,
            self.files,
        ):
            column.addWidget(part)
        self.body.addLayout(column)
        self.body.addStretch(1)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.title.editingFinished.connect(self._keep_title)
        self.deadline.edited.connect(self._keep_days)
        self.reminder.edited.connect(self._keep_days)
        self.sent.clicked.connect(lambda: self._become(ClaimState.SENT))
        self.answered.clicked.connect(lambda: self._become(ClaimState.ANSWERED))
        self.lost.clicked.connect(lambda: self._become(ClaimState.LOST))
        self.reopen.clicked.connect(self._open_again)
        self.won.clicked.connect(self.ask_what_came)
        self.delete.clicked.connect(self._delete)
        self.pdf.clicked.connect(lambda: self.ask_for_file("pdf"))
        self.csv.clicked.connect(lambda: self.ask_for_file("csv"))
        self.lines.lines_wanted.connect(self.lines_wanted)

    # --- showing ----------------------------------------------------------------------------

    def _say(self) -> None:
        claim = self._claim
        if claim is None:
            return
        name = claim_name(claim)
        self.header.set_text(name)
        self.title.setPlaceholderText(name)
        self.pill.set_pill(state_name(claim.state), PILL_OF_STATE[claim.state])
        self.words.setText("\n".join(filter(None, self._sentences(claim))))
        state = claim.state
        self.sent.setVisible(state is ClaimState.TO_SEND)
        self.answered.setVisible(state is ClaimState.SENT)
        self.won.setVisible(state in {ClaimState.SENT, ClaimState.ANSWERED})
        self.lost.setVisible(state in {ClaimState.SENT, ClaimState.ANSWERED})
        self.reopen.setVisible(state is not ClaimState.TO_SEND)
        self.deadline.setVisible(state is ClaimState.TO_SEND)
        self.reminder.setVisible(claim.is_open)

    def _sentences(self, claim: Claim) -> list[str]:
        words = ClaimWords()
        asked = self.tr("Claimed: {amount}").format(
            amount=money_words(claim.claimed, claim.currency)
        )
        if claim.won is not None:
            asked = self.tr("{asked} · brought in: {amount}").format(
                asked=asked, amount=money_words(claim.won, claim.currency)
            )
        left = ""
        if claim.state is ClaimState.TO_SEND:
            left = words.countdown(claim.deadline_on, self._as_of)
        return [asked, words.history(claim, self._as_of), left[:1].upper() + left[1:]]

    # --- changing ---------------------------------------------------------------------------

    def _become(self, state: ClaimState) -> None:
        if self._claim is not None:
            said = self.tr("The claim is now: {state}.").format(state=state_name(state).lower())
            change_claim(self._shell, self._claim, said, state=state)

    def _open_again(self) -> None:
        claim = self._claim
        if claim is not None:
            was_sent = claim.sent_on is not None and claim.state is not ClaimState.SENT
            self._become(ClaimState.SENT if was_sent else ClaimState.TO_SEND)

    def ask_what_came(self) -> WonDialog | None:
        """Ask what the claim brought in."""
        if self._claim is None:
            return None
        dialog = WonDialog(self._shell, self._claim, self._as_of, self.window())
        dialog.open()
        return dialog

    def _keep_title(self) -> None:
        title = self.title.text().strip()
        if self._claim is not None and title != self._claim.title:
            change_claim(self._shell, self._claim, title=title)

    def _keep_note(self) -> None:
        note = self.note.toPlainText().strip()
        if self._claim is not None and note != self._claim.note:
            change_claim(self._shell, self._claim, note=note)

    def _keep_days(self) -> None:
        try:
            claim, deadline, remind = self._claim, self.deadline.value(), self.reminder.value()
        except UserError as error:
            self._shell.tell(error)
            return
        if claim is not None and (deadline, remind) != (claim.deadline_on, claim.remind_on):
            change_claim(self._shell, claim, deadline_on=deadline, remind_on=remind)

    def _delete(self) -> None:
        if self._claim is not None:
            delete_claims(self._shell, [self._claim])

    # --- files ------------------------------------------------------------------------------

    def ask_for_file(self, form: str) -> QFileDialog | None:
        """Ask for a file, and save the claim there, as "pdf" or "csv"."""
        claim = self._claim
        if claim is None:
            return None
        folder = self._shell.preferences.last_folder or Path.home()
        dialog = FileDialog(self.window(), self.tr("Save the claim"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        is_pdf = form == "pdf"
        dialog.setNameFilter(self.tr("Documents (*.pdf)") if is_pdf else self.tr("Tables (*.csv)"))
        dialog.setDefaultSuffix(form)
        dialog.selectFile(self.tr("claim-{number}").format(number=claim.claim_id) + f".{form}")
        dialog.fileSelected.connect(lambda name: self.save(Path(name), form))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def save(self, path: Path, form: str) -> None:
        """Save the claim, and say so."""
        if self._claim is None:
            return
        number, lang = self._claim.claim_id, language()
        task = Task(lambda work: work.book.save_claim(number, path, form, lang))
        task.on_done(partial(say_saved, self._shell))
        self._shell.tasks.start(task.with_progress(self.tr("Saving the claim…")).reading())
