"""What the rules are called, what they mean, how their values read, and how sure a preset is."""

from __future__ import annotations

from decimal import Decimal
from functools import cmp_to_key
from typing import Final

from PySide6.QtCore import QCollator, QCoreApplication, QLocale

from affitrack.domain.market import Certainty, markets
from affitrack.domain.money import minor_of
from affitrack.domain.presets import PresetRule
from affitrack.domain.schedule import PayoutSchedule
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, Words, language
from affitrack.gui.tokens import PillKind
from affitrack.wording.catalogue import render
from affitrack.wording.message import Message, UserError
from affitrack.wording.numbers import format_money, format_rate

_NAMES: Final = {
    "handle": QT_TRANSLATE_NOOP("Rules", "TikTok name"),
    "market": QT_TRANSLATE_NOOP("Rules", "Market"),
    "return_window_days": QT_TRANSLATE_NOOP("Rules", "Return window"),
    "extended_return_days": QT_TRANSLATE_NOOP("Rules", "Extended returns"),
    "delivery_days": QT_TRANSLATE_NOOP("Rules", "Delivery takes"),
    "learn": QT_TRANSLATE_NOOP("Rules", "Delivery by shop"),
    "settlement_lag_days": QT_TRANSLATE_NOOP("Rules", "Settled after delivery"),
    "hold": QT_TRANSLATE_NOOP("Rules", "Money is held until"),
    "payout_schedule": QT_TRANSLATE_NOOP("Rules", "Payouts"),
    "min_payout": QT_TRANSLATE_NOOP("Rules", "Smallest payout"),
    "prices_include_tax": QT_TRANSLATE_NOOP("Rules", "Prices"),
    "vat_rate": QT_TRANSLATE_NOOP("Rules", "VAT in prices"),
    "country": QT_TRANSLATE_NOOP("Rules", "Country"),
    "rate": QT_TRANSLATE_NOOP("Rules", "Rate"),
}

_HELP: Final = {
    "handle": QT_TRANSLATE_NOOP("Rules", "Only a name here: lines stay with the account."),
    "market": QT_TRANSLATE_NOOP("Rules", "Its presets hold wherever you set nothing of your own."),
    "return_window_days": QT_TRANSLATE_NOOP(
        "Rules", "Until then the buyer may send it back; the money is held."
    ),
    "extended_return_days": QT_TRANSLATE_NOOP(
        "Rules", "Until then money already released is marked “at risk”."
    ),
    "delivery_days": QT_TRANSLATE_NOOP("Rules", "From the order to the door."),
    "learn": QT_TRANSLATE_NOOP("Rules", "Your settled sales show how long each shop takes."),
    "settlement_lag_days": QT_TRANSLATE_NOOP("Rules", "When the platform usually settles a sale."),
    "hold": QT_TRANSLATE_NOOP("Rules", "From then on it goes with the next payout."),
    "payout_schedule": QT_TRANSLATE_NOOP(
        "Rules", "A day off moves the payout to the next business day."
    ),
    "min_payout": QT_TRANSLATE_NOOP("Rules", "A smaller sum waits for the next payout."),
    "prices_include_tax": QT_TRANSLATE_NOOP("Rules", "As the buyer sees them."),
    "vat_rate": QT_TRANSLATE_NOOP("Rules", "Taken out before the rate is applied."),
    "country": QT_TRANSLATE_NOOP("Rules", "Two letters, such as FR or DE. A note for yourself."),
}

_CHOICES: Final = {
    ("learn", "on"): QT_TRANSLATE_NOOP("Rules", "learned from settled sales"),
    ("learn", "off"): QT_TRANSLATE_NOOP("Rules", "the same for all shops"),
    ("hold", "return_window"): QT_TRANSLATE_NOOP("Rules", "the return window is over"),
    ("hold", "settlement"): QT_TRANSLATE_NOOP("Rules", "it is settled"),
    ("prices_include_tax", "on"): QT_TRANSLATE_NOOP("Rules", "include tax"),
    ("prices_include_tax", "off"): QT_TRANSLATE_NOOP("Rules", "exclude tax"),
}

_KINDS: Final = {
    Certainty.OFFICIAL: PillKind.CLEARED,
    Certainty.ASSUMED: PillKind.HELD,
    Certainty.UNKNOWN: PillKind.LOST,
}

DAYS: Final = frozenset(
    {"return_window_days", "extended_return_days", "delivery_days", "settlement_lag_days"}
)


def rule_name(key: str) -> str:
    """Return what a rule is called."""
    name = _NAMES[key]
    return QCoreApplication.translate("Rules", name)


def rule_help(key: str) -> str:
    """Return what a rule means, in a sentence; "" where its name says it."""
    words = _HELP.get(key, "")
    return QCoreApplication.translate("Rules", words) if words else ""


def choices_of(key: str) -> list[tuple[str, str]]:
    """Return value and words of each choice that a rule offers."""
    translate = QCoreApplication.translate
    return [
        (value, translate("Rules", words)) for (of, value), words in _CHOICES.items() if of == key
    ]


def market_choices() -> list[tuple[str, str]]:
    """Return code and name of each market, by name."""
    by_name = cmp_to_key(QCollator(QLocale()).compare)
    named = {render(each.name, language()): code for code, each in markets().items()}
    return [(named[name], name) for name in sorted(named, key=by_name)]


def value_words(key: str, text: str, currency: str) -> str:
    """Return the value of a setting as people say it: "14 days", "20%", "on the 5th"."""
    if key in DAYS:
        return DayWords().days(int(text))
    if key == "vat_rate":
        return format_rate(Decimal(text), language())
    if key == "min_payout":
        return format_money(minor_of(Decimal(text), currency), currency, language())
    if key == "payout_schedule":
        return render(PayoutSchedule.parse(text).in_words, language())
    return dict(choices_of(key)).get(text, text)


def certainty_words(certainty: Certainty | None) -> str:
    """Return how sure a preset is, in a word or two."""
    translate = QCoreApplication.translate
    if certainty is None:
        return translate("Rules", "AffiTrack’s choice")
    return render(certainty.name_message, language())


def certainty_kind(certainty: Certainty | None) -> PillKind:
    """Return in which colour that word stands."""
    return PillKind.NEUTRAL if certainty is None else _KINDS[certainty]


def source_words(preset: PresetRule) -> str:
    """Return where a preset comes from, in a sentence."""
    return render(preset.source, language())


def refusal_words(error: UserError, key: str) -> str:
    """Return why a value is refused, by the name that the field has here."""
    said = error.message
    if "key" in said.params:
        said = Message(said.key, {**said.params, "key": rule_name(key)})
    return render(said, language())


class DayWords(Words):
    """Numbers of days."""

    def days(self, count: int) -> str:
        """Return a number of days."""
        return self.tr("%Ln day(s)", "", count)
