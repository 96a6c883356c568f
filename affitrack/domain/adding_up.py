"""Which of some amounts come to a total: those next to each other, or a few of the nearest."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

AddingUp: TypeAlias = "Callable[[Sequence[int], Sequence[int], int], Sequence[int]]"
"""Finds the places of sizes that come to a total: of sizes, how near each is, and the total."""

# So many runs or payouts next to each other may belong together (a month of daily runs), and two or
# three among the nearest that are not next to each other: what else adds up does so by chance.
MOST_IN_A_ROW: Final = 35
_NEAREST: Final = 10
_MOST_APART: Final = 3


def in_a_row(sizes: Sequence[int], nearness: Sequence[int], total: int) -> Sequence[int]:
    """Return the places of sizes next to each other that come to a total, () where none do.

    They are two or more, all above 0; the nearest come first.
    """
    found = [
        (min(nearness[start:stop]), stop - start, range(start, stop))
        for start, stop in _rows_of(sizes, total)
    ]
    return min(found, key=lambda each: (each[0], each[1], each[2].start))[2] if found else ()


def apart(sizes: Sequence[int], nearness: Sequence[int], total: int) -> Sequence[int]:
    """Return likewise the places of a few among the nearest, whatever lies between them."""
    nearest = sorted(range(len(sizes)), key=lambda place: (nearness[place], place))[:_NEAREST]
    for count in range(2, _MOST_APART + 1):
        for places in combinations(nearest, count):
            if sum(sizes[place] for place in places) == total:
                return sorted(places)
    return ()


def _rows_of(sizes: Sequence[int], total: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where sizes next to each other come to a total."""
    for start in range(len(sizes)):
        reached = sizes[start]
        for stop in range(start + 2, min(start + MOST_IN_A_ROW, len(sizes)) + 1):
            reached += sizes[stop - 1]
            if reached >= total:
                if reached == total:
                    yield start, stop
                break
