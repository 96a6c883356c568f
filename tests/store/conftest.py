"""A store of the latest schema for every test, copied from one that is made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from affitrack.domain.records import Account
from affitrack.store.connection import Store
from tests.store.stores import new_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "affitrack.db") as opened:
        yield opened


@pytest.fixture
def account(store: Store) -> Account:
    """The one account of the store, with French rules."""
    from affitrack.store.rules.accounts import account_by_id

    return account_by_id(store, 1)
