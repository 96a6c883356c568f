"""Numbered migrations: every change of the schema since the first one, oldest first."""

from __future__ import annotations

from affitrack.store.migrations import m0001_initial  # noqa: F401 - importing it registers it
from affitrack.store.migrations.registry import migrations

LATEST = 1
"""The schema version that this program writes: `PRAGMA user_version`."""

__all__ = ["LATEST", "migrations"]
