"""When Python looks for objects that hold nothing but each other: never at what is there to stay.

A program with its pages, numpy and matplotlib has some hundred thousand objects. Each full look at
them takes 30 to 60 ms of the window's thread, now and then, for ever; and finds nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def put_off() -> None:
    """Look for nothing until `look_at_new_only`: what a start makes stays."""
    gc.disable()


def look_at_new_only() -> None:
    """From now on look at nothing of what is there by now, and at all that comes later."""
    gc.freeze()
    gc.enable()


@contextmanager
def while_loading() -> Iterator[None]:
    """Look for nothing meanwhile; nor later at what was loaded, once new things only count."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_freeze_count():
            gc.freeze()
        if was_on:
            gc.enable()
