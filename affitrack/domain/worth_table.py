"""What the figures of many lines are worth, column by column.

The lines of an export have their own amounts, and little else of their own: which amounts they
state, under which rate and VAT, makes a few dozen shapes. What a shape decides is decided once, by
the functions that decide it for one line; then the amounts of all its lines are reckoned in whole
numbers. `Deriver.worth` says the same of one line, and has the word where a line has no such shape.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.audit import TOLERANCE, AuditFlag, rates_behind
from affitrack.domain.commission import (
    Source,
    estimate,
    is_settled,
    ratio_of,
    stated_base,
    stated_rate,
)
from affitrack.domain.line_table import PLACES
from affitrack.domain.stage import Outcome, outcome_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affitrack.domain.derive import Deriver
    from affitrack.domain.line import LineFacts
    from affitrack.domain.line_table import LineTable

# The amounts that nearly every line has for itself. Of these a shape knows only the sign.
_OWN: Final = (
    "price",
    "est_base",
    "est_standard",
    "actual_base",
    "actual_standard",
    "final_earned",
)
# Everything else that decides what a line is worth: a shape knows it.
_SHARED: Final = (
    "status",
    "order_type",
    "items_sold",
    "items_refunded",
    "standard_rate",
    "shop_ads_rate",
    "est_shop_ads",
    "est_bonus",
    "est_partner_bonus",
    "est_taxes",
    "actual_shop_ads",
    "actual_bonus",
    "actual_partner_bonus",
    "taxes",
    "shared_with_partner",
    "seller_discount",
    "platform_discount",
)
_OWN_PLACES: Final = tuple(PLACES[name] for name in _OWN)
_SHARED_PLACES: Final = tuple(PLACES[name] for name in _SHARED)

# Fewer lines of one shape are sooner worked out one by one.
_FEW: Final = 3
_MOST_SHAPES: Final = 20_000

_COMMISSION: Final = AuditFlag.COMMISSION_MISMATCH.value
_BASE: Final = AuditFlag.BASE_MISMATCH.value


class WorthColumns(NamedTuple):
    """What lines are worth: the columns `outcome` to `source` of `DerivedLine`, and flags."""

    outcome: list[Any]
    base: list[Any]
    rate: list[Any]
    commission: list[Any]
    net: list[Any]
    source: list[Any]
    audit_flags: list[Any]


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
    discounts: int
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
    """Names here are of `_OWN`, "" where the lines state none: the commission base,"""
    commission: str
    """what the commission is but for `more`,"""
    more: int
    net: str
    """the net, where it is stated; else it is the commission less `withheld`,"""
    withheld: int
    standard: str
    """and the commission that is checked, but for that of Shop Ads."""
    shop_ads: int
    rates: tuple[tuple[int, int], ...]
    """Of the check; none where nothing can be checked."""
    fit: _Fit | None

    def amounts(self, own: dict[str, Sequence[int]], deriver: Deriver) -> _Amounts | None:
        """Work lines out; None where a price leaves nothing to compare a base with."""
        base = own[self.base]
        flags = [0] * len(base)
        if self.fit is not None and not _compare(self.fit, base, own["price"], flags, deriver):
            return None
        if self.rates:
            _check(self, base, own, flags)
        commission: Sequence[int] = [self.more] * len(base)
        if self.commission:
            more, stated = self.more, own[self.commission]
            commission = [amount + more for amount in stated] if more else stated
        net = own[self.net] if self.net else commission
        if not self.net and self.withheld:
            net = [amount - self.withheld for amount in commission]
        return _Amounts(base, commission, net, flags)


class WorthReader:
    """Works lines out for one deriver, whose tally it keeps; it remembers shapes."""

    def __init__(self, deriver: Deriver) -> None:
        self._deriver = deriver
        self._shapes: dict[tuple[Any, ...], _Shape | None] = {}

    def worths(self, table: LineTable, typical_days: Sequence[str]) -> WorthColumns:
        """Return what some lines are worth.

        Args:
            table: the lines.
            typical_days: `Deriver.typical_day` of each of their orders.
        """
        count = len(table)
        found = WorthColumns(*[[None] * count for _ in WorthColumns._fields])
        if not self._deriver.is_worth_by_figures:
            self._one_by_one(table, range(count), found)
            return found
        own = [table.columns[place] for place in _OWN_PLACES]
        shared = [table.columns[place] for place in _SHARED_PLACES]
        places_of: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
        keys = zip(typical_days, *shared, *map(_signs, own), strict=True)
        for place, key in enumerate(keys):
            places_of[key].append(place)
        for key, places in places_of.items():
            if len(places) < _FEW or not self._of_one_shape(key, table, places, found):
                self._one_by_one(table, places, found)
        return found

    def _of_one_shape(
        self, key: tuple[Any, ...], table: LineTable, places: list[int], found: WorthColumns
    ) -> bool:
        """Work out lines of one shape; tell whether that could be done."""
        if key not in self._shapes:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            self._shapes[key] = _shape_of(table.line(places[0]), self._deriver)
        shape = self._shapes[key]
        if shape is None:
            return False
        these = itemgetter(*places)
        amounts = shape.amounts({name: these(table.column(name)) for name in _OWN}, self._deriver)
        if amounts is None:
            return False
        base, commission, net, flags = found.base, found.commission, found.net, found.audit_flags
        for at, *own in zip(places, *amounts, strict=True):
            base[at], commission[at], net[at], flags[at] = own
        outcome, rate, source = found.outcome, found.rate, found.source
        for at in places:
            outcome[at], rate[at], source[at] = shape.outcome, shape.rate, shape.source
        return True

    def _one_by_one(self, table: LineTable, places: Sequence[int], found: WorthColumns) -> None:
        deriver = self._deriver
        for at in places:
            worth = deriver.worth(table.line(at))
            if worth.fit is not None:
                deriver.basis_tally.add(worth.fit)
            values = (worth.outcome, *worth.amounts, worth.audit_flags)
            for column, value in zip(found, values, strict=True):
                column[at] = value


def _signs(amounts: Sequence[int | None]) -> Sequence[int | None]:
    """Return 1, 0 or -1 for each amount, None where none is stated."""
    stated = [amount for amount in amounts if amount is not None]
    if stated and min(stated) > 0:
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
    is_actual = settles and facts.actual_base is not None
    commission, more = _commission_of(facts, is_final=is_final)
    standard, shop_ads, rates = _check_of(facts, rate, is_actual=is_actual)
    return _Shape(
        outcome=outcome.value,
        rate=rate,
        source=(Source.ACTUAL if is_final else Source.ESTIMATED).value,
        base="actual_base" if is_actual else "est_base",
        commission=commission,
        more=more,
        net="final_earned" if is_final else "",
        withheld=facts.est_taxes or 0,
        standard=standard,
        shop_ads=shop_ads,
        rates=rates,
        fit=_fit_of(facts, deriver, is_actual=is_actual),
    )


def _commission_of(facts: LineFacts, *, is_final: bool) -> tuple[str, int]:
    """Return which amount is the commission of a line, and what is added to it."""
    if not is_final:
        others = (facts.est_shop_ads, facts.est_bonus, facts.est_partner_bonus)
        return "" if facts.est_standard is None else "est_standard", sum(filter(None, others))
    others = (facts.actual_shop_ads, facts.actual_bonus, facts.actual_partner_bonus)
    if facts.actual_standard is None and others == (None, None, None):
        return "final_earned", (facts.taxes or 0) + (facts.shared_with_partner or 0)
    return "" if facts.actual_standard is None else "actual_standard", sum(filter(None, others))


def _check_of(
    facts: LineFacts, rate: str | None, *, is_actual: bool
) -> tuple[str, int, tuple[tuple[int, int], ...]]:
    """Return what is checked of a line's commission: which amount, what is added, and the rates."""
    name = "actual_standard" if is_actual else "est_standard"
    standard: int | None = getattr(facts, name)
    shop_ads = facts.actual_shop_ads if is_actual else facts.est_shop_ads
    if standard is None and shop_ads is None:
        return "", 0, ()
    rates = rates_behind(facts, standard or 0, shop_ads or 0, rate)
    known = tuple(ratio_of(each) for each in rates if each is not None)
    if len(known) < len(rates):
        return "", 0, ()
    return "" if standard is None else name, shop_ads or 0, known


def _fit_of(facts: LineFacts, deriver: Deriver, *, is_actual: bool) -> _Fit | None:
    """Return how the base of a line is compared with its price; None where it states no price."""
    if facts.price is None:
        return None
    refunded = facts.items_refunded if is_actual else 0
    return _Fit(
        items=max(facts.items_sold - refunded, 0),
        discounts=(facts.seller_discount or 0) + (facts.platform_discount or 0),
        tolerance=max(TOLERANCE, facts.items_sold),
        vat=deriver.vat_rate(facts).as_integer_ratio(),
        reduced=tuple(rate.as_integer_ratio() for rate in deriver.other_vat_rates(facts)),
    )


def _compare(
    fit: _Fit, base: Sequence[int], price: Sequence[int], flags: list[int], deriver: Deriver
) -> bool:
    """Count which basis lines fit, and flag those that fit none; False where one has no price."""
    items, discounts, tolerance = fit.items, fit.discounts, fit.tolerance
    paid = [each * items - discounts for each in price]
    if min(paid) <= 0:
        return False
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
    return True


def _are_pre_tax(
    base: Sequence[int], paid: Sequence[int], vat: tuple[int, int], tolerance: int
) -> list[bool]:
    """Tell where |base - paid / (1 + VAT)| <= tolerance, exactly and in whole numbers."""
    tax, whole = vat
    both = whole + tax
    most = tolerance * both
    return [abs(b * both - p * whole) <= most for b, p in zip(base, paid, strict=True)]


def _check(
    shape: _Shape, base: Sequence[int], own: dict[str, Sequence[int]], flags: list[int]
) -> None:
    """Flag the lines whose stated commission and base x rate differ by more than one unit."""
    expected = [0] * len(base)
    for parts, whole in shape.rates:
        twice = 2 * whole
        of_rate = [(2 * b * parts + whole) // twice for b in base]
        expected = [one + other for one, other in zip(expected, of_rate, strict=True)]
    stated: Sequence[int] = own[shape.standard] if shape.standard else [0] * len(base)
    more = shape.shop_ads
    for at, (amount, should) in enumerate(zip(stated, expected, strict=True)):
        if abs(abs(amount + more) - should) > TOLERANCE:
            flags[at] |= _COMMISSION
