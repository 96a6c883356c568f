"""The tax in a price that a row states, beside the figures that it is needed for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database


@migrations()
def m0015_stated_vat(db: Database) -> None:
    """Keep the rate, so that base x rate is rounded once, at the end, and not the base before."""
    db.execute("ALTER TABLE order_lines ADD COLUMN vat_rate TEXT")
