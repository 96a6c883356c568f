"""sqlite-utils, imported without the libraries that it can do without.

On import sqlite-utils looks for numpy and pandas, to recognise their number types in the rows that
it is given. Ours never hold any, and numpy alone takes more time to load than all the rest.
"""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

__all__ = ["Database", "Migrations"]


class _Absent(MetaPathFinder):
    """Finds that some modules are not there, for one thread: another may need them just now."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = frozenset(names)
        self._thread = threading.get_ident()

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - Python hands over all three
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if fullname in self._names and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(name=fullname)
        return None


@contextmanager
def _left_out(*names: str) -> Iterator[None]:
    """Make modules that are not loaded yet impossible to import for a moment, in this thread."""
    finder = _Absent(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


with _left_out("numpy", "pandas"):
    from sqlite_utils import Database, Migrations
