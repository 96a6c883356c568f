from __future__ import annotations

from tests.gui.outlook.shown import ahead
from tests.gui.real import real_shell, real_window, store_path

__all__ = ["ahead", "real_shell", "real_window", "store_path"]
