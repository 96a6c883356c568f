"""What people type into a form: percentages and amounts, with a comma or a point."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from affitrack.domain.money import exponent
from affitrack.domain.rate import rate_text
from affitrack.wording.message import UserError, message

_SPACES: Final = re.compile(r"[\s\u00a0\u202f']")
_NUMBER: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]+)?")
_SIGNS: Final = re.compile(r"[^0-9.,+-]+")
_MINUS: Final = ("-", "\u2212")
_MOST_DIGITS: Final = 12
_HUNDRED: Final = Decimal(100)


def typed_rate(text: str) -> str:
    """Return a percentage, "12", "12,5 %" or "0.025%", as canonical decimal text: "0.12".

    Raises:
        UserError: it is none from 0 to 100 %.
    """
    number = _SPACES.sub("", text).removesuffix("%")
    if _NUMBER.fullmatch(number):
        rate = Decimal(number.replace(",", ".")) / _HUNDRED
        if rate <= 1:
            return rate_text(rate)
    raise UserError(message("domain.typed.rate", given=text.strip()))


def typed_amount(text: str, currency: str) -> int:
    """Return an amount, "24,90", "1 234.5 €" or "1,234.56", in minor units of a currency.

    A point or comma before three last digits groups thousands where the currency has no such
    decimals and another mark follows or none could be meant.

    Raises:
        UserError: it is no amount of that currency.
    """
    digits = exponent(currency)
    number = _SIGNS.sub("", _SPACES.sub("", text))
    if _GROUPED.fullmatch(number) and (digits == 0 or len(set(re.findall(r"[.,]", number))) > 1):
        mark = re.findall(r"[.,]", number)[0]
        number = number.replace(mark, "")
    if _NUMBER.fullmatch(number):
        whole, _, decimals = number.replace(",", ".").partition(".")
        if len(decimals) <= digits and len(whole) <= _MOST_DIGITS:
            return int(whole + decimals.ljust(digits, "0"))
    raise UserError(message("domain.typed.amount", given=text.strip(), currency=currency, n=digits))


def typed_signed_amount(text: str, currency: str) -> int:
    """Return an amount as `typed_amount` does, below zero where a minus stands before it."""
    given = text.strip()
    if given[:1] in _MINUS:
        return -typed_amount(given[1:], currency)
    return typed_amount(given, currency)
