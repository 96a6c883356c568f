"""How fast long work goes and how long it still takes, from what it reports now and then."""

from __future__ import annotations

from collections import deque
from typing import Final, NamedTuple

# The speed is that of the last seconds; what is left is told once some of it is known.
_SECONDS_LOOKED_AT: Final = 4.0
_SECONDS_BEFORE_TOLD: Final = 1.0


class _Mark(NamedTuple):
    at: float
    rows: int
    share: float


class Pace:
    """The pace of one task; moments are seconds of any clock that never goes back."""

    def __init__(self) -> None:
        self._marks: deque[_Mark] = deque()

    def note(self, at: float, rows: int, share: float | None) -> None:
        """Keep what the work reported at a moment; a new file counts its rows from the start."""
        marks = self._marks
        if marks and (rows < marks[-1].rows or (share or 0.0) < marks[-1].share):
            marks.clear()
        marks.append(_Mark(at, rows, share or 0.0))
        while marks[-1].at - marks[0].at > _SECONDS_LOOKED_AT:
            marks.popleft()

    def rows_a_second(self) -> int | None:
        """Return the speed; None while too little is known."""
        seconds = self._seconds()
        if seconds is None:
            return None
        return round((self._marks[-1].rows - self._marks[0].rows) / seconds)

    def seconds_left(self) -> int | None:
        """Return how long it will take at this speed; None while it cannot be told."""
        seconds = self._seconds()
        done = self._marks[-1].share - self._marks[0].share if self._marks else 0.0
        if seconds is None or done <= 0:
            return None
        return round((1 - self._marks[-1].share) * seconds / done)

    def _seconds(self) -> float | None:
        if not self._marks:
            return None
        seconds = self._marks[-1].at - self._marks[0].at
        return seconds if seconds >= _SECONDS_BEFORE_TOLD else None
