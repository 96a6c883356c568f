"""Writes what one import does to the lines of its account, with what undoing it needs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.derive import DerivedLine
from affitrack.store.corrections.kept import move_corrections
from affitrack.store.imports.courses import IS_FILL
from affitrack.store.sql.columns import DERIVED, KEY_PARTS, STATED, listed
from affitrack.store.sql.nulls import bindable, side_by_side, without_none
from affitrack.store.sql.rows_at_once import insert_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from affitrack.domain.derive_table import DerivedTable
    from affitrack.domain.line import LineFacts
    from affitrack.domain.line_table import LineTable
    from affitrack.store.imports.batches import Row
    from affitrack.store.imports.courses import OlderRow
    from affitrack.store.imports.known import KnownLine, Stated

_INSERTED: Final = (*STATED, "source_row", *DERIVED)
_UPDATED: Final = (*STATED[KEY_PARTS:], "source_row", *DERIVED)

# A line that the file holds twice keeps what was before the first time.
_NOTE_CHANGE: Final = """
INSERT INTO line_history (import_id, line_id, source_row, before, own) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (import_id, line_id) DO UPDATE SET
  source_row = excluded.source_row, before = excluded.before, own = excluded.own
"""


Tail = tuple[str | None, str | None, int]
"""What comes after the facts of a line: affiliate partner, agency, row of the file."""


class Change(NamedTuple):
    """A row that replaces what is known of its line."""

    known: KnownLine
    stated: Stated
    source_row: int
    derived: DerivedLine
    own: Mapping[str, Any] = {}
    """As in `Row`."""


class LineWriter:
    """Writes lines on behalf of one import."""

    def __init__(self, connection: sqlite3.Connection, account_id: int, import_id: int) -> None:
        self.connection = connection
        self.account_id = account_id
        self.import_id = import_id

    def insert(
        self,
        facts: Sequence[LineFacts],
        tails: Sequence[Tail],
        derived: Sequence[DerivedLine],
    ) -> None:
        """Add lines; the three lists go together."""
        origin = f"{self.account_id:d}, {self.import_id:d}, {self.import_id:d}"
        marks = ", ".join("?" * len(_INSERTED))
        self.connection.executemany(
            f"INSERT INTO order_lines (account_id, import_id, created_by, {listed(_INSERTED)})"
            f" VALUES ({origin}, {marks})",
            side_by_side(facts, tails, derived),
        )

    def insert_table(self, table: LineTable, derived: DerivedTable) -> None:
        """Add lines side by side; at least one.

        What all of them have in common is handed over once, written out in the statement.
        """
        partner, agency = ([name or None for name in column] for column in table.names[-2:])
        columns = (*table.columns, partner, agency, table.rows, *derived.columns)
        values = ["?" if column is table.rows else _value_of_all(column) for column in columns]
        own = [column for column, value in zip(columns, values, strict=True) if value == "?"]
        origin = f"{self.account_id:d}, {self.import_id:d}, {self.import_id:d}"
        self.connection.executemany(
            f"INSERT INTO order_lines (account_id, import_id, created_by, {listed(_INSERTED)})"
            f" VALUES ({origin}, {', '.join(values)})",
            zip(*map(without_none, own), strict=True),
        )

    def update(self, changes: Sequence[Change]) -> None:
        """Replace what is known of lines, and keep what they were before."""
        self.connection.executemany(
            _NOTE_CHANGE,
            [
                (
                    self.import_id,
                    change.known.line_id,
                    change.source_row,
                    self._before(change),
                    own_json(change.own),
                )
                for change in changes
                if change.known.created_by != self.import_id
            ],
        )
        self._fill_in_keys(changes)
        sets = ", ".join(f"{column} = ?" for column in _UPDATED)
        self.connection.executemany(
            f"UPDATE order_lines SET import_id = {self.import_id:d}, {sets} WHERE line_id = ?",
            bindable(
                (
                    *change.stated[KEY_PARTS:],
                    change.source_row,
                    *change.derived,
                    change.known.line_id,
                )
                for change in changes
            ),
        )

    def fill(self, changes: Sequence[Change]) -> None:
        """Add what a lesser file states to lines whose values stay those of another import."""
        self.connection.executemany(
            _NOTE_CHANGE,
            [
                (self.import_id, change.known.line_id, change.source_row, self._gaps(change), None)
                for change in changes
            ],
        )
        self._fill_in_keys(changes)
        sets = ", ".join(f"{column} = ?" for column in (*STATED[KEY_PARTS:], *DERIVED))
        self.connection.executemany(
            f"UPDATE order_lines SET {sets} WHERE line_id = ?",
            [
                (*change.stated[KEY_PARTS:], *change.derived, change.known.line_id)
                for change in changes
            ],
        )

    def confirm(self, lines: Iterable[tuple[int, int]]) -> None:
        """Note that the file states what is known of lines: (line_id, row of the file)."""
        into = "INSERT OR IGNORE INTO line_history (import_id, line_id, source_row)"
        rows = ((self.import_id, *line) for line in lines)
        insert_rows(self.connection, into, 3, rows)

    def confirm_rows(self, lines: Collection[tuple[int, Row]]) -> None:
        """Note the same of rows that may say it in words of their own: (line_id, row)."""
        self.confirm((line_id, row.number) for line_id, row in lines if not row.own)
        self.connection.executemany(
            "INSERT OR IGNORE INTO line_history (import_id, line_id, source_row, own)"
            " VALUES (?, ?, ?, ?)",
            [
                (self.import_id, line_id, row.number, own_json(row.own))
                for line_id, row in lines
                if row.own
            ],
        )

    def leave(self, rows: Iterable[tuple[int, OlderRow]]) -> None:
        """Keep the words of rows that are older than what is known of their line."""
        self.connection.executemany(
            "INSERT INTO older_rows (line_id, import_id, source_row, stated) VALUES (?, ?, ?, ?)",
            [
                (line_id, row.import_id, row.source_row, json.dumps(row.stated, ensure_ascii=False))
                for line_id, row in rows
            ],
        )

    def derived(self, line_ids: Sequence[int]) -> dict[int, DerivedLine]:
        """Return what follows from some lines by what is stored."""
        marks = ",".join("?" * len(line_ids))
        query = f"SELECT line_id, {listed(DERIVED)} FROM order_lines WHERE line_id IN ({marks})"
        return {
            row[0]: DerivedLine._make(row[1:])
            for row in self.connection.execute(query, tuple(line_ids))
        }

    def _fill_in_keys(self, changes: Sequence[Change]) -> None:
        """Write the keys of lines that were known by less than their whole key."""
        sets = ", ".join(f"{column} = ?" for column in STATED[:KEY_PARTS])
        fuller = [
            (change.known.stated[:KEY_PARTS], change.stated[:KEY_PARTS], change.known.line_id)
            for change in changes
            if change.stated[:KEY_PARTS] != change.known.stated[:KEY_PARTS]
        ]
        self.connection.executemany(
            f"UPDATE order_lines SET {sets} WHERE line_id = ?",
            [(*key, line_id) for _, key, line_id in fuller],
        )
        keys = [(old, new) for old, new, _ in fuller]
        move_corrections(self.connection, self.account_id, keys)

    def _gaps(self, change: Change) -> str:
        return json.dumps({**_differences(change), IS_FILL: True}, ensure_ascii=False)

    def _before(self, change: Change) -> str:
        """Return the columns that a change replaces, as they were, as JSON."""
        known = change.known
        before = _differences(change)
        if known.import_id == self.import_id:
            before |= self._before_first_time(known.line_id)
        return json.dumps(before, ensure_ascii=False)

    def _before_first_time(self, line_id: int) -> dict[str, Any]:
        (text,) = self.connection.execute(
            "SELECT before FROM line_history WHERE import_id = ? AND line_id = ?",
            (self.import_id, line_id),
        ).fetchone()
        return dict(json.loads(text))


def own_json(own: Mapping[str, Any]) -> str | None:
    """Return what a row says in its own words, as the store has it."""
    return json.dumps(own, ensure_ascii=False) if own else None


def _value_of_all(column: Sequence[Any]) -> str:
    """Return the value that a whole column has, as SQL has it; "?" where it has several."""
    first = column[0]
    if column[-1] != first or column.count(first) != len(column):
        return "?"
    if first is None:
        return "NULL"
    if isinstance(first, int):
        return str(first)
    return "?" if "\0" in first else "'{}'".format(first.replace("'", "''"))


def _differences(change: Change) -> dict[str, Any]:
    """Return the columns that a change replaces, as they were, and whose values they were."""
    known = change.known
    before: dict[str, Any] = {
        column: old
        for column, old, new in zip(STATED, known.stated, change.stated, strict=True)
        if old != new
    }
    return {**before, "import_id": known.import_id, "source_row": known.source_row}
