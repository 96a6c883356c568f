"""What the figures of many lines are worth, column by column.

The lines of an export have their own amounts, and little else of their own: which amounts they
state, under which rate and VAT, makes a few dozen shapes. What a shape decides is decided once, by
the functions that decide it for one line; then the amounts of all its lines are reckoned in whole
numbers. `Deriver.worth` says the same of one line, and has the word where a line has no such shape.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.audit import TOLERANCE, AuditFlag, rates_behind
from affitrack.domain.commission import (
    Source,
    estimate,
    is_base_actual,
    is_settled,
    ratio_of,
    stated_base,
    stated_rate,
)
from affitrack.domain.line_table import PLACES
from affitrack.domain.own_amounts import OwnAmounts, at_places
from affitrack.domain.stage import Outcome, outcome_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affitrack.domain.derive import Deriver
    from affitrack.domain.line import LineFacts
    from affitrack.domain.line_table import LineTable

# The amounts, which a line may have for itself. Of these a shape knows only the sign.
_OWN: Final = (
    "price",
    "est_base",
    "est_standard",
    "est_shop_ads",
    "est_bonus",
    "est_partner_bonus",
    "est_taxes",
    "actual_base",
    "actual_standard",
    "actual_shop_ads",
    "actual_bonus",
    "actual_partner_bonus",
    "taxes",
    "shared_with_partner",
    "final_earned",
    "seller_discount",
    "platform_discount",
)
# Everything else that decides what a line is worth: a shape knows it.
_SHARED: Final = (
    "status",
    "order_type",
    "items_sold",
    "items_refunded",
    "standard_rate",
    "shop_ads_rate",
    "vat_rate",
)
_OWN_PLACES: Final = tuple(PLACES[name] for name in _OWN)
_SHARED_PLACES: Final = tuple(PLACES[name] for name in _SHARED)

# Where a shape comes for the first time, fewer lines of it are sooner worked out one by one.
_FEW: Final = 3
_MOST_SHAPES: Final = 20_000

_COMMISSION: Final = AuditFlag.COMMISSION_MISMATCH.value
_BASE: Final = AuditFlag.BASE_MISMATCH.value


class WorthColumns(NamedTuple):
    """What lines are worth: the columns `outcome` to `source` of `DerivedLine`, and flags."""

    outcome: Sequence[Any]
    base: Sequence[Any]
    rate: Sequence[Any]
    commission: Sequence[Any]
    net: Sequence[Any]
    source: Sequence[Any]
    audit_flags: Sequence[Any]


class _Found:
    """What lines are worth, in the order in which they are worked out."""

    def __init__(self) -> None:
        self.places: list[int] = []
        self.columns: list[list[Any]] = [[] for _ in WorthColumns._fields]

    def add(self, places: Sequence[int], columns: Sequence[Sequence[Any]]) -> None:
        """Add some lines; the columns are those of `WorthColumns`."""
        self.places += places
        for column, more in zip(self.columns, columns, strict=True):
            column.extend(more)

    def in_order(self) -> WorthColumns:
        """Return the columns with every line at its place."""
        found_at = [0] * len(self.places)
        for index, place in enumerate(self.places):
            found_at[place] = index
        return WorthColumns(*[at_places(found_at, column) for column in self.columns])


class _Amounts(NamedTuple):
    """The amounts of lines of one shape."""

    base: Sequence[int]
    commission: Sequence[int]
    net: Sequence[int]
    audit_flags: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How the stated base of a shape's lines is compared with their price."""

    items: int
    discounts: tuple[str, ...]
    """Names of `_OWN`."""
    tolerance: int
    vat: tuple[int, int]
    """As tax and whole: 20 % is (1, 5)."""
    reduced: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What lines have in common that state the same amounts under the same rules."""

    outcome: str
    rate: str | None
    source: str
    base: str
    """Names here are of `_OWN`: the commission base,"""
    commission: tuple[str, ...]
    """what the commission is the sum of,"""
    net: str
    """the net, "" where it is the commission less `withheld`,"""
    withheld: tuple[str, ...]
    checked: tuple[str, ...]
    """and what the commission that is checked is the sum of."""
    rates: tuple[tuple[int, int], ...]
    """Of the check; none where nothing can be checked."""
    fit: _Fit | None

    def paid(self, own: OwnAmounts) -> Sequence[int] | None:
        """Return what buyers paid; None where no base is compared with it."""
        if self.fit is None:
            return None
        items = self.fit.items
        paid = own["price"] if items == 1 else [each * items for each in own["price"]]
        return own.less(paid, self.fit.discounts)

    def amounts(self, own: OwnAmounts, paid: Sequence[int] | None, deriver: Deriver) -> _Amounts:
        """Work lines out; `paid` as above, more than nothing for each."""
        base = own[self.base]
        flags = [0] * len(base)
        if self.fit is not None and paid is not None:
            _compare(self.fit, base, paid, flags, deriver)
        if self.rates:
            _check(self, base, own, flags)
        commission = own.sum_of(self.commission)
        net = own[self.net] if self.net else own.less(commission, self.withheld)
        return _Amounts(base, commission, net, flags)


class WorthReader:
    """Works lines out for one deriver, whose tally it keeps; it remembers shapes."""

    def __init__(self, deriver: Deriver) -> None:
        self._deriver = deriver
        self._shapes: dict[tuple[Any, ...], _Shape | None] = {}
        self._met: set[tuple[Any, ...]] = set()

    def worths(self, table: LineTable, typical_days: Sequence[str]) -> WorthColumns:
        """Return what some lines are worth.

        Args:
            table: the lines.
            typical_days: `Deriver.typical_day` of each of their orders.
        """
        count = len(table)
        found = _Found()
        if not self._deriver.is_worth_by_figures:
            self._one_by_one(table, range(count), found)
            return found.in_order()
        own = [table.columns[place] for place in _OWN_PLACES]
        shared = [table.columns[place] for place in _SHARED_PLACES]
        places_of: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
        keys = zip(typical_days, *shared, *map(_signs, own), strict=True)
        for place, key in enumerate(keys):
            places_of[key].append(place)
        for key, places in places_of.items():
            if not self._of_one_shape(key, table, places, found):
                self._one_by_one(table, places, found)
        return found.in_order()

    def _of_one_shape(
        self, key: tuple[Any, ...], table: LineTable, places: list[int], found: _Found
    ) -> bool:
        """Work out lines of one shape; tell whether that could be done."""
        if key not in self._shapes:
            if len(places) < _FEW and key not in self._met:
                if len(self._met) >= _MOST_SHAPES:
                    self._met.clear()
                self._met.add(key)
                return False
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            self._shapes[key] = _shape_of(table.line(places[0]), self._deriver)
        shape = self._shapes[key]
        if shape is None:
            return False
        own = OwnAmounts(table, places)
        paid = shape.paid(own)
        if paid is not None and min(paid) <= 0:  # which leaves nothing to compare a base with
            unpaid = [at for at, amount in zip(places, paid, strict=True) if amount <= 0]
            self._one_by_one(table, unpaid, found)
            places = [at for at, amount in zip(places, paid, strict=True) if amount > 0]
            if not places:
                return True
            own = OwnAmounts(table, places)
            paid = shape.paid(own)
        amounts = shape.amounts(own, paid, self._deriver)
        of_all = ([value] * len(places) for value in (shape.outcome, shape.rate, shape.source))
        outcome, rate, source = of_all
        base, commission, net, flags = amounts
        found.add(places, WorthColumns(outcome, base, rate, commission, net, source, flags))
        return True

    def _one_by_one(self, table: LineTable, places: Sequence[int], found: _Found) -> None:
        deriver = self._deriver
        for at in places:
            worth = deriver.worth(table.line(at))
            if worth.fit is not None:
                deriver.basis_tally.add(worth.fit)
            values = (worth.outcome, *worth.amounts, worth.audit_flags)
            found.add((at,), [(value,) for value in values])


def _signs(amounts: Sequence[int | None]) -> Sequence[int | None]:
    """Return 1, 0 or -1 for each amount, None where none is stated."""
    stated = [amount for amount in amounts if amount is not None]
    if not stated:
        return amounts
    if min(stated) > 0:
        return [amount and 1 for amount in amounts]
    return [None if amount is None else (amount > 0) - (amount < 0) for amount in amounts]


def _shape_of(facts: LineFacts, deriver: Deriver) -> _Shape | None:
    """Return the shape of a line and of all like it; None where it has no common one."""
    outcome = outcome_of(facts)
    base = stated_base(facts, outcome)
    if outcome is Outcome.DEDUCTED or base is None or base <= 0:
        return None
    settles = is_settled(outcome)
    is_final = settles and facts.final_earned is not None
    if not is_final and estimate(facts) is None:
        return None
    rate = stated_rate(facts)
    is_actual = is_base_actual(facts, outcome)
    checked, rates = _check_of(facts, rate, is_actual=is_actual)
    return _Shape(
        outcome=outcome.value,
        rate=rate,
        source=(Source.ACTUAL if is_final else Source.ESTIMATED).value,
        base="actual_base" if is_actual else "est_base",
        commission=_commission_of(facts, is_final=is_final),
        net="final_earned" if is_final else "",
        withheld=_stated(facts, "est_taxes"),
        checked=checked,
        rates=rates,
        fit=_fit_of(facts, deriver, is_actual=is_actual),
    )


def _stated(facts: LineFacts, *names: str) -> tuple[str, ...]:
    """Return those of some amounts that are more or less than nothing."""
    return tuple(name for name in names if getattr(facts, name))


def _commission_of(facts: LineFacts, *, is_final: bool) -> tuple[str, ...]:
    """Return which amounts the commission of a line is the sum of."""
    if not is_final:
        return _stated(facts, "est_standard", "est_shop_ads", "est_bonus", "est_partner_bonus")
    parts = "actual_standard", "actual_shop_ads", "actual_bonus", "actual_partner_bonus"
    if all(getattr(facts, part) is None for part in parts):
        return _stated(facts, "final_earned", "taxes", "shared_with_partner")
    return _stated(facts, *parts)


def _check_of(
    facts: LineFacts, rate: str | None, *, is_actual: bool
) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """Return which amounts the checked commission of a line is the sum of, and the rates."""
    kind = "actual" if is_actual else "est"
    parts = f"{kind}_standard", f"{kind}_shop_ads"
    standard, shop_ads = (getattr(facts, part) for part in parts)
    if standard is None and shop_ads is None:
        return (), ()
    rates = rates_behind(facts, standard or 0, shop_ads or 0, rate)
    known = tuple(ratio_of(each) for each in rates if each is not None)
    if len(known) < len(rates):
        return (), ()
    return _stated(facts, *parts), known


def _fit_of(facts: LineFacts, deriver: Deriver, *, is_actual: bool) -> _Fit | None:
    """Return how the base of a line is compared with its price; None where nothing was paid."""
    if facts.price is None:
        return None
    refunded = facts.items_refunded if is_actual else 0
    items = max(facts.items_sold - refunded, 0)
    discounts = _stated(facts, "seller_discount", "platform_discount")
    if not items and not discounts:
        return None
    return _Fit(
        items=items,
        discounts=discounts,
        tolerance=max(TOLERANCE, facts.items_sold),
        vat=deriver.vat_rate(facts).as_integer_ratio(),
        reduced=tuple(rate.as_integer_ratio() for rate in deriver.other_vat_rates(facts)),
    )


def _compare(
    fit: _Fit, base: Sequence[int], paid: Sequence[int], flags: list[int], deriver: Deriver
) -> None:
    """Count which basis lines fit, and flag those that fit none."""
    tolerance = fit.tolerance
    with_tax = [abs(each - whole) <= tolerance for each, whole in zip(base, paid, strict=True)]
    before_tax = _are_pre_tax(base, paid, fit.vat, tolerance)
    for vat in fit.reduced:
        if all(before_tax):
            break
        others = _are_pre_tax(base, paid, vat, tolerance)
        before_tax = [one or other for one, other in zip(before_tax, others, strict=True)]
    deriver.basis_tally.count(len(base), pre_tax=sum(before_tax), tax_included=sum(with_tax))
    if not all(before_tax):
        for at, fits in enumerate(map(any, zip(before_tax, with_tax, strict=True))):
            if not fits:
                flags[at] |= _BASE


def _are_pre_tax(
    base: Sequence[int], paid: Sequence[int], vat: tuple[int, int], tolerance: int
) -> list[bool]:
    """Tell where |base - paid / (1 + VAT)| <= tolerance, exactly and in whole numbers."""
    tax, whole = vat
    both = whole + tax
    most = tolerance * both
    return [abs(b * both - p * whole) <= most for b, p in zip(base, paid, strict=True)]


def _check(shape: _Shape, base: Sequence[int], own: OwnAmounts, flags: list[int]) -> None:
    """Flag the lines whose stated commission and base x rate differ by more than one unit."""
    expected = [0] * len(base)
    for parts, whole in shape.rates:
        twice = 2 * whole
        of_rate = [(2 * b * parts + whole) // twice for b in base]
        expected = of_rate if len(shape.rates) == 1 else list(map(add, expected, of_rate))
    stated = own.sum_of(shape.checked)
    for at, (amount, should) in enumerate(zip(stated, expected, strict=True)):
        if abs(abs(amount) - should) > TOLERANCE:
            flags[at] |= _COMMISSION
