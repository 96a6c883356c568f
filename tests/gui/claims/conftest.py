from __future__ import annotations

from tests.gui.claims.shown import claims
from tests.gui.real import real_shell, real_window, store_path

__all__ = ["claims", "real_shell", "real_window", "store_path"]
