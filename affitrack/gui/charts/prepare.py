"""Loads matplotlib, which takes most of a second: off the window's thread, and only once asked."""

from __future__ import annotations

import importlib
import os
from typing import Final

from platformdirs import user_cache_path

_SLOW_PARTS: Final = (
    "matplotlib.figure",
    "matplotlib.font_manager",
    "matplotlib.backends.backend_agg",
)


def keep_font_list_between_starts() -> None:
    """Name a lasting folder for matplotlib's list of fonts; it takes seconds to make.

    A frozen program otherwise gets a new temporary folder at every start.
    """
    os.environ["MPLCONFIGDIR"] = str(user_cache_path("affitrack", appauthor=False) / "matplotlib")


def load_matplotlib() -> None:
    """Import the slow parts. May run on any thread."""
    keep_font_list_between_starts()
    for name in _SLOW_PARTS:
        importlib.import_module(name)
