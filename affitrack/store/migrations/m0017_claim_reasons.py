"""Why each line of a claim was claimed, and how what is expected of it came about that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database


@migrations()
def m0017_claim_reasons(db: Database) -> None:
    """Make room for them, so that the file of a claim says later what was claimed.

    Of claims that are there already they are not known: their files say what still leads to them.
    """
    db.execute("ALTER TABLE claim_lines ADD COLUMN reason TEXT /* JSON: domain/claim_reason.py */")
