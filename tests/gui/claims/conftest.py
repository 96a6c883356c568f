from __future__ import annotations

import pytest

from tests.gui.claims.shown import claims

__all__ = ["claims"]


@pytest.fixture
def first_page() -> str:
    return "claims"
