"""Taking an import back: every line it touched gets the value it had before, and only those.

What a later import says of a line stays. That import then stands where the undone one stood: it
has brought the line, or has changed it from what it was before.
"""

from __future__ import annotations

import json
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.line import LineFacts
from affitrack.domain.records import UndoPreview
from affitrack.store.accounts import account_by_id
from affitrack.store.columns import DERIVED, FACTS, STATED, listed
from affitrack.store.deriving import deriver_for, learn_and_sum_up
from affitrack.store.imports import import_by_id
from affitrack.store.names import forget_names
from affitrack.store.sums import Sums
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from affitrack.domain.derive import Deriver
    from affitrack.store.connection import Store

# Lines that an import brought or changed; those that it only confirmed are as they were.
_TOUCHED: Final = """
SELECT line_id, 1 AS is_new, NULL AS before FROM order_lines WHERE created_by = :import_id
UNION ALL
SELECT line_id, 0, before FROM line_history
WHERE import_id = :import_id AND before IS NOT NULL
"""
_LATER: Final = "SELECT line_id FROM line_history WHERE import_id > :import_id"

_PREVIEW: Final = f"""
SELECT
  coalesce(sum(is_new AND NOT is_later_known), 0),
  coalesce(sum(NOT is_new AND NOT is_later_known), 0),
  coalesce(sum(is_later_known), 0)
FROM (SELECT is_new, line_id IN ({_LATER}) AS is_later_known FROM ({_TOUCHED}))
"""

_LATER_WORDS: Final = f"""
SELECT line_id, import_id, source_row, line_history.before, touched.before
FROM line_history JOIN ({_TOUCHED}) AS touched USING (line_id)
WHERE import_id > :import_id
ORDER BY line_id, import_id
"""

_RESTORED: Final = f"""
SELECT line_id, touched.before, {listed(STATED)}
FROM order_lines JOIN ({_TOUCHED}) AS touched USING (line_id)
WHERE NOT is_new AND line_id NOT IN ({_LATER})
"""

_ORIGIN: Final = ("import_id", "source_row")
_SET_LINE: Final = (
    "UPDATE order_lines SET "
    + ", ".join(f"{column} = ?" for column in (*STATED, *_ORIGIN, *DERIVED))
    + " WHERE line_id = ?"
)


class _LaterWord(NamedTuple):
    """What a later import said of a line that the undone one touched."""

    line_id: int
    import_id: int
    source_row: int
    before: str | None
    undone_before: str | None
    """What the undone import changed; None where it brought the line."""


def preview_undo(store: Store, import_id: int) -> UndoPreview:
    """Tell what undoing an import would do.

    Raises:
        UserError: there is no such import, or it was undone already.
    """
    _check(store, import_id)
    row = store.connection.execute(_PREVIEW, {"import_id": import_id}).fetchone()
    return UndoPreview(*row)


def undo_import(store: Store, import_id: int, undone_at: str) -> UndoPreview:
    """Take an import back. Its row stays; the same file can be taken in again.

    Args:
        store: the open store.
        import_id: number of the import.
        undone_at: moment, in ISO text.

    Raises:
        UserError: there is no such import, or it was undone already.
    """
    with store.write() as db:
        done = preview_undo(store, import_id)
        connection = store.connection
        (account_id,) = connection.execute(
            "SELECT account_id FROM imports WHERE import_id = ?", (import_id,)
        ).fetchone()
        account = account_by_id(store, account_id)
        deriver = deriver_for(store, account)
        _restore(connection, import_id, deriver)
        _hand_over(connection, import_id)
        connection.execute("DELETE FROM order_lines WHERE created_by = ?", (import_id,))
        connection.execute("DELETE FROM line_history WHERE import_id = ?", (import_id,))
        learn_and_sum_up(store, account, deriver, Sums.computed(connection, account_id))
        forget_names(connection, import_id)
        db.table("imports").update(import_id, {"undone_at": undone_at})
    return done


def _check(store: Store, import_id: int) -> None:
    record = import_by_id(store, import_id)
    if record is None:
        raise UserError(message("store.unknown_import", import_id=str(import_id)))
    if record.undone_at is not None:
        raise UserError(
            message(
                "store.already_undone",
                import_id=str(import_id),
                undone_at=datetime.fromisoformat(record.undone_at),
            )
        )


def _restore(connection: sqlite3.Connection, import_id: int, deriver: Deriver) -> None:
    """Give lines that no later import knows what they were before."""
    rows = connection.execute(_RESTORED, {"import_id": import_id}).fetchall()
    connection.executemany(
        _SET_LINE, [_as_before(deriver, row[0], row[1], row[2:]) for row in rows]
    )


def _as_before(
    deriver: Deriver, line_id: int, text: str, stated_now: Sequence[Any]
) -> tuple[Any, ...]:
    before = json.loads(text)
    stated = [before.get(column, value) for column, value in zip(STATED, stated_now, strict=True)]
    derived = deriver.derive(LineFacts._make(stated[: len(FACTS)]))
    return (*stated, *[before[column] for column in _ORIGIN], *derived, line_id)


def _hand_over(connection: sqlite3.Connection, import_id: int) -> None:
    """Let the next import that knows a line stand where the undone one stood."""
    rows = connection.execute(_LATER_WORDS, {"import_id": import_id}).fetchall()
    words = [_LaterWord(*row) for row in rows]
    for _line_id, of_line in groupby(words, key=attrgetter("line_id")):
        first, *others = of_line
        if first.before is None:
            _credit(connection, import_id, first, others)
        if first.undone_before is None:
            connection.execute(
                "UPDATE order_lines SET created_by = ? WHERE line_id = ?",
                (first.import_id, first.line_id),
            )
            connection.execute(
                "DELETE FROM line_history WHERE import_id = ? AND line_id = ?",
                (first.import_id, first.line_id),
            )
        else:
            before = json.loads(first.before or "{}") | json.loads(first.undone_before)
            _set_before(connection, first, before)


def _credit(
    connection: sqlite3.Connection,
    import_id: int,
    successor: _LaterWord,
    later: Sequence[_LaterWord],
) -> None:
    """Name an import that stated the same values as the one whose values they are."""
    connection.execute(
        "UPDATE order_lines SET import_id = ?, source_row = ? WHERE line_id = ? AND import_id = ?",
        (successor.import_id, successor.source_row, successor.line_id, import_id),
    )
    for word in later:
        before = json.loads(word.before or "{}")
        if before.get("import_id") == import_id:
            before["import_id"] = successor.import_id
            before["source_row"] = successor.source_row
            _set_before(connection, word, before)


def _set_before(connection: sqlite3.Connection, word: _LaterWord, before: dict[str, Any]) -> None:
    connection.execute(
        "UPDATE line_history SET before = ? WHERE import_id = ? AND line_id = ?",
        (json.dumps(before, ensure_ascii=False), word.import_id, word.line_id),
    )
