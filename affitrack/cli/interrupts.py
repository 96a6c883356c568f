"""Ctrl+C and a polite kill: the work under way stops, and nothing of it is kept."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from affitrack.book import CancelToken

_STOPS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def interruptible() -> Iterator[None]:
    """Turn a wish to stop into `KeyboardInterrupt`, wherever the program is."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    with _handled_by(stop):
        yield


@contextmanager
def cancelling() -> Iterator[CancelToken]:
    """Give a token that a wish to stop sets; a second wish does not wait for the work.

    Raises:
        KeyboardInterrupt: in place of `Cancelled`.
    """
    from affitrack.book import Cancelled, CancelToken

    token = CancelToken()

    def stop(_number: int, _frame: FrameType | None) -> None:
        if token.is_cancelled:
            raise KeyboardInterrupt
        token.cancel()

    with _handled_by(stop):
        try:
            yield token
        except Cancelled:
            raise KeyboardInterrupt from None


@contextmanager
def _handled_by(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # signals reach the main thread alone
        return
    before = {number: signal.signal(number, handler) for number in _STOPS}
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier)
