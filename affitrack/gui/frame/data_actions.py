"""What the menus do with the data: back up, restore, look around with sample data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from affitrack.book import Book
from affitrack.book.backups import contents
from affitrack.clock import local_today
from affitrack.gui.page import Page
from affitrack.gui.sample import make_sample
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.later import later

if TYPE_CHECKING:
    from affitrack.book.backups import Contents
    from affitrack.gui.frame import dialogs
else:
    dialogs = later("affitrack.gui.frame.dialogs")

_KEPT_COPIES: Final = "backups"  # where the store keeps its own copies, beside itself


class DataActions(QObject):
    """Runs the actions for a window."""

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window
        self._is_closing = False
        self._asking: QMessageBox | None = None
        shell.tasks.ended.connect(lambda _: self._ask_no_more())

    def may_close(self) -> bool:
        """Tell whether the window may close; ask first where something would be lost."""
        doing = self._shell.tasks.unfinished()
        if self._is_closing:
            return True
        if doing:
            self._asking = dialogs.ask_close(self._window, doing, self._close)
            self._asking.finished.connect(self._forget_asking)
            return False
        is_changed = any(page.has_open_change() for page in self._window.findChildren(Page))
        if is_changed:
            dialogs.ask_close(self._window, "", self._close)
        return not is_changed

    def back_up(self) -> None:
        """Ask where to, and copy the book there."""
        folder = self._shell.preferences.last_folder or Path.home()
        proposed = folder / f"affitrack-{local_today().isoformat()}.db"
        dialogs.name_backup(self._window, proposed, self._back_up_to)

    def restore(self) -> None:
        """Ask for a backup, ask again, and put it in place of the book."""
        beside = self._shell.book.path.parent
        kept = beside / _KEPT_COPIES
        folder = kept if kept.is_dir() else beside
        dialogs.choose_backup(self._window, folder, self._ask_restore)

    def open_sample(self) -> None:
        """Make a fictional creator's year and show it, apart from the user's data."""
        day = self._shell.book.as_of
        task = Task(lambda work: make_sample(day, work))
        task.on_done(self._shell.switch_book)
        self._shell.tasks.start(task.with_progress(self.tr("Inventing a creator’s year…")))

    def _ask_no_more(self) -> None:
        """Take the question away once all that it was about is done."""
        if self._asking is not None and not self._shell.tasks.unfinished():
            self._asking.reject()

    def _forget_asking(self) -> None:
        self._asking = None

    def _close(self) -> None:
        self._is_closing = True
        self._window.close()

    def _back_up_to(self, target: Path) -> None:
        task = Task(lambda work: work.do(lambda book: _back_up(book, target))).on_done(
            self._on_backed_up
        )
        self._shell.tasks.start(task.with_progress(self.tr("Backing up…")).finishing())

    def _on_backed_up(self, target: Path) -> None:
        self._shell.book_changed.emit()
        self._shell.say(self.tr("Backed up to {file}").format(file=target.name))

    def _ask_restore(self, source: Path) -> None:
        """Look into the file first: what is no backup is said before anything is asked."""

        def ask(held: Contents) -> None:
            dialogs.ask_restore(self._window, source, held, lambda: self._restore_from(source))

        self._shell.tasks.start(Task(lambda work: contents(work.book, source)).on_done(ask))

    def _restore_from(self, source: Path) -> None:
        task = Task(lambda work: work.do(lambda book: book.restore(source))).on_done(
            self._on_restored
        )
        self._shell.tasks.start(task.with_progress(self.tr("Restoring the backup…")).finishing())

    def _on_restored(self, set_aside: Path) -> None:
        self._shell.switch_book(self._shell.book.path)
        self._shell.undo_stack.leave_alone_what_came_in()
        self._shell.say(
            self.tr("Backup restored. The data of before is in {file}.").format(file=set_aside.name)
        )


def _back_up(book: Book, target: Path) -> Path:
    """Copy the book to `target`; a file of that name, which the dialog asked about, is replaced.

    It goes only when the new copy is whole.
    """
    if not target.exists() or target.samefile(book.path):
        return book.backup(target)  # refuses to copy a book onto itself
    fresh = target.with_name(f"{target.name}.new")
    fresh.unlink(missing_ok=True)
    book.backup(fresh)
    return fresh.replace(target)
