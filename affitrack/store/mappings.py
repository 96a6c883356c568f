"""Mappings of tables that no format knows, as the text of their format files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from affitrack.store.connection import Store


@dataclass(frozen=True, slots=True)
class StoredMapping:
    """A mapping as it is kept."""

    name: str
    toml: str
    fingerprint: str
    """What its table's header row is known by."""
    created_at: str


def all_mappings(store: Store) -> list[StoredMapping]:
    """Return all mappings, the newest first: of two for the same headers the newer one counts."""
    rows = store.connection.execute(
        "SELECT name, toml, fingerprint, created_at FROM mappings ORDER BY created_at DESC, name"
    )
    return [StoredMapping(*row) for row in rows]


def keep_mapping(store: Store, mapping: StoredMapping) -> None:
    """Keep a mapping whose name is not taken."""
    with store.write() as db:
        db.table("mappings").insert(
            {
                "name": mapping.name,
                "toml": mapping.toml,
                "fingerprint": mapping.fingerprint,
                "created_at": mapping.created_at,
            }
        )


def forget_mapping(store: Store, name: str) -> bool:
    """Forget a mapping; tells whether there was one."""
    with store.write() as db:
        return db.execute("DELETE FROM mappings WHERE name = ?", [name]).rowcount > 0
