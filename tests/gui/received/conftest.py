from __future__ import annotations

from tests.gui.real import real_shell, real_window, store_path
from tests.gui.received.shown import arrived

__all__ = ["arrived", "real_shell", "real_window", "store_path"]
