"""How a total across currencies is said: always as approximate, always with its rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from affitrack.gui.i18n import language
from affitrack.gui.sales.line_words import money_words
from affitrack.wording.currency import symbol
from affitrack.wording.numbers import format_day, format_decimal

if TYPE_CHECKING:
    from affitrack.domain.exchange import Approximate, ExchangeRate


def currency_words(currency: str) -> str:
    """Return a currency as it is chosen: its code, and its sign where it has one."""
    sign = symbol(currency)
    return currency if sign == currency else f"{currency} {sign}"


def about_words(about: Approximate) -> str:
    """Return about what some amounts come to: "≈ €8.65 in all"."""
    template = QCoreApplication.translate("Currencies", "≈ {amount} in all")
    return template.format(amount=money_words(about.minor, about.currency))


def about_tip(about: Approximate) -> str:
    """Return the rates behind an approximate total, one line each."""
    lines = [rate_words(rate, about.currency) for rate in about.rates]
    note = QCoreApplication.translate("Currencies", "Your own rates. No other figure uses them.")
    return "\n".join([*lines, note])


def rate_words(rate: ExchangeRate, into: str) -> str:
    """Return a rate: "1 USD = 0.92 EUR, 20 Nov 2026"."""
    template = QCoreApplication.translate("Currencies", "1 {currency} = {rate} {into}, {day}")
    lang = language()
    return template.format(
        currency=rate.currency,
        rate=format_decimal(rate.rate, lang),
        into=into,
        day=format_day(rate.on, lang),
    )
