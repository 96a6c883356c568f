from __future__ import annotations

import pytest

from tests.gui.outlook.shown import ahead

__all__ = ["ahead"]


@pytest.fixture
def first_page() -> str:
    return "payouts"
