"""Handing many narrow rows over to SQLite, dozens with each statement.

To begin and end a statement costs more than to insert a row of a few values.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_AT_ONCE: Final = 64


def insert_rows(
    connection: sqlite3.Connection, into: str, width: int, rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows.

    Args:
        connection: the store.
        into: the statement up to its values: "INSERT INTO table (columns)".
        width: of each row.
        rows: the rows, all of this width.
    """
    values = list(chain.from_iterable(rows))
    marks = f"({', '.join('?' * width)})"
    at_once = width * _AT_ONCE
    whole = len(values) // at_once * at_once
    connection.executemany(
        f"{into} VALUES {', '.join([marks] * _AT_ONCE)}",
        [values[start : start + at_once] for start in range(0, whole, at_once)],
    )
    connection.executemany(
        f"{into} VALUES {marks}",
        [values[start : start + width] for start in range(whole, len(values), width)],
    )
