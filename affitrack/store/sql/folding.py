"""Names and search words compared in SQL as everywhere: without accents and capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.wording.folding import folded

if TYPE_CHECKING:
    import sqlite3

__all__ = ["folded", "teach_folding"]


def teach_folding(connection: sqlite3.Connection) -> None:
    """Let the SQL of a connection call `folded`. No table or view may rest on it."""
    connection.create_function("folded", 1, folded, deterministic=True)
