from __future__ import annotations

import pytest

from tests.gui.received.shown import arrived

__all__ = ["arrived"]


@pytest.fixture
def first_page() -> str:
    return "payouts"
