"""The store that a call is about."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from affitrack.book import Book


@contextmanager
def open_book(chosen: Namespace) -> Iterator[Book]:
    """Open the store of `--data`, seen on `--as-of`, while it is used as a context.

    Raises:
        UserError: the store cannot be opened, or turns out to be damaged where it is read.
    """
    from affitrack.book import Book
    from affitrack.book.damage import damage_told_plainly

    with Book.open(chosen.data, as_of=chosen.as_of) as book, damage_told_plainly(book):
        yield book
