"""Opening the store that a call is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from affitrack.book import Book


def open_book(chosen: Namespace) -> Book:
    """Open the store of `--data`, seen on `--as-of`. Raises `UserError`."""
    from affitrack.book import Book

    return Book.open(chosen.data, as_of=chosen.as_of)
