"""The user's own exchange rates, for totals across currencies that are never more than approximate.

Amounts of different currencies are never added (domain.md). With rates of the user's own a screen
may show beside them what they come to about, marked as such, with the rate and its day. No
computation of a commission, a stage or a payout ever sees these figures.

    approximate = round_half_up(own amount + sum of amount x rate)       once, at the end
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from typing import TYPE_CHECKING, Final

from affitrack.domain.money import exponent, round_half_up
from affitrack.wording.currency import CURRENCIES
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

# An amount has fewer than 20 digits, a rate at most 20: every product is exact.
_EXACT: Final = Context(prec=80, Emax=MAX_EMAX, Emin=MIN_EMIN)
_RATE: Final = re.compile(r"[0-9]{1,10}(\.[0-9]{1,10})?")


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """What one unit of a currency is worth: 1 USD = 0.92 EUR."""

    currency: str
    rate: Decimal
    """In units of the currency of the totals, more than 0."""
    on: date
    """The day that the user says it is of."""


@dataclass(frozen=True, slots=True)
class ExchangeRates:
    """All rates, into one currency."""

    into: str
    rates: tuple[ExchangeRate, ...] = ()
    """By currency."""

    def rate_of(self, currency: str) -> ExchangeRate | None:
        """Return the rate of a currency, None where there is none."""
        return next((each for each in self.rates if each.currency == currency), None)


@dataclass(frozen=True, slots=True)
class Approximate:
    """About what some amounts come to together."""

    minor: int
    currency: str
    rates: tuple[ExchangeRate, ...]
    """Those that were used."""


def exchange_rate(currency: str, rate: str, on: date) -> ExchangeRate:
    """Return a rate as the user writes it: "0.92".

    Raises:
        UserError: the code is no currency, or the rate no decimal above zero with up to ten digits
            before and after the point.
    """
    if currency not in CURRENCIES:
        raise UserError(message("domain.unknown_currency", given=currency))
    if not _RATE.fullmatch(rate) or not Decimal(rate):
        raise UserError(message("domain.bad_exchange_rate", given=rate))
    return ExchangeRate(currency, Decimal(rate), on)


def approximate(amounts: Mapping[str, int], known: ExchangeRates | None) -> Approximate | None:
    """Return about what amounts in several currencies come to.

    Args:
        amounts: minor units by currency.
        known: the user's rates.

    Returns:
        None where nothing needs a rate, or one of the rates needed is not known: a total that
        leaves out an amount would be wrong, not approximate.
    """
    if known is None or not set(amounts) - {known.into}:
        return None
    used: list[ExchangeRate] = []
    total = Decimal(0)
    for currency, minor in sorted(amounts.items()):
        rate = known.rate_of(currency)
        if currency == known.into:
            worth = Decimal(minor)
        elif rate is None:
            return None
        else:
            used.append(rate)
            shift = exponent(known.into) - exponent(currency)
            worth = _EXACT.multiply(Decimal(minor), rate.rate).scaleb(shift, _EXACT)
        total = _EXACT.add(total, worth)
    return Approximate(round_half_up(total), known.into, tuple(used))
