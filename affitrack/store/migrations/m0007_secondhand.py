"""What sellers and partners say of a line counts less than the creator's own export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations
from affitrack.store.migrations.script import run

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database

_SECONDHAND = """
-- 1: the file is a seller's or partner's; no such file could come in before this migration.
ALTER TABLE imports ADD COLUMN is_secondhand INTEGER NOT NULL DEFAULT 0;
"""


@migrations()
def m0007_secondhand(db: Database) -> None:
    """Remember who wrote a file."""
    run(db, _SECONDHAND)
