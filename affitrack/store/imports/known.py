"""What the store knows of the lines that a file states, and which of the two counts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.line import LineFacts, Status
from affitrack.store.imports.ranks import newness
from affitrack.store.sql.columns import FACTS, KEY_PARTS, STATED, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from affitrack.store.imports.ranks import Voice

Stated = tuple[Any, ...]
"""The values of the columns `STATED`."""

Key = tuple[Any, ...]
"""The first `KEY_PARTS` values of a line."""

_STATUS: Final = FACTS.index("status")
_STATUS_RAW: Final = FACTS.index("status_raw")
_COMMISSION_TYPE: Final = FACTS.index("commission_type")

_KNOWN_LINES: Final = f"""
SELECT line_id, import_id, created_by, source_row, {listed(STATED)}
FROM order_lines
WHERE account_id = ? AND order_id IN (%s)
"""
_ORIGIN: Final = 4

# SQLite takes 32 766 values in a statement.
_ORDERS_AT_A_TIME: Final = 20_000

# A file that states the same again makes what is known as new as that file, if it is as good a
# witness of it.
_LATEST_WORD: Final = """
SELECT imports.file_to, imports.file_name
FROM line_history JOIN imports USING (import_id)
WHERE line_history.line_id = ? AND line_history.before IS NULL AND imports.is_secondhand <= ?
  AND line_history.import_id IN (SELECT import_id FROM imports WHERE import_id > ?)
"""


class KnownLine(NamedTuple):
    """A line as it stands in the store."""

    line_id: int
    import_id: int
    created_by: int
    source_row: int
    stated: Stated

    @property
    def facts(self) -> LineFacts:
        """Return what the files state."""
        return LineFacts._make(self.stated[: len(FACTS)])


def known_lines(
    connection: sqlite3.Connection, account_id: int, order_ids: Collection[str]
) -> dict[Key, tuple[Any, ...]]:
    """Return the known lines of some orders by key, as raw rows for `known_line`."""
    known: dict[Key, tuple[Any, ...]] = {}
    wanted = list(order_ids)
    for start in range(0, len(wanted), _ORDERS_AT_A_TIME):
        some = wanted[start : start + _ORDERS_AT_A_TIME]
        query = _KNOWN_LINES % ",".join("?" * len(some))
        rows = connection.execute(query, (account_id, *some))
        known.update({row[_ORIGIN : _ORIGIN + KEY_PARTS]: row for row in rows})
    return known


def order_days(
    connection: sqlite3.Connection, account_id: int, order_ids: Collection[str]
) -> dict[str, set[str]]:
    """Return the days that known lines of some orders are of, as ISO text."""
    query = """
      SELECT order_id, substr(ordered_at, 1, 10) FROM order_lines
      WHERE account_id = ? AND order_id IN (SELECT value FROM json_each(?))
    """
    found: dict[str, set[str]] = {}
    for order_id, day in connection.execute(query, (account_id, json.dumps([*order_ids]))):
        found.setdefault(order_id, set()).add(day)
    return found


def known_line(row: tuple[Any, ...]) -> KnownLine:
    """Return a row of `known_lines` as what it is."""
    line_id, import_id, created_by, source_row = row[:_ORIGIN]
    return KnownLine(line_id, import_id, created_by, source_row, row[_ORIGIN:])


def import_of(row: tuple[Any, ...]) -> int:
    """Return whose values a row of `known_lines` holds."""
    return int(row[1])


def stated_of(row: tuple[Any, ...]) -> Stated:
    """Return what is stated in a row of `known_lines`."""
    return row[_ORIGIN:]


def states_the_same(row: tuple[Any, ...], stated: Stated) -> bool:
    """Tell whether a file states exactly what a row of `known_lines` holds."""
    return row[_ORIGIN:] == stated


def differs_in_words_only(known: Stated, stated: Stated) -> bool:
    """Tell whether two statements differ only in the language of their file.

    The word for a status that a format knows, and the name of a commission type, depend on it.
    """
    if stated[_STATUS] == Status.UNKNOWN:
        return False
    words = list(stated)
    for place in (_STATUS_RAW, _COMMISSION_TYPE):
        words[place] = known[place]
    return tuple(words) == known


def last_newness(connection: sqlite3.Connection, known: KnownLine, of_known: Voice) -> str:
    """Return how new the last file is that vouches for what is known of a line.

    Args:
        connection: the store.
        known: the line as it stands.
        of_known: the voice of the import whose values stand.
    """
    values = (known.line_id, of_known.is_secondhand, known.import_id)
    confirming = connection.execute(_LATEST_WORD, values)
    return max([of_known.moment, *(newness(*row) for row in confirming)])
