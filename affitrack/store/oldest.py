"""A store as the first version of the program wrote it, to see that this one brings it along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from affitrack.store.identity import connect, mark_as_ours
from affitrack.store.migrations.numbered import migrations
from affitrack.store.sql.sqlite_tools import Database

if TYPE_CHECKING:
    from pathlib import Path

_FIRST: Final = 1


def write_oldest(path: Path) -> None:
    """Write an empty store of schema 1 into a new file."""
    connection = connect(path)
    try:
        db = Database(connection, execute_plugins=False, recursive_triggers=False)
        pending = migrations.pending(db)
        with db.atomic():
            migrations.apply(db, stop_before=pending[_FIRST].name)
            mark_as_ours(connection)
            connection.execute(f"PRAGMA user_version = {_FIRST}")
    finally:
        connection.close()
