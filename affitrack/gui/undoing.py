"""Undo and redo: what was done since the start, and before it the imports that still stand.

A step is done and taken back on the worker. Imports need no step of their own: the book keeps what
each one changed, so the last one that stands is undone once nothing done after it is left. That may
be a million lines, so it is done apart and can be stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from affitrack.book import Book
from affitrack.book.history import imports_undone, place_of
from affitrack.domain.records import BY_HAND, ImportRecord, UndoPreview
from affitrack.gui.tasks import Task

if TYPE_CHECKING:
    from affitrack.gui.shell import Shell

Result = TypeVar("Result")

DEPTH: Final = 200
"""Steps that are remembered; older ones can no longer be undone."""


@dataclass(frozen=True, eq=False)
class Step:
    """Something that can be done, taken back and done again."""

    text: Callable[[], str]
    """What is done, in the language in use: "Change of rate", shown as "Undo change of rate"."""
    redo: Callable[[Book], object]
    """Does it, the first time and again; runs on the worker, with the worker's book."""
    undo: Callable[[Book], object]
    """Takes it back, exactly; runs on the worker."""


@dataclass(frozen=True)
class _Done:
    """A step that was done, and the newest import there was by then."""

    step: Step
    after_import: int


@dataclass(frozen=True, eq=False)
class _Removed:
    """Imports that were undone where they are listed: their files bring them back."""

    records: tuple[ImportRecord, ...]
    after_import: int

    def is_back(self, standing: Collection[ImportRecord]) -> bool:
        """Tell whether all of them were imported again since."""
        again = {each.sha256 for each in standing if each.import_id > self.after_import}
        return all(record.sha256 in again for record in self.records)


class UndoStack(QObject):
    """What Undo and Redo do now.

    While a step is on its way nothing else can be undone: its order is not known yet.

    Signals:
        changed(): the texts are others.
    """

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._done: list[_Done | _Removed] = []
        self._undone: list[_Done | ImportRecord] = []
        self._last_import: ImportRecord | None = None
        self._newest_import = 0
        self._left_alone = 0
        """Imports up to this one are not undone: a backup brought them all at once."""
        self._is_busy = False
        shell.book_changed.connect(self.look)

    def undo_text(self) -> str:
        """Return what Undo would do, for a menu; "" for nothing."""
        if self._is_busy:
            return ""
        last = self._last()
        if isinstance(last, _Removed):
            return self._again_text([record.file_name for record in last.records])
        if isinstance(last, _Done):
            return self.tr("&Undo {what}").format(what=_in_menu(_within(last.step.text())))
        if last is not None:
            return self.tr("&Undo import of “{file}”").format(file=_in_menu(last.file_name))
        return ""

    def redo_text(self) -> str:
        """Return what Redo would do, for a menu; "" for nothing."""
        if self._is_busy or not self._undone:
            return ""
        last = self._undone[-1]
        if isinstance(last, ImportRecord):
            return self._again_text([last.file_name])
        return self.tr("&Redo {what}").format(what=_in_menu(_within(last.step.text())))

    def is_last(self, step: Step) -> bool:
        """Tell whether `step` is what Undo would take back."""
        last = self._last()
        return not self._is_busy and isinstance(last, _Done) and last.step is step

    def look(self) -> None:
        """See which imports there are; after one that is no redo nothing is done again."""
        # Sales entered by hand are steps of their own, and no file to import again.
        records = [each for each in self._shell.book.imports() if each.format != BY_HAND]
        standing = [record for record in records if record.undone_at is None]
        recent = [record for record in standing if record.import_id > self._left_alone]
        self._last_import = max(recent, key=lambda record: record.import_id, default=None)
        self._done = [
            each for each in self._done if isinstance(each, _Done) or not each.is_back(standing)
        ]
        new = [record for record in records if record.import_id > self._newest_import]
        for record in sorted(new, key=lambda each: each.import_id):
            self._follow(record)
        self._newest_import = max((each.import_id for each in records), default=0)
        self.changed.emit()

    def do(
        self,
        step: Step,
        said: str = "",
        on_done: Callable[[], None] | None = None,
        on_not_done: Callable[[], None] | None = None,
    ) -> None:
        """Do a step on the worker and remember it; say `said` after that, with a way back.

        `on_not_done` is called where it was stopped, or failed.
        """

        def show() -> None:
            self._undone.clear()
            self._push(step)
            self._finish()
            if said:
                self._shell.say(said, self.tr("Undo"), lambda: self._undo_if_last(step))
            if on_done is not None:
                on_done()

        task = Task(lambda work: work.do(step.redo))
        self._run(task, step.text(), lambda _: show(), on_not_done=on_not_done)

    def imports_were_undone(self, import_ids: Collection[int]) -> None:
        """Remember imports that were undone where they are listed, before the pages read again."""
        records = tuple(each for each in self._shell.book.imports() if each.import_id in import_ids)
        self._undone.clear()
        self._remember(_Removed(records, self._newest_import))

    def undo(self) -> None:
        """Take back what was done last."""
        last = self._last()
        if self._is_busy or last is None:
            return
        if isinstance(last, ImportRecord):
            self._undo_import(last)
            return
        if isinstance(last, _Removed):
            self._bring_back(last)
            return

        def show() -> None:
            self._done.remove(last)
            self._undone.append(last)
            self._finish()
            self._shell.say(self.tr("Undone: {what}.").format(what=_within(last.step.text())))

        task = Task(lambda work: work.do(last.step.undo))
        self._run(task, last.step.text(), lambda _: show(), on_failed=self._forget(last))

    def redo(self) -> None:
        """Do again what was undone last; of an import the preview is shown first."""
        if self._is_busy or not self._undone:
            return
        last = self._undone[-1]
        if isinstance(last, ImportRecord):  # it is redone once it is imported, see `look`
            self._shell.preview_files([Path(last.path)], last.account)
            return

        def show() -> None:
            self._undone.remove(last)
            self._push(last.step)
            self._finish()
            text = self.tr("Done again: {what}.").format(what=_within(last.step.text()))
            self._shell.say(text, self.tr("Undo"), lambda: self._undo_if_last(last.step))

        task = Task(lambda work: work.do(last.step.redo))
        self._run(task, last.step.text(), lambda _: show(), on_failed=self._forget(last))

    def clear(self) -> None:
        """Forget everything: another book is open."""
        self._done.clear()
        self._undone.clear()
        self._last_import, self._newest_import, self._left_alone = None, 0, 0
        self.changed.emit()

    def leave_alone_what_came_in(self) -> None:
        """Undo nothing that is in the book now: none of it was done here."""
        self._left_alone = self._newest_import
        self.look()

    def _last(self) -> _Done | _Removed | ImportRecord | None:
        done, last = self._done[-1:], self._last_import
        if done and (last is None or last.import_id <= done[0].after_import):
            return done[0]
        return last

    def _follow(self, record: ImportRecord) -> None:
        """Take a new import for the redo of the one that was undone last, if it is of its file."""
        last = self._undone[-1] if self._undone else None
        if isinstance(last, ImportRecord) and record.sha256 == last.sha256:
            self._undone.pop()
        else:
            self._undone.clear()

    def _push(self, step: Step) -> None:
        self._remember(_Done(step, self._newest_import))

    def _remember(self, entry: _Done | _Removed) -> None:
        self._done.append(entry)
        del self._done[:-DEPTH]

    def _undo_if_last(self, step: Step) -> None:
        if self.is_last(step):
            self.undo()
        elif not self._is_busy:
            self._shell.say(self.tr("Something was done after it. Undo that first."))

    def _again_text(self, names: list[str]) -> str:
        return self.tr("&Import “{file}” again…").format(file=_in_menu(", ".join(names)))

    def _bring_back(self, removed: _Removed) -> None:
        """Show what the files of imports that were undone would bring, to be imported again."""
        self._done.remove(removed)
        self.changed.emit()
        files = [Path(record.path) for record in removed.records if record.format != BY_HAND]
        there = [path for path in files if place_of(path).is_file()]
        if there:
            self._shell.preview_files(there, removed.records[0].account)
            return
        names = ", ".join(record.file_name for record in removed.records)
        if files:
            text = self.tr("“{file}” is no longer where it was. Import it from where it is now.")
        else:
            text = self.tr("“{file}” was entered by hand. Add the sale again.")
        self._shell.say(text.format(file=names))

    def _undo_import(self, record: ImportRecord) -> None:
        def show(results: list[UndoPreview]) -> None:
            is_there = place_of(Path(record.path)).is_file()
            if is_there:
                self._undone.append(record)
            self._finish()
            again = self.tr("Import again…") if is_there else ""
            self._shell.say(self._undone_words(results[0]), again, self.redo)

        ids = (record.import_id,)
        task = Task(lambda work: work.apart(imports_undone, ids, writes=True))
        self._run(task, self.tr("Undoing the import…"), show)

    def _undone_words(self, result: UndoPreview) -> str:
        text = self.tr("Import undone: %Ln line(s) removed", "", result.removed)
        if result.restored:
            text += ", " + self.tr("%Ln put back as before", "", result.restored)
        return text + "."

    def _forget(self, entry: _Done) -> Callable[[], None]:
        """Return what drops an entry that fails: the next press reaches the one before."""

        def forget() -> None:
            self._done = [each for each in self._done if each is not entry]
            self._undone = [each for each in self._undone if each is not entry]

        return forget

    def _run(
        self,
        task: Task[Result],
        text: str,
        on_done: Callable[[Result], None],
        on_failed: Callable[[], None] = lambda: None,
        on_not_done: Callable[[], None] | None = None,
    ) -> None:
        def stop() -> None:
            self._end()
            if on_not_done is not None:
                on_not_done()

        def fail(error: Exception) -> None:
            on_failed()
            stop()
            self._shell.tell(error)

        def done(result: Result) -> None:
            self._is_busy = False
            on_done(result)

        self._is_busy = True
        self.changed.emit()
        task.on_done(done).on_failed(fail).on_cancelled(stop)
        self._shell.tasks.start(task.with_progress(text).finishing())

    def _end(self) -> None:
        self._is_busy = False
        self.changed.emit()

    def _finish(self) -> None:
        """Let every page read the book, which also tells which imports there are now."""
        self._shell.book_changed.emit()


def _within(text: str) -> str:
    """Return the name of a step as it stands within a sentence: "change of rate"."""
    if text[1:2].isupper():  # "CSV" keeps its capitals
        return text
    return text[:1].lower() + text[1:]


def _in_menu(text: str) -> str:
    return text.replace("&", "&&")
