"""The dialog that takes a bank statement in: columns and questions first, where there are any."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from affitrack.book import Book
from affitrack.domain.statement import StatementDraft
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.payouts.section_wanted import SectionWanted
from affitrack.gui.received.statement_columns import StatementColumns
from affitrack.gui.received.statement_preview import StatementPreview
from affitrack.gui.received.statement_question import StatementQuestion
from affitrack.gui.received.steps import take_statement
from affitrack.gui.sales.line_words import breakable
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task, Work
from affitrack.ingest.recognise.questions import UndecidedError
from affitrack.ingest.statements.reading import UnknownStatementError
from affitrack.ingest.values.dialect import About, Answers
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError

_PAUSE_MS: Final = 250


class StatementDialog(QDialog):
    """Shows what a statement says, and takes in what is ticked."""

    def __init__(self, shell: Shell, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._path = path
        self._draft: StatementDraft | None = None
        self._columns: list[str | None] | None = None
        self._answers: dict[About, str] = {}
        self.preview = StatementPreview(shell.book.accounts())
        self.columns = StatementColumns()
        self.question = StatementQuestion()
        self._stack = QStackedWidget()
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.take = self._buttons.button(kinds.Ok)
        self.take.setProperty("role", "primary")
        self.take.setDefault(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()

    def show_draft(self, draft: StatementDraft) -> None:
        """Show a statement that was read."""
        self._draft = draft
        self._put_on_top(self.preview)
        self.preview.show_draft(draft, self._shell.book.as_of)
        self.preview.table.setFocus()

    def show_trouble(self, error: Exception) -> bool:
        """Ask what a statement leaves open; False where nothing can be asked."""
        if isinstance(error, UnknownStatementError):
            self._put_on_top(self.columns)
            self.columns.ask(error.table, breakable(self._path.name))
            self.columns.name.setText(self._path.stem)
            self.columns.sales.show()
            self._check_columns()
            return True
        if isinstance(error, UndecidedError):
            self._put_on_top(self.question)
            self.question.ask(error.questions[0])
            return True
        return False

    def reject(self) -> None:
        """Go back from the columns to the list, where one came from there; else close."""
        if self._stack.currentWidget() is self.columns and self._draft is not None:
            self._put_on_top(self.preview)
            self.preview.table.setFocus()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.done(QDialog.DialogCode.Rejected)  # from wherever one is
        event.accept()

    def draft(self) -> StatementDraft | None:
        """Return the statement shown."""
        return self._draft

    # --- inside -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Take in a bank statement"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(16))
        column.setSpacing(px(12))
        for part in (self.preview, self.columns, self.question):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self._buttons)
        window = self.parentWidget()
        room = window.size() if window is not None else self.size()
        wide, high = min(px(980), room.width() - px(60)), min(px(620), room.height() - px(60))
        self.resize(max(wide, px(560)), max(high, px(360)))
        self.preview.ticks_changed.connect(lambda _: self._say_button())
        self.preview.columns_wanted.connect(self._ask_columns)
        self.columns.changed.connect(self._pause.start)
        self.columns.sales.clicked.connect(self._take_for_sales)
        self._pause.timeout.connect(self._check_columns)
        self.question.answered.connect(self._on_answered)
        self._buttons.accepted.connect(self._go_on)
        self._buttons.rejected.connect(self.reject)
        # A step that fails leaves the statement as it is, to be taken in once more.
        self._shell.undo_stack.changed.connect(self._say_button)

    def _put_on_top(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.take.setDefault(True)  # the button that led here would keep Return to itself
        self._say_button()

    def _say_button(self) -> None:
        on_top = self._stack.currentWidget()
        self.take.setVisible(on_top is not self.question)
        if on_top is self.columns:
            self.take.setText(self.tr("Read it so"))
            self.take.setEnabled(self.columns.is_whole())
        else:
            count = len(self.preview.model.ticked())
            self.take.setText(self.tr("Take in %Ln payout(s)", "", count))
            self.take.setEnabled(count > 0)

    def _go_on(self) -> None:
        if self._stack.currentWidget() is self.columns:
            self._keep_columns()
        elif self._draft is not None and self.take.isEnabled():
            chosen, handle = self.preview.model.ticked(), self.preview.handle()
            take_statement(self._shell, self._draft, chosen, handle, self._on_taken)
            self.take.setEnabled(False)

    def _on_taken(self) -> None:
        self.accept()
        self._shell.show_page("payouts", SectionWanted("arrived"))

    def _on_answered(self, about: str, answer: str) -> None:
        self._answers[cast("About", about)] = answer
        self._read()

    def _take_for_sales(self) -> None:
        """Import the table instead: it is no statement."""
        self.reject()
        self._shell.preview_files([self._path])

    def _ask_columns(self) -> None:
        table = self._draft.table if self._draft is not None else None
        if table is not None:
            self._put_on_top(self.columns)
            self.columns.sales.hide()
            self.columns.ask(table, breakable(self._path.name))
            self._check_columns()

    def _check_columns(self) -> None:
        """Say what the columns come to as they are chosen now."""
        self._say_button()
        if not self.columns.is_whole():
            self.columns.say(self.tr("Say which column holds the day, and which the amount."))
            return
        path, columns, answers = self._path, self.columns.columns(), self._answers
        task = (
            Task(reading_of(path, columns, answers))
            .on_done(self._say_columns)
            .on_failed(self._say_fault)
        )
        self._shell.tasks.start(task.reading().replacing("received.statement.columns"))

    def _say_columns(self, draft: StatementDraft) -> None:
        self.columns.say(self.tr("%Ln line(s) can be read so.", "", len(draft.lines)))

    def _say_fault(self, error: Exception) -> None:
        if isinstance(error, UndecidedError):
            self.columns.say("")  # it is asked in the next step
        elif isinstance(error, UserError):
            self.columns.say(render(error.message, language()))
        else:
            self._shell.tell(error)

    def _keep_columns(self) -> None:
        """Keep what the columns mean, where that has a name, and read the statement so."""
        table, columns = self.columns.table, self.columns.columns()
        name = self.columns.name.text().strip()
        self._columns = columns
        if table is None or not name:
            self._read()
            return

        def keep(work: Work) -> None:
            work.book.save_statement_mapping(name, table, columns)

        self._shell.tasks.start(Task(keep).on_done(lambda _: self._read()))

    def _read(self) -> None:
        task = Task(reading_of(self._path, self._columns, self._answers))
        task.on_done(self.show_draft).on_failed(self._fail).on_cancelled(self.reject)
        self._shell.tasks.start(task.with_progress(self.tr("Reading the statement…")).reading())

    def _fail(self, error: Exception) -> None:
        if not self.show_trouble(error):
            self._shell.tell(error)


def reading_of(
    path: Path, columns: list[str | None] | None = None, answers: Answers | None = None
) -> Callable[[Work], StatementDraft]:
    """Return what reads a statement, to be called by a task."""
    told = dict(answers or {})

    def read(book: Book) -> StatementDraft:
        return book.read_statement(path, columns=columns, answers=told)

    return lambda work: work.do(read)
