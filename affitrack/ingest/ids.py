"""Order, SKU, product and content ids: text from end to end, and what a spreadsheet does to them.

An id has 18 or 19 digits. A spreadsheet that opens the export keeps 15 of them: it writes
5.76945E+17, or the digits beyond the fifteenth come back as zeros. Such an id is lost; taking it
would make two orders one, or one order two.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from affitrack.ingest.bad import Bad, bad, states_nothing
from affitrack.ingest.block import FORMULA, NUMBER, plain

_KEPT_DIGITS: Final = 15
LONGEST_ID: Final = 64
_UNLIKELY: Final = 0.1
_MANY: Final = 100
_EXPONENT_OR_DECIMALS = re.compile(
    r"[0-9]+[.,][0-9]*(?:E\+?[0-9]+)?|[0-9]+E\+[0-9]+", re.IGNORECASE
)
_GUARDED = re.compile(r"""=?"([^"]*)"|'([^']*)""")


def read_id(cell: str) -> str | Bad:
    """Return the id in a cell, "" where it states none.

    Ids of another shape than digits are kept as they are. Guards that keep a spreadsheet from
    counting (a leading apostrophe, ="...") are taken off.
    """
    text = plain(cell).strip()
    if states_nothing(text):
        return ""
    if cell.startswith(FORMULA):
        return bad("formula", cell)
    guarded = _GUARDED.fullmatch(text)
    if guarded is not None:
        text = (guarded[1] or guarded[2] or "").strip()
    as_number = cell.startswith(NUMBER) and len(text) > _KEPT_DIGITS
    if as_number or _EXPONENT_OR_DECIMALS.fullmatch(text):
        return bad("id_damaged", cell)
    if len(text) > LONGEST_ID or not text.isprintable():
        return bad("not_id", cell)
    return text


def lost_its_end(text: str) -> bool:
    """Whether an id has more than 15 digits and only zeros beyond: what a spreadsheet leaves.

    One id of 18 digits in a thousand ends so by chance.
    """
    return len(text) > _KEPT_DIGITS and text.isdecimal() and not text[_KEPT_DIGITS:].strip("0")


class LostEnds:
    """Tells order ids that end in zeros by chance from those that a spreadsheet cut.

    A spreadsheet converts every column alike, so an order id with a lost end beside a long SKU or
    product id that is whole was not converted: unless such ids are more frequent in the file than
    chance makes them, they are taken. In a short file even one is too many.
    """

    def __init__(self) -> None:
        self._expected = 0.0
        self._alone = 0

    def add(self, order_id: str, others: Iterable[str]) -> None:
        """Count one row of the file, before its rows are judged."""
        beyond = len(order_id) - _KEPT_DIGITS
        if beyond > 0 and order_id.isdecimal():
            self._expected += 10.0**-beyond
            self._alone += lost_its_end(order_id) and _any_whole(others)

    @cached_property
    def are_chance(self) -> bool:
        """Whether at least so many single lost ends happen by chance in one file of ten.

        Decided when it is first asked, after all `add`.
        """
        fewer = sum(
            math.exp(-self._expected) * self._expected**n / math.factorial(n)
            for n in range(min(self._alone, _MANY))
        )
        return 1 - fewer >= _UNLIKELY

    def is_lost(self, order_id: str, others: Iterable[str]) -> bool:
        """Whether an order id must be refused."""
        return lost_its_end(order_id) and not (self.are_chance and _any_whole(others))


def _any_whole(ids: Iterable[str]) -> bool:
    return any(len(text) > _KEPT_DIGITS and not lost_its_end(text) for text in ids)
