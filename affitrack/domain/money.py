"""Money: an integer count of a currency's minor unit, and never anything else.

524 EUR-cents and 27639 VND are both `Money`; what the digits mean is ISO 4217's business
(`exponent`). Amounts of different currencies are never added. Rounding happens once, at the end of
a computation, half away from zero (domain.md, "Amounts of a line").
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_HALF_UP, Context, Decimal

from affitrack.wording.currency import exponent

__all__ = [
    "CurrencyMismatch",
    "Money",
    "TooManyDigitsError",
    "decimal_text",
    "exponent",
    "minor_of",
    "round_half_up",
]

# Room for any number of digits: the only rounding is the one that is asked for.
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, rounding=ROUND_HALF_UP)
_ONE = Decimal(1)


class CurrencyMismatch(ValueError):  # noqa: N818 - reads as what happened
    """Amounts of two currencies were about to be added. A fault of the program."""


class TooManyDigitsError(ValueError):
    """A decimal has more digits than its currency; taking it would change the amount."""


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount: `minor` units of `currency` (ISO 4217). Money(524, "EUR") is 5.24 EUR."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if isinstance(self.minor, bool) or not isinstance(self.minor, int):
            raise TypeError(f"minor units are a whole number, not {self.minor!r}")

    def __add__(self, other: Money) -> Money:
        """Return the sum. Raises `CurrencyMismatch` across currencies."""
        return Money(self.minor + self._minor_of(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        """Return the difference. Raises `CurrencyMismatch` across currencies."""
        return Money(self.minor - self._minor_of(other), self.currency)

    def __neg__(self) -> Money:
        """Return the amount with the opposite sign."""
        return Money(-self.minor, self.currency)

    def __str__(self) -> str:
        """Show the amount for logs: "5.24 EUR"."""
        return f"{decimal_text(self.minor, self.currency)} {self.currency}"

    def _minor_of(self, other: Money) -> int:
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency} cannot be added")
        return other.minor


def round_half_up(value: Decimal) -> int:
    """Round to a whole number, halves away from zero: 2.5 gives 3, -2.5 gives -3."""
    return int(value.quantize(_ONE, rounding=ROUND_HALF_UP, context=_EXACT))


def decimal_text(minor: int, currency: str) -> str:
    """Write an amount in its currency's own digits: "5.24" EUR, "27639" VND, "-0.50" EUR."""
    digits = exponent(currency)
    if digits == 0:
        return str(minor)
    whole, fraction = divmod(abs(minor), 10**digits)
    return f"{'-' if minor < 0 else ''}{whole}.{fraction:0{digits}d}"


def minor_of(amount: Decimal, currency: str) -> int:
    """Return the minor units of a decimal amount: Decimal("5.24") EUR gives 524.

    Raises `TooManyDigitsError` for 5.245 EUR or 0.5 JPY, where a unit would have to be cut, and
    `ValueError` for a value that is no number. Zeros beyond the currency's digits are harmless.
    """
    if not amount.is_finite():
        raise ValueError(f"an amount is a number, not {amount}")
    scaled = amount.scaleb(exponent(currency), _EXACT)
    minor = int(scaled)
    if minor != scaled:
        raise TooManyDigitsError(f"{amount} has more digits than {currency}")
    return minor
