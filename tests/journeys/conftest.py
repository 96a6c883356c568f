"""A window on a store of its own, as it is at the very first start."""

from __future__ import annotations

from tests.gui.conftest import appearance, preferences, translations, translations_folder
from tests.gui.real import first_page, real_shell, real_window, store_path

__all__ = [
    "appearance",
    "first_page",
    "preferences",
    "real_shell",
    "real_window",
    "store_path",
    "translations",
    "translations_folder",
]
