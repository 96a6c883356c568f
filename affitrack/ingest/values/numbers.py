"""Numbers as exports write them: amounts in a file's own dialect, rates, counts of items.

Nothing is rounded and nothing is guessed: a cell that does not fit its file's dialect is a `Bad`
with the reason, never zero and never "about right".
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, Literal

from affitrack.domain.rate import rate_text
from affitrack.ingest.read.block import NUMBER, plain
from affitrack.ingest.values.bad import Bad, bad, bad_formula, is_formula, states_nothing
from affitrack.wording.currency import CURRENCIES, exponent

DecimalSign = Literal[",", "."]
RateUnit = Literal["fraction", "percent", "percent from 1"]

# Ordinary, no-break, narrow no-break, thin and figure space.
SPACES: Final = " \u00a0\u202f\u2009\u2007"
OTHER_SIGN: Final[dict[DecimalSign, DecimalSign]] = {",": ".", ".": ","}

# Signs of money that may stand before or after an amount, and the currencies they can mean.
_DOLLARS = frozenset({"USD", "MXN", "SGD", "CAD", "AUD", "NZD", "CLP", "COP", "ARS"})
_YEN = frozenset({"JPY", "CNY"})
_SIGNS: Final[dict[str, frozenset[str]]] = {
    "€": frozenset({"EUR"}),
    "£": frozenset({"GBP"}),
    "$": _DOLLARS,
    "US$": frozenset({"USD"}),
    "MX$": frozenset({"MXN"}),
    "S$": frozenset({"SGD"}),
    "R$": frozenset({"BRL"}),
    "¥": _YEN,
    "￥": _YEN,
    "円": frozenset({"JPY"}),
    "元": frozenset({"CNY"}),
    "원": frozenset({"KRW"}),
    "₫": frozenset({"VND"}),
    "đ": frozenset({"VND"}),
    "Rp": frozenset({"IDR"}),
    "RM": frozenset({"MYR"}),
    "฿": frozenset({"THB"}),
    "₱": frozenset({"PHP"}),
    "zł": frozenset({"PLN"}),
    "₹": frozenset({"INR"}),
    "₩": frozenset({"KRW"}),
    "Kč": frozenset({"CZK"}),
    "Ft": frozenset({"HUF"}),
    "lei": frozenset({"RON"}),
}
_BY_FOLDED_SIGN: Final = {sign.upper(): currencies for sign, currencies in _SIGNS.items()}
_SIGN = "|".join(map(re.escape, sorted(_SIGNS, key=len, reverse=True))) + "|[A-Z]{3}"
_SIGN_AT_AMOUNT = re.compile(_SIGN)
_MINUS = "[-\u2212\u2013]"
# 1,23,456: above a thousand India groups by hundreds.
_INDIAN = r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}"
_MINUSES: Final = ("minus", "minus1", "minus2", "close1", "minus3")

_GROUP: Final = 3

# Fifteen digits: more than any amount of money, and safe in every store and spreadsheet.
_MOST_DIGITS: Final = 15
_MOST_ITEMS_DIGITS: Final = 7

_NUMBER_CELL = re.compile(r"(?P<minus>-?)(?P<whole>[0-9]+)(?:\.(?P<fraction>[0-9]+))?")
_RATE = re.compile(
    r"(?P<whole>[0-9]{1,3})(?:[.,](?P<fraction>[0-9]{1,10}))?\s*(?P<percent>[%\uff05]?)"
)
# "2.0" is what programs make of a column of counts with a gap; "2.000" may be two thousand.
_COUNT = re.compile(rf"([0-9]{{1,{_MOST_ITEMS_DIGITS}}})(?:[.,]0{{1,2}})?")


def _amount_pattern(decimal: DecimalSign) -> re.Pattern[str]:
    group = f"[{re.escape(OTHER_SIGN[decimal])}{SPACES}'\u2019]"
    whole = rf"[0-9]{{1,3}}(?:(?P<group>{group})[0-9]{{3}})(?:(?P=group)[0-9]{{3}})*|[0-9]+"
    if decimal == ".":
        whole = rf"{_INDIAN}|{whole}"
    return re.compile(
        rf"(?P<minus1>[+]|{_MINUS}|\()?\s*(?P<sign1>{_SIGN})?\s*(?P<minus2>{_MINUS}|\()?\s*"
        rf"(?P<whole>{whole})(?:{re.escape(decimal)}(?P<fraction>[0-9]+))?"
        rf"\s*(?P<close1>\))?\s*(?P<sign2>{_SIGN})?\s*(?P<minus3>{_MINUS}|\))?"
    )


_AMOUNT: Final[dict[DecimalSign, re.Pattern[str]]] = {
    sign: _amount_pattern(sign) for sign in OTHER_SIGN
}
_GROUPED: Final = {
    sign: re.compile(rf"[0-9]{{1,3}}(?:[{other}][0-9]{{3}})+") for sign, other in OTHER_SIGN.items()
}


def read_amount(cell: str, decimal: DecimalSign, currency: str) -> int | Bad | None:
    """Return the minor units of `currency` that a cell states, None where it states nothing.

    `decimal` is the decimal sign of the file; the other sign, spaces and apostrophes may group
    thousands, in threes throughout (or 1,23,456 as in India). A minus stands before or after, or
    brackets stand for it. A sign of money must be the currency's own. More decimals than the
    currency has are taken only where they are zeros: a stated amount is never rounded.
    """
    whole, sign, fraction = cell.partition(decimal)
    digits = exponent(currency)
    if len(fraction) <= digits and bool(sign) == bool(fraction):
        # "52,35", "12,5" or "1.234,56": what nearly all amounts are, at a tenth of the cost.
        if OTHER_SIGN[decimal] in whole and _GROUPED[decimal].fullmatch(whole):
            whole = whole.replace(OTHER_SIGN[decimal], "")
        if _are_digits(whole, fraction):
            return int(whole + fraction.ljust(digits, "0"))
    if is_formula(cell):
        return bad_formula(cell)
    return None if states_nothing(plain(cell)) else _amount(cell, decimal, currency)


def _amount(cell: str, decimal: DecimalSign, currency: str) -> int | Bad:
    pattern = _NUMBER_CELL if cell.startswith(NUMBER) else _AMOUNT[decimal]
    match = pattern.fullmatch(plain(cell).strip())
    if match is None:
        return _no_amount(cell, decimal)
    parts = match.groupdict()
    minuses = [parts[name] for name in _MINUSES if parts.get(name)]
    signs = [parts[name] for name in ("sign1", "sign2") if parts.get(name)]
    in_brackets = minuses == ["(", ")"]
    if len(signs) > 1 or (not in_brackets and (len(minuses) > 1 or set(minuses) & {"(", ")"})):
        return bad("not_money", cell)
    if any(currency not in _currencies_of(sign) for sign in signs):
        return bad("money_other_currency", cell, currency=currency)
    size = _minor_units(cell, parts["whole"], parts["fraction"] or "", currency)
    return -size if isinstance(size, int) and minuses and minuses != ["+"] else size


def currency_shown(cell: str, otherwise: str) -> str:
    """Return the currency that the sign at an amount names, "" where there is no sign.

    A sign that several currencies share ("$") names `otherwise` where that is one of them.
    """
    sign = _SIGN_AT_AMOUNT.search(plain(cell))
    meant = frozenset[str]() if sign is None else _currencies_of(sign[0])
    return otherwise if otherwise in meant else min(meant) if len(meant) == 1 else ""


def _are_digits(whole: str, fraction: str) -> bool:
    together = whole + fraction
    known = together.isascii() and together.isdecimal()
    return known and bool(whole) and len(together) <= _MOST_DIGITS


def _no_amount(cell: str, decimal: DecimalSign) -> Bad:
    foreign = _AMOUNT[OTHER_SIGN[decimal]].fullmatch(cell.strip())
    return (
        bad("not_money", cell) if foreign is None else bad("money_other_sign", cell, sign=decimal)
    )


def currencies_named(text: str) -> frozenset[str]:
    """Return the currencies that a code or a sign of money means: "eur", "€", "rp"; "$" is many."""
    code = text.strip().upper()
    return frozenset({code}) if code in CURRENCIES else _BY_FOLDED_SIGN.get(code, frozenset())


def _currencies_of(sign: str) -> frozenset[str]:
    known = _SIGNS.get(sign)
    if known is not None:
        return known
    return frozenset({sign}) & CURRENCIES


def _minor_units(cell: str, whole: str, fraction: str, currency: str) -> int | Bad:
    digits = exponent(currency)
    if fraction[digits:].strip("0"):
        return bad("money_too_precise", cell, currency=currency)
    figures = re.sub("[^0-9]", "", whole) + fraction[:digits].ljust(digits, "0")
    if len(figures.lstrip("0")) > _MOST_DIGITS:
        return bad("money_too_large", cell)
    return int(figures)


def read_rate(cell: str, bare: RateUnit) -> str | Bad | None:
    """Return a rate as canonical decimal text ("12%" gives "0.12"), None for nothing stated.

    A rate has no thousands, so comma and point are both decimal signs. `bare` says what a number
    without "%" means in its column; where others pass 1, nobody can tell whether 0.12 is 12 %.
    """
    if is_formula(cell):
        return bad_formula(cell)
    if states_nothing(plain(cell)):
        return None
    match = _RATE.fullmatch(plain(cell).strip())
    if match is None:
        return bad("not_rate", cell)
    rate = Decimal(f"{match['whole']}.{match['fraction'] or '0'}")
    if bare == "percent from 1" and not match["percent"] and 0 < rate < 1:
        return bad("rate_mixed", cell)
    if match["percent"] or bare != "fraction":
        rate = rate.scaleb(-2)
    return bad("rate_too_high", cell) if rate > 1 else rate_text(rate)


def bare_number(cell: str) -> Decimal | None:
    """Return the number in a rate cell without "%", None for any other cell."""
    match = _RATE.fullmatch(plain(cell).strip())
    if match is None or match["percent"]:
        return None
    return Decimal(f"{match['whole']}.{match['fraction'] or '0'}")


def read_count(cell: str) -> int | Bad | None:
    """Return a count of items, None for nothing stated."""
    if is_formula(cell):
        return bad_formula(cell)
    if states_nothing(plain(cell)):
        return None
    match = _COUNT.fullmatch(plain(cell).strip())
    return bad("not_count", cell) if match is None else int(match[1])


def decimal_sign_shown(text: str, digits: int) -> tuple[DecimalSign | None, DecimalSign | None]:
    """Return the decimal sign that an amount proves, or else the one that it makes likely.

    `text` is the amount alone, `digits` the decimals of its currency.
    """
    points, commas = text.count("."), text.count(",")
    if not points and not commas:
        return None, None
    if points and commas:
        last: DecimalSign = "." if text.rfind(".") > text.rfind(",") else ","
        return (last if text.count(last) == 1 else None), None
    sign: DecimalSign = "." if points else ","
    first, *groups = text.split(sign)
    groups_thousands = len(first) <= _GROUP and all(len(group) == _GROUP for group in groups)
    if len(groups) > 1:
        is_grouped = groups_thousands or re.fullmatch(_INDIAN, text) is not None
        return (OTHER_SIGN[sign] if is_grouped else None), None
    if not groups_thousands or first == "0":
        return sign, None
    if digits == 0:
        return OTHER_SIGN[sign], None
    return None, (OTHER_SIGN[sign] if digits < _GROUP else None)
