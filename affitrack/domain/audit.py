"""Checks of what a file states against what it should state (domain.md, "Audit").

A stated figure is never overwritten by a computed one; it is checked against it, and a line that
does not fit carries flags.
"""

from __future__ import annotations

from enum import Flag, StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from affitrack.domain.commission import half_up, paid_price, pre_tax, stated_base, stated_rate
from affitrack.domain.rate import rate_of
from affitrack.domain.stage import Outcome

if TYPE_CHECKING:
    from decimal import Decimal

    from affitrack.domain.line import LineFacts

# Rounding may move a stated amount by one minor unit.
_TOLERANCE = 1


class AuditFlag(Flag):
    """What does not fit in a line. Stored as a number: never renumber."""

    NONE = 0
    COMMISSION_MISMATCH = 1
    RATE_MISMATCH = 2
    BASE_MISMATCH = 4
    RATE_MISSING = 8

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


def basis_fit(facts: LineFacts, outcome: Outcome | str, vat: Decimal) -> BasisFit | None:
    """Compare the stated base with the price; None where either is not stated."""
    base = stated_base(facts, outcome)
    if base is None:
        return None
    is_actual = outcome in {Outcome.SETTLED, Outcome.DEDUCTED} and facts.actual_base is not None
    paid = paid_price(facts, before_refunds=not is_actual)
    if not paid:
        return None
    tolerance = max(_TOLERANCE, facts.items_sold)
    return BasisFit(
        abs(base - pre_tax(paid, vat)) <= tolerance,
        abs(base - paid) <= tolerance,
    )


def commission_differs(facts: LineFacts, outcome: Outcome | str) -> bool:
    """Tell whether the stated commission and base x rate differ by more than one minor unit."""
    if outcome in {Outcome.SETTLED, Outcome.DEDUCTED} and facts.actual_base is not None:
        base, standard, shop_ads = facts.actual_base, facts.actual_standard, facts.actual_shop_ads
    else:
        base_or_none, standard, shop_ads = facts.est_base, facts.est_standard, facts.est_shop_ads
        if base_or_none is None:
            return False
        base = base_or_none
    if standard is None and shop_ads is None:
        return False
    rate = _rate_behind(facts, standard or 0, shop_ads or 0)
    if rate is None:
        return False
    stated = (standard or 0) + (shop_ads or 0)
    return abs(abs(stated) - half_up(abs(base) * rate)) > _TOLERANCE


def _rate_behind(facts: LineFacts, standard: int, shop_ads: int) -> Fraction | None:
    """Return the rate that the stated parts stand for."""
    if standard and shop_ads:
        if facts.standard_rate is None or facts.shop_ads_rate is None:
            return None
        return Fraction(rate_of(facts.standard_rate)) + Fraction(rate_of(facts.shop_ads_rate))
    text = stated_rate(facts)
    if standard and facts.standard_rate is not None:
        text = facts.standard_rate
    elif shop_ads and facts.shop_ads_rate is not None:
        text = facts.shop_ads_rate
    return None if text is None else Fraction(rate_of(text))


class BasisTally:
    """Counts over a file which basis its stated commission bases fit."""

    def __init__(self) -> None:
        self.pre_tax = 0
        self.tax_included = 0
        self.neither = 0

    def add(self, fit: BasisFit) -> None:
        """Count one line."""
        self.pre_tax += fit.pre_tax
        self.tax_included += fit.tax_included
        self.neither += not (fit.pre_tax or fit.tax_included)

    def basis(self) -> Basis | None:
        """Return the basis that most lines fit; None where no line states a base and a price."""
        counted = max(self.pre_tax, self.tax_included) + self.neither
        if not counted:
            return None
        best = max(self.pre_tax, self.tax_included)
        if best * 2 <= counted:
            return Basis.UNCLEAR
        # Where no tax is in the price both fit, and the price is the pre-tax price.
        return Basis.PRE_TAX if self.pre_tax >= self.tax_included else Basis.TAX_INCLUDED
