"""Loads the scripts that build packages: they lie beside the program, not in it."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGING: Final = ROOT / "packaging"


def script(folder: str, name: str) -> ModuleType:
    """Return the module of `packaging/<folder>/<name>.py`."""
    place = str(PACKAGING / folder)
    sys.path.insert(0, place)
    try:
        return import_module(name)
    finally:
        sys.path.remove(place)
