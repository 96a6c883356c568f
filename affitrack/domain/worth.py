"""What the figures of one line are worth, put together from the rules that say each part."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from affitrack.domain.audit import audit_flags, basis_fit
from affitrack.domain.commission import line_amounts
from affitrack.domain.stage import outcome_of

if TYPE_CHECKING:
    from decimal import Decimal

    from affitrack.domain.audit import BasisFit
    from affitrack.domain.commission import LineAmounts
    from affitrack.domain.line import LineFacts


class Worth(NamedTuple):
    """What a line's figures lead to. Equal figures recur, so it is worked out once."""

    outcome: str
    amounts: LineAmounts
    fit: BasisFit | None
    audit_flags: int


def worth_of(
    facts: LineFacts, vat: Decimal, agreed: str | None, reduced: tuple[Decimal, ...]
) -> Worth:
    """Return what a line's figures lead to.

    Args:
        facts: what is stated.
        vat: the VAT in its price.
        agreed: the agreed rate, as canonical text; None without a rule.
        reduced: VAT rates that it may have as well.
    """
    outcome = outcome_of(facts)
    amounts = line_amounts(facts, outcome, vat=vat, rule_rate=agreed)
    fit = basis_fit(facts, outcome, vat, reduced)
    flags = audit_flags(facts, outcome, fit=fit, agreed=agreed, amounts=amounts)
    return Worth(outcome.value, amounts, fit, flags.value)
