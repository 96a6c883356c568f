"""What the files of one call do to lines together: a sale that several of them tell of is one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from affitrack.domain.changes import ChangeTally, Moved

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from affitrack.domain.derive import DerivedLine
    from affitrack.domain.line import LineFacts
    from affitrack.store.imports.known import KnownLine

# A line that a file created is new, whatever a later one of the same call does to it.
_COUNTS = """
WITH
  ours AS (SELECT import_id FROM imports WHERE import_id >= ?1),
  said AS (
    SELECT line_id, MAX(before IS NOT NULL) AS has_changed FROM line_history
    WHERE import_id IN ours GROUP BY line_id
  ),
  older AS (
    SELECT DISTINCT line_id FROM older_rows
    WHERE import_id IN ours AND line_id NOT IN (SELECT line_id FROM said)
  )
SELECT
  (SELECT COUNT(*) FROM order_lines WHERE created_by IN ours),
  (SELECT COUNT(*) FROM said JOIN order_lines USING (line_id)
   WHERE has_changed AND created_by NOT IN ours),
  (SELECT COUNT(*) FROM said JOIN order_lines USING (line_id)
   WHERE NOT has_changed AND created_by NOT IN ours),
  (SELECT COUNT(*) FROM older JOIN order_lines USING (line_id) WHERE created_by NOT IN ours)
"""


class SalesCounts(NamedTuple):
    """How many sales came in, by what became of them."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    older: int = 0


class SeveralFiles:
    """Follows the changed lines of a call from what they were before its first file."""

    def __init__(self) -> None:
        self.changes = ChangeTally()
        """Of lines that were known before."""
        self._of_new = ChangeTally()
        self._earned = Counter[str]()
        self._first_import = 0
        self._were: dict[int, Moved] = {}
        self._listed: dict[int, tuple[LineFacts, DerivedLine]] = {}

    def begin(self, import_id: int) -> None:
        """Take note of the import of a file; they come in order."""
        self._first_import = self._first_import or import_id

    def end(self, earned_by_new: Mapping[str, int]) -> None:
        """Take note of what the new lines of a file earn."""
        self._earned.update(earned_by_new)

    def is_new(self, known: KnownLine) -> bool:
        """Tell whether a line came in by one of the files."""
        return known.created_by >= self._first_import

    def change(
        self,
        known: KnownLine,
        before: DerivedLine,
        after: tuple[LineFacts, DerivedLine],
        *,
        is_listed: bool,
    ) -> tuple[LineFacts, DerivedLine] | None:
        """Take note of one change to a line.

        Returns what the line was before all files; None of a new one, and of one that was not
        listed when the first of them changed it.
        """
        old, new = Moved.of(known.facts, before), Moved.of(*after)
        if self.is_new(known):
            self._of_new.add_moved(old, new)
            return None
        was = self._were.get(known.line_id)
        if was is None:
            was = self._were[known.line_id] = old
            if is_listed:
                self._listed[known.line_id] = known.facts, before
        else:
            self.changes.add_moved(was, old, times=-1)
        self.changes.add_moved(was, new)
        return self._listed.get(known.line_id)

    @property
    def earned_by_new(self) -> dict[str, int]:
        """What the new lines earn after all files, by currency."""
        earned = Counter(self._earned)
        earned.update(self._of_new.earned())
        return {currency: net for currency, net in sorted(earned.items()) if net}

    def counts(self, connection: sqlite3.Connection) -> SalesCounts:
        """Return how many sales there are of each kind."""
        if not self._first_import:
            return SalesCounts()
        return SalesCounts(*connection.execute(_COUNTS, (self._first_import,)).fetchone())
