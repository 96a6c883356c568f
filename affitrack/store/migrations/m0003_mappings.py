"""Mappings: what the columns of tables mean that no format knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations
from affitrack.store.migrations.script import run

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database

_MAPPINGS = """
CREATE TABLE mappings (
  -- What the columns of a table mean that no format knows, as the user said it once.
  name TEXT PRIMARY KEY,
  toml TEXT NOT NULL,            -- a format file like those of the program
  fingerprint TEXT NOT NULL,     -- JSON: the headers, folded and in order: how it is known again
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


@migrations()
def m0003_mappings(db: Database) -> None:
    """Add the table of mappings."""
    run(db, _MAPPINGS)
