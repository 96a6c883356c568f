"""Opening the store: is it ours, can this program read it, and is its schema the latest?

One `Store` is one connection and belongs to the thread that opened it; other threads open their
own on the same path and see what was committed.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from affitrack.store.identity import SECONDS_TO_WAIT, connect, mark_as_ours, version_of
from affitrack.store.migrations import LATEST
from affitrack.store.sql.errors import gone, interruptible, told_plainly, unreachable
from affitrack.store.sql.folding import teach_folding
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from affitrack.store.sql.sqlite_tools import Database

log = logging.getLogger(__name__)

# Who reads through all lines once would only fill a large cache with what it never needs again.
_READING_CACHE_KIB: Final = 8 * 1024
_WRITING_CACHE_KIB: Final = 64 * 1024
# How large the log may stay: that of a large import is as large as the store.
_LOG_KIB: Final = 64 * 1024
# Of a new file: lines are wide, and larger pages make large imports cheaper by a tenth.
_PAGE_BYTES: Final = 16384
# How many rows of an index are looked at to learn how it is best used.
_ROWS_TO_ANALYSE: Final = 1000

_FileId = tuple[int, int]
"""Device and number of a file."""

State = tuple[int, int]
"""See `Store.state`."""


class Store:
    """An open store."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._is_closed = False
        self._has_written = False
        self._is_log_left = False
        self._log: _FileId | None = None
        self.tell: Callable[[float], None] = _tell_nobody
        """What work on all lines calls with the share of it that is done, 0 to 1."""
        self.is_enough: Callable[[], bool] = _is_never_enough
        """What work that SQLite cannot break off asks now and then: whether to stop."""
        teach_folding(connection)

    @classmethod
    def open(
        cls, path: Path, *, seconds_to_wait: float = SECONDS_TO_WAIT, create: bool = True
    ) -> Self:
        """Open a store; a missing one is created, an older one backed up and brought up to date.

        Args:
            path: the SQLite file. Missing folders on the way are created.
            seconds_to_wait: how long to wait for another program that is writing.
            create: whether a missing one is created, rather than told to be gone.

        Raises:
            UserError: the file cannot be reached, is no store of ours, is newer than the program,
                is busy, is damaged, or is gone.
        """
        if not create and not path.exists():
            raise gone(path)
        if _is_emptied(path):
            raise UserError(message("store.damaged", path=str(path)))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unreachable(path, error) from error
        with told_plainly(path):
            connection = connect(path, seconds_to_wait=seconds_to_wait)
            try:
                version_of(connection, path)
                store = cls(path, connection)
                store.make_ready()
            except BaseException:
                connection.close()
                raise
        return store

    @cached_property
    def db(self) -> Database:
        """The connection with what sqlite-utils knows to do with it; who only reads, loads none."""
        from affitrack.store.sql.sqlite_tools import Database  # noqa: PLC0415 - a tenth of a start

        return Database(self.connection, execute_plugins=False, recursive_triggers=False)

    def close(self) -> None:
        """Close the file; what was not committed is lost. Closing twice does no harm."""
        if self._is_closed:
            return
        self._is_closed = True
        # Who only looked, or made a trial, leaves the file as it was; who lost its log has to.
        if self._has_written and not self.has_lost_log():
            with suppress(sqlite3.DatabaseError):  # another program writes, or the file is damaged
                self.connection.execute(f"PRAGMA analysis_limit = {_ROWS_TO_ANALYSE}")
                self.connection.execute("PRAGMA optimize")
                if self._is_log_left:  # while others have the file open SQLite leaves it there too
                    self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        self.connection.close()

    def leave_log(self) -> None:
        """Let what is written stay in the log until this is closed.

        To bring a million lines from there into the file takes two seconds, for which whoever
        wrote them need not wait: they are kept, and everybody sees them.
        """
        self.connection.execute("PRAGMA wal_autocheckpoint = 0")
        self._is_log_left = True

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Let many first lines be written inside as cheaply as can be: the store has none yet.

        They go straight into the file, if nobody else has it open. A million lines are else written
        twice, into the log and from there into the file: a tenth of all work. Meanwhile nobody else
        can read. Nor is it looked up for each line whether its account and its import are there.
        """
        self.connection.execute("PRAGMA foreign_keys = OFF")
        try:
            with self._without_log():
                yield
        finally:
            self.connection.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def _without_log(self) -> Iterator[None]:
        with told_plainly(self.path):
            # Who works for a window leaves the log, which the window reads beside.
            is_alone = not self._is_log_left and _leave_log(self.connection)
        if not is_alone:
            yield
            return
        self._log = None
        try:
            yield
        finally:
            # Who reads just now keeps the log away; whoever opens the file next brings it back.
            with _not_waiting(self.connection), suppress(sqlite3.OperationalError):
                _keep_log(self.connection)
                self._log = _log_of(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def state(self) -> State:
        """Return what changes when somebody else, or this connection, writes."""
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(version), self.connection.total_changes

    @contextmanager
    def write(self) -> Iterator[Database]:
        """Make everything inside one transaction: all of it is kept, or after an error none.

        A transaction inside another is a part of it that can fail, or be undone, alone.

        Raises:
            UserError: another program is writing, the disk is full, the file cannot be written, or
                its log was taken away.
        """
        db = self.db
        with told_plainly(self.path):
            if self.connection.in_transaction:
                with db.atomic():
                    yield db
                return
            try:
                _sort_in(self.connection, "FILE")
                # At once, not at the first write: whoever has read must not find the file changed.
                self.connection.execute("BEGIN IMMEDIATE")
                _set_cache(self.connection, _WRITING_CACHE_KIB)
                self.check_in_place()
                yield db
                self.connection.execute("COMMIT")
                self._has_written = True
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                _set_cache(self.connection, _READING_CACHE_KIB)
                _sort_in(self.connection, "MEMORY")

    @contextmanager
    def write_within(self) -> Iterator[Database]:
        """As `write`, but inside a transaction of the caller's as a part that cannot fail alone.

        One inside another costs too much for many changes: at each statement SQLite goes through
        all that it may have to take back, and a hundred thousand changes would take an hour.
        """
        if not self.connection.in_transaction:
            with self.write() as db:
                yield db
            return
        with told_plainly(self.path):
            yield self.db

    @contextmanager
    def interruptible(self, is_wished: Callable[[], bool]) -> Iterator[None]:
        """Break off whatever SQLite is doing once that is wished, however long it would take.

        Raises:
            Interrupted: it was; a transaction inside has been taken back.
        """
        before, self.is_enough = self.is_enough, is_wished
        try:
            with interruptible(self.connection, is_wished):
                yield
        finally:
            self.is_enough = before

    @contextmanager
    def telling(self, tell: Callable[[float], None]) -> Iterator[None]:
        """Let work on all lines inside say how much of it is done."""
        before, self.tell = self.tell, tell
        try:
            yield
        finally:
            self.tell = before

    @contextmanager
    def telling_part(self, part: int, parts: float) -> Iterator[None]:
        """Let what is inside be one of several parts, the first one 0, of what is told."""
        whole = self.tell
        with self.telling(lambda share: whole((part + share) / parts)):
            yield

    def make_ready(self) -> None:
        """Set the connection up, and run the migrations that its content lacks, if any.

        Raises:
            UserError: the content is no store of ours, or newer than the program.
        """
        version = version_of(self.connection, self.path)
        _prepare(self.connection)
        self._log = None
        if version < LATEST:
            self._bring_up_to_date()
        self._log = _log_of(self.path)

    def check_in_place(self) -> None:
        """Raise `UserError` where what is written would go into a log that nobody finds again.

        That of a file that is gone, too, which whoever only reads would go on reading.

        A POSIX system forgets the locks of a process on a file as soon as any part of it closes
        that file, and the next program that leaves the store takes its log away
        (https://sqlite.org/howtocorrupt.html, 2.2, read 2026-11-22). So nothing of ours may open
        the store but SQLite; this is for what is not ours.
        """
        if self._log is not None and not self.path.exists():
            raise gone(self.path)
        if self.has_lost_log():
            raise UserError(
                message("store.log_gone", path=str(self.path)), message("store.log_gone_hint")
            )

    def has_lost_log(self) -> bool:
        """Tell whether others no longer find the log; all that was kept is in the file then."""
        return self._log is not None and _log_of(self.path) != self._log

    def _bring_up_to_date(self) -> None:
        # Mostly there is nothing to do, and nothing to load for it.
        from affitrack.store.backup import BEFORE_MIGRATION, automatic_backup  # noqa: PLC0415
        from affitrack.store.migrations.numbered import migrations  # noqa: PLC0415

        with self.write() as db:
            # Another program may have done it while this one waited.
            found = version_of(self.connection, self.path)
            if found == LATEST:
                return
            if found:
                # By a connection of its own: one that holds the file to write cannot be copied.
                with closing(connect(self.path)) as unchanged:
                    automatic_backup(unchanged, self.path, BEFORE_MIGRATION)
            migrations.apply(db)
            mark_as_ours(self.connection)
        log.info("schema %d brought to %d", found, LATEST)


def _is_emptied(path: Path) -> bool:
    """Tell whether a file that holds nothing was a store: there are copies of what it held.

    A full disk or a careless program leaves such a file. To SQLite it is a new store, and what is
    in the copies would be looked for in vain.
    """
    log_file = path.with_name(f"{path.name}-wal")
    if not path.is_file() or path.stat().st_size or log_file.exists():
        return False
    from affitrack.store.backup import dated_copies  # noqa: PLC0415 - hardly ever needed

    return bool(dated_copies(path))


def _tell_nobody(_share: float) -> None:
    """Nobody waits for it."""


def _is_never_enough() -> bool:
    """Nobody stops it."""
    return False


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
    _set_cache(connection, _READING_CACHE_KIB)
    _sort_in(connection, "MEMORY")
    connection.execute(f"PRAGMA journal_size_limit = {_LOG_KIB * 1024}")
    _keep_log(connection)


def _keep_log(connection: sqlite3.Connection) -> None:
    # Readers go on while a file is taken in. Some network disks cannot share the memory that this
    # needs: there the slower journal does, with readers waiting for writers.
    try:
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise
        (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    if mode == "wal":
        connection.execute("PRAGMA synchronous = NORMAL")
    else:
        log.warning("no write-ahead log on this disk; the journal mode is %s", mode)
        connection.execute("PRAGMA synchronous = FULL")


def _leave_log(connection: sqlite3.Connection) -> bool:
    """Do without the log, until `_keep_log`; tell whether that could be: nobody else is there."""
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "wal":
        return False
    try:
        with _not_waiting(connection):
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    connection.execute("PRAGMA synchronous = FULL")
    return True


@contextmanager
def _not_waiting(connection: sqlite3.Connection) -> Iterator[None]:
    """Let what others hold be told at once."""
    (wait,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {wait}")


def _log_of(path: Path) -> _FileId | None:
    """Return which file is the write-ahead log of a store; None where there is none."""
    log_file = path.resolve()
    try:
        found = log_file.with_name(f"{log_file.name}-wal").stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _sort_in(connection: sqlite3.Connection, place: str) -> None:
    """Let SQLite sort in "MEMORY", or in parts of its cache's size in a "FILE".

    In memory a million keys are sorted at once, which takes a hundred megabytes and cannot be
    broken off: so new indexes are not made there.
    """
    connection.execute(f"PRAGMA temp_store = {place}")
    connection.execute(f"PRAGMA temp.cache_size = -{_WRITING_CACHE_KIB}")


def _set_cache(connection: sqlite3.Connection, kib: int) -> None:
    connection.execute(f"PRAGMA cache_size = -{kib}")
