"""What the user corrects in single lines, beside what the files state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations
from affitrack.store.migrations.script import run

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database

_CORRECTIONS = """
CREATE TABLE line_corrections (
  -- What the user knows better than the files, by line and field. What files state stays in
  -- order_lines; its worked-out columns follow from both. Kept by the key of the line, so that a
  -- correction waits while the line's import is undone and counts again when the line is back.
  account_id INTEGER NOT NULL REFERENCES accounts,
  order_id TEXT NOT NULL,
  sku_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  content_id TEXT NOT NULL,
  field TEXT NOT NULL
    CHECK (field IN ('rate', 'vat_rate', 'delivered_on', 'returned_on', 'status')),
  value TEXT NOT NULL,           -- '0.12', '2026-11-14' or a status of order_lines
  made_at TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (account_id, order_id, sku_id, product_id, content_id, field)
) STRICT, WITHOUT ROWID;
"""


@migrations()
def m0009_corrections(db: Database) -> None:
    """Make room for corrections."""
    run(db, _CORRECTIONS)
