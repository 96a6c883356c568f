"""Copies of the store: made by hand, made before risky steps, kept for a while, put back.

Copies are made by SQLite's own backup, which is right while the store is open and written to (a
copied file would lack what still stands in the log beside it), and are checked before they count.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import date, datetime, timedelta
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.clock import local_now
from affitrack.store.identity import connect, version_of
from affitrack.store.sql.errors import Interrupted, interruptible, told_plainly, unreachable
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from affitrack.store.connection import Store

BEFORE_MIGRATION: Final = "before-update"
BEFORE_RESTORE: Final = "before-restore"
BEFORE_UNDO: Final = "before-undo"
BY_HAND: Final = "by-hand"

FOLDER: Final = "backups"
"""Beside the store."""

_DAMAGED: Final = "-damaged"
_STAMP = "%Y-%m-%dT%H-%M-%S"
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})T\d{2}-\d{2}-\d{2}")

# Some 16 MB, and some milliseconds.
_PAGES_AT_A_TIME: Final = 2048

_BEFORE_UNDO_KEPT: Final = 3
_ALL_FOR_DAYS: Final = 2
_DAILY_FOR_DAYS: Final = 14
_WEEKLY_FOR_DAYS: Final = 70
_MONTHLY_FOR_DAYS: Final = 400
_UNFINISHED_FOR_SECONDS: Final = 24 * 3600

# What SQLite says of a step, and would try again without end.
_HELD_BY_ANOTHER: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class Watch(NamedTuple):
    """What a copy asks and says on its way."""

    is_enough: Callable[[], bool] = lambda: False
    """Whether to stop."""
    tell: Callable[[float], None] = lambda _share: None
    """Called with the share of the pages that are copied, 0 to 1."""


_NOBODY: Final = Watch()


def watch_of(store: Store) -> Watch:
    """Return what those asked for who let `store` work."""
    return Watch(store.is_enough, store.tell)


def back_up(store: Store, target: Path, *, overwrite: bool = False) -> Path:
    """Write a checked copy of the store to `target`.

    Raises:
        UserError: `target` exists and may not be overwritten, is the store itself, or cannot be
            written.
        Interrupted: it was enough; `target` is as it was.
    """
    if target.exists():
        if target.samefile(store.path):
            raise UserError(message("store.backup_onto_itself", path=str(target)))
        if not overwrite:
            raise UserError(message("store.backup_exists", path=str(target)))
    return _copy(store.connection, store.path, target, watch_of(store))


def automatic_backup(
    connection: sqlite3.Connection,
    path: Path,
    reason: str,
    now: datetime | None = None,
    watch: Watch = _NOBODY,
) -> Path:
    """Write a dated copy of the store at `path` beside it, and let old ones go.

    Args:
        connection: an open connection to the store.
        path: the store's file.
        reason: a word for the name of the copy, such as `BEFORE_UNDO`.
        now: the wall clock.
        watch: who waits for it.

    Raises:
        Interrupted: it was enough; no copy is left.
    """
    with copied_before(connection, path, reason, now, watch) as target:
        return target


@contextmanager
def copied_before(
    connection: sqlite3.Connection,
    path: Path,
    reason: str,
    now: datetime | None = None,
    watch: Watch = _NOBODY,
) -> Iterator[Path]:
    """As `automatic_backup`, before what is done inside.

    Where that is stopped the copy is of no use, and its coming shall have cost no older one.
    """
    now = now or local_now()
    folder = path.parent / FOLDER
    stem = f"{path.stem}-{now.strftime(_STAMP)}-{reason}"
    ends = chain([""], (f"-{number}" for number in count(2)))
    target = next(file for end in ends if not (file := folder / f"{stem}{end}.db").exists())
    _copy(connection, path, target, watch)
    try:
        yield target
    except BaseException:
        if watch.is_enough():
            target.unlink(missing_ok=True)
        raise
    names = [file.name for file in folder.glob(f"{path.stem}-*.db")]
    for old in set(names) - keep(now.date(), names):
        with suppress(OSError):  # it goes another time
            (folder / old).unlink(missing_ok=True)
    _let_unfinished_go(folder, path.stem, now)


def _let_unfinished_go(folder: Path, stem: str, now: datetime) -> None:
    """Remove what programs that were killed have left of a copy."""
    for unfinished in folder.glob(f"{stem}-*.db.part*"):
        with suppress(OSError):
            if now.timestamp() - unfinished.stat().st_mtime > _UNFINISHED_FOR_SECONDS:
                unfinished.unlink()


class DatedCopy(NamedTuple):
    """An automatic copy of a store."""

    at: str
    """ISO moment."""
    path: Path
    reason: str
    """`BEFORE_UNDO` and the like."""


def last_backup_at(path: Path) -> str | None:
    """Return the moment of the newest automatic copy of the store at `path`, in ISO text."""
    return next((copy.at for copy in dated_copies(path)), None)


def dated_copies(path: Path) -> list[DatedCopy]:
    """Return the automatic copies of the store at `path`, the newest first.

    What was set aside damaged is none: nobody is helped by its being put back.
    """
    found = []
    for file in (path.parent / FOLDER).glob(f"{path.stem}-*.db"):
        match = _DATED.search(file.name)
        if match is not None and not file.stem.endswith(_DAMAGED):
            day, _, time = match.group(0).partition("T")
            reason = file.stem[match.end() :].lstrip("-")
            found.append(DatedCopy(f"{day}T{time.replace('-', ':')}", file, reason))
    return sorted(found, reverse=True)


def keep(today: date, names: Iterable[str]) -> set[str]:
    """Return which dated copies are kept.

    All of today and yesterday, but of those before an undo the last three alone: one who goes back
    twenty steps needs no twenty copies. Then the last one of each day for two weeks, of each week
    for ten weeks, of each month for a year. Names without a date are always kept: they are not
    ours.
    """
    kept: set[str] = set()
    last_of: dict[tuple[object, ...], str] = {}
    names = sorted(names)
    before_undo = [name for name in names if _DATED.search(name) and BEFORE_UNDO in name]
    let_go = set(before_undo[:-_BEFORE_UNDO_KEPT])
    for name in names:
        match = _DATED.search(name)
        if match is None:
            kept.add(name)
            continue
        period = _period(today, date.fromisoformat(match.group(1)), name)
        if period is not None and not (period[0] == "copy" and name in let_go):
            last_of[period] = name
    return kept | set(last_of.values())


def _period(today: date, day: date, name: str) -> tuple[object, ...] | None:
    """Return the period of which the last copy is kept; None for one that is too old."""
    age = (today - day).days
    if age < _ALL_FOR_DAYS:
        return ("copy", name)
    if age < _DAILY_FOR_DAYS:
        return ("day", day)
    if age < _WEEKLY_FOR_DAYS:
        return ("week", day - timedelta(days=day.weekday()))
    return ("month", day.year, day.month) if age < _MONTHLY_FOR_DAYS else None


class Contents(NamedTuple):
    """What a backup holds, for those who are asked whether it is the right one."""

    made_at: str
    """When the file was last written, ISO moment on the wall clock."""
    lines: int
    imported_at: str | None
    """ISO moment of the newest import that was not undone."""


def contents(source: Path, path: Path) -> Contents:
    """Look into a backup that may take the place of the store at `path`.

    Raises:
        UserError: `source` is no store of ours, or newer than the program.
    """
    with _copy_of_ours(source, path) as copy:
        (lines,) = copy.execute("SELECT count(*) FROM order_lines").fetchone()
        (imported_at,) = copy.execute(
            "SELECT max(imported_at) FROM imports WHERE undone_at IS NULL"
        ).fetchone()
    made_at = datetime.fromtimestamp(source.stat().st_mtime).astimezone()
    return Contents(made_at.replace(tzinfo=None).isoformat(), lines, imported_at)


def restore(store: Store, source: Path, now: datetime | None = None) -> Path:
    """Put the copy `source` in place of the store's content.

    Returns:
        Where the present content was set aside; that of a damaged store as it is, with its log.

    Raises:
        UserError: `source` is no sound store of ours, or newer than the program; the store is
            unchanged.
        Interrupted: it was enough; the store and its copies are as they were.
    """
    with (
        _sound_copy(source, store.path, watch_of(store)) as copy,
        _set_aside(store, now) as aside,
        store.telling_part(1, 2),
        told_plainly(store.path),
    ):
        _copy_pages(copy, store.connection, store.path, watch_of(store))
    store.make_ready()
    return aside


@contextmanager
def _set_aside(store: Store, now: datetime | None) -> Iterator[Path]:
    """Keep the present content; damage, which is why one restores, keeps no one from it."""
    with ExitStack() as kept:
        try:
            with store.telling_part(0, 2):
                copied = copied_before(
                    store.connection, store.path, BEFORE_RESTORE, now, watch_of(store)
                )
                aside = kept.enter_context(copied)
        except UserError as error:
            if error.message != message("store.damaged", path=str(store.path)):
                raise
            aside = _damaged_set_aside(store, now)
        yield aside


def _damaged_set_aside(store: Store, now: datetime | None) -> Path:
    """Keep the files of a store that is damaged as they are."""
    aside = _place_of_damaged(store.path, now)
    try:
        for part, kept in _parts(store.path, aside):
            shutil.copy2(part, kept)
    except OSError as error:
        raise unreachable(aside, error) from error
    return aside


def restore_over_damage(path: Path, source: Path) -> Path:
    """Put the copy `source` in place of a store that is too damaged to be opened.

    Returns:
        Where the damaged file was set aside, with its log if there is one.

    Raises:
        UserError: `source` is no sound store of ours, or newer than the program, or the files
            cannot be moved; the damaged store stays where it is.
    """
    aside = _place_of_damaged(path)
    fresh = path.with_name(f"{path.name}.new")
    with _sound_copy(source, path, _NOBODY) as copy:
        _copy(copy, source, fresh)
    try:
        aside.parent.mkdir(parents=True, exist_ok=True)
        for part, kept in _parts(path, aside):
            part.replace(kept)
        fresh.replace(path)
    except OSError as error:
        raise unreachable(path, error) from error
    return aside


def _place_of_damaged(path: Path, now: datetime | None = None) -> Path:
    """Return where the damaged store at `path` is set aside."""
    now = now or local_now()
    stem = f"{path.stem}-{now.strftime(_STAMP)}-{BEFORE_RESTORE}"
    return path.parent / FOLDER / f"{stem}{_DAMAGED}.db"


def _parts(path: Path, aside: Path) -> list[tuple[Path, Path]]:
    """Return the files of the store at `path`, the store itself last, each with its new place."""
    both = [(Path(f"{path}{end}"), Path(f"{aside}{end}")) for end in ("-wal", "-shm", "")]
    return [(part, kept) for part, kept in both if part.exists()]


@contextmanager
def _sound_copy(source: Path, path: Path, watch: Watch) -> Iterator[sqlite3.Connection]:
    """Open a backup that may take the place of the store at `path`. Raises `UserError`."""
    with _copy_of_ours(source, path) as copy:
        _check_copy(copy, source, watch)
        yield copy


@contextmanager
def _copy_of_ours(source: Path, path: Path) -> Iterator[sqlite3.Connection]:
    if not source.is_file():
        raise UserError(message("store.no_such_file", path=str(source)))
    if source.samefile(path):
        raise UserError(message("store.restore_from_itself", path=str(source)))
    with told_plainly(source), closing(connect(source)) as copy:
        if not version_of(copy, source):
            raise UserError(message("store.not_ours", path=str(source)))
        yield copy


def _copy(
    connection: sqlite3.Connection,
    path: Path,
    target: Path,
    watch: Watch = _NOBODY,
) -> Path:
    """Copy the store at `path` to `target`, which only gets its name when it is sound."""
    unfinished = target.with_name(f"{target.name}.part{os.getpid()}")  # another may copy, too
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        try:
            with told_plainly(target), closing(connect(unfinished)) as copy:
                _copy_pages(connection, copy, path, watch)
                # A copy is one file: nothing of it may stay behind in a log.
                copy.execute("PRAGMA journal_mode = DELETE")
                with told_plainly(path):  # what is damaged in a copy is so in the store
                    _check_copy(copy, path, watch)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise unreachable(target, error) from error
    return target


def _copy_pages(
    source: sqlite3.Connection, target: sqlite3.Connection, path: Path, watch: Watch
) -> None:
    """Copy page by page; stopped on its way, `target` is as it was.

    One of both is the store at `path`, and for another program that writes to it SQLite would wait
    for ever.
    """

    def look_up(state: int, remaining: int, pages: int) -> None:
        if watch.is_enough():
            raise Interrupted
        if state in _HELD_BY_ANOTHER:
            raise UserError(message("store.busy", path=str(path)))
        watch.tell(1 - remaining / pages if pages else 0)

    source.backup(target, pages=_PAGES_AT_A_TIME, progress=look_up)


def _check_copy(copy: sqlite3.Connection, path: Path, watch: Watch) -> None:
    with interruptible(copy, watch.is_enough):
        (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise UserError(message("store.damaged", path=str(path)))
