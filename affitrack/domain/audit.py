"""Checks of what a file states against what it should state (domain.md, "Audit").

A stated figure is never overwritten by a computed one; it is checked against it, and a line that
does not fit carries flags.
"""

from __future__ import annotations

from enum import Flag, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from affitrack.domain.commission import (
    Source,
    is_base_actual,
    kept_base,
    paid_price,
    pre_tax,
    share_of_kept,
    stated_base,
    stated_rate,
    times_rate,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from fractions import Fraction

    from affitrack.domain.commission import LineAmounts
    from affitrack.domain.line import LineFacts
    from affitrack.domain.stage import Outcome

TOLERANCE = 1
"""Rounding may move a stated amount by one minor unit."""


class AuditFlag(Flag):
    """What does not fit in a line. Stored as a number: never renumber."""

    NONE = 0
    COMMISSION_MISMATCH = 1
    RATE_MISMATCH = 2
    BASE_MISMATCH = 4
    RATE_MISSING = 8
    """Worked out, but neither the file nor a rule tells the rate: the commission counts as 0."""
    BASE_MISSING = 16
    """Worked out, but the file tells neither base nor price: the commission counts as 0."""
    SETTLED_BEFORE_ORDER = 32
    """Settled on a day before the order: one of the two dates is wrong. The money still counts."""

    def names(self) -> list[str]:
        """Return the flags as the words that the command line prints, in a fixed order."""
        return [flag.name.lower() for flag in type(self) if flag in self and flag.name]


class Basis(StrEnum):
    """Which basis a platform used for its commissions."""

    PRE_TAX = "pre_tax"
    TAX_INCLUDED = "tax_included"
    UNCLEAR = "unclear"


class BasisFit(NamedTuple):
    """Whether a line's stated base fits the pre-tax price and the tax-included price."""

    pre_tax: bool
    tax_included: bool


class PriceBases(NamedTuple):
    """What a commission base could be by the price, in minor units."""

    pre_tax: Fraction
    tax_included: int


class CommissionCheck(NamedTuple):
    """A stated commission beside what base x rate gives, in minor units without sign."""

    base: int
    stated: int
    expected: int


def price_bases(facts: LineFacts, outcome: Outcome | str, vat: Decimal) -> PriceBases | None:
    """Return what the stated base could be; None where the file tells no price."""
    paid = _paid_behind(facts, outcome)
    return PriceBases(pre_tax(paid, vat), paid) if paid else None


def _paid_behind(facts: LineFacts, outcome: Outcome | str) -> int | None:
    """Return the price behind the stated base: only an actual base leaves returned items out.

    Of a base that is shared out, the price is too, with its discounts.
    """
    is_actual = is_base_actual(facts, outcome)
    if not is_actual or kept_base(facts) is None:
        return paid_price(facts, before_refunds=not is_actual)
    whole = paid_price(facts, before_refunds=True)
    return None if whole is None else share_of_kept(facts, whole)


def basis_fit(
    facts: LineFacts, outcome: Outcome | str, vat: Decimal, reduced: Iterable[Decimal] = ()
) -> BasisFit | None:
    """Compare the stated base with the price; None where either is not stated.

    `reduced` are VAT rates that the product may have as well where nobody has said which it has:
    the pre-tax price of a book is not a wrong one.
    """
    base = stated_base(facts, outcome)
    if base is None:
        return None
    paid = _paid_behind(facts, outcome)
    if not paid:
        return None
    base, tolerance = abs(base), max(TOLERANCE, facts.items_sold)
    return BasisFit(
        _is_pre_tax(base, paid, vat, tolerance)
        or any(_is_pre_tax(base, paid, other, tolerance) for other in reduced),
        abs(base - paid) <= tolerance,
    )


def vat_behind(
    facts: LineFacts, outcome: Outcome | str, rates: Iterable[Decimal]
) -> Decimal | None:
    """Return the first VAT rate that leads from the price to the stated base; None if none does."""
    for vat in rates:
        fit = basis_fit(facts, outcome, vat)
        if vat and fit is not None and fit.pre_tax:
            return vat
    return None


def _is_pre_tax(base: int, paid: int, vat: Decimal, tolerance: int) -> bool:
    """Tell whether |base - paid / (1 + VAT)| <= tolerance, exactly and in whole numbers."""
    tax, whole = vat.as_integer_ratio()
    return abs(base * (whole + tax) - paid * whole) <= tolerance * (whole + tax)


def check_commission(
    facts: LineFacts, outcome: Outcome | str, rate: str | None
) -> CommissionCheck | None:
    """Return the stated commission beside base x rate; None where one of them is not known.

    `rate` counts where the file states none for the kind of commission that was paid.
    """
    base = stated_base(facts, outcome)
    standard, shop_ads = facts.est_standard, facts.est_shop_ads
    if is_base_actual(facts, outcome):
        standard, shop_ads = facts.actual_standard, facts.actual_shop_ads
    if base is None or (standard is None and shop_ads is None):
        return None
    rates = rates_behind(facts, standard or 0, shop_ads or 0, rate)
    if None in rates:
        return None
    stated = abs((standard or 0) + (shop_ads or 0))
    expected = sum(times_rate(abs(base), part) for part in rates if part is not None)
    return CommissionCheck(abs(base), stated, expected)


def commission_differs(facts: LineFacts, outcome: Outcome | str, rate: str | None) -> bool:
    """Tell whether the stated commission and base x rate differ by more than one minor unit."""
    check = check_commission(facts, outcome, rate)
    return check is not None and abs(check.stated - check.expected) > TOLERANCE


def rates_behind(
    facts: LineFacts, standard: int, shop_ads: int, rate: str | None
) -> tuple[str | None, ...]:
    """Return the rates that the stated parts of the commission stand for."""
    if standard and shop_ads:
        return facts.standard_rate, facts.shop_ads_rate
    if standard and facts.standard_rate is not None:
        return (facts.standard_rate,)
    if shop_ads and facts.shop_ads_rate is not None:
        return (facts.shop_ads_rate,)
    return (rate,)


def audit_flags(
    facts: LineFacts,
    outcome: Outcome | str,
    *,
    fit: BasisFit | None,
    agreed: str | None,
    amounts: LineAmounts,
) -> AuditFlag:
    """Return everything that does not fit in a line.

    Args:
        facts: what the file states.
        outcome: what the facts lead to.
        fit: how the stated base fits the price, from `basis_fit`.
        agreed: the rate of the rule that fits best, as canonical text.
        amounts: what the line earns.
    """
    flags = AuditFlag.NONE
    if commission_differs(facts, outcome, amounts.rate):
        flags |= AuditFlag.COMMISSION_MISMATCH
    in_file = stated_rate(facts)
    if agreed is not None and in_file is not None and agreed != in_file:
        flags |= AuditFlag.RATE_MISMATCH
    if fit is not None and not (fit.pre_tax or fit.tax_included):
        flags |= AuditFlag.BASE_MISMATCH
    if amounts.source == Source.COMPUTED:
        if amounts.rate is None:
            flags |= AuditFlag.RATE_MISSING
        if amounts.base is None:
            flags |= AuditFlag.BASE_MISSING
    return flags


class BasisTally:
    """Counts over a file which basis its stated commission bases fit."""

    def __init__(self) -> None:
        self.lines = 0
        self.pre_tax = 0
        self.tax_included = 0

    def add(self, fit: BasisFit, lines: int = 1) -> None:
        """Count one line, or several that fit alike."""
        self.lines += lines
        self.pre_tax += fit.pre_tax * lines
        self.tax_included += fit.tax_included * lines

    def count(self, lines: int, *, pre_tax: int, tax_included: int) -> None:
        """Count lines of which so many fit the one basis, and so many the other."""
        self.lines += lines
        self.pre_tax += pre_tax
        self.tax_included += tax_included

    def basis(self) -> Basis | None:
        """Return the basis that most lines fit; None where no line states a base and a price."""
        if not self.lines:
            return None
        if max(self.pre_tax, self.tax_included) * 2 <= self.lines:
            return Basis.UNCLEAR
        # Where no tax is in the price both fit, and the price is the pre-tax price.
        return Basis.PRE_TAX if self.pre_tax >= self.tax_included else Basis.TAX_INCLUDED
