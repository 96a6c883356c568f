"""Stopping work in the store at once, also in the middle of a long statement."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from affitrack.book.work import Cancelled
from affitrack.store.errors import Interrupted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affitrack.book.work import CancelToken
    from affitrack.store.connection import Store


def check(cancel: CancelToken | None) -> None:
    """Raise `Cancelled` once somebody asked to stop."""
    if cancel is not None:
        cancel.check()


@contextmanager
def cancellable(store: Store, cancel: CancelToken | None) -> Iterator[None]:
    """Let the store look at a token while it works. Raises `Cancelled`; nothing is written then."""
    try:
        with store.interruptible(lambda: cancel is not None and cancel.is_cancelled):
            yield
    except Interrupted as error:
        raise Cancelled from error
