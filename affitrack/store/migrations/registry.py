"""The numbered migrations of the store, in the order in which their modules are imported."""

from __future__ import annotations

from affitrack.store.sql.sqlite_tools import Migrations

migrations = Migrations("affitrack")
