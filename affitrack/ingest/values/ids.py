"""Order, SKU, product and content ids: text from end to end, and what a spreadsheet does to them.

An id has 18 or 19 digits. A spreadsheet that opens the export keeps 15 of them: it writes
5.76945E+17, or the digits beyond the fifteenth come back as zeros. Such an id is lost; taking it
would make two orders one, or one order two.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Final

from affitrack.ingest.read.block import NUMBER, plain
from affitrack.ingest.values.bad import Bad, bad, bad_formula, is_formula, states_nothing
from affitrack.ingest.values.fold import visible

LONG_IDS: Final = ("order_id", "sku_id", "product_id", "content_id")
"""The fields that a spreadsheet damages, the order id first."""

_KEPT_DIGITS: Final = 15
LONGEST_ID: Final = 64
# TikTok's ids have 18 or 19 digits. With 16, one whole id in ten ends like a lost one.
_LONG: Final = 18
_BESIDE_WHOLE_ONES: Final = 1e-5
_ALONE: Final = 1e-2
_MANY: Final = 100
_EXPONENT_OR_DECIMALS = re.compile(
    r"[0-9]+[.,][0-9]*(?:E\+?[0-9]+)?|[0-9]+E\+[0-9]+", re.IGNORECASE
)
_ORDER_ID = re.compile(r"[#A-Z_./:-]*[0-9][A-Z0-9_./:#-]*", re.ASCII | re.IGNORECASE)
_GUARDED = re.compile(r"""=?"([^"]*)"|'([^']*)""")


def read_id(cell: str) -> str | Bad:
    """Return the id in a cell, "" where it states none.

    Ids of another shape than digits are kept as they are. Guards that keep a spreadsheet from
    counting (a leading apostrophe, ="...") are taken off.
    """
    text = plain(cell).strip()
    if is_formula(cell):
        return bad_formula(cell)
    if not text.isprintable():
        text = visible(text).strip()
    if states_nothing(text):
        return ""
    guarded = _GUARDED.fullmatch(text)
    if guarded is not None:
        text = (guarded[1] or guarded[2] or "").strip()
    as_number = cell.startswith(NUMBER) and len(text) > _KEPT_DIGITS
    if as_number or _EXPONENT_OR_DECIMALS.fullmatch(text):
        return bad("id_damaged", cell)
    if len(text) > LONGEST_ID or not text.isprintable():
        return bad("not_id", cell)
    return text


def read_order_id(cell: str) -> str | Bad:
    """Return the order number in a cell, "" where it states none.

    Networks write digits ("576944949268290041"), some with letters and marks ("#1001",
    "123-1234567-1234567"). A word, a line of dashes or a sentence is none: it stands in a row of
    totals or of notes, which must not become a sale.
    """
    text = read_id(cell)
    if isinstance(text, Bad) or not text or _ORDER_ID.fullmatch(text):
        return text
    return bad("not_order_id", cell)


def lost_its_end(text: str) -> bool:
    """Whether an id of 18 digits or more has only zeros beyond the fifteenth.

    That is what a spreadsheet leaves of it. Of ids of 18 digits one in a thousand ends so by
    chance, of 19 digits one in ten thousand.
    """
    return (
        text.endswith("000")
        and len(text) >= _LONG
        and text.isdecimal()
        and not text[_KEPT_DIGITS:].strip("0")
    )


def rows_with_lost_ends(ids: Sequence[object]) -> list[int]:
    """Return which ids of a column lost their ends, or may have: by a look at all at once."""
    try:
        if "000\n" not in "\n".join((*ids, "")):  # type: ignore[arg-type]
            return []
    except TypeError:  # a fault in place of an id
        pass
    return [row for row, text in enumerate(ids) if isinstance(text, str) and lost_its_end(text)]


class LostEnds:
    """Tells ids that end in zeros by chance from those that a spreadsheet cut.

    A spreadsheet converts whole columns, mostly all of them, so in a damaged file practically every
    long id ends in zeros, in a sound one each thousandth. The rule:

    * Two or more such ids in one row are lost: by chance that is one row in three millions.
    * A single one beside another long id that is whole is chance, unless its column has more such
      ids, each counted once, than chance gives a column of one sound file in 100 000.
    * A single one without another long id beside it is chance, unless its column has more of them
      than chance gives one sound file in 100: a file of one such row is refused.

    So of sound files at most one in 25 000 has a row refused wrongly (four columns of ids), or one
    in 100 where rows have one long id only. What is missed: a column converted alone, all others
    being text, with one distinct id, or further down than the rows that were counted.
    """

    def __init__(self) -> None:
        self._seen: dict[int, set[str]] = {}

    def add(self, order_id: str, others: Iterable[str]) -> None:
        """Count one row of the file, before its rows are judged; others in a fixed order."""
        for column, text in enumerate((order_id, *others)):
            if len(text) >= _LONG and text.isdecimal():
                self._seen.setdefault(column, set()).add(text)

    def lost(self, order_id: str, others: Iterable[str]) -> list[int]:
        """Return which ids of a row must be refused: 0 the order id, 1 the first of the others."""
        ids = (order_id, *others)
        suspects = [column for column, text in enumerate(ids) if lost_its_end(text)]
        if len(suspects) != 1:
            return suspects
        has_witness = any(
            len(text) >= _LONG and text.isdecimal() and column not in suspects
            for column, text in enumerate(ids)
        )
        expected = self._beside_whole_ones if has_witness else self._alone
        return suspects if suspects[0] in expected else []

    @cached_property
    def _beside_whole_ones(self) -> frozenset[int]:
        return self._more_than_chance(_BESIDE_WHOLE_ONES)

    @cached_property
    def _alone(self) -> frozenset[int]:
        return self._more_than_chance(_ALONE)

    def _more_than_chance(self, unlikely: float) -> frozenset[int]:
        """Return the columns with so many lost ends that chance gives them in fewer files.

        Decided when it is first asked, after all `add`.
        """
        return frozenset(column for column, ids in self._seen.items() if _chance(ids) < unlikely)


def _chance(ids: Collection[str]) -> float:
    """Return how likely ids of a sound file lose so many ends, or more (Poisson)."""
    lost = sum(map(lost_its_end, ids))
    expected = sum(10.0 ** (_KEPT_DIGITS - len(text)) for text in ids)
    fewer = sum(
        math.exp(-expected) * expected**count / math.factorial(count)
        for count in range(min(lost, _MANY))
    )
    return 1 - fewer
