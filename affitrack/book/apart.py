"""Long work on a book in a process of its own.

Whatever Python does with a million rows, a window shares its interpreter with it, and each turn of
the one waits for a turn of the other to end. Another process has an interpreter of its own, and
gives its memory back when it is done. It runs the very functions that the command line calls.

Both sides are here. They talk in pickles over the standard streams of the process; what it writes
for people goes to its standard error, which is looked at when it ends unexpectedly. That its input
ends means that the window is gone: then it ends too, and SQLite takes back what it wrote.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import sys
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final, NoReturn, TypeVar

from affitrack import WORK_APART
from affitrack.book.book import Book
from affitrack.book.work import Cancelled, CancelToken, Progress
from affitrack.later import later

if TYPE_CHECKING:
    import faulthandler
    import pickle
    import signal
    import subprocess
    import tempfile
    import traceback
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path
else:  # a window makes a `WorkApart` before it shows itself, and starts the process long after
    faulthandler, pickle, signal, subprocess, tempfile, traceback = map(
        later, ("faulthandler", "pickle", "signal", "subprocess", "tempfile", "traceback")
    )

Result = TypeVar("Result")

log = logging.getLogger(__name__)

_SECONDS_TO_STOP: Final = 0.2
_SECONDS_BETWEEN_REPORTS: Final = 0.1
_LAST_WORDS_BYTES: Final = 8_000


class ApartError(RuntimeError):
    """Something of the other process that was not expected."""

    def __init__(self, what: str, last_words: str = "") -> None:
        super().__init__(what)
        self.last_words = last_words
        """Where in that process it was, as Python tells it. Names files of the program."""


@dataclass(frozen=True, slots=True)
class _Order:
    """One piece of work. Its function must be one that is found by its name."""

    number: int
    function: Callable[..., Any]
    path: Path
    as_of: date
    given: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Reply:
    """What became of an order."""

    result: Any = None
    error: BaseException | None = None
    was_at: str = ""


@dataclass(frozen=True, slots=True)
class _Stop:
    """The wish that an order be broken off."""

    number: int


class WorkApart:
    """The window's side. One order after the other; the process is started when it is needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._last_words: IO[bytes] | None = None
        self._lock = threading.RLock()
        self._turn = threading.Lock()
        self._number = 0
        self._at_work = 0

    def get_ready(self) -> bool:
        """Start the process where there is none, and do not wait for it. From any thread.

        Returns:
            Whether there is one: the system may have no room for it.
        """
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self.close()
                try:
                    self._process = self._started()
                except OSError:
                    log.warning("no process can be started for long work", exc_info=True)
            return self._process is not None

    def _started(self) -> subprocess.Popen[bytes]:
        self._last_words = tempfile.TemporaryFile()
        return subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._last_words,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def run(
        self,
        order: Callable[..., Result],
        book: Book,
        *given: object,
        progress: Callable[[Progress], None],
        cancel: CancelToken,
        writes: bool,
    ) -> Result:
        """Do `order(book, *given, progress=…, cancel=…)` in the process and return its result.

        There the book is another one on the same store and day. Once it is cancelled, the order is
        asked to stop. One that does not, and `writes` nothing, is ended with the process; of one
        that does write nobody could tell then whether all of it was kept. Where no process can be
        started it is done here, on `book` itself.

        Raises:
            Cancelled: nothing of it was kept.
            ApartError: the process ended in the midst.
            Exception: what the order raised.
        """
        with self._turn:
            return self._run(order, book, given, progress, cancel, writes=writes)

    def close(self) -> None:
        """End the process at once. It starts again when it is needed."""
        with self._lock:
            process, self._process = self._process, None
            last_words, self._last_words = self._last_words, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):  # what was not sent yet, to nobody
                        stream.close()
            process.wait()
        if last_words is not None:
            last_words.close()

    def _run(
        self,
        order: Callable[..., Result],
        book: Book,
        given: tuple[object, ...],
        progress: Callable[[Progress], None],
        cancel: CancelToken,
        *,
        writes: bool,
    ) -> Result:
        cancel.check()
        if not self.get_ready():
            return order(book, *given, progress=progress, cancel=cancel)
        self._number += 1
        self._at_work = self._number
        try:
            self._send(_Order(self._at_work, order, book.path, book.as_of, given))
            cancel.call(self._ask_to_stop if writes else self._stop)
            reply = self._reply(progress)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            told = self._how_it_ended()
            self.close()
            cancel.check()
            raise told from error
        finally:
            cancel.call(None)
            self._at_work = 0
        if reply.error is not None:
            raise reply.error from ApartError("raised in another process", reply.was_at)
        return reply.result  # type: ignore[no-any-return]

    def _send(self, what: _Order | _Stop) -> None:
        with self._lock:
            process = self._process
            if process is None or process.stdin is None:
                raise EOFError
            process.stdin.write(pickle.dumps(what))
            process.stdin.flush()

    def _reply(self, progress: Callable[[Progress], None]) -> _Reply:
        process = self._process
        if process is None or process.stdout is None:
            raise EOFError
        while True:
            told = pickle.load(process.stdout)
            if isinstance(told, _Reply):
                return told
            progress(told)

    def _ask_to_stop(self) -> None:
        with contextlib.suppress(EOFError, OSError):  # it has ended meanwhile
            self._send(_Stop(self._at_work))

    def _stop(self) -> None:
        """Ask to stop, and see to it. Called by whoever cancels, so it does not wait."""
        self._ask_to_stop()
        timer = threading.Timer(_SECONDS_TO_STOP, self._end, (self._at_work, self._process))
        timer.daemon = True
        timer.start()

    def _end(self, number: int, process: subprocess.Popen[bytes] | None) -> None:
        if number == self._at_work and process is not None:
            process.kill()

    def _how_it_ended(self) -> ApartError:
        process, last_words = self._process, self._last_words
        code = None if process is None else process.wait()
        told = b""
        if last_words is not None:
            size = last_words.seek(0, os.SEEK_END)
            last_words.seek(max(0, size - _LAST_WORDS_BYTES))
            told = last_words.read()
        what = f"the process that worked apart ended with code {code}"
        return ApartError(what, told.decode("utf-8", "replace"))


def _command() -> list[str]:
    """Return how to start the process: by this very program, or by the Python that runs it."""
    if getattr(sys, "frozen", False):
        return [_program_with_streams(), WORK_APART]
    lines = f"import sys; sys.path[:] = {sys.path!r}", "from affitrack.book.apart import serve"
    return [sys.executable, "-c", "; ".join((*lines, "serve()"))]


def _program_with_streams() -> str:
    """Return the frozen program. Windows' kind without a console has no streams to talk over."""
    program = os.path.join(os.path.dirname(sys.executable), "affitrack.exe")  # noqa: PTH118, PTH120 - pathlib is not loaded here
    return program if sys.platform == "win32" else sys.executable


# --- the other side -------------------------------------------------------------------------------


def serve() -> NoReturn:
    """Be the process: do one order after the other until the window is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window
    if sys.stderr is not None:
        faulthandler.enable()
    _Worker(*_streams()).run()


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """Return what the window sends and takes; whatever prints something reaches neither."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        for stream in (0, 1):
            msvcrt.setmode(stream, os.O_BINARY)
    sent, taken = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return sent, taken


class _Worker:
    """Takes orders on the main thread; another one listens for what comes meanwhile."""

    def __init__(self, sent: IO[bytes], taken: IO[bytes]) -> None:
        self._sent = sent
        self._taken = taken
        self._orders: queue.SimpleQueue[tuple[_Order, CancelToken]] = queue.SimpleQueue()
        self._told_at = 0.0

    def run(self) -> NoReturn:
        """Take orders for ever."""
        threading.Thread(target=self._listen, daemon=True).start()
        while True:
            self._do(*self._orders.get())

    def _listen(self) -> None:
        tokens: dict[int, CancelToken] = {}
        while True:
            try:
                came = pickle.load(self._sent)
            except (EOFError, OSError):
                os._exit(0)  # also in the midst of an order: nobody waits for it any more
            if isinstance(came, _Stop):
                if came.number in tokens:  # else it is done already
                    tokens[came.number].cancel()
            else:
                tokens = {came.number: CancelToken()}
                self._orders.put((came, tokens[came.number]))

    def _do(self, order: _Order, cancel: CancelToken) -> None:
        """Do an order and tell what became of it; whoever waits need not wait for the tidying."""
        with ExitStack() as until_told:
            try:
                opened = Book.open(order.path, as_of=order.as_of, create=False)
                book = until_told.enter_context(opened)
                book.tidy_at_the_end()
                given = order.given
                reply = _Reply(order.function(book, *given, progress=self._report, cancel=cancel))
            except Cancelled as error:
                reply = _Reply(error=error)
            except Exception as error:  # noqa: BLE001 - it is raised on the window's side
                reply = _failed(error)
            self._tell(reply)

    def _report(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._told_at >= _SECONDS_BETWEEN_REPORTS:
            self._told_at = now
            self._tell(progress)

    def _tell(self, what: _Reply | Progress) -> None:
        try:
            self._taken.write(pickle.dumps(what, pickle.HIGHEST_PROTOCOL))
            self._taken.flush()
        except OSError:
            os._exit(0)


def _failed(error: Exception) -> _Reply:
    was_at = "".join(traceback.format_tb(error.__traceback__))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - it cannot travel, whatever the reason: its kind does
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        return _Reply(error=ApartError(f"{kind} in another process", was_at), was_at=was_at)
    return _Reply(error=error, was_at=was_at)
