"""sqlite-utils, imported without the libraries that it can do without.

On import sqlite-utils looks for numpy and pandas, to recognise their number types in the rows that
it is given. Ours never hold any, and numpy alone takes more time to load than all the rest.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Database", "Migrations"]


@contextmanager
def _left_out(*names: str) -> Iterator[None]:
    """Make modules that are not loaded yet impossible to import for a moment.

    None in `sys.modules` does that (Python's reference, "The module cache").
    """
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with _left_out("numpy", "pandas"):
    from sqlite_utils import Database, Migrations
