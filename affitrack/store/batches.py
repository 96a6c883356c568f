"""Rows of a file on their way into the store, a few thousand at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from affitrack.domain.line import LineFacts
    from affitrack.store.known import Key, Stated
    from affitrack.store.line_writer import Tail


class Row(NamedTuple):
    """One row of the file, where it has to be looked at alone."""

    facts: LineFacts
    stated: Stated
    number: int


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
