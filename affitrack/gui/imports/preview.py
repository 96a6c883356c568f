"""What an import would do, before anything is written, and the button that does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.book import FileResult, write_differences
from affitrack.gui.frame import dialogs
from affitrack.gui.i18n import language
from affitrack.gui.imports.account_form import AccountForm
from affitrack.gui.imports.count_cards import CountCards
from affitrack.gui.imports.difference_rows import DifferenceRow, Kind, counts_by_kind
from affitrack.gui.imports.differences_card import DifferencesCard
from affitrack.gui.imports.files_card import FilesCard
from affitrack.gui.imports.looking import (
    Look,
    NewAccount,
    Refused,
    recognise,
    take_in,
    try_out,
)
from affitrack.gui.imports.preview_card import PreviewCard
from affitrack.gui.imports.question_card import QuestionCard
from affitrack.gui.imports.row_card import RowCard
from affitrack.gui.imports.side_by_side import SideBySide
from affitrack.gui.imports.totals_card import TotalsCard
from affitrack.gui.metrics import px
from affitrack.gui.sales.period import Days, days_in_words
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task, Work
from affitrack.gui.widgets import label
from affitrack.gui.widgets.labels import restyle
from affitrack.wording.message import UserError

if TYPE_CHECKING:
    from affitrack.gui.imports.look import Whose


class ImportPreview(QWidget):
    """Follows files from the drop to the import.

    Signals:
        left(): the user wants none of it.
        imported(list): the results, once everything is written.
        unknown_found(Path, Path): one of the files is a table that nobody knows, or an archive
            with one: its columns can be mapped, and then `start` looks at all files again. The
            second path is that of the table.
        statements_found(list): these files are bank statements, and none holds sales.
    """

    left = Signal()
    imported = Signal(list)
    unknown_found = Signal(object, object)
    statements_found = Signal(list)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._look = Look()
        self._account: Whose | None = None
        self._is_importing = False
        self._reading_task: Task[Look] | None = None
        self._mappable: set[Path] = set()
        self._unmapped: dict[Path, UserError | None] = {}
        self._reading = label("", "muted")
        self._reading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.files = FilesCard()
        self.files.account_asked.connect(self._ask_account)
        self.form = AccountForm()
        self.form.chosen.connect(self._on_account_chosen)
        self.counts = CountCards()
        self.counts.chosen.connect(self._on_card)
        self.differences = DifferencesCard()
        self.differences.narrowed.connect(self.counts.show_kind)
        self.differences.row_chosen.connect(self._on_row)
        self.differences.save_asked.connect(self._ask_where_to_save)
        self.totals = TotalsCard()
        self.row = RowCard()
        self._note = label("", "small", wrap=True)
        self.where = QPushButton()
        self.where.setProperty("role", "link")
        self.where.clicked.connect(lambda: self._shell.look_wanted.emit("help", "export"))
        self.others = QPushButton()
        self.others.clicked.connect(lambda: self._shell.look_wanted.emit("files", None))
        self.cancel = QPushButton()
        self.cancel.clicked.connect(self._leave)
        self.confirm = QPushButton()
        for button in (self.others, self.cancel, self.confirm):
            button.setAutoDefault(True)  # Return presses the one with the focus
        self.confirm.setProperty("role", "primary")
        self.confirm.clicked.connect(self._import)
        self._cards: list[PreviewCard] = []
        self._shown_cards: list[PreviewCard] = []
        self._build()
        self.question = QuestionCard()
        self.add_card(self.question)
        self.retranslate()

    def add_card(self, card: PreviewCard) -> None:
        """Show one more card above the differences, whenever it has something to show."""
        self._cards.append(card)
        self._card_column.addWidget(card)
        card.hide()
        card.again.connect(self._look_again)

    def start(
        self,
        paths: Sequence[Path],
        account: str = "",
        *,
        unmapped: Mapping[Path, UserError | None] | None = None,
    ) -> None:
        """Look at files. Nothing is written.

        Args:
            paths: of the files.
            account: whose they are; "" is whose is looked at in the window, if any.
            unmapped: tables that are refused as they are, or with the error that is given.
        """
        self._unmapped = dict(unmapped or {})
        self._mappable = set(paths) - set(self._unmapped)
        self._look = Look()
        self._account = None
        self.form.handle.clear()
        self._show_parts(reading=True)
        wanted = account or self._shell.account
        task = Task(lambda work: recognise(work, paths, wanted))
        self._start(task.with_progress(self.tr("Reading the files…")))

    def look(self) -> Look:
        """Return what is known of the files."""
        return self._look

    def is_waiting(self) -> bool:
        """Tell whether files are being looked at, or can be taken."""
        is_known = all(result.already_imported for result in self._look.results)
        can_be_taken = bool(self._look.sources) and not (self._look.results and is_known)
        return self._reading_task is not None or can_be_taken

    def is_importing(self) -> bool:
        """Tell whether the import runs."""
        return self._is_importing

    def retranslate(self) -> None:
        """Set all texts."""
        self._reading.setText(self.tr("Reading the files…"))
        self.cancel.setText(self.tr("Cancel"))
        self.where.setText(self.tr("Where do I find the export?"))
        self.others.setText(self.tr("Choose other files…"))
        self._note.setText(self._note_words())
        self._show_confirm()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            for card in self._cards:
                card.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._is_importing:
            self._leave()
        else:
            super().keyPressEvent(event)

    # --- showing ----------------------------------------------------------------------------

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self._note, 1)
        foot.addStretch(0)
        foot.addWidget(self.where)
        foot.addWidget(self.others)
        foot.addWidget(self.cancel)
        foot.addWidget(self.confirm)
        self._found = QWidget()  # shown as a whole: part by part, each would lay out all others
        found = QVBoxLayout(self._found)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(px(12))
        found.addWidget(self.files)
        found.addWidget(self.form)
        self._card_column = QVBoxLayout()
        self._card_column.setSpacing(px(12))
        found.addLayout(self._card_column)
        found.addWidget(self.counts)
        found.addWidget(SideBySide(self.differences, self.totals, self.row), 1)
        found.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._reading, 1)
        column.addWidget(self._found, 1)
        column.addLayout(foot)

    def _show_look(self, look: Look) -> None:
        refusals = [
            (each.path, self._unmapped.get(each.path) or each.error) for each in look.refused
        ]
        look = replace(look, refused=tuple(starmap(Refused, refusals)))
        self._look = look
        self._account = look.account
        refused = {each.path for each in look.refused}
        self._shell.preferences.forget_recent_files(refused.difference(look.paths))
        self.files.show_look(look)
        self.form.offer(look.accounts, look.handle, look.creators, look.market, look.currencies)
        self._shown_cards = [card for card in self._cards if card.show_look(look)]
        self.counts.show_results(look.results)
        self.counts.show_kind(None)
        self.differences.show_results(look.results, look.rows, look.as_of)
        self.row.show_row(None, look.as_of)
        self.totals.show_results(look.results)
        self._show_parts(reading=False)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus on what comes next."""
        look, asking = self._look, [card for card in self._shown_cards if card.wants_answer()]
        if asking:
            asking[0].first_focus()
        elif look.sources and not look.results:
            self.form.first_focus()
        else:
            (self.confirm if self.confirm.isEnabled() else self.cancel).setFocus()

    def _show_parts(self, *, reading: bool, asking: bool = False) -> None:
        look = self._look
        has_results = bool(look.results) and not asking and not reading
        self._reading.setVisible(reading)
        if reading:
            self._found.hide()
        self.files.setVisible(not reading)
        is_nobodys = bool(look.sources) and not look.results and look.account is None
        self.form.setVisible(not reading and (asking or is_nobodys))
        self.form.setEnabled(True)
        for card in self._cards:
            card.setVisible(not reading and not asking and card in self._shown_cards)
        self.counts.setVisible(has_results)
        self.differences.setVisible(has_results)
        self.totals.setVisible(has_results and self.totals.has_rows())
        self._show_confirm()
        self._note.setText(self._note_words())
        self._note.setVisible(has_results and not self.confirm.isHidden())
        self._found.setVisible(not reading)

    def _show_confirm(self) -> None:
        results = self._look.results
        is_at_work = self._is_importing or self._reading_task is not None
        self.cancel.setHidden(is_at_work)  # the strip below has the way to stop
        counts = counts_by_kind(results)
        is_known = bool(results) and all(result.already_imported for result in results)
        can_import = bool(results) and not is_known and self.form.isHidden()
        self.confirm.setVisible(can_import)
        self.confirm.setEnabled(can_import and not self._is_importing)
        rows = counts[Kind.NEW] + counts[Kind.CHANGED]
        words = self.tr("Import %Ln row(s)", "", rows)
        self.confirm.setText(words if rows else self.tr("Import"))
        role = "primary" if rows else ""  # with nothing new, it is not what one came for
        if self.confirm.property("role") != role:
            self.confirm.setProperty("role", role)
            restyle(self.confirm)
        rejected = counts[Kind.REJECTED]
        self.confirm.setToolTip(
            self.tr("%Ln rejected row(s) go into a file of their own", "", rejected)
            if rejected
            else ""
        )
        is_refused = bool(self._look.refused) and not self._look.sources
        for button in (self.where, self.others):
            button.setVisible(is_refused)
        self.cancel.setText(self.tr("Close") if is_known or is_refused else self.tr("Cancel"))

    def _note_words(self) -> str:
        undo = self.tr("You can undo the import later, on this page.")
        coverages = [result.coverage for result in self._look.results if result.coverage.covered]
        if not coverages or self._look.are_of_several:
            return undo
        found = coverages[-1]
        days = days_in_words(Days(found.covered[0].first, found.covered[-1].last))
        if not found.gaps:
            words = self.tr("Your exports then cover {days}, without a gap.")
        else:
            words = self.tr("Your exports then cover {days}, with gaps: see this page.")
        return f"{words.format(days=days)} {undo}"

    def _on_card(self, kind: Kind | None) -> None:
        self.differences.show_kind(kind)
        if self.differences.model.rowCount():
            self.differences.table.setFocus()

    def _on_row(self, row: DifferenceRow | None) -> None:
        self.row.show_row(row, self._look.as_of)

    # --- doing ------------------------------------------------------------------------------

    def _ask_account(self) -> None:
        look = self._look
        self.form.offer(look.accounts, look.handle, look.creators, look.market, look.currencies)
        self._show_parts(reading=False, asking=True)
        self.form.first_focus()

    def _on_account_chosen(self, account: str | NewAccount) -> None:
        self._account = account
        self.form.setEnabled(False)  # until what it began is over
        look = self._look
        task = Task(lambda work: try_out(work, look, account))
        self._start(task.with_progress(self.tr("Comparing with what is known…")))

    def _look_again(self, looking: Callable[[Work], Look]) -> None:
        task = Task(looking)
        self._start(task.with_progress(self.tr("Reading the files…")))

    def _import(self) -> None:
        account, paths, answers = self._account, self._look.paths, self._look.answers
        if account is None or self._is_importing:
            return
        self._is_importing = True
        self._show_confirm()
        task = Task(lambda work: take_in(work, paths, account, answers))
        task.on_done(self._on_imported).on_failed(self._on_import_failed)
        task.on_cancelled(self._on_stopped)
        self._shell.tasks.start(task.with_progress(self.tr("Importing…")).finishing())

    def _ask_where_to_save(self) -> None:
        folder = self._shell.preferences.last_folder or Path.home()
        proposed = folder / self.tr("import-preview.csv")
        dialogs.name_table(self, proposed, self._save_to)

    def _save_to(self, target: Path) -> None:
        rows = [(row.file_name, row.source) for row in self.differences.model.shown()]
        as_of = self._look.as_of
        lang = language()
        task = Task(lambda _work: write_differences(rows, target, as_of=as_of, lang=lang))
        task.on_done(lambda count: self._on_saved(target, count)).on_failed(self._shell.tell)
        self._shell.tasks.start(task.with_progress(self.tr("Saving the list…")))

    def _on_saved(self, target: Path, count: int) -> None:
        rows = self.tr("%Ln row(s)", "", count)
        words = self.tr("Saved in {file}: {rows}").format(file=target.name, rows=rows)
        self._shell.say(words)

    def _start(self, task: Task[Look]) -> None:
        self._reading_task = task
        self._show_confirm()
        task.on_done(self._on_looked).on_failed(self._on_failed).on_cancelled(self._leave)
        self._shell.tasks.start(task.replacing("imports.look"))

    def _on_looked(self, look: Look) -> None:
        if self._reading_task is not None:  # the user may have left in the meantime
            self._reading_task = None
            unknown = [each for each in look.unknown_tables if each[0] in self._mappable]
            if unknown:
                self.unknown_found.emit(*unknown[0])
            elif look.statements and not look.sources:
                self.statements_found.emit(look.statements)
            else:
                self._show_look(look)
                if not self.isVisible():  # whoever works on another page meanwhile stays there
                    words = self.tr("The files have been read. Look at what they would change.")
                    show = self._shell.show_page
                    self._shell.say(words, self.tr("Show"), lambda: show("imports"))

    def _on_imported(self, results: list[FileResult]) -> None:
        self._end_import()
        self.imported.emit(results)

    def _on_stopped(self) -> None:
        self._end_import()
        self._shell.say(self.tr("Stopped. Nothing was written."))

    def _on_import_failed(self, error: Exception) -> None:
        self._end_import()
        self._shell.tell(error)

    def _on_failed(self, error: Exception) -> None:
        self._leave()
        self._shell.tell(error)

    def _end_import(self) -> None:
        self._is_importing = False
        self._show_confirm()

    def _leave(self) -> None:
        task, self._reading_task = self._reading_task, None
        if task is not None:
            self._shell.tasks.cancel(task)
        self._look = Look()
        self.left.emit()
