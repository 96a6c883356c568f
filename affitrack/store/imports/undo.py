"""Taking an import back: the store is then as if that file had never been taken in.

What other imports say of a line stays, and what an older row said comes back where the undone
import had overruled it (`courses`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.derive import DerivedLine
from affitrack.domain.line import LineFacts
from affitrack.domain.records import UndoneLine, UndoPreview
from affitrack.store.catalogue.names import forget_names, remember_things
from affitrack.store.contents.metrics import forget_figures, holds_figures
from affitrack.store.corrections.kept import move_corrections
from affitrack.store.derived.deriving import deriver_for, follow_rates, learn_and_sum_up
from affitrack.store.derived.sums import Sums
from affitrack.store.imports.courses import ORIGIN, Course, Note, OlderRow, Word, course_without
from affitrack.store.imports.line_writer import own_json
from affitrack.store.imports.ranks import voices
from affitrack.store.rules.accounts import account_by_id
from affitrack.store.sql.columns import DERIVED, FACTS, KEY_PARTS, STATED, listed
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from affitrack.domain.derive import Deriver
    from affitrack.store.connection import Store

# What a preview lists of each kind; the counts always hold all.
MOST_LINES: Final = 2000

_AT_A_TIME: Final = 5000

_RETOLD: Final = "CREATE TEMP TABLE retold_lines (line_id INTEGER PRIMARY KEY, was_touched INTEGER)"

# The lines that have to be told anew: not those that the import alone has spoken of, which go at
# once, nor those that it was the last one to state as they were, which stay.
_FIND_RETOLD: Final = """
INSERT INTO retold_lines
WITH
  later AS (
    SELECT line_id FROM line_history WHERE import_id > :import_id
    UNION SELECT line_id FROM older_rows WHERE import_id > :import_id
  )
SELECT line_id, max(was_touched) FROM (
  SELECT line_id, 1 AS was_touched FROM order_lines
  WHERE created_by = :import_id AND line_id IN later
  UNION ALL
  SELECT line_id, before IS NOT NULL FROM line_history
  WHERE import_id = :import_id AND (before IS NOT NULL OR line_id IN later)
)
GROUP BY line_id
"""

_GONE: Final = "created_by = ? AND line_id NOT IN (SELECT line_id FROM retold_lines)"

_LINES: Final = f"""
SELECT line_id, was_touched, created_by, {listed(ORIGIN)}, {listed(STATED)}, {listed(DERIVED)}
FROM retold_lines JOIN order_lines USING (line_id)
WHERE line_id > ? ORDER BY line_id LIMIT {_AT_A_TIME}
"""
_HEAD: Final = 5

# By import, as the key of line_history asks for; each row is read once in all.
_NOTES: Final = """
SELECT line_id, import_id, source_row, before, own
FROM imports CROSS JOIN line_history USING (import_id)
WHERE line_id BETWEEN ? AND ? AND line_id IN (SELECT line_id FROM retold_lines)
ORDER BY line_id, import_id
"""
_OLDER_ROWS: Final = """
SELECT line_id, import_id, source_row, stated FROM older_rows
WHERE line_id BETWEEN ? AND ? AND line_id IN (SELECT line_id FROM retold_lines)
ORDER BY line_id, import_id, source_row
"""

_SET_LINE: Final = (
    "UPDATE order_lines SET "
    + ", ".join(
        f"{column} = ?" for column in ("created_by", *ORIGIN, *STATED[KEY_PARTS:], *DERIVED)
    )
    + " WHERE line_id = ?"
)
# Apart, as it is rare (`same_line`) and every index of the line would be written anew.
_SET_KEY: Final = (
    "UPDATE order_lines SET "
    + ", ".join(f"{column} = ?" for column in STATED[:KEY_PARTS])
    + " WHERE line_id = ?"
)
_SET_ORIGIN: Final = (
    "UPDATE order_lines SET created_by = ?, import_id = ?, source_row = ? WHERE line_id = ?"
)


def check_undo(store: Store, import_id: int) -> int:
    """Make sure that an import can be undone; return whose it is.

    Raises:
        UserError: there is no such import, or it was undone already.
    """
    query = "SELECT account_id, undone_at FROM imports WHERE import_id = ?"
    row = store.connection.execute(query, (import_id,)).fetchone()
    if row is None:
        raise UserError(message("store.unknown_import", import_id=str(import_id)))
    account_id, undone_at = row
    if undone_at is not None:
        at = datetime.fromisoformat(undone_at)
        raise UserError(message("store.already_undone", import_id=str(import_id), undone_at=at))
    return int(account_id)


def preview_undo(store: Store, import_id: int) -> UndoPreview:
    """Tell exactly what undoing an import would do, by doing it and taking that back.

    Raises:
        UserError: there is no such import, or it was undone already.
    """
    with taken_back(store):
        return undo_within(store, import_id, "")


def undo_import(store: Store, import_id: int, undone_at: str) -> UndoPreview:
    """Take an import back. Its row stays; the same file can be taken in again.

    Args:
        store: the open store.
        import_id: number of the import.
        undone_at: moment, in ISO text.

    Raises:
        UserError: there is no such import, or it was undone already.
    """
    with store.write():
        return undo_within(store, import_id, undone_at)


def undo_within(store: Store, import_id: int, undone_at: str) -> UndoPreview:
    """Take an import back as `undo_import` does, as a part of the caller's transaction.

    One inside another would be slow: SQLite goes through all that it may have to take back.
    """
    account_id = check_undo(store, import_id)
    connection = store.connection
    if holds_figures(connection, import_id):
        done = forget_figures(connection, import_id)
    else:
        account = account_by_id(store, account_id)
        deriver = deriver_for(store, account)
        undoing = _Undoing(connection, account_id, import_id, deriver)
        undoing.run()
        learn_and_sum_up(store, account, deriver, Sums.computed(connection, account_id))
        done = undoing.done()
        forget_names(connection, import_id)
        follow_rates(store, account, deriver.exceptions.rate_rules)
    connection.execute(
        "UPDATE imports SET undone_at = ? WHERE import_id = ?", (undone_at, import_id)
    )
    return done


class _Trial(Exception):  # noqa: N818 - it fails as planned
    """Takes back everything that a trial wrote."""


@contextmanager
def taken_back(store: Store) -> Iterator[None]:
    """Let what is inside write, and take it all back: a trial."""
    with suppress(_Trial), store.write():
        yield
        raise _Trial


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it was before the undo."""

    line_id: int
    was_touched: bool
    """The import had brought or changed it."""
    stated: tuple[Any, ...]
    derived: DerivedLine


@dataclass
class _Undoing:
    """Goes through the lines of one import."""

    connection: sqlite3.Connection
    account_id: int
    import_id: int
    deriver: Deriver
    _counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("removed", "restored", "kept"), 0)
    )
    _listed: dict[str, list[_Line]] = field(default_factory=lambda: defaultdict(list))
    _names: dict[str, str] = field(default_factory=dict)

    def run(self) -> None:
        """Take the words of the import out of every line."""
        values = {"import_id": self.import_id}
        self._voices = voices(self.connection)
        self.connection.execute(_RETOLD)
        self.connection.execute(_FIND_RETOLD, values)
        self._remove_its_own()
        self._tell_anew()
        for table in ("line_history", "older_rows"):
            self.connection.execute(f"DELETE FROM {table} WHERE import_id = :import_id", values)
        self.connection.execute("DROP TABLE temp.retold_lines")

    def done(self) -> UndoPreview:
        """Return what happened; the names of products are read now, before they are forgotten."""
        lines = [
            undone for kind in self._counts for undone in self._undone(kind, self._listed[kind])
        ]
        return UndoPreview(
            removed=self._counts["removed"],
            restored=self._counts["restored"],
            kept=self._counts["kept"],
            lines=tuple(lines),
        )

    def _remove_its_own(self) -> None:
        """Remove the lines of which nobody else has said anything."""
        query = (
            f"SELECT line_id, {listed(STATED)}, {listed(DERIVED)} FROM order_lines"
            f" WHERE {_GONE} ORDER BY ordered_at, line_id LIMIT ?"
        )
        for row in self.connection.execute(query, (self.import_id, MOST_LINES)):
            self._listed["removed"].append(_line(row[0], was_touched=True, values=row[1:]))
        gone = self.connection.execute(f"DELETE FROM order_lines WHERE {_GONE}", (self.import_id,))
        self._counts["removed"] += gone.rowcount

    def _tell_anew(self) -> None:
        last = 0
        while rows := self.connection.execute(_LINES, (last,)).fetchall():
            last = rows[-1][0]
            self._tell_some_anew(rows)

    def _tell_some_anew(self, rows: Sequence[tuple[Any, ...]]) -> None:
        line_ids = [row[0] for row in rows]
        notes, older = _kept_of(self.connection, line_ids)
        removed: list[int] = []
        told: list[tuple[int, Course]] = []
        set_lines: list[tuple[Any, ...]] = []
        set_keys: list[tuple[Any, ...]] = []
        moved: list[tuple[tuple[Any, ...], tuple[Any, ...]]] = []
        set_origins: list[tuple[int, int, int, int]] = []
        for row in rows:
            line_id, was_touched, created_by, *origin = row[:_HEAD]
            before = _line(line_id, was_touched=bool(was_touched), values=row[_HEAD:])
            stands = Word(origin[0], origin[1], before.stated)
            known = Course(created_by, stands, notes[line_id], older[line_id])
            course = course_without(known, self.import_id, self._voices)
            self._count(before, course)
            if course is None:
                removed.append(line_id)
                continue
            told.append((line_id, course))
            origin_told = (course.created_by, course.stands.import_id, course.stands.source_row)
            if course.stands.stated != before.stated:
                set_lines.append((*origin_told, *self._as_told(course.stands), line_id))
                key, known_key = course.stands.stated[:KEY_PARTS], before.stated[:KEY_PARTS]
                if key != known_key:
                    set_keys.append((*key, line_id))
                    moved.append((known_key, key))
            elif origin_told != (created_by, *origin):
                set_origins.append((*origin_told, line_id))
        self.connection.executemany(_SET_LINE, set_lines)
        self.connection.executemany(_SET_KEY, set_keys)
        move_corrections(self.connection, self.account_id, moved)
        self.connection.executemany(_SET_ORIGIN, set_origins)
        self.connection.executemany(
            "DELETE FROM order_lines WHERE line_id = ?", [(line_id,) for line_id in removed]
        )
        remember_things(self.connection, [course.stands.stated for _, course in told])
        _forget_kept(self.connection, notes, older)
        _write_kept(self.connection, told)

    def _as_told(self, word: Word) -> tuple[Any, ...]:
        """Return the columns of a line that are not those of its key."""
        derived = self.deriver.derive(LineFacts._make(word.stated[: len(FACTS)]))
        return (*word.stated[KEY_PARTS:], *derived)

    def _count(self, before: _Line, course: Course | None) -> None:
        if course is None:
            kind = "removed"
        elif course.stands.stated != before.stated:
            kind = "restored"
        elif before.was_touched:
            kind = "kept"
        else:
            return
        self._counts[kind] += 1
        if len(self._listed[kind]) < MOST_LINES:
            self._listed[kind].append(before)

    def _undone(self, kind: str, lines: Sequence[_Line]) -> Iterator[UndoneLine]:
        query = (
            f"SELECT {listed(FACTS)}, {listed(DERIVED)}, file_name FROM order_lines"
            " JOIN imports USING (import_id) WHERE line_id = ?"
        )
        for line in lines:
            before = LineFacts._make(line.stated[: len(FACTS)])
            row = None
            if kind != "removed":
                row = self.connection.execute(query, (line.line_id,)).fetchone()
            yield UndoneLine(
                kind=kind,
                product_name=self._product_name(before.product_id),
                before=before,
                derived_before=line.derived,
                after=None if row is None else LineFacts._make(row[: len(FACTS)]),
                derived_after=None if row is None else DerivedLine._make(row[len(FACTS) : -1]),
                file_name="" if row is None else row[-1],
            )

    def _product_name(self, product_id: str) -> str:
        if product_id not in self._names:
            query = "SELECT name FROM products WHERE product_id = ?"
            row = self.connection.execute(query, (product_id,)).fetchone()
            self._names[product_id] = "" if row is None else row[0]
        return self._names[product_id]


def _line(line_id: int, *, was_touched: bool, values: tuple[Any, ...]) -> _Line:
    split = len(STATED)
    return _Line(line_id, was_touched, values[:split], DerivedLine._make(values[split:]))


def _kept_of(
    connection: sqlite3.Connection, line_ids: Sequence[int]
) -> tuple[dict[int, list[Note]], dict[int, list[OlderRow]]]:
    """Return what is kept of some lines, by line and in the order of the imports."""
    ends = (line_ids[0], line_ids[-1])
    notes: defaultdict[int, list[Note]] = defaultdict(list)
    for line_id, import_id, row, text, own in connection.execute(_NOTES, ends):
        before = None if text is None else json.loads(text)
        notes[line_id].append(Note(import_id, row, before, json.loads(own or "{}")))
    older: defaultdict[int, list[OlderRow]] = defaultdict(list)
    for line_id, import_id, row, text in connection.execute(_OLDER_ROWS, ends):
        older[line_id].append(OlderRow(import_id, row, json.loads(text)))
    return notes, older


def _forget_kept(
    connection: sqlite3.Connection,
    notes: Mapping[int, Sequence[Note]],
    older: Mapping[int, Sequence[OlderRow]],
) -> None:
    for table, kept in (("line_history", notes), ("older_rows", older)):
        connection.executemany(
            f"DELETE FROM {table} WHERE import_id = ? AND line_id = ?",
            [(each.import_id, line_id) for line_id, of_line in kept.items() for each in of_line],
        )


def _write_kept(connection: sqlite3.Connection, told: Sequence[tuple[int, Course]]) -> None:
    """Keep the courses of some lines."""
    connection.executemany(
        "INSERT INTO line_history (line_id, import_id, source_row, before, own)"
        " VALUES (?, ?, ?, ?, ?)",
        [
            (line_id, *note[:2], _json(note.before), own_json(note.own))
            for line_id, c in told
            for note in c.notes
        ],
    )
    connection.executemany(
        "INSERT INTO older_rows (line_id, import_id, source_row, stated) VALUES (?, ?, ?, ?)",
        [(line_id, *row[:2], _json(row.stated)) for line_id, c in told for row in c.older],
    )


def _json(values: dict[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False)
