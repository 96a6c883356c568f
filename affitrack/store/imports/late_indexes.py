"""Indexes of order lines that are made after a store's first lines have come in, not with them.

To put a million entries where each belongs costs more than to sort them once. What keeps lines
unique is one of them: until it is made nothing can be looked up, and lines may come twice.
"""

from __future__ import annotations

import sqlite3
from typing import Final

_INDEXES: Final = """
SELECT name, sql FROM sqlite_master
WHERE type = 'index' AND tbl_name = 'order_lines' AND sql IS NOT NULL
"""
_FOR_MOVING: Final = "lines_to_move"
_FOR_KEYS: Final = "lines_by_key"

# Keys are sorted in parts of the size of SQLite's cache, of which none can be broken off.
_CACHE_KIB: Final = 4 * 1024


class LateIndexes:
    """Indexes that were taken away, and come back within the same transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the indexes away, where there is no line yet."""
        self._connection = connection
        self._missing: dict[str, str] = {}
        (has_lines,) = connection.execute("SELECT EXISTS (SELECT 1 FROM order_lines)").fetchone()
        if has_lines:
            return
        self._missing = dict(connection.execute(_INDEXES).fetchall())
        for name in self._missing:
            connection.execute(f"DROP INDEX {name}")

    @property
    def are_away(self) -> bool:
        """Whether no line can be found by its key; then there was none before."""
        return _FOR_KEYS in self._missing

    def make_key(self) -> bool:
        """Make the index that keeps lines unique; tell whether they are, else it stays away."""
        if not self.are_away:
            return True
        try:
            self._make(self._missing[_FOR_KEYS])
        except sqlite3.IntegrityError:
            return False
        del self._missing[_FOR_KEYS]
        return True

    def make_first(self) -> None:
        """Make the index that finds the lines whose dates move; the others would slow that down."""
        if _FOR_MOVING in self._missing:
            self._make(self._missing.pop(_FOR_MOVING))

    def make_all(self) -> None:
        """Make all that are missing."""
        while self._missing:
            _, statement = self._missing.popitem()
            self._make(statement)

    def _make(self, statement: str) -> None:
        (cache,) = self._connection.execute("PRAGMA cache_size").fetchone()
        self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        try:
            self._connection.execute(statement)
        finally:
            self._connection.execute(f"PRAGMA cache_size = {cache}")
