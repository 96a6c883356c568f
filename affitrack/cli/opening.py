"""The store that a call is about."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from affitrack.cli.commands import only_asks
from affitrack.wording.message import message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from affitrack.book import Book
    from affitrack.cli.console import Console


@contextmanager
def open_book(chosen: Namespace, console: Console) -> Iterator[Book]:
    """Open the store of `--data`, seen on `--as-of`, while it is used as a context.

    A call that only asks makes no store where there is none: its answer is that of an empty one,
    and a path that was mistyped is told.

    Raises:
        UserError: the store cannot be opened, or turns out to be damaged where it is read.
    """
    from affitrack.book import Book
    from affitrack.book.damage import damage_told_plainly

    path = path_of(chosen)
    with ExitStack() as kept:
        if only_asks(chosen) and not path.exists():
            console.note(message("cli.no_store", path=str(path)))
            console.note(message("cli.as_empty"))
            path = kept.enter_context(_nowhere()) / path.name
        book = kept.enter_context(Book.open(path, as_of=chosen.as_of))
        kept.enter_context(damage_told_plainly(book))
        yield book


def path_of(chosen: Namespace) -> Path:
    """Return the store's file that a call is about, whether or not it exists."""
    from affitrack.book.book import default_path

    return chosen.data or default_path()


@contextmanager
def _nowhere() -> Iterator[Path]:
    """Return a folder for a store that is gone when it was asked."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="affitrack-") as folder:
        yield Path(folder)
