"""What an import does to lines, told line by line for a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.domain.records import Difference

if TYPE_CHECKING:
    from collections.abc import Collection

    from affitrack.domain.derive import DerivedLine
    from affitrack.domain.line import LineFacts
    from affitrack.store.catalogue.names import NamesSeen
    from affitrack.store.imports.batches import Row


class ToldDifferences:
    """The first new, changed, known and older lines of an import."""

    def __init__(self, names: NamesSeen, most: int) -> None:
        """Prepare to list `most` lines of each kind."""
        self.room = dict.fromkeys(("new", "changed", "known", "older"), most)
        """How many lines of each kind may still be told."""
        self._names = names
        self._told: list[Difference] = []

    def tell(
        self,
        kind: str,
        row: Row,
        known: LineFacts | None,
        before: DerivedLine | None,
        after: DerivedLine,
    ) -> None:
        """Take note of one line."""
        self.room[kind] -= 1
        self._told.append(
            Difference(
                kind=kind,
                row=row.number,
                product_name=self._names.product(row.facts.product_id),
                shop_name=self._names.shop(row.facts.shop),
                before=known,
                after=row.facts,
                derived_before=before,
                derived_after=after,
            )
        )

    def forget_new(self, rows: Collection[int]) -> None:
        """Tell no more of these rows as new lines."""
        among = frozenset(rows)
        left = [told for told in self._told if told.kind != "new" or told.row not in among]
        self.room["new"] += len(self._told) - len(left)
        self._told = left

    def in_order(self) -> list[Difference]:
        """Return the lines in the order of the file."""
        return sorted(self._told, key=lambda difference: difference.row)
