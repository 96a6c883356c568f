"""Handing many wide rows over to SQLite that are half empty.

Python's sqlite3 takes ten times longer to hand over a None than a number, because it first looks
for an adapter of its type. SQLite takes the float "not a number" for NULL ("Binding Values To
Prepared Statements": NaN is stored as NULL), and a float is handed over at once.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NULL: Final = math.nan
"""What SQLite stores as NULL. Only ever handed over, never kept or reckoned with."""


def bindable(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield rows of equal width as they are handed over fastest: with `NULL` in place of None."""
    return side_by_side(list(rows))


def side_by_side(*tables: Sequence[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of several tables of equal length, each put together, like `bindable`."""
    columns = [column for table in tables for column in zip(*table, strict=True)]
    return zip(*map(without_none, columns), strict=True)


def without_none(values: Sequence[Any]) -> Sequence[Any]:
    """Return values with `NULL` in place of None."""
    return [NULL if value is None else value for value in values] if None in values else values
