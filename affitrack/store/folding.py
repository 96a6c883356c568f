"""How names and search words are compared: without accents and capitals."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def folded(text: str) -> str:
    """Return a text without accents and capitals: "Crème" is found by "creme"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def teach_folding(connection: sqlite3.Connection) -> None:
    """Let the SQL of a connection call `folded`. No table or view may rest on it."""
    connection.create_function("folded", 1, folded, deterministic=True)
