"""Loads the modules that the other pages need, a few in each turn of the event loop.

All at once they would hold up the window for a third of a second, when a page is first asked for or
made. On the window's own thread: a worker that imports classes of Qt's while the window uses others
ends the process now and then.
"""

from __future__ import annotations

import pkgutil
import time
from collections.abc import Iterator
from importlib import import_module
from typing import Final

# From the ground up, so that each turn loads little: what a module needs is there already.
_ROOMS: Final = (
    "affitrack.wording",
    "affitrack.domain",
    "affitrack.store",
    "affitrack.ingest",
    "affitrack.book",
    "affitrack.gui.widgets",
    "affitrack.gui.sales",
    "affitrack.gui.videos",
    "affitrack.gui.payouts",
    "affitrack.gui.imports",
    "affitrack.gui.settings",
)
# Those of it that few need, and that load what takes long.
_LEFT_OUT: Final = frozenset({"affitrack.store.migrations", "affitrack.store.sqlite_tools"})
_SECONDS_OF_A_TURN: Final = 0.008


class Ahead:
    """What is still to be loaded."""

    def __init__(self) -> None:
        self._names = _modules()

    def load_some(self) -> bool:
        """Load for some milliseconds; False if nothing is left."""
        end = time.perf_counter() + _SECONDS_OF_A_TURN
        for name in self._names:
            import_module(name)
            if time.perf_counter() > end:
                return True
        return False


def _modules() -> Iterator[str]:
    for room in _ROOMS:
        for found in pkgutil.iter_modules(import_module(room).__path__, f"{room}."):
            if found.name not in _LEFT_OUT:
                yield found.name
