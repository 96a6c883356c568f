"""Small things that the program remembers with the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from affitrack.store.connection import Store


def setting(store: Store, key: str) -> str | None:
    """Return what is remembered under `key`; None where it is nothing."""
    query = "SELECT value FROM settings WHERE key = ?"
    row = store.connection.execute(query, (key,)).fetchone()
    return None if row is None else str(row[0])


def set_setting(store: Store, key: str, value: str | None) -> None:
    """Remember `value` under `key`; None forgets it."""
    with store.write() as db:
        if value is None:
            db.table("settings").delete_where("key = ?", [key])
        else:
            db.table("settings").insert({"key": key, "value": value}, replace=True)
