"""Writing many wide rows that are mostly empty.

Python's sqlite3 takes several times longer to hand over a None than a number, and four columns of
ten are empty in an export. Rows that are empty in the same columns are therefore written by one
statement that does not mention those columns.
"""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Shape(NamedTuple):
    """Rows that are empty in the same columns."""

    filled: tuple[str, ...]
    empty: tuple[str, ...]
    rows: Iterable[tuple[Any, ...]]
    """The values of the filled columns; a few may be None all the same."""


def shapes(
    columns: Sequence[str], rows: Sequence[tuple[Any, ...]], signs: Sequence[str]
) -> Iterator[Shape]:
    """Sort rows by their empty columns.

    Args:
        columns: names of all columns.
        rows: their values.
        signs: columns that tell best which others are empty. They decide how well rows are
            sorted, never what is written.
    """
    pick = itemgetter(*[columns.index(name) for name in signs])
    groups: defaultdict[tuple[bool, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row, values in zip(rows, map(pick, rows), strict=True):
        groups[tuple([value is None for value in values])].append(row)
    for group in groups.values():
        by_column = list(zip(*group, strict=True))
        filled = [index for index, values in enumerate(by_column) if not _is_empty(values)]
        yield Shape(
            tuple(columns[index] for index in filled),
            tuple(name for index, name in enumerate(columns) if index not in set(filled)),
            zip(*[by_column[index] for index in filled], strict=True),
        )


def _is_empty(values: tuple[Any, ...]) -> bool:
    return values[0] is None and values.count(None) == len(values)
