"""The page of settings on a real book."""

from __future__ import annotations

from tests.gui.real import real_shell, real_window, store_path
from tests.gui.settings.used import settings, window

__all__ = ["real_shell", "real_window", "settings", "store_path", "window"]
