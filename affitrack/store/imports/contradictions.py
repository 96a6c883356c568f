"""Rows of one file that tell of the same sale, and say different things of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affitrack.store.imports.batches import Row
    from affitrack.store.imports.known import KnownLine


class Contradictions(NamedTuple):
    """How many rows say something else than an earlier row of their file on the same sale.

    Two states of one sale that somebody put together into a file are such rows; so are two sales
    that the platform gave the same numbers. Only people can tell, so they are told.
    """

    rows: int
    order_id: str
    """Of the first of them, with the numbers of both of its rows."""
    earlier_row: int
    later_row: int

    @staticmethod
    def among(
        lines: Sequence[tuple[KnownLine, Row]], import_id: int, so_far: Contradictions | None
    ) -> Contradictions | None:
        """Return what there is so far, and rows that differ from what this very import brought."""
        found = [(known, row) for known, row in lines if known.import_id == import_id]
        if not found:
            return so_far
        if so_far is not None:
            return so_far._replace(rows=so_far.rows + len(found))
        known, row = found[0]
        return Contradictions(len(found), row.facts.order_id, known.source_row, row.number)
