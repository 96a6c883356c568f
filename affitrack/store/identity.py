"""Whose file is it, and of which schema version?"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from affitrack.store.migrations import LATEST
from affitrack.wording.message import UserError, message

APPLICATION_ID: Final = 0x41664654
"""Marks the file as ours ("AfFT" in ASCII): `PRAGMA application_id`."""

_HEADER_BYTES: Final = 100

OLDEST_SQLITE: Final = (3, 38)

SECONDS_TO_WAIT: Final = 10.0
"""How long to wait for another program that is writing."""


def connect(path: Path, *, seconds_to_wait: float = SECONDS_TO_WAIT) -> sqlite3.Connection:
    """Open a SQLite file as it is, without looking into it.

    Raises:
        UserError: this computer's SQLite is too old.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise UserError(message("store.sqlite_too_old", version=sqlite3.sqlite_version))
    return sqlite3.connect(path, timeout=seconds_to_wait, isolation_level=None)


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version of a store; 0 of an empty file.

    Raises:
        UserError: the file is no store of ours, or newer than the program.
    """
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (things,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not things and not version and application_id in {0, APPLICATION_ID}:
        return 0
    if application_id != APPLICATION_ID:
        raise UserError(message("store.not_ours", path=str(path)))
    if version > LATEST:
        raise UserError(
            message("store.newer", path=str(path), found=str(version), known=str(LATEST)),
            message("store.newer_hint"),
        )
    return int(version)


def looks_older(path: Path) -> bool:
    """Tell whether a file is a store of an older program, by its header alone.

    Only for one that this process has not opened yet. What its log says of it counts when it is
    opened (https://sqlite.org/fileformat2.html, 1.3).
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError:
        return False
    version = int.from_bytes(header[60:64])
    return int.from_bytes(header[68:72]) == APPLICATION_ID and 0 < version < LATEST


def mark_as_ours(connection: sqlite3.Connection) -> None:
    """Write into the file that it is ours and has the latest schema."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {LATEST}")
