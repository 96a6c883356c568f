"""Rows of a file on their way into the store, a few thousand at a time."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from affitrack.domain.line import LineFacts
    from affitrack.domain.line_table import LineTable
    from affitrack.store.imports.known import Key, Stated
    from affitrack.store.imports.line_writer import Tail


class Row(NamedTuple):
    """One row of the file, where it has to be looked at alone."""

    facts: LineFacts
    stated: Stated
    number: int
    own: Mapping[str, Any] = {}
    """Columns as the file has them, where `stated` was completed (`ranks.own_words`)."""


def row_of(table: LineTable, place: int) -> Row:
    """Return one row of a table."""
    facts = table.line(place)
    partner, agency = (column[place] or None for column in table.names[-2:])
    return Row(facts, (*facts, partner, agency), table.rows[place])


def stated_in(table: LineTable) -> Iterator[Stated]:
    """Yield what each row of a table states."""
    beside = ([name or None for name in column] for column in table.names[-2:])
    return zip(*table.columns, *beside, strict=True)


class SingleRows(NamedTuple):
    """Rows that are to be taken in one by one; the lists go together."""

    lines: Sequence[tuple[Any, ...]]
    """The values of `LineFacts`."""
    rows: Sequence[int]
    """Their numbers in the file."""
    names: Sequence[tuple[str, ...]]
    """What they say beside the facts: the values of `names.LineNames`."""

    def and_these(self, table: LineTable) -> SingleRows:
        """Return these rows and those of a table, in the order of the file."""
        if not len(table):
            return self
        more = SingleRows(list(table.lines()), table.rows, list(zip(*table.names, strict=True)))
        return self.merged(more)

    def merged(self, more: SingleRows) -> SingleRows:
        """Return these rows and others, in the order of the file."""
        if not self.lines or not more.lines:
            return self if self.lines else more
        together = [*zip(*self, strict=True), *zip(*more, strict=True)]
        return SingleRows(*zip(*sorted(together, key=itemgetter(1)), strict=True))


class Batch(NamedTuple):
    """Rows of which no two are the same line; the lists go together."""

    keys: list[Key]
    facts: list[LineFacts]
    tails: list[Tail]

    def row(self, index: int) -> Row:
        """Return one row, to be looked at alone."""
        partner, agency, number = self.tails[index]
        facts = self.facts[index]
        return Row(facts, (*facts, partner, agency), number)

    def only(self, indexes: Sequence[int]) -> Batch:
        """Return some of the rows."""
        return Batch(
            [self.keys[index] for index in indexes],
            [self.facts[index] for index in indexes],
            [self.tails[index] for index in indexes],
        )


def without_doubles(batch: Batch) -> Iterator[Batch]:
    """Yield rows in such batches that none holds two of the same line."""
    while len(set(batch.keys)) < len(batch.keys):
        first: dict[Key, int] = {}
        again = [
            index for index, key in enumerate(batch.keys) if first.setdefault(key, index) != index
        ]
        yield batch.only(list(first.values()))
        batch = batch.only(again)
    yield batch
