"""Scripts of several statements, as migrations have them."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database


def run(db: Database, script: str) -> None:
    """Run statements within the transaction of the migrations; each ends at the end of a line.

    `Database.executescript` asks at every character whether a statement is complete: for a new
    store that takes six times as long as all its statements.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if ";" in line and sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
    if statement.strip():
        db.execute(statement)
