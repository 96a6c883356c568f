"""Loads the modules that the other pages need, a few in each turn of the event loop.

What a module needs is loaded before it, so that each turn loads little. All at once they would hold
up the window for a third of a second, when a page is first asked for or made. On the window's own
thread: a worker that imports classes of Qt's while the window uses others ends the process now and
then.
"""

from __future__ import annotations

import pkgutil
import sys
import time
from collections.abc import Collection, Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from typing import Final

_ROOMS: Final = (
    "affitrack.wording",
    "affitrack.domain",
    "affitrack.store",
    "affitrack.ingest",
    "affitrack.book",
    "affitrack.gui.widgets",
    "affitrack.gui.sales",
    "affitrack.gui.videos",
    "affitrack.gui.received",
    "affitrack.gui.outlook",
    "affitrack.gui.payouts",
    "affitrack.gui.claims",
    "affitrack.gui.imports",
    "affitrack.gui.settings",
)
_OF_ROOMS: Final = frozenset({"affitrack.store", "affitrack.ingest"})
"""Floors of which each folder is a room; elsewhere a folder is loaded as one."""
# Rooms and modules that few need, and that load what takes long.
_LEFT_OUT: Final = frozenset(
    {
        "affitrack.book.claim_files",
        "affitrack.book.self_test",
        "affitrack.ingest.statements",
        "affitrack.store.migrations",
        "affitrack.store.oldest",
        "affitrack.store.sql.sqlite_tools",
    }
)
_USUAL_FORMAT: Final = "tiktok_creator_orders"
"""Of the imports that are listed: its file takes as long to read as many modules to load."""
_SECONDS_OF_A_TURN: Final = 0.008


class Ahead:
    """What is still to be loaded."""

    def __init__(self) -> None:
        self._names = _names()  # looked up in the first turn, not by who waits for a window
        self._has_read_format = False

    def load_some(self) -> bool:
        """Load for some milliseconds; False if nothing is left."""
        end = time.perf_counter() + _SECONDS_OF_A_TURN
        for name in self._names:
            import_module(name)
            if time.perf_counter() > end:
                return True
        return self._read_format()

    def _read_format(self) -> bool:
        from affitrack.ingest.recognise.formats import rows_of

        is_left, self._has_read_format = not self._has_read_format, True
        if is_left:
            rows_of(_USUAL_FORMAT)
        return is_left


def _names() -> Iterator[str]:
    yield from _from_the_ground(tuple(chain.from_iterable(map(_modules_in, _ROOMS))))


def _modules_in(room: str) -> Iterator[str]:
    for found in pkgutil.iter_modules(import_module(room).__path__, f"{room}."):
        if found.name in _LEFT_OUT:
            continue
        yield found.name
        if found.ispkg and room in _OF_ROOMS:
            yield from _modules_in(found.name)


def _from_the_ground(names: Collection[str]) -> Iterator[str]:
    """Give each of the modules after those of them that it needs, by what its code imports."""
    met: set[str] = set()

    def with_needs(name: str) -> Iterator[str]:
        met.add(name)
        if name not in sys.modules:
            for needed in _imports_of(name):
                if needed in names and needed not in met:
                    yield from with_needs(needed)
        yield name

    for name in names:
        if name not in met:
            yield from with_needs(name)


def _imports_of(name: str) -> Iterator[str]:
    """Give what a module may import: the names that its code uses, and those joined in pairs."""
    spec = find_spec(name)
    get_code = getattr(spec and spec.loader, "get_code", None)
    code = get_code(name) if get_code is not None else None
    used = code.co_names if code is not None else ()
    yield from used
    for package in used:  # of `from package import module`
        if package in sys.modules and hasattr(sys.modules[package], "__path__"):
            yield from (f"{package}.{each}" for each in used)
