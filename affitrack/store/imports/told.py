"""What an import does to lines, told line by line for a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.domain.records import Difference

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from affitrack.domain.derive import DerivedLine
    from affitrack.domain.line import LineFacts, LineKey
    from affitrack.store.catalogue.names import NamesSeen
    from affitrack.store.imports.batches import Row
    from affitrack.store.imports.known import KnownLine
    from affitrack.store.imports.several import SeveralFiles


class ToldDifferences:
    """The first new, changed, known and older lines of an import."""

    def __init__(self, names: NamesSeen, most: int, several: SeveralFiles | None = None) -> None:
        """Prepare to list `most` lines of each kind; `several` follows all files of a call."""
        self.room = dict.fromkeys(("new", "changed", "known", "older"), most)
        """How many lines of each kind may still be told."""
        self._names = names
        self._told: list[Difference] = []
        self._several = several

    def begin(self, import_id: int) -> None:
        """Take note of the import."""
        if self._several is not None:
            self._several.begin(import_id)

    def end(self, earned_by_new: Mapping[str, int]) -> None:
        """Take note of what all its new lines earn."""
        if self._several is not None:
            self._several.end(earned_by_new)

    def change(self, known: KnownLine, before: DerivedLine, row: Row, after: DerivedLine) -> None:
        """Take note of a changed line: of several files by what it was before the first."""
        several, has_room = self._several, self.room["changed"] > 0
        if several is None:
            if has_room:
                self.tell("changed", row, known.facts, before, after)
            return
        was = several.change(known, before, (row.facts, after), is_listed=has_room)
        if several.is_new(known):
            if self.room["new"] > 0:
                self.tell("new", row, None, None, after, known.facts.key)
        elif was is not None and has_room:
            self.tell("changed", row, *was, after, known.facts.key)

    def tell(
        self,
        kind: str,
        row: Row,
        known: LineFacts | None,
        before: DerivedLine | None,
        after: DerivedLine,
        stood_as: LineKey | None = None,
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
                stood_as=stood_as,
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
