"""Stopping work at once, also in the middle of a long statement or a long file."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from affitrack.book.work import Cancelled, Progress
from affitrack.later import later
from affitrack.store.sql.errors import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from affitrack.book.work import CancelToken
    from affitrack.ingest.read import looking_up
    from affitrack.store.connection import Store
else:
    looking_up = later("affitrack.ingest.read.looking_up")


def check(cancel: CancelToken | None) -> None:
    """Raise `Cancelled` once somebody asked to stop."""
    if cancel is not None:
        cancel.check()


@contextmanager
def cancellable(
    store: Store,
    cancel: CancelToken | None,
    tell: Callable[[float], object] | None = None,
) -> Iterator[None]:
    """Let the store, and readers of files, look at a token while they work.

    Readers say by `tell` how far they are. Raises `Cancelled`; nothing is written then.
    """
    try:
        with (
            looking_up.looking_up(lambda: check(cancel), tell),
            store.interruptible(lambda: cancel is not None and cancel.is_cancelled),
        ):
            yield
    except Interrupted as error:
        raise Cancelled from error


@contextmanager
def watched(
    store: Store, progress: Callable[[Progress], None] | None, cancel: CancelToken | None
) -> Iterator[None]:
    """As `cancellable`; and let readers, and work on all lines, say how much of it is done."""

    def tell(share: float) -> None:
        if progress is not None:
            progress(Progress("", 0, share))

    with cancellable(store, cancel, tell), store.telling(tell):
        yield
