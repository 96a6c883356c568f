"""What every page is given: the book, the worker, what is remembered, and ways to the window.

A page talks to the window through here only, so it can be tested without one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from affitrack.book import Book
from affitrack.book.history import place_of
from affitrack.clock import local_today
from affitrack.gui.preferences import Preferences
from affitrack.gui.sample import remove_sample
from affitrack.gui.tasks import Task, TaskRunner, raise_later
from affitrack.gui.undoing import Step, UndoStack
from affitrack.wording.message import UserError

_DAY_CHECK_MS: Final = 60_000


class FilesWanted(NamedTuple):
    """What the page of imports is to look at."""

    paths: tuple[Path, ...]
    account: str = ""
    """Whose they are, "" where nobody knows."""


class OpenBook(Protocol):
    """Opens a book: `Book.open`, or a stand-in in tests."""

    def __call__(self, path: Path | None, /, *, as_of: date | None, create: bool) -> Book:
        """Return the open book at `path`; None is the platform's usual place."""
        ...


class Shell(QObject):
    """The surroundings of the pages.

    `book` belongs to the window's thread and is for short reads; everything that writes or takes
    long is a `tasks.Task`, whose `work.book` is the worker's.

    Signals:
        book_changed(): lines, imports or rules changed, or the day did; read again.
        account_changed(str): the account picked in the header; "" is all of them.
        page_wanted(str, object): show the page of that name; the object tells it what to show.
        said(str, str, object): show a message, with the text of a button and what it calls.
        problem_told(UserError): show a known problem.
        sale_entered(LineRef): a sale was entered by hand, or changed; every page has read again.
        look_wanted(str, object): "theme", "language" or "zoom", and which; "help", and its topic;
            "tour" shows the tour, "files" asks for files to import.
    """

    book_changed = Signal()
    account_changed = Signal(str)
    page_wanted = Signal(str, object)
    said = Signal(str, str, object)
    problem_told = Signal(object)
    sale_entered = Signal(object)
    look_wanted = Signal(str, object)

    def __init__(
        self,
        path: Path | None,
        preferences: Preferences,
        *,
        as_of: date | None = None,
        open_book: OpenBook = Book.open,
        works_apart: bool = False,
    ) -> None:
        super().__init__()
        self._open_book = open_book
        self.preferences = preferences
        self._as_of = as_of
        self._account = ""
        self._is_closed = False
        self.book = self._open(path)
        self._home_path = self.book.path
        self.tasks = TaskRunner(
            lambda: self._open(self._home_path, create=False), self, works_apart=works_apart
        )
        self.tasks.failed.connect(self.tell)
        self.book_changed.connect(self._keep_to_known_accounts)  # before any page reads
        self._version = self.book.version()
        self._is_working = self._is_stale = self._is_told_gone = False
        self.book_changed.connect(self._note_version)
        self.tasks.started.connect(lambda _: self._on_work())
        self.tasks.ended.connect(lambda _: self._on_rest())
        app = QCoreApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self.look_outside)
        self.undo_stack = UndoStack(self)
        self._day_check = QTimer(self)
        self._day_check.timeout.connect(self._notice_new_day)
        if as_of is None:
            self._day_check.start(_DAY_CHECK_MS)

    @property
    def account(self) -> str:
        """The handle of the account looked at, "" for all."""
        return self._account

    @property
    def is_sample(self) -> bool:
        """Whether the book is the fictional one, for looking around."""
        return self.book.path != self._home_path

    def choose_account(self, handle: str) -> None:
        """Look at one account, or at all of them with ""."""
        if handle != self._account:
            self._account = handle
            if not self.is_sample:
                self.preferences.account = handle
            self.account_changed.emit(handle)

    def show_page(self, name: str, what: object = None) -> None:
        """Show a page; `what` is handed to its `show_what`."""
        self.page_wanted.emit(name, what)

    def preview_files(self, paths: Sequence[Path], account: str = "") -> None:
        """Show what importing files would do. Nothing is written by this.

        `account` is whose they are, where that is known and the files themselves do not say.
        """
        if paths:
            self.make_way_for(paths)
            files = list(dict.fromkeys(map(place_of, paths)))
            self.preferences.add_recent_files(files)
            self.preferences.last_folder = files[0].parent
            self.show_page("imports", FilesWanted(tuple(paths), account))

    def make_way_for(self, paths: Sequence[Path]) -> None:
        """Go back to the user's own data for files that are not those of the sample.

        Whoever looks around with sample data and then drops an export of their own means their own
        data; what is imported into the sample goes with it.
        """
        folder = self.book.path.parent
        if self.is_sample and not all(path.is_relative_to(folder) for path in paths):
            self.switch_book()
            self.say(self.tr("Sample data is closed: these files are for your own data."))

    def do(
        self,
        step: Step,
        said: str = "",
        on_done: Callable[[], None] | None = None,
        on_not_done: Callable[[], None] | None = None,
    ) -> None:
        """Do something that can be undone: on the worker, with progress; then all is read again.

        `said` is shown after it, with a button that undoes it. `on_not_done` is called where it
        was stopped, or failed.
        """
        self.undo_stack.do(step, said, on_done, on_not_done)

    def say(self, text: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Show a short message at the foot of the window."""
        self.said.emit(text, action, on_action)

    def tell(self, error: Exception) -> None:
        """Show a known problem as a sentence; hand anything else to the crash report."""
        known = self.known_problem(error)
        if known is not None:
            self.problem_told.emit(known)
        else:
            raise_later(error)

    def known_problem(self, error: BaseException) -> UserError | None:
        """Return what people can do something about, as a damaged store or a full disk."""
        if isinstance(error, UserError):
            return error
        from affitrack.book.damage import as_told  # loaded when something goes wrong

        return as_told(error, self.book.path)

    def switch_book(self, path: Path | None = None) -> None:
        """Open another store, or the user's own again, in place of the present one."""
        target = path or self._home_path
        left = self.book.path
        opened = self._open(target)
        self.book.close()
        self.book = opened
        self.tasks.reopen_book(lambda: self._open(target, create=False))
        self.undo_stack.clear()
        if left != target:
            self._account = ""
            self.tasks.start(Task(lambda _: remove_sample(left)))
        self.book_changed.emit()

    @property
    def is_closed(self) -> bool:
        """Whether the book was closed: what was still due has nobody left to ask."""
        return self._is_closed

    def close(self) -> None:
        """Stop all work and close the book. A second call does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        self._day_check.stop()
        self.tasks.close()
        self.book.close()
        remove_sample(self.book.path)
        self.preferences.save()

    def look_outside(self) -> None:
        """Let every page read again where another program has written to the store."""
        is_at_rest = not self._is_closed and not self._is_working
        if is_at_rest:
            self._look_whether_gone()
        if is_at_rest and self._version != self.book.version():
            self.book_changed.emit()

    # What the workers write here is told by `book_changed` of whoever asked them to. So what others
    # wrote is looked for when work begins, and told once it is over.

    def _on_work(self) -> None:
        if not self._is_working:
            self._is_working = True
            self._is_stale = self._version != self.book.version()

    def _on_rest(self) -> None:
        if self.tasks.is_busy() or self._is_closed:
            return
        self._is_working = False
        self._version = self.book.version()
        self._look_whether_gone()
        if self._is_stale:
            self._is_stale = False
            QTimer.singleShot(0, self, self.book_changed.emit)

    def open_anew(self) -> None:
        """Open the store again, here and where work is done, and let every page read it.

        For when it may have lost its log, or the locks that keep others from taking that away.
        Within a process SQLite shares what it knows of the log: all must let go of it first. So
        nothing happens where work goes on, which would have to be waited for.
        """
        if self.tasks.is_busy():
            return
        self.tasks.close_books()
        self.book.close()
        try:
            self.book = self._open(self.book.path, create=False)
        except UserError as error:
            self.tell(error)
            return
        self._note_version()
        QTimer.singleShot(0, self, self.book_changed.emit)

    def _look_whether_gone(self) -> None:
        """Tell, once, that the store was taken away: what is open can still be read.

        Where its log alone was, all that was kept is in the store.
        """
        if self.book.has_lost_log() and self.book.path.exists():
            self.open_anew()
            return
        try:
            self.book.check_in_place()
        except UserError as gone:
            if not self._is_told_gone:
                self._is_told_gone = True
                self.tell(gone)
        else:
            self._is_told_gone = False

    def _note_version(self) -> None:
        self._version = self.book.version()
        self._is_stale = False

    def _open(self, path: Path | None, *, create: bool = True) -> Book:
        return self._open_book(path, as_of=self._as_of or local_today(), create=create)

    def _keep_to_known_accounts(self) -> None:
        """Look at all accounts where the one looked at was renamed or removed."""
        if self._account and self._account not in {each.handle for each in self.book.accounts()}:
            self.choose_account("")

    def _notice_new_day(self) -> None:
        if self.book.as_of != local_today():
            self.switch_day(local_today())

    def switch_day(self, day: date) -> None:
        """Look at the book as of another day."""
        path = self.book.path
        self.book.as_of = day
        self.tasks.reopen_book(lambda: self._open(path, create=False))
        self.book_changed.emit()
