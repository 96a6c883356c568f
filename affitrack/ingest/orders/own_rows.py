"""Which rows of a seller's or partner's export are the user's: those of one creator.

Such an export has the sales of all creators, each row with its creator's name. What is left out
here is counted and never judged: another creator's damaged row is nobody's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress

from affitrack.ingest.read.block import Block, plain
from affitrack.ingest.values.bad import states_nothing
from affitrack.ingest.values.fold import fold


def handle_key(handle: str) -> str:
    """Return a creator's name as it is compared: a leading @ and capitals do not matter."""
    return fold(handle).lstrip("@").strip()


class OwnRows:
    """Lets the rows of one creator pass, and counts the others."""

    def __init__(self, place: int, handle: str) -> None:
        self._place = place
        self._key = handle_key(handle)
        self._is_own: dict[str, bool] = {}
        self.others = 0
        """Rows of other creators, or of none, so far."""

    def of(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Yield blocks with the creator's rows only; a row without that cell is told by nobody."""
        for block in blocks:
            keep = [self._is_kept(row) for row in block.rows]
            self.others += keep.count(False)
            yield Block(
                list(compress(block.numbers, keep)), list(compress(block.rows, keep)), block.share
            )

    def _is_kept(self, row: Sequence[str]) -> bool:
        if len(row) <= self._place:
            return True  # cut off: it will be rejected as such
        cell = row[self._place]
        known = self._is_own.get(cell)
        if known is None:
            known = self._is_own[cell] = handle_key(plain(cell)) == self._key
        return known


def creators_in(blocks: Iterable[Block], place: int) -> Mapping[str, int]:
    """Return how many rows each creator has, by the name as the file first writes it."""
    counts: Counter[str] = Counter()
    for block in blocks:
        counts.update([plain(row[place]).strip() for row in block.rows if len(row) > place])
    shown: dict[str, str] = {}
    together: Counter[str] = Counter()
    for name, rows in counts.items():
        if not states_nothing(name):
            together[shown.setdefault(handle_key(name), name)] += rows
    return together


def is_explanation(row: Sequence[str], places: Iterable[int]) -> bool:
    """Whether a row below the header explains the columns: words where numbers belong.

    `places` are those of the order id, the number of items and the date.
    """
    cells = [plain(row[place]).strip() for place in places if place < len(row)]
    return bool(cells) and all(map(_is_prose, cells))


def _is_prose(cell: str) -> bool:
    return any(map(str.isalpha, cell)) and not any(map(str.isdecimal, cell))
