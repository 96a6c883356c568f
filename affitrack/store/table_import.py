"""What becomes of lines that come side by side: those that are plainly new are added as they are.

An order is told as a whole: where a line of it is known, or comes twice, all its rows are left to
`ImportRun`, which knows all rules.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from affitrack.domain.derive_table import TableDeriver
from affitrack.store.batches import SingleRows, row_of
from affitrack.store.known import known_orders

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from affitrack.domain.derive import Deriver
    from affitrack.domain.line_table import LineTable
    from affitrack.store.known import Key
    from affitrack.store.line_writer import LineWriter
    from affitrack.store.sums import Sums
    from affitrack.store.told import ToldDifferences


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
        self._deriver = TableDeriver(deriver)
        self._sums = sums
        self._told = told

    def take(
        self, tables: Sequence[LineTable], orders: Collection[str], seen: set[int] | None
    ) -> tuple[int, SingleRows]:
        """Add the lines that are plainly new; return how many, and the others one by one.

        Args:
            tables: the lines.
            orders: that are left alone.
            seen: where no other import has lines of the account, the hashes of the keys of all
                that this one has taken in; those of new lines are added.
        """
        unclear = self._corrected.union(orders, self._unclear(tables, seen))
        new, left = 0, SingleRows([], [], [])
        for table in tables:
            own = table
            if not unclear.isdisjoint(table.columns[0]):
                is_unclear = [order_id in unclear for order_id in table.columns[0]]
                left = left.and_these(table.only(is_unclear))
                own = table.only([not each for each in is_unclear])
            if own.rows:
                self._add(own)
                new += len(own)
                if seen is not None:
                    seen.update(map(hash, own.line_keys()))
        return new, left

    def _unclear(self, tables: Sequence[LineTable], seen: set[int] | None) -> set[str]:
        """Return the orders that have lines which are known, or come twice."""
        keys: list[Key] = [key for table in tables for key in table.line_keys()]
        unclear: set[str] = set()
        if len(set(keys)) < len(keys):
            unclear.update(key[0] for key, count in Counter(keys).items() if count > 1)
        if seen is None:
            orders = {key[0] for key in keys}
            connection, account_id = self._writer.connection, self._writer.account_id
            return unclear | known_orders(connection, account_id, orders)
        if not seen.isdisjoint(map(hash, keys)):
            unclear.update(key[0] for key in keys if hash(key) in seen)
        return unclear

    def _add(self, table: LineTable) -> None:
        derived = self._deriver.derive(table)
        self._writer.insert_table(table, derived)
        self._sums.add_table(table, derived)
        to_tell = range(min(len(table), self._told.room["new"]))
        for place, follows in zip(to_tell, derived.lines(), strict=False):
            self._told.tell("new", row_of(table, place), None, None, follows)
