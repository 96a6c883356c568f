"""What the store knows of the lines that a file states, and which of the two counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.line import PROGRESS, LineFacts, Status
from affitrack.store.columns import FACTS, KEY_PARTS, STATED, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping

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

# A file that states the same again makes what is known as new as that file.
_LATEST_WORD: Final = """
SELECT max(coalesce(imports.file_to, ''))
FROM line_history JOIN imports USING (import_id)
WHERE line_history.line_id = ? AND line_history.before IS NULL
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


def known_line(row: tuple[Any, ...]) -> KnownLine:
    """Return a row of `known_lines` as what it is."""
    line_id, import_id, created_by, source_row = row[:_ORIGIN]
    return KnownLine(line_id, import_id, created_by, source_row, row[_ORIGIN:])


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


def counts_more(
    connection: sqlite3.Connection,
    known: KnownLine,
    stated: Stated,
    *,
    file_to: str,
    moments: Mapping[int, str],
) -> bool:
    """Tell whether a file's statement replaces what is known of a line.

    The line that is further along its life does; of two that are as far, the newer file's.

    Args:
        connection: the store.
        known: the line as it stands.
        stated: what the file states.
        file_to: last moment that the file speaks of; "" without one, which counts as the oldest.
        moments: the same of the imports in the store, by their number.
    """
    before, now = PROGRESS[known.stated[_STATUS]], PROGRESS[stated[_STATUS]]
    if before != now:
        return now > before
    (confirmed,) = connection.execute(_LATEST_WORD, (known.line_id, known.import_id)).fetchone()
    return file_to >= max(moments.get(known.import_id, ""), confirmed or "")
