"""Faults of the program itself: into the log, and one dialog that says so and can be copied.

A report names the kind of the fault and where in the program it happened, versions and system. It
leaves out the words of the exception and the values it dealt with: they may hold names, amounts
and paths of the user. Nothing is sent anywhere.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

import affitrack
from affitrack.wording.message import UserError

_LOG: Final = logging.getLogger(__name__)
_LOG_BYTES: Final = 500_000
_CRASH_NAME: Final = "crash.log"
_QT_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class FaultWatch(QObject):
    """Catches what nothing else caught, on any thread.

    Signals:
        caught(str): the report, on the window's thread.
        problem_caught(UserError): what `known` made of an exception instead, likewise.
    """

    caught = Signal(str)
    problem_caught = Signal(object)
    _caught_anywhere = Signal(str)
    _problem_anywhere = Signal(object)

    def __init__(self, log_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log_path = log_folder / "affitrack.log"
        self._crash_path = log_folder / _CRASH_NAME
        self._crash_file: IO[str] | None = None
        self._log: _LogFile | None = None
        self.known: Callable[[BaseException], UserError | None] = lambda _error: None
        """Tells what is no fault of the program from what is; asked on any thread."""
        self._caught_anywhere.connect(self.caught, Qt.ConnectionType.QueuedConnection)
        self._problem_anywhere.connect(self.problem_caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> str:
        """Begin to watch. Returns what a crash of the last start left behind, mostly ""."""
        self.log_path.parent.mkdir(parents=True, exist_ok=True)
        self._write_log()
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread
        qInstallMessageHandler(_log_qt_message)
        return self._watch_for_crashes()

    def uninstall(self) -> None:
        """Stop watching."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()
            self._crash_file = None
        if self._log is not None:
            logging.getLogger().removeHandler(self._log)
            self._log.close()
            self._log = None

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log and report an exception; Ctrl+C in a terminal stays what it is."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = report_of(error)
        problem = self.known(error)
        if problem is not None:
            _LOG.error("A problem:\n%s", report)
            self._problem_anywhere.emit(problem)
            return
        _LOG.error("A fault of the program:\n%s", report)
        self._caught_anywhere.emit(report)

    def _catch_in_thread(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self.catch(what.exc_type, what.exc_value, what.exc_traceback)

    def _write_log(self) -> None:
        self._log = _LogFile(self.log_path)
        root = logging.getLogger()
        root.addHandler(self._log)
        root.setLevel(min(root.level or logging.INFO, logging.INFO))

    def _watch_for_crashes(self) -> str:
        left = ""
        if self._crash_path.is_file():
            left = self._crash_path.read_text(encoding="utf-8", errors="replace").strip()
        if left:
            _LOG.error("The last start ended in a crash:\n%s", left)
        self._crash_file = self._crash_path.open("w", encoding="utf-8")
        faulthandler.enable(self._crash_file)
        return left


class _LogFile(logging.Handler):
    """The log, opened with its first entry: what turns its pages takes long to load."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = self._opened()
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        file = RotatingFileHandler(self._path, maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8")
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return file


def report_of(error: BaseException) -> str:
    """Return what may be shown and copied about an exception."""
    lines = [_about_the_system(), ""]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [_frame_line(frame) for frame in traceback.extract_tb(cause.__traceback__)]
        lines += _places_in(getattr(cause, "last_words", ""))
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def crash_report(left: str) -> str:
    """Return what may be shown about a crash: the stack that faulthandler wrote, without paths."""
    lines = (_without_folder(line) for line in left.splitlines())
    return "\n".join((_about_the_system(), "", *lines))


def _about_the_system() -> str:
    import platform  # as all that only a fault needs

    return (
        f"AffiTrack {affitrack.__version__} · Python {platform.python_version()} · Qt {qVersion()}"
        f" · {platform.system()} {platform.release()} {platform.machine()}"
    )


def _frame_line(frame: traceback.FrameSummary) -> str:
    return f"  {_module_path(frame.filename)}:{frame.lineno} in {frame.name}"


def _module_path(path: str) -> str:
    """Return a path from the package on: what comes before it names the user's folders."""
    parts = Path(path).parts
    if "affitrack" in parts:
        start = len(parts) - 1 - parts[::-1].index("affitrack")
        return "/".join(parts[start:])
    return Path(path).name


def _places_in(last_words: str) -> list[str]:
    """Return what another process said of where it was: places in the program, and no more."""
    lines = (line.strip() for line in last_words.splitlines())
    return [f"  {_without_folder(line)}" for line in lines if line.startswith('File "')]


def _without_folder(line: str) -> str:
    head, quote, rest = line.partition('File "')
    if not quote:
        return line
    path, _, tail = rest.partition('"')
    return f'{head}File "{_module_path(path)}"{tail}'


def _log_qt_message(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_QT_LEVELS.get(kind, logging.WARNING), "%s", text)
