"""Indexes of order lines that are made after a store's first lines have come in, not with them.

To put a million entries where each belongs costs more than to sort them once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

# Those that are no part of a table: not what keeps lines unique, by which doubles are found.
_INDEXES: Final = """
SELECT name, sql FROM sqlite_master
WHERE type = 'index' AND tbl_name = 'order_lines' AND sql IS NOT NULL
"""
_FOR_MOVING: Final = "lines_to_move"


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

    def make_first(self) -> None:
        """Make the index that finds the lines whose dates move; the others would slow that down."""
        if _FOR_MOVING in self._missing:
            self._connection.execute(self._missing.pop(_FOR_MOVING))

    def make_all(self) -> None:
        """Make all that are missing."""
        while self._missing:
            _, statement = self._missing.popitem()
            self._connection.execute(statement)
