"""How a file writes numbers and dates, decided once for the whole file and never per cell.

"9.510" is nine and a half or nine thousand, "05/11/2026" is in May or in November. The cells that
can be read in one way only decide for all the others: first those that leave no choice ("52,35",
"1.234,56", "140.000" in a currency without cents), then those that make one reading likely, then
the habit of the file's language. A cell that does not fit the decision is a rejected row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from affitrack.ingest.block import NUMBER, Block
from affitrack.ingest.moments import DateOrder, order_shown
from affitrack.ingest.numbers import OTHER_SIGN, SPACES, DecimalSign, RateUnit, bare_number
from affitrack.wording.currency import exponent

_COMMA_LANGUAGES: Final = frozenset({"fr", "vi", "id", "pt"})
_GROUP: Final = 3
_BODY = re.compile(rf"[0-9](?:[0-9.,'\u2019{SPACES}]*[0-9])?")
# Distinct cells are looked at once; this many are remembered before starting anew.
_MOST_REMEMBERED: Final = 50_000


@dataclass(frozen=True)
class Dialect:
    """How one file writes numbers and dates."""

    decimal_sign: DecimalSign
    thousands_sign: str
    """"" when the file groups no thousands."""
    date_order: DateOrder
    """DD/MM where nothing in the file decides: every sample seen has that order."""


@dataclass(frozen=True)
class Places:
    """Where, in the rows of a file, the cells stand that tell its dialect."""

    currency: int | None
    """None where the file has no such column: then `one_currency` counts."""
    money: tuple[int, ...]
    moments: tuple[int, ...]
    rates: Mapping[str, int]
    """By field."""
    one_currency: str = ""
    """The currency of all rows, "" where it is not known."""


@dataclass
class Evidence:
    """What the cells seen so far say about the dialect."""

    places: Places
    _sure: Counter[DecimalSign] = field(default_factory=Counter)
    _likely: Counter[DecimalSign] = field(default_factory=Counter)
    _groups: Counter[str] = field(default_factory=Counter)
    _orders: Counter[DateOrder] = field(default_factory=Counter)
    _largest_bare: dict[str, Decimal] = field(default_factory=dict)
    _seen: set[tuple[str, str]] = field(default_factory=set)

    @property
    def is_conclusive(self) -> bool:
        """Whether the rest of the file can only contradict, not decide."""
        return bool(self._sure) and bool(self._orders) and not self._largest_bare

    def add(self, block: Block, width: int) -> None:
        """Look at some rows; those that are not `width` cells wide say nothing."""
        rows = [row for row in block.rows if len(row) == width]
        if not rows:
            return
        columns = list(zip(*rows, strict=True))
        place = self.places.currency
        one = [self.places.one_currency] * len(rows)
        currencies = one if place is None else columns[place]
        for place in self.places.money:
            self._add_money(columns[place], currencies)
        for place in self.places.moments:
            shown = map(order_shown, self._new("", columns[place]))
            self._orders.update(order for order in shown if order is not None)
        for name, place in self.places.rates.items():
            self._add_rates(name, columns[place])

    def dialect(self, language: str) -> Dialect:
        """Return the decision for a file in this language."""
        decimal = (
            _winner(self._sure)
            or _winner(self._likely)
            or ("," if language in _COMMA_LANGUAGES else ".")
        )
        groups = [sign for sign, _ in self._groups.most_common() if sign != decimal]
        order: DateOrder = "MDY" if self._orders["MDY"] > self._orders["DMY"] else "DMY"
        return Dialect(decimal, groups[0] if groups else "", order)

    def rate_units(self) -> dict[str, RateUnit]:
        """Return, for each rate column with numbers that have no "%", what they mean.

        Numbers that never pass 1 are fractions (0.12); otherwise they are percentages (12).
        """
        return {
            name: "fraction" if largest <= 1 else "percent"
            for name, largest in self._largest_bare.items()
        }

    def _new(self, kind: str, cells: Sequence[str]) -> set[str]:
        """Return the distinct cells of a kind that were not looked at before."""
        if len(self._seen) > _MOST_REMEMBERED:
            self._seen.clear()
        new = {cell for cell in set(cells) if (kind, cell) not in self._seen}
        self._seen.update((kind, cell) for cell in new)
        return new

    def _add_money(self, cells: Sequence[str], currencies: Sequence[str]) -> None:
        for currency in set(currencies):
            own = [cell for cell, name in zip(cells, currencies, strict=True) if name == currency]
            for cell in self._new(f"money {currency}", own):
                self._add_amount(cell, exponent(currency.strip().upper()))

    def _add_amount(self, cell: str, digits: int) -> None:
        body = None if cell.startswith(NUMBER) else _BODY.search(cell)
        if body is None:
            return
        text = body[0]
        self._groups.update(sign for sign in SPACES + ".,'\u2019" if sign in text)
        sure, likely = decimal_sign_shown(text, digits)
        if sure is not None:
            self._sure[sure] += 1
        elif likely is not None:
            self._likely[likely] += 1

    def _add_rates(self, name: str, cells: Sequence[str]) -> None:
        for cell in self._new(f"rate {name}", cells):
            number = bare_number(cell)
            if number is not None:
                self._largest_bare[name] = max(number, self._largest_bare.get(name, number))


def decimal_sign_shown(text: str, digits: int) -> tuple[DecimalSign | None, DecimalSign | None]:
    """Return the decimal sign that an amount proves, or else the one that it makes likely.

    `text` is the amount alone, `digits` the decimals of its currency.
    """
    points, commas = text.count("."), text.count(",")
    if not points and not commas:
        return None, None
    if points and commas:
        last: DecimalSign = "." if text.rfind(".") > text.rfind(",") else ","
        return (last if text.count(last) == 1 else None), None
    sign: DecimalSign = "." if points else ","
    first, *groups = re.split(f"[{re.escape(sign)}]", text)
    groups_thousands = len(first) <= _GROUP and all(len(group) == _GROUP for group in groups)
    if len(groups) > 1:
        return (OTHER_SIGN[sign] if groups_thousands else None), None
    if not groups_thousands or first == "0":
        return sign, None
    if digits == 0:
        return OTHER_SIGN[sign], None
    return None, (OTHER_SIGN[sign] if digits < _GROUP else None)


def _winner(votes: Counter[DecimalSign]) -> DecimalSign | None:
    if votes[","] == votes["."]:
        return None
    return "," if votes[","] > votes["."] else "."
