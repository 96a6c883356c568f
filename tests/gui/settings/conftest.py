from __future__ import annotations

import pytest

from tests.gui.settings.used import settings, window

__all__ = ["settings", "window"]


@pytest.fixture
def first_page() -> str:
    return "settings"
