"""Modules that are loaded when something of them is first used.

A window that opens on its first page reads a store and no file, compares nothing and undoes
nothing. What does those things would be half of the time until something is on the screen.

    if TYPE_CHECKING:
        from affitrack.book import importing
    else:
        importing = later("affitrack.book.importing")

Then `importing.ImportCall` loads it, in the midst of whatever thread asks.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


class _Later(ModuleType):
    """Stands in for a module. What is asked of it is asked of the module each time."""

    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self.__name__), name)


def later(name: str) -> ModuleType:
    """Return what stands in for the module of a full name."""
    return _Later(name)
