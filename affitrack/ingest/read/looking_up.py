"""A look up from long reading: whoever waits for it may want it no longer, or ask how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_look: ContextVar[Callable[[], object] | None] = ContextVar("look", default=None)
_tell: ContextVar[Callable[[float], object] | None] = ContextVar("tell", default=None)


@contextmanager
def looking_up(
    look: Callable[[], object], tell: Callable[[float], object] | None = None
) -> Iterator[None]:
    """Let all reading inside call `look` now and then; what that raises ends the reading.

    Some of it says by `tell` which share of it is done, 0 to 1.
    """
    before, told = _look.set(look), _tell.set(tell)
    try:
        yield
    finally:
        _look.reset(before)
        _tell.reset(told)


def look_up(share: float | None = None) -> None:
    """Look up, where somebody wishes it. Readers call this every few rows."""
    look, tell = _look.get(), _tell.get()
    if look is not None:
        look()
    if tell is not None and share is not None:
        tell(share)
