"""The step before the preview of a table that nobody knows: what do its columns mean?"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.gui.i18n import language
from affitrack.gui.imports.mapping_changes import put_mapping
from affitrack.gui.imports.mapping_columns import ColumnsCard
from affitrack.gui.imports.mapping_facts import MappingFacts
from affitrack.gui.imports.mapping_result import SPECS, TriedRowsModel
from affitrack.gui.imports.mapping_statuses import StatusesCard
from affitrack.gui.metrics import px
from affitrack.gui.sales.line_words import breakable
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import Card, SectionHeader, Table, label
from affitrack.gui.widgets.file_dialog import FileDialog
from affitrack.ingest.mapping.mapping import LONGEST_NAME, TableMapping
from affitrack.ingest.mapping.mapping_draft import MappingDraft
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError

_TRIED_ROWS: Final = 20


class MappingStep(QWidget):
    """Asks what the columns of one table mean, and keeps the answer.

    Signals:
        left(): the user does not want to map this table.
        refused(UserError): there is nothing to map in it.
        saved(): the mapping is kept, and the table is known from now on.
    """

    left = Signal()
    refused = Signal(object)
    saved = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._draft: MappingDraft | None = None
        self._changed: TableMapping | None = None
        self._others = False
        self._rate_problem = ""
        self._task: Task[MappingDraft] | None = None
        self._title = label("", "section", wrap=True)
        self._why = label("", "muted", wrap=True)
        self.facts = MappingFacts()
        self.facts.named.connect(self._check)
        self.facts.name.returnPressed.connect(self._save)
        self.facts.said.connect(self._on_said)
        self.facts.rate_typed.connect(self._on_rate)
        self.columns = ColumnsCard()
        self.columns.chosen.connect(self._on_field)
        self.statuses = StatusesCard()
        self.statuses.chosen.connect(self._on_status)
        self._result_header = SectionHeader()
        self.model = TriedRowsModel(self)
        self.table = Table()
        self.table.setModel(self.model)
        self.table.set_columns(SPECS)
        self.problem = label("", "danger", wrap=True)
        self.look = QPushButton()
        self.look.clicked.connect(self._ask_for_file)
        self.leave = QPushButton()
        self.leave.clicked.connect(self._leave)
        self.go_on = QPushButton()
        self.go_on.setProperty("role", "primary")
        self.go_on.clicked.connect(self._save)
        for button in (self.leave, self.go_on):
            button.setAutoDefault(True)
        self._build()
        self.retranslate()

    def start(self, path: Path, *, others: bool) -> None:
        """Look at a table. `others`: whether more files wait, which go on without this one."""
        self._draft, self._others = None, others
        self._show_leave()
        self.setEnabled(False)
        self._title.setText(breakable(path.name))
        task = Task(lambda work: work.book.draft_mapping(path))
        self._task = task
        task.on_done(self._on_draft).on_failed(self._on_failed).on_cancelled(self._leave)
        self._shell.tasks.start(task.with_progress(self.tr("Reading the table…")))

    def change(self, mapping: TableMapping) -> None:
        """Let a mapping that is kept be changed, with or without a file of its kind."""
        self._changed, self._others = mapping, False
        self._show_leave()
        self._begin(self._shell.book.draft_again(mapping), mapping.name)

    def look_at(self, path: Path) -> None:
        """Show what the mapping that is changed makes of a file."""
        self.setEnabled(False)
        task = Task(lambda work: work.book.draft_mapping(path))
        self._task = task
        task.on_done(self._on_draft).on_failed(self._on_failed).on_cancelled(self._on_stopped)
        self._shell.tasks.start(task.with_progress(self.tr("Reading the table…")))

    def draft(self) -> MappingDraft | None:
        """Return the draft as it is now."""
        return self._draft

    def retranslate(self) -> None:
        """Set all texts."""
        self._say_what()
        self._result_header.set_text(self.tr("What AffiTrack understands"))
        self.table.setAccessibleName(self._result_header.text())
        self.look.setText(self.tr("&Look at a file…"))
        self.look.setToolTip(
            self.tr("Shows what the first rows come to, and words for a status that are new")
        )
        self._show_leave()
        self.model.retranslate()
        if self._draft is not None and not self._shell.is_closed:
            self._show_draft(self._draft)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    # --- showing ----------------------------------------------------------------------------

    def _build(self) -> None:
        head = Card()
        head.body.addWidget(self._title)
        head.body.addWidget(self._why)
        head.body.addWidget(self.facts)
        middle = QHBoxLayout()
        middle.setSpacing(px(12))
        middle.addWidget(self.columns, 3)
        middle.addWidget(self.statuses, 2)
        self._result = result = Card()
        result.body.setContentsMargins(px(16), px(12), px(8), px(8))
        result.body.addWidget(self._result_header)
        result.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.look)
        foot.addWidget(self.leave)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(head)
        column.addLayout(middle, 4)
        column.addWidget(result, 3)
        column.addLayout(foot)

    def _show_draft(self, draft: MappingDraft) -> None:
        self._draft = draft
        self._say_what()
        self.columns.show_draft(draft)
        words = draft.status_words()
        self.statuses.show_words(words)
        self.statuses.setVisible(bool(words))
        self.facts.show_draft(draft)
        self._result.setVisible(bool(draft.rows.rows))
        rows = self._shell.book.try_mapping(draft, account=self._account(), rows=_TRIED_ROWS)
        self.model.show_rows(rows)
        rejected = sum(row.fault is not None for row in rows)
        remarks = [self.tr("%Ln of the first rows cannot be taken", "", rejected)] * bool(rejected)
        if self._account() and len(self._shell.book.accounts()) > 1:  # it is asked in the next step
            name = str(self._account()).removeprefix("@")
            remarks.append(self.tr("by the rules of @{name}").format(name=name))
        self._result_header.set_remark(" · ".join(remarks))
        self._check()
        self.facts.drop_hidden()

    def _say_what(self) -> None:
        if self._changed is not None:
            name = self._changed.name
            self._title.setText(self.tr("What the columns of “{name}” mean").format(name=name))
            why = self.tr(
                "Tables with these headers are read so from the next import on. What was imported"
                " stays as it is."
            )
        else:
            if self._draft is not None:
                asked = self.tr("What do the columns of “{file}” mean?")
                self._title.setText(asked.format(file=breakable(self._draft.path.name)))
            why = self.tr(
                "No format knows this table. Say once what its columns mean; the next file with"
                " the same headers is read without asking."
            )
        self._why.setText(why)
        is_change = self._changed is not None
        self.look.setVisible(is_change)
        self.go_on.setText(self.tr("Save") if is_change else self.tr("Save and go on"))

    def _show_leave(self) -> None:
        self.leave.setText(self.tr("Leave this file out") if self._others else self.tr("Cancel"))

    def _check(self) -> None:
        """Say what is lacking, and offer to go on where nothing is."""
        problems = self._problems()
        self.problem.setText(problems[0] if problems else "")
        self.go_on.setEnabled(self._draft is not None and not problems)

    def _problems(self) -> list[str]:
        if self._draft is None:
            return []
        problems = [render(each, language()) for each in self._draft.missing()]
        problems += [self._rate_problem] if self._rate_problem else []
        name = self.facts.written_name()
        own = None if self._changed is None else self._changed.name
        if not name:
            problems.append(self.tr("Give the mapping a name."))
        elif name != own and any(each.name == name for each in self._shell.book.mappings()):
            problems.append(self.tr("There is a mapping of this name already. Choose another."))
        return problems

    def _account(self) -> str | None:
        default = self._shell.book.default_account()
        return self._shell.account or (None if default is None else default.handle)

    # --- doing ------------------------------------------------------------------------------

    def _on_draft(self, draft: MappingDraft) -> None:
        if self._task is None:  # the user may have left in the meantime
            return
        self._task = None
        if self._changed is None:
            self._begin(draft, self._free_name(draft.path.stem))
        elif self._draft is not None:  # as far as it was changed by now
            self._begin(draft.as_in(self._draft.mapping("-")), self.facts.name.text())

    def _begin(self, draft: MappingDraft, name: str) -> None:
        self.setEnabled(True)
        self._draft = None  # what is set now is no choice of the user's
        self.facts.start(draft, name)
        self._show_draft(draft)
        self.columns.first_focus()

    def _on_failed(self, error: Exception) -> None:
        is_new = self._changed is None
        self._on_stopped()  # as it was before the file
        if is_new and isinstance(error, UserError):
            self.refused.emit(error)
            return
        if is_new:
            self._leave()
        self._shell.tell(error)

    def _on_stopped(self) -> None:
        self._task = None
        self.setEnabled(True)

    def _ask_for_file(self) -> None:
        folder = self._shell.preferences.last_folder or Path.home()
        dialog = FileDialog(self, self.tr("A file of this kind"), str(folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.look_at(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _free_name(self, stem: str) -> str:
        taken = {each.name for each in self._shell.book.mappings()}
        name = stem[: LONGEST_NAME - 4]
        number = 1
        while name in taken:
            number += 1
            name = f"{stem[: LONGEST_NAME - 4]} {number}"
        return name

    def _on_field(self, column: int, field: str) -> None:
        if self._draft is not None:
            self._show_draft(self._draft.with_field(column, field or None))

    def _on_status(self, word: str, status: str) -> None:
        if self._draft is not None:
            self._show_draft(self._draft.with_word(word, status))

    def _on_said(self) -> None:
        if self._draft is not None:
            self._show_draft(self.facts.as_said(self._draft))

    def _on_rate(self) -> None:
        if self._draft is None:
            return
        try:
            draft = self._draft.with_rate(self.facts.rate.text())
        except UserError as error:
            self._rate_problem = render(error.message, language())
            self._check()
        else:
            self._rate_problem = ""
            self._show_draft(draft)

    def _save(self) -> None:
        if self._draft is None or not self.go_on.isEnabled():
            return
        mapping, before = self._draft.mapping(self.facts.written_name()), self._changed
        self.go_on.setEnabled(False)
        if before is not None:
            put_mapping(self._shell, before, mapping, self.saved.emit, self._check)
            return
        task = Task(lambda work: work.book.save_mapping(mapping))
        task.on_done(lambda _: self.saved.emit()).on_failed(self._on_not_saved)
        self._shell.tasks.start(task)

    def _on_not_saved(self, error: Exception) -> None:
        self._check()
        if isinstance(error, UserError):
            self.problem.setText(render(error.message, language()))
        else:
            self._shell.tell(error)

    def _leave(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            self._shell.tasks.cancel(task)
        self._draft = None
        self.left.emit()
