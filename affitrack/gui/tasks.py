"""Work that takes longer than a blink: off the window's thread, with progress and cancel.

One worker thread for everything that may write to the book, so that two writers never meet, one for
what only reads, which need not wait for them, and one for what reads for long, which nobody else is
to wait for. What keeps Python busy for long is done in a process apart: two threads would take
turns, and the window has to wait for each of its own.

Results come back to the window's thread by signal; progress is looked at ten times a second however
often the work reports it. Nothing here, and nothing anywhere, spins the event loop by hand.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, Generic, Self, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from affitrack.book import Book, Cancelled, CancelToken, Progress

if TYPE_CHECKING:
    from affitrack.book.apart import WorkApart

Result = TypeVar("Result")

_POLL_MS: Final = 100
# How long a process that has nothing to do is kept: the next file often comes soon.
_IDLE_MS: Final = 60_000


class Work:
    """What a task's function is given, on the worker thread."""

    def __init__(self, open_book: Callable[[], Book], elsewhere: _Elsewhere | None = None) -> None:
        self._open_book = open_book
        self._elsewhere = elsewhere
        self.cancel = CancelToken()
        self.latest: Progress | None = None
        self.is_apart = False
        """Whether another process does it at the moment."""

    @property
    def book(self) -> Book:
        """The worker's own book, opened when it is first asked for."""
        return self._open_book()

    def report(self, progress: Progress) -> None:
        """Say how far the work is; may be called as often as one likes."""
        self.latest = progress

    def do(self, order: Callable[[Book], Result]) -> Result:
        """Return `order(book)`, which says how far its work on all lines is, and can be stopped."""
        with self.book.watched(self.report, self.cancel):
            return order(self.book)

    def apart(self, order: Callable[..., Result], *given: object, writes: bool = False) -> Result:
        """Return `order(book, *given, progress=…, cancel=…)`, done in another process if possible.

        So `order` must be a function that is found by its name and knows no Qt, and what it is
        given and returns must be picklable.
        """
        if self._elsewhere is None:
            return order(self.book, *given, progress=self.report, cancel=self.cancel)
        run = self._elsewhere.get().run
        self.is_apart = True
        try:
            return run(
                order, self.book, *given, progress=self.report, cancel=self.cancel, writes=writes
            )
        finally:
            self.is_apart = False


class _Elsewhere:
    """The other process, and all that starting it needs, once somebody wants it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: WorkApart | None = None

    def get(self) -> WorkApart:
        """Return it. From any thread."""
        from affitrack.book.apart import WorkApart

        with self._lock:
            if self._made is None:
                self._made = WorkApart()
            return self._made

    def close(self) -> None:
        """End the process where there is one."""
        with self._lock:
            if self._made is not None:
                self._made.close()


class Task(Generic[Result]):
    """A function for the worker thread and what is to happen after it.

    The callbacks run on the window's thread, exactly one of them:

        Task(lambda work: work.book.videos()).on_done(show).on_failed(tell)
    """

    def __init__(self, function: Callable[[Work], Result]) -> None:
        self.function = function
        self.text = ""
        self.key = ""
        self.only_reads = False
        self.is_aside = False
        self.is_to_finish = False
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
        """Show `text`, how far it is and a Cancel button, if it takes longer than half a second."""
        self.text = text
        return self

    def finishing(self) -> Self:
        """Let the window ask before it closes on it: nothing that it writes would be kept."""
        self.is_to_finish = True
        return self

    def replacing(self, key: str) -> Self:
        """Stop and forget an earlier task of the same key: only the last answer counts."""
        self.key = key
        return self

    def reading(self) -> Self:
        """Let it go on beside a task that writes: it reads what was there before that."""
        self.only_reads = True
        return self

    def aside(self) -> Self:
        """Let nothing wait for it: it reads for many seconds, in a process of its own."""
        self.is_aside = True
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


class _Lane:
    """A thread that does one thing after the other, with a book of its own."""

    def __init__(self, name: str, open_book: Callable[[], Book]) -> None:
        self._open_book = open_book
        self._book: Book | None = None  # touched on the thread only
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._is_used = False

    def submit(self, function: Callable[..., None], *given: object) -> None:
        """Call a function on the thread, after those before it."""
        self._is_used = True
        self._executor.submit(function, *given)

    def book(self) -> Book:
        """Return the thread's book. To be called on the thread."""
        if self._book is None:
            self._book = self._open_book()
        return self._book

    def reopen(self, open_book: Callable[[], Book]) -> None:
        """Let every later call work on another book."""
        self._open_book = open_book
        if self._is_used:
            self._executor.submit(self._close_book)

    def close_book(self) -> None:
        """Wait for the thread to close its book."""
        if self._is_used:
            self._executor.submit(self._close_book).result()

    def close(self) -> None:
        """Wait for the thread and close its book."""
        if self._is_used:
            self._executor.submit(self._close_book)
        self._executor.shutdown(wait=True)

    def _close_book(self) -> None:
        if self._book is not None:
            self._book.close()
            self._book = None


class TaskRunner(QObject):
    """Runs tasks one after the other; those that only read beside the others.

    Signals:
        started(Task), progressed(Task, Progress), ended(Task): for the progress strip.
        failed(Exception): a task failed and had no `on_failed`.
    """

    started = Signal(object)
    progressed = Signal(object, object)
    ended = Signal(object)
    failed = Signal(object)
    _came_back = Signal(object, object, object)

    def __init__(
        self,
        open_book: Callable[[], Book],
        parent: QObject | None = None,
        *,
        works_apart: bool = False,
    ) -> None:
        """Prepare to run tasks; their long work in a process of its own if it `works_apart`."""
        super().__init__(parent)
        self._writing = _Lane("book", open_book)
        self._reading = _Lane("reading", open_book)
        self._aside = _Lane("aside", open_book)
        self._elsewhere = _Elsewhere() if works_apart else None
        self._far = _Elsewhere() if works_apart else None
        """Where work aside is done: an import does not wait for it."""
        self._running: dict[Task[Any], Work] = {}
        self._held: list[tuple[_Lane, Task[Any], Work]] | None = None
        self._is_closed = False
        self._came_back.connect(self._on_came_back, Qt.ConnectionType.QueuedConnection)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._tell_progress)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._end_when_idle)

    def hold(self) -> None:
        """Begin nothing until `go_on`: what a worker loads would delay the first picture."""
        if self._held is None:
            self._held = []

    def go_on(self) -> None:
        """Begin what was held. Nothing happens where nothing is."""
        held, self._held = self._held or [], None
        if not self._is_closed:
            for lane, task, work in held:
                lane.submit(self._run, task, work)

    def expect_files(self) -> None:
        """Start the process for long work, as some is likely to come."""
        if self._elsewhere is not None and not self._is_closed:
            self._elsewhere.get().get_ready()
            self._idle.start()

    def start(self, task: Task[Any]) -> None:
        """Run a task when those before it are done."""
        if self._is_closed:
            return
        if task.key:
            self.drop(task.key)
        lane = self._reading if task.only_reads else self._writing
        elsewhere = self._elsewhere
        if task.is_aside:
            lane, elsewhere = self._aside, self._far
        work = Work(lane.book, elsewhere)
        self._running[task] = work
        self._idle.stop()
        if self._held is None:
            lane.submit(self._run, task, work)
        else:
            self._held.append((lane, task, work))
        self.started.emit(task)
        self._poll.start()

    def cancel(self, task: Task[Any]) -> None:
        """Ask a task to stop. What it has not committed is not kept."""
        work = self._running.get(task)
        if work is not None:
            work.cancel.cancel()

    def drop(self, key: str) -> bool:
        """Stop and forget the tasks of a key; False where there is none."""
        dropped = [(task, work) for task, work in self._running.items() if task.key == key]
        for task, work in dropped:
            task.forget()
            work.cancel.cancel()
        return bool(dropped)

    def is_busy(self) -> bool:
        """Tell whether any task runs or waits."""
        return bool(self._running)

    def is_busy_here(self) -> bool:
        """Tell whether any task runs or waits that another process is not busy with."""
        return not all(work.is_apart for work in self._running.values())

    def unfinished(self) -> str:
        """Return the text of what is to be finished before the window closes; "" for nothing."""
        return next((task.text for task in self._running if task.is_to_finish), "")

    def close_books(self) -> None:
        """Wait until the workers have closed their books, which they open again on need."""
        for lane in (self._aside, self._reading, self._writing):
            lane.close_book()

    def reopen_book(self, open_book: Callable[[], Book]) -> None:
        """Let every later task work on another book."""
        if not self._is_closed:
            self._writing.reopen(open_book)
            self._reading.reopen(open_book)
            self._aside.reopen(open_book)

    def close(self) -> None:
        """Stop every task, wait for the workers and close their books."""
        if self._is_closed:
            return
        self._is_closed = True
        self._poll.stop()
        self._idle.stop()
        for task, work in self._running.items():
            task.forget()
            work.cancel.cancel()
        for lane in (self._aside, self._reading, self._writing):
            lane.close()
        self._end_processes()
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

    def _tell_progress(self) -> None:
        for task, work in list(self._running.items()):
            progress, work.latest = work.latest, None
            if progress is not None:
                self.progressed.emit(task, progress)

    def _end_when_idle(self) -> None:
        if not self._running:
            self._end_processes()

    def _end_processes(self) -> None:
        for elsewhere in (self._elsewhere, self._far):
            if elsewhere is not None:
                elsewhere.close()

    def _on_came_back(self, task: Task[Any], result: object, error: Exception | None) -> None:
        work = self._running.pop(task, None)
        if work is None:  # closed meanwhile
            return
        if not self._running:
            self._poll.stop()
            self._idle.start()
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
