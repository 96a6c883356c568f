"""Columns of cells into values, each distinct cell read once.

An export repeats itself: 100 000 rows hold a few thousand different amounts, thirty shops and three
statuses. So a column is a table of what was read before (`Memo`), and only a cell that is new costs
more than a look-up. Order ids and moments hardly repeat and have their own short ways.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import compress
from typing import Any, Final

from affitrack.ingest.read.block import plain
from affitrack.ingest.values.bad import (
    EMPTY,
    Bad,
    bad,
    bad_formula,
    is_formula,
    states_nothing,
)
from affitrack.ingest.values.ids import LONGEST_ID, read_order_id
from affitrack.ingest.values.moments import DateOrder, iso_clock, iso_day, read_moment
from affitrack.ingest.values.numbers import DecimalSign, currencies_named, read_amount
from affitrack.ingest.values.plain_amounts import read_plain_amounts

_MOST_REMEMBERED: Final = 100_000
# A long text hardly repeats, and many of them fill the memory.
_LONGEST_REMEMBERED: Final = 500
# So many cells of a column tell how many of them are known.
_LOOKED_AT: Final = 8
# Where more than one in so many is unknown, a column is sooner read together.
_KNOWN_AS_A_RULE: Final = 3


class Memo(dict[Any, Any]):
    """What was read from each distinct cell.

    A `Bad` is never kept, so that `found_bad` grows whenever a column has one.
    """

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self._read = read
        self.found_bad = 0

    def __missing__(self, cell: object) -> Any:  # noqa: ANN401 - whatever `read` gives
        value = self._read(cell)
        if isinstance(value, Bad):
            self.found_bad += 1
            return value
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        if not isinstance(cell, str) or len(cell) <= _LONGEST_REMEMBERED:
            self[cell] = value
        return value

    def column(self, cells: Sequence[Any]) -> list[Any]:
        """Return the values of a column."""
        first = cells[0]
        if first == cells[-1] and cells.count(first) == len(cells):
            return [self[first]] * len(cells)
        return self.each(cells)

    def each(self, cells: Sequence[Any]) -> list[Any]:
        """Return the values of cells that differ."""
        return list(map(self.__getitem__, cells))


class Amounts(Memo):
    """Amounts in one currency: where they hardly recur, those of a column are read together."""

    def __init__(self, decimal: DecimalSign, currency: str) -> None:
        super().__init__(partial(read_amount, decimal=decimal, currency=currency))
        self._decimal: DecimalSign = decimal
        self._currency = currency

    def each(self, cells: Sequence[Any]) -> list[Any]:
        """Return the amounts of a column, None where nothing is stated."""
        some = cells[:: -(-len(cells) // _LOOKED_AT)]
        unknown = len(some) - sum(map(self.__contains__, some))
        amounts = self._together(cells) if unknown * _KNOWN_AS_A_RULE > len(some) else None
        return super().each(cells) if amounts is None else amounts

    def _together(self, cells: Sequence[str]) -> list[int | None] | None:
        """Read a column at once; None where it cannot be read so."""
        stated = [cell for cell in cells if cell not in EMPTY]
        amounts = read_plain_amounts(stated, self._decimal, self._currency)
        if amounts is None:
            return None
        if len(self) + len(stated) < _MOST_REMEMBERED:
            self.update(zip(stated, amounts, strict=True))
        if len(stated) == len(cells):
            return list(amounts)
        following = iter(amounts)
        return [None if cell in EMPTY else next(following) for cell in cells]


class Ids:
    """Order ids: they hardly ever repeat and must not be empty."""

    def __init__(self) -> None:
        self.found_bad = 0

    def column(self, cells: Sequence[str]) -> list[Any]:
        """Return the ids of a column; an empty one is `Bad`."""
        together = "".join(cells)
        digits_only = together.isdecimal() and together.isascii() and "" not in cells
        if digits_only and max(map(len, cells)) <= LONGEST_ID:
            return list(cells)
        return list(map(self._one, cells))

    def _one(self, cell: str) -> str | Bad:
        value = read_order_id(cell) or bad("id_missing", cell)
        self.found_bad += isinstance(value, Bad)
        return value


class _UnusualError(ValueError):
    """A cell does not have the shape that the short way reads."""


# "31/12/2026 23:59:59": where each digit of the clock stands, and which ones it may be.
_LENGTH: Final = 19
_BEFORE_CLOCK: Final = 10
_CLOCK: Final = 11
_DIGITS: Final = {
    10: b" T",
    11: b"012",
    12: b"0123456789",
    13: b":",
    14: b"012345",
    15: b"0123456789",
    16: b":",
    17: b"012345",
    18: b"0123456789",
}
# Of the first digit of an hour: whether the second one has to be below four.
_IS_LATE: Final = bytes(digit == ord("2") for digit in range(256))
_LATEST: Final = ord("3")


class Moments:
    """Moments, mostly "DD/MM/YYYY HH:MM:SS": their parts repeat, the moments hardly do."""

    def __init__(self, order: DateOrder, *, required: bool, zone: str | None = None) -> None:
        self._days = _Parts(lambda text: _day_before_time(text, order))
        self._times = _Parts(iso_clock)
        self._required = required
        self._slow = Memo(lambda cell: self._one(cell, order, zone))

    @property
    def found_bad(self) -> int:
        """Return how many cells could not be read so far."""
        return self._slow.found_bad

    def column(self, cells: Sequence[str]) -> list[Any]:
        """Return the ISO moments of a column, None where nothing is stated."""
        own = cells if self._required else [cell for cell in cells if cell not in EMPTY]
        try:
            stated = self._stated(own)
        except _UnusualError:
            return self._slow.column(cells)
        if len(stated) == len(cells):
            return stated
        following = iter(stated)
        return [None if cell in EMPTY else next(following) for cell in cells]

    def _stated(self, cells: Sequence[str]) -> list[Any]:
        """Return the moments of cells that are a day and a time of day.

        Raises `_UnusualError` where one of them is not, or names its offset from UTC.
        """
        days, times = self._days, self._times
        if _have_plain_clocks(cells):
            return [days[c[:_BEFORE_CLOCK]] + c[_CLOCK:] for c in cells]
        between = "T" if "T" in cells[0] else " "
        parted = [cell.partition(between) for cell in cells]
        return [days[day] + times[time] for day, _, time in parted]

    def _one(self, cell: str, order: DateOrder, zone: str | None) -> str | Bad | None:
        moment = read_moment(cell, order, zone)
        return bad("moment_missing", cell) if moment is None and self._required else moment


class _Parts(dict[str, str]):
    def __init__(self, read: Callable[[str], str | None]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> str:
        value = self._read(text)
        if value is None:
            raise _UnusualError(text)
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[text] = value
        return value


def _day_before_time(text: str, order: DateOrder) -> str | None:
    day = iso_day(text, order)
    return None if day is None else f"{day}T"


def _have_plain_clocks(cells: Sequence[str]) -> bool:
    """Whether each cell is ten characters, a space or "T", and a time of day as ISO writes it.

    A million moments have most of the day's 86 400 times, too many to remember cheaply: so they
    are looked at digit by digit, each digit of all cells at once.
    """
    if set(map(len, cells)) - {_LENGTH}:
        return False
    together = "".join(cells)
    if not together.isascii():
        return False
    letters = together.encode()
    if any(letters[place::_LENGTH].strip(allowed) for place, allowed in _DIGITS.items()):
        return False
    is_late = letters[11::_LENGTH].translate(_IS_LATE)
    return max(compress(letters[12::_LENGTH], is_late), default=0) <= _LATEST


def read_text(cell: str) -> str | Bad:
    """Return the text of a cell, "" where it states nothing."""
    if is_formula(cell):
        return bad_formula(cell)
    text = plain(cell).strip()
    return "" if states_nothing(text) else text


def read_currency(cell: str) -> str | Bad:
    """Return the ISO 4217 code in a cell, also of a sign that only one currency has."""
    text = read_text(cell)
    if isinstance(text, Bad):
        return text
    if not text:
        return bad("currency_missing", cell)
    meant = currencies_named(text)
    if len(meant) == 1:
        return min(meant)
    return bad("currency_ambiguous" if meant else "currency_unknown", cell)
