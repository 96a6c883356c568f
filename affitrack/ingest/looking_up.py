"""A look up from long reading: whoever waits for it may want it no longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_look: ContextVar[Callable[[], object] | None] = ContextVar("look", default=None)


@contextmanager
def looking_up(look: Callable[[], object]) -> Iterator[None]:
    """Let all reading inside call `look` now and then; what that raises ends the reading."""
    before = _look.set(look)
    try:
        yield
    finally:
        _look.reset(before)


def look_up() -> None:
    """Look up, where somebody wishes it. Readers call this every few rows."""
    look = _look.get()
    if look is not None:
        look()
