from __future__ import annotations

from tests.gui.payouts.shown import payouts
from tests.gui.real import real_shell, real_window, store_path

__all__ = ["payouts", "real_shell", "real_window", "store_path"]
