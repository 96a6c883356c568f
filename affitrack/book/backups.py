"""What is asked about a backup before it takes the place of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store import backup
from affitrack.store.backup import Contents

if TYPE_CHECKING:
    from pathlib import Path

    from affitrack.book.book import Book

__all__ = ["Contents", "contents"]


def contents(book: Book, source: Path) -> Contents:
    """Return what a backup holds, without changing anything.

    Raises:
        UserError: `source` is no backup of ours, or one of a newer program.
    """
    return backup.contents(source, book.path)
