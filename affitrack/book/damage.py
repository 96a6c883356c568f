"""What to do about a store that is damaged: say so plainly, and put a backup in its place."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from affitrack.book.book import default_path
from affitrack.store.backup import contents, dated_copies, restore_over_damage
from affitrack.store.sql.errors import known_problem, told_plainly
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from affitrack.book.book import Book
    from affitrack.store.backup import Contents


@contextmanager
def damage_told_plainly(book: Book) -> Iterator[None]:
    """Turn damage that is met while a book is read into a `UserError`."""
    with told_plainly(book.path):
        yield


def as_told(error: BaseException, path: Path) -> UserError | None:
    """Return what to tell people of an error met with the store at `path`; None for a fault."""
    return known_problem(error, path)


def tells_of_damage(error: UserError, path: Path | None) -> bool:
    """Tell whether opening or reading the store at `path` failed because it is damaged.

    `path` is what `Book.open` was given. A damaged backup is not meant.
    """
    return error.message == message("store.damaged", path=str(path or default_path()))


class Copy(NamedTuple):
    """A backup that the program made by itself."""

    path: Path
    held: Contents


def newest_copy(path: Path | None) -> Copy | None:
    """Return the newest copy beside the store at `path` that can be read, None without any."""
    store = path or default_path()
    for copy in dated_copies(store):
        with suppress(UserError):
            return Copy(copy.path, contents(copy.path, store))
    return None


def replace_damaged(path: Path | None, source: Path) -> tuple[Path, Path]:
    """Put the backup `source` in place of the store at `path`, which cannot be opened.

    Returns:
        The store's file, and where the damaged one was set aside.

    Raises:
        UserError: `source` is no sound backup, or the files cannot be moved; nothing has changed.
    """
    store = path or default_path()
    return store, restore_over_damage(store, source)
