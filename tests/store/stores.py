"""Stores and imports to test with."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from affitrack.domain.line import LineFacts
from affitrack.domain.records import Account
from affitrack.store.connection import Store
from affitrack.store.derived.deriving import deriver_for
from affitrack.store.imports.imported_file import ImportedFile
from affitrack.store.imports.importing import ImportRun
from affitrack.store.rules.accounts import account_by_id, add_account

HANDLE = "@lea.naturelle"

Names = tuple[str, str, str, str, str]
UNNAMED: Names = ("", "", "", "", "")


@cache
def _template() -> bytes:
    """Return a store that holds one account and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.db"
        with Store.open(path) as store:
            add_account(store, handle=HANDLE, market="FR", created_at="2026-01-01T00:00:00")
        return path.read_bytes()


def new_store(path: Path) -> Store:
    """Open a store that holds one account, number 1."""
    path.write_bytes(_template())
    return Store.open(path)


def the_account(store: Store) -> Account:
    return account_by_id(store, 1)


def imported_file(name: str = "orders.csv", **stated: Any) -> ImportedFile:  # noqa: ANN401 - any field of a file
    values: dict[str, Any] = {
        "path": Path("/downloads") / name,
        "file_name": name,
        "sha256": f"sha of {name}",
        "format": "tiktok_creator_orders",
        "language": "fr",
        "imported_at": "2026-12-01T09:00:00",
    }
    first_at, last_at = stated.pop("file_from", None), stated.pop("file_to", None)
    values["period"] = lambda: (first_at, last_at)
    return ImportedFile(**{**values, **stated})


def take_in(
    store: Store,
    lines: Sequence[LineFacts],
    file_to: str | None = "2026-11-20T12:00:00",
    *,
    names: Sequence[Names] | None = None,
    account: Account | None = None,
    chunk: int = 1000,
    **stated: Any,  # noqa: ANN401 - any field of a file
) -> ImportRun:
    """Take lines in as one file; the first row of the file is 2, below its header."""
    account = account or the_account(store)
    file = imported_file(**{"file_to": file_to, **stated})
    run = ImportRun(store, account=account, deriver=deriver_for(store, account), file=file)
    beside = names or [UNNAMED] * len(lines)
    with run:
        for start in range(0, len(lines), chunk):
            part = slice(start, start + chunk)
            rows = range(2, 2 + len(lines))[part]
            run.apply([tuple(line) for line in lines[part]], rows, beside[part])
        run.finish(rows=run.rows, rejected=0, rejects_file=None, basis=None)
    return run


def last_import_id(store: Store) -> int:
    return int(store.connection.execute("SELECT max(import_id) FROM imports").fetchone()[0])


class _Planned(Exception):  # noqa: N818 - it fails as planned
    pass


@contextmanager
def taken_back(store: Store) -> Iterator[None]:
    """Make a transaction of what is inside, and let it fail at its end."""
    with suppress(_Planned), store.write():
        yield
        raise _Planned


def known_facts(store: Store) -> dict[tuple[str, ...], LineFacts]:
    """Return the facts of all lines by key."""
    from datetime import date

    from affitrack.domain.records import LineFilter
    from affitrack.store.lines.paging import find_lines

    found = find_lines(store, LineFilter(), date(2026, 12, 1))
    return {line.facts.key: line.facts for line in found}


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return everything in the store but what undoing an import leaves on purpose.

    That is the import's own row and the numbers that were given out.
    """
    tables: dict[str, list[tuple[Any, ...]]] = {}
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (table,) in store.connection.execute(names).fetchall():
        condition = "WHERE undone_at IS NULL" if table == "imports" else ""
        columns = [
            row[1]
            for row in store.connection.execute(f"PRAGMA table_info({table})")
            if row[1] != "line_id"
        ]
        query = f"SELECT {', '.join(columns)} FROM {table} {condition}"
        rows = store.connection.execute(query).fetchall()
        tables[table] = sorted((_plain(row) for row in rows), key=repr)
    return tables


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row with its JSON read, as the order of its keys says nothing."""
    return tuple(
        json.loads(value) if isinstance(value, str) and value[:1] == "{" else value for value in row
    )
