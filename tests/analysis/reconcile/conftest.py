"""A store of the latest schema for every test."""

from __future__ import annotations

from tests.store.conftest import account, store

__all__ = ["account", "store"]
