"""Lines that came several times in a first file, while nothing kept lines unique.

The first row of each stays; the others are set aside, to be taken in as words on a known line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.derive import DerivedLine
from affitrack.domain.line import LineFacts
from affitrack.store.imports.batches import SingleRows
from affitrack.store.sql.columns import DERIVED, FACTS, KEY_PARTS, STATED, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

# Beside the lines, not in the memory: a file may hold one line a million times.
_SET_ASIDE: Final = f"""
CREATE TABLE doubled_lines AS
SELECT line_id, {listed(STATED)}, source_row, {listed(DERIVED)}
FROM order_lines
WHERE line_id IN (
  SELECT line_id FROM (
    SELECT line_id, row_number() OVER (
      PARTITION BY account_id, {listed(STATED[:KEY_PARTS])} ORDER BY source_row
    ) AS nth
    FROM order_lines
  )
  WHERE nth > 1
)
ORDER BY source_row
"""
_DELETE: Final = "DELETE FROM order_lines WHERE line_id IN (SELECT line_id FROM doubled_lines)"
_NEXT: Final = f"""
SELECT rowid, {listed(STATED)}, source_row, {listed(DERIVED)}
FROM doubled_lines WHERE rowid > ? ORDER BY rowid LIMIT ?
"""
_AT_A_TIME: Final = 4096


class Doubles(NamedTuple):
    """Some lines that were set aside; the lists go together, in the order of the file."""

    rows: SingleRows
    facts: list[LineFacts]
    derived: list[DerivedLine]


def set_doubles_aside(connection: sqlite3.Connection) -> Iterator[Doubles]:
    """Take all lines away that are there already, then yield them; to be gone through to its end.

    Whoever receives the first of them can make what keeps the others unique.
    """
    connection.execute(_SET_ASIDE)
    connection.execute(_DELETE)
    last = 0
    while rows := connection.execute(_NEXT, (last, _AT_A_TIME)).fetchall():
        last = rows[-1][0]
        yield _doubles(rows)
    connection.execute("DROP TABLE doubled_lines")


def _doubles(rows: list[tuple[Any, ...]]) -> Doubles:
    number = 1 + len(STATED)
    facts = [LineFacts._make(row[1 : 1 + len(FACTS)]) for row in rows]
    names = [("", "", "", *[name or "" for name in row[1 + len(FACTS) : number]]) for row in rows]
    single = SingleRows(facts, [row[number] for row in rows], names)
    return Doubles(single, facts, [DerivedLine._make(row[number + 1 :]) for row in rows])
