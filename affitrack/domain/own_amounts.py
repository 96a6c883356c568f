"""Amounts of some lines of a table, added and taken off column by column."""

from __future__ import annotations

from operator import add, itemgetter, sub
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affitrack.domain.line_table import LineTable


def at_places(places: Sequence[int], column: Sequence[Any]) -> Sequence[Any]:
    """Return the values of a column at some places, at least one."""
    found = itemgetter(*places)(column)
    return found if len(places) > 1 else (found,)


class OwnAmounts(dict[str, Any]):
    """The amounts of some lines of a table: columns by name, those that are asked for."""

    def __init__(self, table: LineTable, places: Sequence[int]) -> None:
        super().__init__()
        self._table = table
        self._places = places

    def __missing__(self, name: str) -> Sequence[Any]:
        """Take a column from the table."""
        found = self[name] = at_places(self._places, self._table.column(name))
        return found

    def sum_of(self, names: Sequence[str]) -> Sequence[int]:
        """Return the sums of some amounts, which each line states."""
        if not names:
            return [0] * len(self._places)
        first, *others = names
        total: Sequence[int] = self[first]
        for name in others:
            total = list(map(add, total, self[name]))
        return total

    def less(self, amounts: Sequence[int], names: Sequence[str]) -> Sequence[int]:
        """Return what is left of amounts when some of these are taken off."""
        for name in names:
            amounts = list(map(sub, amounts, self[name]))
        return amounts
