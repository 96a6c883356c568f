"""The page of imports: the list of those that are done, and the preview of the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from affitrack.book import FileResult
from affitrack.book.history import imports_undone, place_of
from affitrack.domain.records import ImportRecord, UndoPreview
from affitrack.gui.imports.difference_rows import Kind, counts_by_kind
from affitrack.gui.imports.import_list import ImportList
from affitrack.gui.imports.mapping_step import MappingStep
from affitrack.gui.imports.preview import ImportPreview
from affitrack.gui.page import Page
from affitrack.gui.shell import FilesWanted, Shell
from affitrack.gui.tasks import Task, Work
from affitrack.wording.message import UserError


class ImportsPage(Page):
    """Shows the list, or a preview while files wait. `show_what` takes `FilesWanted`."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._paths: list[Path] = []
        self._account = ""
        self._unmapped: dict[Path, UserError | None] = {}
        self._blank = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.retranslate()

    # Each part is some fifty widgets: made when it is first needed, not all in one breath.

    @cached_property
    def list(self) -> ImportList:
        """The imports that are done."""
        made = ImportList(self.shell, self._stack)
        made.undone.connect(self._on_undone)
        made.refresh()
        self._stack.addWidget(made)
        return made

    @cached_property
    def preview(self) -> ImportPreview:
        """What an import would do."""
        made = ImportPreview(self.shell, self._stack)
        made.left.connect(self._show_list)
        made.imported.connect(self._on_imported)
        made.unknown_found.connect(self._map)
        made.statements_found.connect(self._take_statements)
        self._stack.addWidget(made)
        return made

    @cached_property
    def mapping(self) -> MappingStep:
        """The question what the columns of an unknown table mean."""
        made = MappingStep(self.shell, self._stack)
        made.saved.connect(self._preview)
        made.left.connect(self._leave_unmapped)
        made.refused.connect(self._refuse_unmapped)
        self._stack.addWidget(made)
        return made

    def title(self) -> str:
        return self.tr("Import") if self.is_previewing() else ""

    def is_previewing(self) -> bool:
        """Tell whether files wait to be imported."""
        return self._stack.currentWidget() not in (self._blank, self._made("list"))

    def show_what(self, what: object) -> None:
        if not isinstance(what, FilesWanted):
            return
        if self.preview.is_importing():
            self.shell.say(self.tr("An import is running. Drop the files again when it is done."))
            return
        waiting = self._paths if self._is_waiting() and not what.account else []
        if waiting:
            self.shell.say(self.tr("Added to the %Ln file(s) that wait here.", "", len(waiting)))
        else:
            self._unmapped = {}
        self._paths = list(dict.fromkeys((*waiting, *what.paths)))
        self._account = what.account
        self._preview()

    def refresh(self) -> None:
        if self._made("list") is not None:
            self.list.refresh()
        if self._stack.currentWidget() is self._blank:  # unless files come with the same breath
            QTimer.singleShot(0, self, self._show_something)

    def make_part(self) -> bool:
        missing = [name for name in ("preview", "list", "mapping") if self._made(name) is None]
        if missing:
            getattr(self, missing[0])
        return bool(missing)

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self._made("preview") and self._is_waiting():
            self.preview.take_focus()
        else:
            super().take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_waiting()

    def hideEvent(self, event: QHideEvent) -> None:
        """Say at the name of the page how many files wait here."""
        super().hideEvent(event)
        self._tell_waiting()

    def undo(self) -> bool:
        """Leave a preview: it is the last thing done here."""
        if not self.is_previewing() or self.preview.is_importing():
            return False
        self._show_list()
        return True

    def _tell_waiting(self) -> None:
        is_told = not self.isVisible() and self._is_waiting()
        self.badge_changed.emit(len(self._paths) if is_told else 0)

    def _is_waiting(self) -> bool:
        """Tell whether files that can be taken wait to be imported, or are being looked at."""
        if not self.is_previewing():
            return False
        return self._stack.currentWidget() is not self.preview or self.preview.is_waiting()

    def _made(self, part: str) -> QWidget | None:
        found = vars(self).get(part)
        return found if isinstance(found, QWidget) else None

    def _show_something(self) -> None:
        if self._stack.currentWidget() is self._blank:
            self._show_list()
            if self.window().focusWidget() is self:  # by its key, before there was a list
                self.take_focus()

    def _preview(self) -> None:
        self._stack.setCurrentWidget(self.preview)
        self.title_changed.emit()
        self.preview.start(self._paths, self._account, unmapped=self._unmapped)

    def _map(self, path: Path, table: Path) -> None:
        """Ask what the columns of a table mean that nobody knows."""
        self._unmapped[path] = None  # until a mapping is kept it is refused as it is
        self._stack.setCurrentWidget(self.mapping)
        self.mapping.start(table, others=len(self._paths) > 1)

    def _take_statements(self, statements: Sequence[Path]) -> None:
        """Show bank statements as what they are, and go on with the other files."""
        self._paths = [path for path in self._paths if path not in statements]
        if self._paths:
            self._preview()
        else:
            self._show_list()
        self._open_statements(statements)

    def _open_statements(self, statements: Sequence[Path]) -> None:
        from affitrack.gui.received.statement import open_statements

        open_statements(self.shell, self.window(), statements)

    def _leave_unmapped(self) -> None:
        """Go on with the other files, where there are any."""
        if self._stack.currentWidget() is not self.mapping:
            return
        if len(self._paths) > 1:
            self._preview()
        else:
            self._show_list()

    def _refuse_unmapped(self, error: UserError) -> None:
        """Show among the files why the one asked about last cannot be mapped."""
        self._unmapped[next(reversed(self._unmapped))] = error
        self._preview()

    def _show_list(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self.title_changed.emit()
        self._tell_waiting()  # what was imported from another page waits no more

    def _on_imported(self, results: Sequence[FileResult]) -> None:
        if self.isVisible():  # whoever works on another page meanwhile stays there
            self.shell.show_page("home")  # first: what nobody sees is not laid out
        self._show_list()
        text = self._what_came_in(results)
        ids = [
            result.import_id
            for result in results
            if result.import_id is not None and not result.already_imported
        ]
        if self.shell.account and results:
            handles = {result.account for result in results}
            # Look at what came in; "" is all accounts.
            self.shell.choose_account(handles.pop() if len(handles) == 1 else "")
        self.shell.book_changed.emit()
        if ids:
            self.shell.say(text, self.tr("Undo"), lambda: self._undo_all(ids))
        else:
            self.shell.say(text)
        statements = self.preview.look().statements  # that came with the files of sales
        if statements:
            self._open_statements(statements)

    def _what_came_in(self, results: Sequence[FileResult]) -> str:
        counts = counts_by_kind(results)
        parts = [
            self.tr("%Ln new row(s)", "", counts[Kind.NEW]) if counts[Kind.NEW] else "",
            self.tr("%Ln changed", "", counts[Kind.CHANGED]) if counts[Kind.CHANGED] else "",
            self.tr("%Ln known already", "", counts[Kind.KNOWN]) if counts[Kind.KNOWN] else "",
            self.tr("%Ln older", "", counts[Kind.OLDER]) if counts[Kind.OLDER] else "",
            self.tr("%Ln rejected", "", counts[Kind.REJECTED]) if counts[Kind.REJECTED] else "",
        ]
        what = ", ".join(part for part in parts if part)
        if not what:
            return self.tr("Imported: the file holds nothing.")
        return self.tr("Imported: {what}").format(what=what)

    def _undo_all(self, import_ids: Sequence[int]) -> None:
        """Undo the imports of one press of the button, the last one first."""

        def undo(work: Work) -> int:
            done = work.apart(imports_undone, tuple(reversed(import_ids)), writes=True)
            return sum(each.removed + each.restored for each in done)

        task = Task(undo).on_done(lambda lines: self._on_all_undone(import_ids, lines))
        self.shell.tasks.start(task.with_progress(self.tr("Undoing the import…")).finishing())

    def _on_all_undone(self, import_ids: Sequence[int], lines: int) -> None:
        self.shell.undo_stack.imports_were_undone(import_ids)
        self.shell.book_changed.emit()
        self.shell.say(self.tr("Import undone. %Ln sale(s) are as they were before.", "", lines))

    def _on_undone(self, record: ImportRecord, done: UndoPreview) -> None:
        self.shell.undo_stack.imports_were_undone([record.import_id])
        self.shell.book_changed.emit()
        path = Path(record.path)
        text = self.tr("Import undone. {what}").format(what=self.list.undo_card.words_for(done))
        if place_of(path).is_file():
            self.shell.say(
                text,
                self.tr("Import again…"),
                lambda: self.shell.preview_files([path], record.account),
            )
        else:
            self.shell.say(text)
