"""How a file writes numbers and dates, decided once for the whole file and never per cell.

"9.510" is nine and a half or nine thousand, "05/11/2026" is in May or in November. The cells that
can be read in one way only decide for all the others: "52,35", "1.234,56", "140.000" in a currency
without cents, "31/08/2026". Where all cells leave it open, the habit of the kind of file decides if
one is known and no cell speaks against it; else it is asked (`questions`). A cell that does not fit
the decision is a rejected row.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, Generic, Literal, NamedTuple, TypeVar

from affitrack.ingest.read.block import NUMBER, Block, fitted, plain
from affitrack.ingest.read.encodings import LEGACY
from affitrack.ingest.values.bad import is_formula
from affitrack.ingest.values.moments import (
    OTHER_ORDER,
    DateOrder,
    orders_fitting,
    read_day,
    told_by_day,
)
from affitrack.ingest.values.numbers import (
    OTHER_SIGN,
    SPACES,
    DecimalSign,
    RateUnit,
    bare_number,
    currencies_named,
    decimal_sign_shown,
    read_amount,
)
from affitrack.wording.currency import exponent

About = Literal["encoding", "decimal_sign", "date_order"]
Answers = Mapping[About, str]
"""What was answered: "," or "." for the decimal sign, "DMY" or "MDY" for the order of dates, and
which of Windows' encodings of eight bits a text is in."""

ANSWERS: Final[Mapping[About, tuple[str, ...]]] = {
    "encoding": LEGACY,
    "decimal_sign": tuple(OTHER_SIGN),
    "date_order": tuple(OTHER_ORDER),
}

_T = TypeVar("_T", bound=str)

_SIGNS: Final = f"{SPACES}.,'\u2019"
# "31/12/2026", and what shows that the year ends there.
_LONGEST_DAY: Final = 11
_BODY = re.compile(rf"[0-9](?:[0-9.,'\u2019{SPACES}]*[0-9])?")
# Distinct cells are looked at once; this many are remembered before starting anew.
_MOST_REMEMBERED: Final = 50_000
# Fewer cells than these, or than one in a hundred, are slips; more are a second way of writing.
FEWEST_AGAINST: Final = 3
SHARE_AGAINST: Final = 100
_EXAMPLES: Final = 2


@dataclass(frozen=True)
class Dialect:
    """How one file writes numbers and dates."""

    decimal_sign: DecimalSign
    date_order: DateOrder
    zone: str | None = None
    """The IANA zone on whose wall clock moments are put that name their offset from UTC; None
    leaves them on their own."""


@dataclass(frozen=True)
class Habits:
    """How a kind of file writes where its cells leave it open; None where no habit is known."""

    decimal_sign: DecimalSign | None = None
    date_order: DateOrder | None = None


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
    days: tuple[int, ...] = ()
    ordered: int | None = None
    """Where the moment of the order stands: no other of its row is earlier."""


class Sample(NamedTuple):
    """A cell that shows what there is to ask."""

    place: int
    cell: str
    currency: str


@dataclass(frozen=True)
class Verdict(Generic[_T]):
    """What the cells and habits of a file say on one matter."""

    value: _T
    is_proven: bool
    """The cells leave no choice."""
    is_asked: bool
    """Neither cells nor habit decide: `value` is a guess that must be confirmed."""
    samples: tuple[Sample, ...] = ()
    """Up to two cells that leave it open, or, where `is_mixed`, that prove one answer each."""
    is_mixed: bool = False
    """Whether the cells are clear but not of one mind."""

    def answered(self, value: _T | None) -> Verdict[_T]:
        """Return the verdict with an answer, which counts where the cells leave a choice."""
        if value is None or self.is_proven:
            return self
        return replace(self, value=value, is_asked=False)


@dataclass(frozen=True)
class Findings:
    """What the cells of a file say about its dialect."""

    decimal_sign: Verdict[DecimalSign]
    date_order: Verdict[DateOrder]

    @property
    def dialect(self) -> Dialect:
        """Return the decision, a guess where something is asked."""
        return Dialect(self.decimal_sign.value, self.date_order.value)

    def answered(self, answers: Answers) -> Findings:
        """Return the findings with answers. Raises `ValueError` for what is no answer."""
        for about, value in answers.items():
            if value not in ANSWERS.get(about, ()):
                raise ValueError(f"{value!r} is no answer about {about!r}")
        sign = answers.get("decimal_sign")
        order = answers.get("date_order")
        return replace(
            self,
            decimal_sign=self.decimal_sign.answered(_sign_of(sign)),
            date_order=self.date_order.answered(_order_of(order)),
        )


@dataclass
class _Votes(Generic[_T]):
    """Cells for each of two readings, and cells that may be either."""

    sure: Counter[_T] = field(default_factory=Counter)
    likely: Counter[_T] = field(default_factory=Counter)
    proofs: dict[_T, Sample] = field(default_factory=dict)
    open: list[Sample] = field(default_factory=list)
    """The first of the cells that can be read in both ways."""
    odd: list[Sample] = field(default_factory=list)
    """The first of those that can be read in the less likely way only: 2.493 in euros."""

    def verdict(self, habit: _T | None, default: _T) -> Verdict[_T]:
        """Decide, by the cells before the habit."""
        if self.sure:
            return self._by_proofs(habit, default)
        likely = _winner(self.likely)
        value = likely or habit or default
        if not self.samples:
            return Verdict(habit or value, is_proven=False, is_asked=False)
        is_asked = habit is None or likely not in {None, habit}
        samples = self.samples if is_asked else ()
        return Verdict(value, is_proven=False, is_asked=is_asked, samples=samples)

    def _by_proofs(self, habit: _T | None, default: _T) -> Verdict[_T]:
        winner = _winner(self.sure)
        value = winner or habit or default
        against = self.sure.total() - self.sure[value]
        if (against >= FEWEST_AGAINST and against * SHARE_AGAINST > self.sure.total()) or (
            winner is None and habit is None
        ):
            proofs = tuple(self.proofs.values())
            return Verdict(value, is_proven=False, is_asked=True, samples=proofs, is_mixed=True)
        # One slip of the pen proves nothing against many cells that look otherwise.
        unlikely = self.likely.total() - self.likely[value]
        if unlikely > self.sure[value] and habit != value:
            return Verdict(value, is_proven=False, is_asked=True, samples=self.samples)
        return Verdict(value, is_proven=winner is not None, is_asked=False)

    @property
    def samples(self) -> tuple[Sample, ...]:
        """Return two cells that decide nothing, those first that can be read in both ways."""
        return (*self.open, *self.odd)[:_EXAMPLES]

    @property
    def wants_samples(self) -> bool:
        """Whether another cell that decides nothing could be among `samples`."""
        return len(self.open) < _EXAMPLES

    def add_open(self, sample: Sample, readings: Sequence[object]) -> None:
        """Keep a cell that proves nothing, as long as there is room for examples."""
        kept = self.odd if None in readings else self.open
        if len(kept) < _EXAMPLES and all(sample.cell != other.cell for other in kept):
            kept.append(sample)


@dataclass
class Evidence:
    """What the cells seen so far say about the dialect."""

    places: Places
    _signs: _Votes[DecimalSign] = field(default_factory=_Votes)
    _orders: _Votes[DateOrder] = field(default_factory=_Votes)
    _largest_bare: dict[str, Decimal] = field(default_factory=dict)
    _below_one: set[str] = field(default_factory=set)
    _seen: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _remembered: int = 0
    _has_short_years: bool = False
    """Whether a spreadsheet has written the days anew, by its own country's habit."""
    _currencies: set[str] = field(default_factory=set)

    @property
    def is_american(self) -> bool:
        """Whether all rows are in US dollars: where those are at home, months come first."""
        return self._currencies == {"USD"}

    @property
    def is_conclusive(self) -> bool:
        """Whether the rest of the file can only contradict, not decide."""
        return bool(self._signs.sure) and bool(self._orders.sure) and not self._largest_bare

    def add(self, block: Block, width: int, *, only_open: bool = False) -> None:
        """Look at some rows; those that are not `width` cells wide say nothing.

        With `only_open` cells are left alone whose matter earlier rows have decided.
        """
        rows = [row for row in (fitted(each, width) for each in block.rows) if row is not None]
        if not rows:
            return
        columns = list(zip(*rows, strict=True))
        place = self.places.currency
        one = [self.places.one_currency] * len(rows)
        currencies = one if place is None else columns[place]
        money, days = self.places.money, (*self.places.moments, *self.places.days)
        for place in () if only_open and self._signs.sure else money:
            self._add_money(place, columns[place], currencies)
        for place in () if only_open and self._orders.sure else days:
            for cell in self._new("", columns[place]):
                self._add_day(place, cell)
        for name, place in self.places.rates.items():
            self._add_rates(name, columns[place])
        if not only_open:
            self._currencies.update(currencies)
            if self.places.ordered is not None and not self._orders.sure:
                ordered = columns[self.places.ordered]
                for place in days:
                    pairs = zip(ordered, columns[place], strict=True)
                    self._orders.likely.update(orders_fitting(pairs))

    def findings(self, habits: Habits) -> Findings:
        """Return what is decided for a file of these habits, and what is open."""
        date_order = None if self._has_short_years else habits.date_order
        return Findings(
            self._signs.verdict(habits.decimal_sign, "."),
            self._orders.verdict(date_order, "DMY"),
        )

    def rate_units(self) -> dict[str, RateUnit]:
        """Return, for each rate column with numbers that have no "%", what they mean.

        Numbers that never pass 1 are fractions (0.12); otherwise they are percentages (12), and
        those below 1 are neither. Where there is none but 1, it is 1 %: nobody earns the whole
        price.
        """
        fractions = self._fractions()
        return {
            name: "fraction" if name in fractions else "percent from 1"
            for name in self._largest_bare
        }

    def fraction(self) -> Decimal | None:
        """Return the largest number that is taken for a fraction though it has no "%"; 0.12.

        It could be 0.12 % as well, so those who show the file say how it is read.
        """
        return max(self._fractions().values(), default=None)

    def _fractions(self) -> dict[str, Decimal]:
        largest = self._largest_bare
        return {name: largest[name] for name in self._below_one if largest[name] <= 1}

    def _new(self, kind: str, cells: Sequence[str]) -> list[str]:
        """Return the distinct cells of a kind that were not looked at before, formulas left out."""
        if self._remembered > _MOST_REMEMBERED:
            self._seen.clear()
            self._remembered = 0
        seen = self._seen[kind]
        new = [cell for cell in dict.fromkeys(cells) if cell not in seen and not is_formula(cell)]
        seen.update(new)
        self._remembered += len(new)
        return new

    def _add_money(self, place: int, cells: Sequence[str], currencies: Sequence[str]) -> None:
        together = "".join(cells)
        if not any(sign in together for sign in _SIGNS):
            return
        for currency in dict.fromkeys(currencies):
            own = [cell for cell, name in zip(cells, currencies, strict=True) if name == currency]
            code = min(currencies_named(currency), default="")
            for cell in self._new(f"money {currency}", own):
                self._add_amount(Sample(place, cell, code))

    def _add_amount(self, sample: Sample) -> None:
        body = None if sample.cell.startswith(NUMBER) else _BODY.search(sample.cell)
        if body is None:
            return
        text = body[0]
        sure, likely = decimal_sign_shown(text, exponent(sample.currency))
        if sure is not None:
            self._signs.sure[sure] += 1
            self._signs.proofs.setdefault(sure, sample)
            return
        if likely is not None:
            self._signs.likely[likely] += 1
        if self._signs.wants_samples and ("." in text or "," in text):
            readings = amount_readings(sample)
            if any(reading is not None for reading in readings):
                self._signs.add_open(sample, readings)

    def _add_day(self, place: int, cell: str) -> None:
        told = told_by_day(plain(cell).strip()[:_LONGEST_DAY])
        if told is None:
            return
        is_short, sure, likely = told
        sample = Sample(place, cell, "")
        self._has_short_years = self._has_short_years or is_short
        if sure is not None:
            self._orders.sure[sure] += 1
            self._orders.proofs.setdefault(sure, sample)
            return
        if likely is not None:
            self._orders.likely[likely] += 1
            return
        if self._orders.wants_samples:
            first, second = day_readings(sample)
            if first is not None and second is not None and first != second:
                self._orders.add_open(sample, (first, second))

    def _add_rates(self, name: str, cells: Sequence[str]) -> None:
        for cell in self._new(f"rate {name}", cells):
            number = bare_number(cell)
            if number is not None:
                self._largest_bare[name] = max(number, self._largest_bare.get(name, number))
                if 0 < number < 1:
                    self._below_one.add(name)


def amount_readings(sample: Sample) -> tuple[int | None, int | None]:
    """Return the minor units of an amount by decimal comma and by decimal point.

    None for what cannot be read so.
    """
    comma = read_amount(sample.cell, ",", sample.currency)
    point = read_amount(sample.cell, ".", sample.currency)
    return (
        comma if isinstance(comma, int) else None,
        point if isinstance(point, int) else None,
    )


def day_readings(sample: Sample) -> tuple[str | None, str | None]:
    """Return the ISO days of a cell by day first and by month first; None where there is none."""
    day_first, month_first = read_day(sample.cell, "DMY"), read_day(sample.cell, "MDY")
    return (
        day_first if isinstance(day_first, str) else None,
        month_first if isinstance(month_first, str) else None,
    )


def _winner(votes: Counter[_T]) -> _T | None:
    """Return what most cells are for; None where there are none, or as many for each."""
    ranked = votes.most_common(2)
    is_tie = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return None if not ranked or is_tie else ranked[0][0]


def _sign_of(text: str | None) -> DecimalSign | None:
    return next((sign for sign in OTHER_SIGN if sign == text), None)


def _order_of(text: str | None) -> DateOrder | None:
    return next((order for order in OTHER_ORDER if order == text), None)
