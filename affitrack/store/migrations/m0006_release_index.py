"""Lines are found by the day on which they are released: those of a payout run, those of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database


@migrations()
def m0006_release_index(db: Database) -> None:
    """Index lines by release. The outcome finds, without a day, those that were taken back."""
    db.execute("CREATE INDEX lines_by_release ON order_lines (release_on, outcome)")
