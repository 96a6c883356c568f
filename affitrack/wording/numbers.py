"""Amounts, counts, rates and dates as people write them, in English and in French.

Exact: everything comes from integers and decimals, never from a float. No Qt here, so that the
window, the command line and the reports write the same figure in the same way. French follows the
usage of its printers: a narrow no-break space groups thousands and stands before "%", a no-break
space stands before a currency sign.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal, TypeAlias

from affitrack.wording.currency import exponent, symbol
from affitrack.wording.language import Language

DayStyle: TypeAlias = Literal["short", "long", "weekday"]

NO_BREAK_SPACE: Final = "\u00a0"
NARROW_NO_BREAK_SPACE: Final = "\u202f"
MINUS: Final = "\u2212"

_THOUSANDS: Final[dict[Language, str]] = {"en": ",", "fr": NARROW_NO_BREAK_SPACE}
_DECIMAL_MARK: Final[dict[Language, str]] = {"en": ".", "fr": ","}
_THOUSAND: Final = 1000
_PERCENT: Final[dict[Language, str]] = {"en": "%", "fr": NARROW_NO_BREAK_SPACE + "%"}


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_MONTHS_SHORT: Final[dict[Language, tuple[str, ...]]] = {
    "en": _names("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    "fr": _names("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
}
_MONTHS_LONG: Final[dict[Language, tuple[str, ...]]] = {
    "en": _names(
        "January February March April May June July August September October November December"
    ),
    "fr": _names(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
}
_WEEKDAYS_SHORT: Final[dict[Language, tuple[str, ...]]] = {
    "en": _names("Mon Tue Wed Thu Fri Sat Sun"),
    "fr": _names("lun. mar. mer. jeu. ven. sam. dim."),
}


def format_money(
    minor: int, currency: str, lang: Language, *, whole: bool = False, signed: bool = False
) -> str:
    """Write `minor` units of `currency`: "€1,234.56", or "1 234,56 €" in French.

    `whole` rounds to full units, half away from zero, for the labels of a chart; `signed` writes
    a plus sign before gains, for differences.
    """
    digits = 0 if whole else exponent(currency)
    shown = _rounded_to_units(minor, exponent(currency)) if whole else minor
    number = _plain_number(abs(shown), digits, lang)
    sign = MINUS if shown < 0 else "+" if signed and shown > 0 else ""
    return sign + _with_symbol(number, symbol(currency), lang)


def shorter_money(minor: int, currency: str, lang: Language) -> tuple[str, ...]:
    """Write an amount in shorter and shorter ways: "€10,755", "€10.8k", "€11k", "11k".

    For a place that only some of them fit, beside which the exact amount can be read.
    """
    whole = format_money(minor, currency, lang, whole=True)
    units = abs(Decimal(minor).scaleb(-exponent(currency)))
    if units < _THOUSAND:
        return (whole,)
    letter, power = ("k", 3) if units < _THOUSAND**2 else ("M", 6)
    told, rounded = (format_decimal(units.scaleb(-power), lang, places=n) for n in (1, 0))
    sign = symbol(currency)
    if lang == "fr":
        shorter = (
            _with_symbol(told, letter + sign, lang),
            _with_symbol(rounded, letter + sign, lang),
            rounded + NO_BREAK_SPACE + letter,
        )
    else:
        shorter = (
            _with_symbol(told + letter, sign, lang),
            _with_symbol(rounded + letter, sign, lang),
            rounded + letter,
        )
    return whole, *(_sign(minor < 0) + text for text in shorter)


def format_count(value: int, lang: Language) -> str:
    """Write an integer with its thousands grouped: "12,904", or "12 904" in French."""
    return _sign(value < 0) + _plain_number(abs(value), 0, lang)


def format_decimal(value: Decimal, lang: Language, *, places: int | None = None) -> str:
    """Write a decimal with all the digits that it needs, or rounded half up to `places`."""
    if places is None:
        text = _without_trailing_zeros(format(value, "f"))
    else:
        step = Decimal(1).scaleb(-places)
        text = format(value.quantize(step, rounding=ROUND_HALF_UP), "f")
    whole, _, fraction = text.removeprefix("-").partition(".")
    number = _group(whole, lang) + (_DECIMAL_MARK[lang] + fraction if fraction else "")
    is_negative = text.startswith("-") and any(digit not in "0." for digit in text[1:])
    return _sign(is_negative) + number


def format_rate(rate: Decimal, lang: Language, *, places: int | None = None) -> str:
    """Write a rate (0.12) as a percentage: "12%", or "12 %" in French. Exact unless `places`."""
    return format_decimal(_hundredfold(rate), lang, places=places) + _PERCENT[lang]


def format_day(day: date, lang: Language, style: DayStyle = "short", *, year: bool = True) -> str:
    """Write a day: "5 Dec 2026" (short), "5 December 2026" (long), "Sat 5 Dec 2026" (weekday)."""
    names = _MONTHS_LONG if style == "long" else _MONTHS_SHORT
    number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    text = f"{number} {names[lang][day.month - 1]}"
    if style == "weekday":
        text = f"{_WEEKDAYS_SHORT[lang][day.weekday()]} {text}"
    return f"{text} {day.year}" if year else text


def format_moment(moment: datetime, lang: Language, *, year: bool = True) -> str:
    """Write a moment to the minute: "14 Nov 2026, 21:04", or "14 nov. 2026 à 21:04" in French."""
    joint = " à " if lang == "fr" else ", "
    return f"{format_day(moment, lang, year=year)}{joint}{format_time(moment)}"


def format_time(moment: datetime) -> str:
    """Write the time of day to the minute: "21:04", in both languages."""
    return f"{moment:%H:%M}"


def format_month(
    month: date, lang: Language, style: Literal["short", "long"] = "long", *, year: bool = True
) -> str:
    """Write the month that holds the day `month`: "December 2026", or "Dec 2026" (short)."""
    names = _MONTHS_SHORT if style == "short" else _MONTHS_LONG
    name = names[lang][month.month - 1]
    return f"{name} {month.year}" if year else name


def _with_symbol(number: str, sign: str, lang: Language) -> str:
    if lang == "fr":
        return number + NO_BREAK_SPACE + sign
    # "RM12.00" reads as one word: a sign that ends in a letter keeps its distance (Unicode CLDR).
    return sign + (NO_BREAK_SPACE if sign[-1].isalpha() else "") + number


def _plain_number(value: int, digits: int, lang: Language) -> str:
    if digits == 0:
        return _group(str(value), lang)
    whole, fraction = divmod(value, 10**digits)
    return f"{_group(str(whole), lang)}{_DECIMAL_MARK[lang]}{fraction:0{digits}d}"


def _group(digits: str, lang: Language) -> str:
    return f"{int(digits):,}".replace(",", _THOUSANDS[lang])


def _sign(is_negative: bool) -> str:  # noqa: FBT001 - private, one plain question
    return MINUS if is_negative else ""


def _rounded_to_units(minor: int, digits: int) -> int:
    unit: int = 10**digits
    units = (abs(minor) + unit // 2) // unit
    return -units if minor < 0 else units


def _hundredfold(rate: Decimal) -> Decimal:
    sign, digits, exponent_of_ten = rate.as_tuple()
    if not isinstance(exponent_of_ten, int):
        raise ValueError(f"a rate must be finite, not {rate}")  # noqa: TRY004 - a NaN has the right type
    return Decimal((sign, digits, exponent_of_ten + 2))


def _without_trailing_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
