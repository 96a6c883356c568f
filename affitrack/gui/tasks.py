"""Work that takes longer than a blink: off the window's thread, with progress and cancel.

One worker thread for everything that touches the book, so that two writers never meet. Results
come back to the window's thread by signal; progress is looked at ten times a second however often
the work reports it. Nothing here, and nothing anywhere, spins the event loop by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, Generic, Self, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from affitrack.book import Book, Cancelled, CancelToken, Progress

Result = TypeVar("Result")

_POLL_MS: Final = 100


class Work:
    """What a task's function is given, on the worker thread."""

    def __init__(self, open_book: Callable[[], Book]) -> None:
        self._open_book = open_book
        self.cancel = CancelToken()
        self.latest: Progress | None = None

    @property
    def book(self) -> Book:
        """The worker's own book, opened when it is first asked for."""
        return self._open_book()

    def report(self, progress: Progress) -> None:
        """Say how far the work is; may be called as often as one likes."""
        self.latest = progress


class Task(Generic[Result]):
    """A function for the worker thread and what is to happen after it.

    The callbacks run on the window's thread, exactly one of them:

        Task(lambda work: work.book.videos()).on_done(show).on_failed(tell)
    """

    def __init__(self, function: Callable[[Work], Result]) -> None:
        self.function = function
        self.text = ""
        self.key = ""
        self._on_done: Callable[[Result], None] | None = None
        self._on_failed: Callable[[Exception], None] | None = None
        self._on_cancelled: Callable[[], None] | None = None

    def on_done(self, callback: Callable[[Result], None]) -> Self:
        """Call with the result."""
        self._on_done = callback
        return self

    def on_failed(self, callback: Callable[[Exception], None]) -> Self:
        """Call with the exception; without this, `TaskRunner.failed` tells the window."""
        self._on_failed = callback
        return self

    def on_cancelled(self, callback: Callable[[], None]) -> Self:
        """Call when the user stopped it."""
        self._on_cancelled = callback
        return self

    def with_progress(self, text: str) -> Self:
        """Show `text`, how far it is and a Cancel button, if it takes longer than 300 ms."""
        self.text = text
        return self

    def replacing(self, key: str) -> Self:
        """Stop and forget an earlier task of the same key: only the last answer counts."""
        self.key = key
        return self

    def forget(self) -> None:
        """Drop the callbacks: nobody waits for the result any more."""
        self._on_done = self._on_failed = self._on_cancelled = None

    def finish(self, result: Result) -> None:
        """Hand over the result."""
        if self._on_done is not None:
            self._on_done(result)

    def fail(self, error: Exception) -> bool:
        """Hand over the exception; False if nobody took it."""
        if self._on_failed is None:
            return False
        self._on_failed(error)
        return True

    def stop(self) -> None:
        """Tell that it was cancelled."""
        if self._on_cancelled is not None:
            self._on_cancelled()


class TaskRunner(QObject):
    """Runs tasks one after the other.

    Signals:
        started(Task), progressed(Task, Progress), ended(Task): for the progress strip.
        failed(Exception): a task failed and had no `on_failed`.
    """

    started = Signal(object)
    progressed = Signal(object, object)
    ended = Signal(object)
    failed = Signal(object)
    _came_back = Signal(object, object, object)

    def __init__(self, open_book: Callable[[], Book], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_book = open_book
        self._book: Book | None = None  # the worker's; touched on the worker thread only
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="book")
        self._running: dict[Task[Any], Work] = {}
        self._is_closed = False
        self._came_back.connect(self._on_came_back, Qt.ConnectionType.QueuedConnection)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._tell_progress)

    def start(self, task: Task[Any]) -> None:
        """Run a task when those before it are done."""
        if self._is_closed:
            return
        if task.key:
            self._replace(task.key)
        work = Work(self._worker_book)
        self._running[task] = work
        self._executor.submit(self._run, task, work)
        self.started.emit(task)
        self._poll.start()

    def cancel(self, task: Task[Any]) -> None:
        """Ask a task to stop. What it has not committed is not kept."""
        work = self._running.get(task)
        if work is not None:
            work.cancel.cancel()

    def is_busy(self) -> bool:
        """Tell whether any task runs or waits."""
        return bool(self._running)

    def reopen_book(self, open_book: Callable[[], Book]) -> None:
        """Let every later task work on another book."""
        self._open_book = open_book
        if not self._is_closed:
            self._executor.submit(self._close_book)

    def close(self) -> None:
        """Stop every task, wait for the worker and close its book."""
        if self._is_closed:
            return
        self._is_closed = True
        self._poll.stop()
        for task, work in self._running.items():
            task.forget()
            work.cancel.cancel()
        self._executor.submit(self._close_book)
        self._executor.shutdown(wait=True)
        self._running.clear()

    def _run(self, task: Task[Any], work: Work) -> None:
        """Run on the worker thread; whatever happens comes back as a signal."""
        try:
            work.cancel.check()
            result = task.function(work)
        except Exception as error:  # noqa: BLE001 - it is raised or shown on the window's thread
            self._came_back.emit(task, None, error)
        else:
            self._came_back.emit(task, result, None)

    def _worker_book(self) -> Book:
        if self._book is None:
            self._book = self._open_book()
        return self._book

    def _close_book(self) -> None:
        if self._book is not None:
            self._book.close()
            self._book = None

    def _replace(self, key: str) -> None:
        for task, work in self._running.items():
            if task.key == key:
                task.forget()
                work.cancel.cancel()

    def _tell_progress(self) -> None:
        for task, work in list(self._running.items()):
            progress, work.latest = work.latest, None
            if progress is not None:
                self.progressed.emit(task, progress)

    def _on_came_back(self, task: Task[Any], result: object, error: Exception | None) -> None:
        work = self._running.pop(task, None)
        if work is None:  # closed meanwhile
            return
        if not self._running:
            self._poll.stop()
        self.ended.emit(task)
        if error is None:
            task.finish(result)
        elif isinstance(error, Cancelled):
            task.stop()
        elif not task.fail(error):
            self.failed.emit(error)


def raise_later(error: Exception) -> None:
    """Hand an exception that nobody expects to the crash report."""
    sys.excepthook(type(error), error, error.__traceback__)
