"""What SQLite and the disk complain about, in sentences for people."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from affitrack.wording.message import UserError, message
from affitrack.wording.system import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# A few milliseconds of SQLite's work.
_STEPS_BETWEEN_LOOKS: Final = 100_000

# SQLite's index of a log is made 32 KiB at a time.
_LITTLE_ROOM: Final = 1 << 16

# By the name of SQLite's primary result code. Anything else is a fault of the program.
_KNOWN = {
    "SQLITE_BUSY": "store.busy",
    "SQLITE_LOCKED": "store.busy",
    "SQLITE_FULL": "store.disk_full",
    "SQLITE_READONLY": "store.read_only",
    "SQLITE_PERM": "store.cannot_open",
    "SQLITE_AUTH": "store.cannot_open",
    "SQLITE_CANTOPEN": "store.cannot_open",
    "SQLITE_IOERR": "store.disk_error",
    "SQLITE_NOTADB": "store.not_a_database",
    "SQLITE_CORRUPT": "store.damaged",
}
# What may come of a file that was moved away under an open connection.
_OF_A_FILE = {"store.read_only", "store.disk_error", "store.not_a_database", "store.damaged"}


class Interrupted(Exception):  # noqa: N818 - it is a wish, not an error
    """SQLite was asked to stop in the middle of its work."""


@contextmanager
def interruptible(connection: sqlite3.Connection, is_wished: Callable[[], bool]) -> Iterator[None]:
    """Break off whatever SQLite is doing once that is wished, however long it would take.

    Raises:
        Interrupted: it was; a transaction inside has been taken back.
    """
    connection.set_progress_handler(lambda: int(is_wished()), _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise Interrupted from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite that users can do something about into `UserError`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        told = known_problem(error, path)
        if told is None:
            raise
        raise told from error


def known_problem(error: BaseException, path: Path) -> UserError | None:
    """Return what to tell of an error that users can do something about; None for any other."""
    if not isinstance(error, sqlite3.DatabaseError):
        return None
    key = _KNOWN.get(_primary_code(error))
    if key in _OF_A_FILE and not path.exists():
        return gone(path)
    if key == "store.disk_error" and _is_full(path):
        key = "store.disk_full"  # whoever only reads needs a little room as well
    if key == "store.not_a_database" and _has_copies(path):
        key = "store.damaged"  # it was one: whose copies would they be?
    return None if key is None else UserError(message(key, path=str(path)))


def _is_full(path: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(path.parent).free < _LITTLE_ROOM
    return False


def _has_copies(path: Path) -> bool:
    from affitrack.store.backup import dated_copies  # noqa: PLC0415 - hardly ever needed

    return bool(dated_copies(path))


def gone(path: Path) -> UserError:
    """Return what to tell of a store that was there, and no longer is."""
    return UserError(message("store.gone", path=str(path)), message("store.gone_hint"))


def unreachable(path: Path, error: OSError) -> UserError:
    """Return what to tell of a file or folder that the system does not give access to."""
    return UserError(message("store.unreachable", path=str(path), reason=reason_of(error)))


def _primary_code(error: sqlite3.DatabaseError) -> str:
    """Return "SQLITE_IOERR" for "SQLITE_IOERR_WRITE"; "" where SQLite named no code."""
    name = getattr(error, "sqlite_errorname", "")
    return "_".join(name.split("_")[:2])
