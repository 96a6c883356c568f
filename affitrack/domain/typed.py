"""What people type into a form: percentages and amounts, with a comma or a point; days."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from affitrack.domain.money import exponent
from affitrack.domain.rate import rate_text
from affitrack.wording.currency import symbol
from affitrack.wording.message import UserError, message

_SPACES: Final = re.compile(r"[\s\u00a0\u202f'\u2019]")
_NUMBER: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]+)?")
# A sign of money before the digits or after them; spaces part thousands, and nothing else.
_WITH_SIGN: Final = re.compile(
    r"(?P<before>[^0-9.,+-]*)"
    r"(?P<number>[0-9]{1,3}(?:[\s\u00a0\u202f'\u2019][0-9]{3})+(?:[.,][0-9]*)?|[0-9][0-9.,]*)"
    r"(?P<after>[^0-9.,+-]*)"
)
_DOLLARS: Final = frozenset({"CAD", "AUD", "NZD", "HKD", "TWD", "CLP", "COP", "ARS"})
_MINUS: Final = ("-", "\u2212")
_MOST_DIGITS: Final = 12
_HUNDRED: Final = Decimal(100)
_DAY_MARKS: Final = re.compile(r"[/.\-\s]+")
_CUTS: Final = {len("0506"): (2, 2), len("050626"): (2, 2, 2)}
"""Where digits without marks are cut, by how many they are; eight of them have a whole year."""
_YEARS: Final = range(2000, 2101)


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
        UserError: it is no amount of that currency, or has a minus before it.
    """
    digits = exponent(currency)
    if text.strip()[:1] in _MINUS:
        raise UserError(message("domain.typed.negative", given=text.strip()))
    number = _without_sign(text, currency)
    if _GROUPED.fullmatch(number) and (digits == 0 or len(set(re.findall(r"[.,]", number))) > 1):
        mark = re.findall(r"[.,]", number)[0]
        number = number.replace(mark, "")
    if _NUMBER.fullmatch(number):
        whole, _, decimals = number.replace(",", ".").partition(".")
        if len(whole) > _MOST_DIGITS:
            raise UserError(message("domain.typed.too_large", given=text.strip()))
        if len(decimals) <= digits:
            return int(whole + decimals.ljust(digits, "0"))
    raise UserError(message("domain.typed.amount", given=text.strip(), currency=currency, n=digits))


def _without_sign(text: str, currency: str) -> str:
    """Return the digits and marks of an amount, "" where anything else stands beside them.

    A currency's own sign or code may stand there, not that of another one.
    """
    parts = _WITH_SIGN.fullmatch(text.strip())
    if parts is None:
        return ""
    signs = [parts[side].strip() for side in ("before", "after") if parts[side].strip()]
    own = {currency.casefold(), symbol(currency).casefold()}
    if "$" in symbol(currency) or currency in _DOLLARS:
        own |= {"$", f"{currency[:2]}$".casefold()}
    if len(signs) > 1 or not own.issuperset(sign.casefold() for sign in signs):
        return ""
    return _SPACES.sub("", parts["number"])


def typed_signed_amount(text: str, currency: str) -> int:
    """Return an amount as `typed_amount` does, below zero where a minus stands before it."""
    given = text.strip()
    if given[:1] in _MINUS:
        return -typed_amount(given[1:], currency)
    return typed_amount(given, currency)


def typed_day(text: str, order: str, near: date) -> date:
    """Return a day as people type it: "5/6/2026", "5.6.26", "05062026", "2026-06-05", "5/6", "5".

    Args:
        text: what was typed.
        order: what comes first where the digits do not show it: "dMy", "Mdy" or "yMd".
        near: gives the month and the year where they were left out.

    Raises:
        UserError: there is no such day from 2000 to 2100.
    """
    parts = _parts_of_day(text, order)
    names = {1: "d", 2: order.replace("y", "")}.get(len(parts), order)
    if len(parts[0]) == len("2026"):
        names = "yMd"
    left_out = {"y": str(near.year), "M": str(near.month), "d": ""}
    numbers = left_out | dict(zip(names, parts, strict=False))
    year = numbers["y"] if len(numbers["y"]) == len("2026") else f"20{numbers['y']}"
    try:
        day = date(int(year), int(numbers["M"]), int(numbers["d"]))
    except ValueError:
        day = date.min
    if len(parts) != len(names) or day.year not in _YEARS:
        example = near.strftime({"d": "%d/%m/%Y", "M": "%m/%d/%Y"}.get(order[0], "%Y-%m-%d"))
        raise UserError(message("domain.typed.day", given=text.strip(), example=example))
    return day


def _parts_of_day(text: str, order: str) -> list[str]:
    parts = _DAY_MARKS.split(text.strip().rstrip("/.-"))
    digits = parts[0]
    if len(parts) > 1 or len(digits) <= len("31"):
        return parts
    whole = (4 if each == "y" else 2 for each in order)
    cut, start = [], 0
    for length in _CUTS.get(len(digits), tuple(whole)):
        cut.append(digits[start : start + length])
        start += length
    return cut if start == len(digits) else parts
