from __future__ import annotations

import pytest

from tests.gui.payouts.shown import payouts

__all__ = ["payouts"]


@pytest.fixture
def first_page() -> str:
    return "payouts"
