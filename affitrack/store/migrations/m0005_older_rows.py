"""Rows that were older than what was known keep their words, for undoing to bring them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations
from affitrack.store.migrations.script import run

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database

_OLDER_ROWS = """
CREATE TABLE older_rows (
  -- Rows that said less or earlier than what was known of their line. They stand again once what
  -- overruled them is undone. line_id is no declared foreign key, as in line_history.
  line_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES imports,
  source_row INTEGER NOT NULL,   -- row of the line in this import's file
  stated TEXT NOT NULL,          -- JSON: what it said, where that is not what earlier imports said
  PRIMARY KEY (line_id, import_id, source_row)
) STRICT, WITHOUT ROWID;
CREATE INDEX older_rows_by_import ON older_rows (import_id);
-- JSON: columns of order_lines that the file lacks, with what its lines have there. NULL: an import
-- of before this migration, whose older rows are not remembered.
ALTER TABLE imports ADD COLUMN unstated TEXT;
"""


@migrations()
def m0005_older_rows(db: Database) -> None:
    """Make room for the words of older rows."""
    run(db, _OLDER_ROWS)
