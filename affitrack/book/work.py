"""How long work says how far it is, and how it is told to stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Cancelled(Exception):  # noqa: N818 - it is a wish of the user's, not an error
    """The user stopped the work; nothing of it was kept."""


class CancelToken:
    """Handed to long work; any thread may call `cancel`, the work looks at it between chunks."""

    def __init__(self) -> None:
        self.is_cancelled = False
        self._callback: Callable[[], None] | None = None

    def cancel(self) -> None:
        """Ask the work to stop soon."""
        self.is_cancelled = True
        callback = self._callback
        if callback is not None:
            callback()

    def call(self, callback: Callable[[], None] | None) -> None:
        """Call something once it is cancelled, at once where it is already; None calls nothing.

        Meant for work that cannot look at the token itself.
        """
        self._callback = callback
        if self.is_cancelled and callback is not None:
            callback()

    def check(self) -> None:
        """Raise `Cancelled` once somebody asked to stop."""
        if self.is_cancelled:
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work on a file is."""

    file_name: str
    rows: int
    """Rows done in this file."""
    share: float | None
    """Share of the whole call that is done, 0 to 1; None while it cannot be told."""
