"""The figures of a line and their changes in words: "commission €5.24 → €4.90"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.changes import DAYS, MONEY, Change, Figure, Value
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.sales.line_words import NOTHING, day_words
from affitrack.gui.sales.stages import stage_of_one
from affitrack.wording.numbers import format_count, format_money, format_rate

_NAMES: Final = {
    Figure.STAGE: QT_TRANSLATE_NOOP("Figures", "stage"),
    Figure.STATUS: QT_TRANSLATE_NOOP("Figures", "status"),
    Figure.NET: QT_TRANSLATE_NOOP("Figures", "commission"),
    Figure.BASE: QT_TRANSLATE_NOOP("Figures", "base"),
    Figure.RATE: QT_TRANSLATE_NOOP("Figures", "rate"),
    Figure.PRICE: QT_TRANSLATE_NOOP("Figures", "price"),
    Figure.ITEMS_SOLD: QT_TRANSLATE_NOOP("Figures", "items sold"),
    Figure.ITEMS_REFUNDED: QT_TRANSLATE_NOOP("Figures", "items returned"),
    Figure.SETTLED_ON: QT_TRANSLATE_NOOP("Figures", "settled on"),
    Figure.DELIVERED_ON: QT_TRANSLATE_NOOP("Figures", "delivered on"),
    Figure.RETURNED_ON: QT_TRANSLATE_NOOP("Figures", "returned on"),
    Figure.RELEASE_ON: QT_TRANSLATE_NOOP("Figures", "free on"),
    Figure.PAYOUT_ON: QT_TRANSLATE_NOOP("Figures", "paid on"),
    Figure.SELLER_DISCOUNT: QT_TRANSLATE_NOOP("Figures", "discount of the shop"),
    Figure.PLATFORM_DISCOUNT: QT_TRANSLATE_NOOP("Figures", "discount of the platform"),
    Figure.TAXES: QT_TRANSLATE_NOOP("Figures", "taxes withheld"),
    Figure.SHOP: QT_TRANSLATE_NOOP("Figures", "shop"),
}


def figure_name(figure: Figure) -> str:
    """Return what a figure is called, in the midst of a sentence."""
    name = _NAMES[figure]
    return QCoreApplication.translate("Figures", name)


def change_words(change: Change, currency: str, as_of: date) -> str:
    """Return a change with its old and its new value."""
    translate = QCoreApplication.translate
    before = plain_words(change.figure, change.before, currency, as_of)
    after = plain_words(change.figure, change.after, currency, as_of)
    if change.figure is Figure.STAGE:
        return translate("Figures", "{before} → {after}").format(before=before, after=after)
    words = translate("Figures", "{figure} {before} → {after}")
    return words.format(figure=figure_name(change.figure), before=before, after=after)


def value_words(change: Change, value: Value, currency: str, as_of: date) -> str:
    """Return one of the two values of a change with its name."""
    words = plain_words(change.figure, value, currency, as_of)
    if change.figure is Figure.STAGE:
        return words
    template = QCoreApplication.translate("Figures", "{figure} {value}")
    return template.format(figure=figure_name(change.figure), value=words)


def plain_words(figure: Figure, value: Value, currency: str, as_of: date) -> str:
    """Return a value alone: an amount, a day, a rate; a dash where it is not known."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, int):
        in_money = figure in MONEY
        lang = language()
        return format_money(value, currency, lang) if in_money else format_count(value, lang)
    if figure is Figure.STAGE:
        return stage_of_one(Stage(value))
    if figure is Figure.RATE:
        return format_rate(Decimal(value), language())
    if figure in DAYS:
        return day_words(date.fromisoformat(value), as_of)
    return value
