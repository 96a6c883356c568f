"""Exact arithmetic of the simulator: whole minor units, whole rates, one rounding at the end.

Nothing here is a binary float, so that the same seed writes the same bytes on every machine.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from affitrack.domain.rate import rate_text

RATE_UNIT = 100_000
"""Rates are whole thousandths of a percent: 12 % is 12_000, 0.25 % is 250. Both kinds occur."""

PER_MILLE = 1_000


def half_up(numerator: int, denominator: int) -> int:
    """Divide and round half up; both numbers are positive or zero."""
    return (2 * numerator + denominator) // (2 * denominator)


@cache
def base_of(paid: int, vat: int) -> int:
    """Return the commission base: what was paid without the tax in it.

    Args:
        paid: price x items, in minor units, tax included.
        vat: tax in the price, per mille (200 is 20 %).
    """
    return half_up(paid * PER_MILLE, PER_MILLE + vat)


@cache
def commission_of(paid: int, vat: int, rate: int) -> int:
    """Return base x rate in minor units, rounded once (domain.md, "Amounts of a line").

    The base is not rounded before the rate is applied: 24.90 with 5.5 % tax in it and a rate of
    15 % is 3.54.
    """
    return half_up(paid * PER_MILLE * rate, (PER_MILLE + vat) * RATE_UNIT)


@cache
def share_of(amount: int, rate: int) -> int:
    """Return a share of an amount, in minor units."""
    return half_up(amount * rate, RATE_UNIT)


@cache
def canonical_rate(rate: int) -> str:
    """Return a rate as the program writes it everywhere: 12_000 is "0.12"."""
    return rate_text(Decimal(rate) / RATE_UNIT)
