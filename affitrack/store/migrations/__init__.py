"""Numbered migrations: every change of the schema since the first one, listed in `numbered`.

They are loaded where a store is not of the latest version: mostly never.
"""

from __future__ import annotations

LATEST = 17
"""The schema version that this program writes: `PRAGMA user_version`."""
