"""Python's collector of garbage, put off."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Let Python not look for cycles of objects meanwhile.

    Where many rows are read, which hold no cycles, looking for some costs a tenth of the time.
    Where Qt goes through all widgets, a dialog that was closed must not go from under it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
