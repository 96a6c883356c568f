"""What the user has corrected in single lines, as it is kept: by account, key and field."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.correction import Correctable, Correction, Corrections, corrections_of
from affitrack.domain.line import LineKey
from affitrack.store.corrections.claim_keys import move_claimed_lines
from affitrack.store.sql.columns import DERIVED, FACTS, KEY_PARTS, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

KEY: Final = FACTS[:KEY_PARTS]
_OF_KEY: Final = " AND ".join(("account_id = ?", *(f"{column} = ?" for column in KEY)))
_FIELDS: Final = [field.value for field in Correctable]

# From the corrections, which are few, to their lines, which are found by their key.
_LINES: Final = f"""
SELECT DISTINCT line_id, {listed(FACTS, "order_lines")}, {listed(DERIVED, "order_lines")}
FROM line_corrections CROSS JOIN order_lines USING (account_id, {listed(KEY)})
WHERE account_id = ?
"""
_OF_LINES: Final = f"""
SELECT line_id, field, value, made_at, note
FROM order_lines CROSS JOIN line_corrections USING (account_id, {listed(KEY)})
WHERE line_id IN (SELECT value FROM json_each(?))
"""

CORRECTED_LINES: Final = f"""
SELECT line_id FROM line_corrections CROSS JOIN order_lines USING (account_id, {listed(KEY)})
"""
"""The numbers of all lines that the user has corrected."""


def corrected(connection: sqlite3.Connection, account_id: int) -> dict[LineKey, Corrections]:
    """Return what the user has corrected in the lines of an account, by key.

    Those are among them that wait for their line to come back.
    """
    query = (
        f"SELECT {listed(KEY)}, field, value, made_at, note FROM line_corrections"
        " WHERE account_id = ?"
    )
    made: defaultdict[LineKey, list[Correction]] = defaultdict(list)
    for row in connection.execute(query, (account_id,)):
        made[LineKey(*row[:KEY_PARTS])].append(Correction(*row[KEY_PARTS:]))
    return {key: corrections_of(of_line) for key, of_line in made.items()}


def corrected_ids(connection: sqlite3.Connection, account_id: int) -> set[int]:
    """Return the numbers of the lines of an account that are corrected."""
    query = f"{CORRECTED_LINES} WHERE account_id = ?"
    return {line_id for (line_id,) in connection.execute(query, (account_id,))}


def corrected_lines(connection: sqlite3.Connection, account_id: int) -> list[tuple[Any, ...]]:
    """Return line_id, `FACTS` and `DERIVED` of the lines of an account that are corrected."""
    return connection.execute(_LINES, (account_id,)).fetchall()


def corrections_by_line(
    connection: sqlite3.Connection, line_ids: Sequence[int]
) -> dict[int, tuple[Correction, ...]]:
    """Return what is corrected in some lines, by line, in the order in which it is told."""
    made: defaultdict[int, list[Correction]] = defaultdict(list)
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM line_corrections)").fetchone()[0]:
        return {}
    for line_id, *row in connection.execute(_OF_LINES, (json.dumps(list(line_ids)),)):
        made[line_id].append(Correction(*row))
    return {line_id: _in_order(of_line) for line_id, of_line in made.items()}


def corrections_at(
    connection: sqlite3.Connection, account_id: int, key: LineKey
) -> tuple[Correction, ...]:
    """Return what is corrected in the line of a key, whether that is there or not."""
    query = f"SELECT field, value, made_at, note FROM line_corrections WHERE {_OF_KEY}"
    rows = connection.execute(query, (account_id, *key))
    return _in_order(Correction(*row) for row in rows)


def keep_corrections(
    connection: sqlite3.Connection, account_id: int, key: LineKey, made: Collection[Correction]
) -> None:
    """Let these, and no others, be the corrections of the line of a key."""
    connection.execute(f"DELETE FROM line_corrections WHERE {_OF_KEY}", (account_id, *key))
    connection.executemany(
        f"INSERT INTO line_corrections (account_id, {listed(KEY)}, field, value, made_at, note)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(account_id, *key, *each) for each in made],
    )


def move_corrections(
    connection: sqlite3.Connection,
    account_id: int,
    keys: Sequence[tuple[tuple[Any, ...], tuple[Any, ...]]],
) -> None:
    """Take along what is kept of lines by their key, where that is told in full, or in part again.

    These are corrections, and lines of claims.
    """
    sets = ", ".join(f"{column} = ?" for column in KEY)
    connection.executemany(
        f"UPDATE OR REPLACE line_corrections SET {sets} WHERE {_OF_KEY}",
        [(*new, account_id, *old) for old, new in keys],
    )
    move_claimed_lines(connection, account_id, keys)


def _in_order(made: Iterable[Correction]) -> tuple[Correction, ...]:
    return tuple(sorted(made, key=lambda each: _FIELDS.index(each.field)))
