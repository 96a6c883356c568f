from __future__ import annotations

from tests.gui.real import real_shell, real_window, store_path

__all__ = ["real_shell", "real_window", "store_path"]
