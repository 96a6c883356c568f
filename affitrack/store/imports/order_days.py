"""The days that the orders of one file are of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class OrderDays:
    """Takes note of the first and the last order while the lines of a file go by."""

    def __init__(self) -> None:
        self._first: str | None = None
        self._last: str | None = None

    def add(self, moments: Sequence[str]) -> None:
        """Take note of the moments of some orders."""
        if not moments:
            return
        first, last = min(moments), max(moments)
        self._first = first if self._first is None else min(self._first, first)
        self._last = last if self._last is None else max(self._last, last)

    @property
    def span(self) -> tuple[date, date] | None:
        """Return the first and the last day; None where no order went by."""
        if self._first is None or self._last is None:
            return None
        return date.fromisoformat(self._first[:10]), date.fromisoformat(self._last[:10])

    def columns(self) -> dict[str, str | None]:
        """Return the columns of `imports` that keep the days."""
        first, last = self._first, self._last
        return {
            "first_order_on": None if first is None else first[:10],
            "last_order_on": None if last is None else last[:10],
        }
