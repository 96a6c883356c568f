"""What becomes of lines that come side by side: new, known, or to be looked at one by one.

An order is told as a whole: where anything about one of its rows is not plainly new or plainly the
same, all its rows are left to `ImportRun`, which knows all rules.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from affitrack.domain.derive_table import TableDeriver
from affitrack.domain.line_table import LineTable
from affitrack.store.imports.batches import SingleRows, row_of, stated_in
from affitrack.store.imports.known import import_of, known_lines, states_the_same

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from affitrack.domain.derive import Deriver
    from affitrack.store.derived.sums import Sums
    from affitrack.store.imports.known import Key
    from affitrack.store.imports.line_writer import LineWriter
    from affitrack.store.imports.told import ToldDifferences


class Taken(NamedTuple):
    """What became of some lines."""

    new: int
    same: int
    """Known as they are; that the file states them is noted."""
    left: SingleRows
    """Nothing was done about them."""


class TableImport:
    """Takes lines in side by side on behalf of one import."""

    def __init__(
        self, lines: LineWriter, deriver: Deriver, sums: Sums, told: ToldDifferences
    ) -> None:
        """Prepare to take lines in.

        Args:
            lines: writes for the import.
            deriver: works lines out.
            sums: to which new lines are added.
            told: where the first of them are told.
        """
        self._writer = lines
        self._corrected = {key.order_id for key in deriver.exceptions.own}
        self._single = deriver
        self._deriver = TableDeriver(deriver)
        self._sums = sums
        self._told = told

    def take_first(self, tables: Sequence[LineTable]) -> Taken:
        """Take in lines where none can be known; what the user corrected is left alone."""
        table, left = LineTable.together(tables), SingleRows([], [], [])
        if self._corrected:
            table, others = _parted(table, self._corrected)
            left = left.and_these(others)
        return Taken(self._add(table), 0, left)

    def take(
        self,
        tables: Sequence[LineTable],
        orders: Collection[str],
        takes_over: Callable[[int], bool],
    ) -> Taken:
        """Take in lines of which some may be known.

        Args:
            tables: the lines.
            orders: that are left alone.
            takes_over: tells of a known line's import whether this one is a better witness.
        """
        table = LineTable.together(tables)
        keys = list(table.line_keys())
        unclear = self._corrected.union(orders, _doubled(keys))
        connection, account_id = self._writer.connection, self._writer.account_id
        found = known_lines(connection, account_id, {key[0] for key in keys})
        known = {key[0] for key in found}
        lesser = set(filter(takes_over, {import_of(row) for row in found.values()}))
        if found:
            for key, stated in zip(keys, stated_in(table), strict=True):
                row = found.get(key)
                if row is None:
                    if key[0] in known:
                        unclear.add(key[0])
                elif not states_the_same(row, stated) or import_of(row) in lesser:
                    unclear.add(key[0])
        own, others = _parted(table, unclear)
        fresh, again = _parted(own, known)
        left = SingleRows([], [], []).and_these(others)
        return Taken(self._add(fresh), self._confirm(again, found), left)

    def _confirm(self, table: LineTable, known: Mapping[Key, tuple[Any, ...]]) -> int:
        """Take in lines that state what is known; return how many."""
        import_id = self._writer.import_id
        rows = [known[key] for key in table.line_keys()]
        self._writer.confirm(
            (row[0], number)
            for row, number in zip(rows, table.rows, strict=True)
            if import_of(row) != import_id
        )
        for place in range(min(len(table), self._told.room["known"])):
            row = row_of(table, place)
            follows = self._single.derive(row.facts)
            self._told.tell("known", row, row.facts, follows, follows)
        return len(table)

    def _add(self, table: LineTable) -> int:
        """Add lines; return how many."""
        if not len(table):
            return 0
        derived = self._deriver.derive(table)
        self._writer.insert_table(table, derived)
        self._sums.add_table(table, derived)
        to_tell = range(min(len(table), self._told.room["new"]))
        for place, follows in zip(to_tell, derived.lines(), strict=False):
            self._told.tell("new", row_of(table, place), None, None, follows)
        return len(table)


def _doubled(keys: Sequence[Key]) -> set[str]:
    """Return the orders that have a line twice."""
    if len(set(keys)) == len(keys):
        return set()
    return {key[0] for key, count in Counter(keys).items() if count > 1}


def _parted(table: LineTable, orders: set[str]) -> tuple[LineTable, LineTable]:
    """Return the lines of all other orders, and those of some."""
    is_of_these = [order_id in orders for order_id in table.columns[0]]
    if True not in is_of_these:
        return table, table.only([])
    if False not in is_of_these:
        return table.only([]), table
    return table.only([not each for each in is_of_these]), table.only(is_of_these)
