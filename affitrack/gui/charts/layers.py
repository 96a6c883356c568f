"""What the coming months are made of, and what a chart says about each: no drawing here."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.stage import Stage
from affitrack.gui.charts.months import first_day
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.sales.stages import stage_name
from affitrack.wording.numbers import format_money, format_month

if TYPE_CHECKING:
    from affitrack.domain.forecast import ForecastMonth, ScoredMonth


class Layer(StrEnum):
    """A part of what a coming month is expected to pay."""

    PAID = "paid"
    CLEARED = "cleared"
    HELD = "held"
    POSTED = "posted"
    """From sales not made yet, of videos that have sold already."""
    NEW = "new"
    """From sales not made yet, of videos that have not."""
    DEDUCTED = "deducted"


LAYERS: Final = tuple(Layer)
"""From the axis outwards; money taken back stands below zero."""

_ALWAYS_NAMED: Final = (Layer.CLEARED, Layer.HELD, Layer.POSTED, Layer.NEW)

_GUESSED: Final = {
    Layer.POSTED: QT_TRANSLATE_NOOP("Layers", "From posted videos"),
    Layer.NEW: QT_TRANSLATE_NOOP("Layers", "From videos to come"),
}


def amount_of(month: ForecastMonth, layer: Layer) -> int:
    """Return what one layer of a month is expected to pay, in minor units."""
    return {
        Layer.PAID: month.paid,
        Layer.CLEARED: month.cleared_expected,
        Layer.HELD: month.held_expected,
        Layer.POSTED: month.posted_videos,
        Layer.NEW: month.new_videos,
        Layer.DEDUCTED: month.deducted,
    }[layer]


def layer_name(layer: Layer) -> str:
    """Return what a layer is called."""
    if layer in _GUESSED:
        words = _GUESSED[layer]
        return QCoreApplication.translate("Layers", words)
    return stage_name(Stage(layer.value))


def range_words() -> str:
    """Return what the two lines over a bar are called."""
    return QCoreApplication.translate("Layers", "80% range (thick) and 95% range (thin)")


def layers_in(months: Sequence[ForecastMonth]) -> tuple[Layer, ...]:
    """Return the layers that a legend names: the usual four, others where they occur."""
    return tuple(
        layer
        for layer in LAYERS
        if layer in _ALWAYS_NAMED or any(amount_of(month, layer) for month in months)
    )


def month_words(month: str) -> str:
    """Return the name of a month, "December 2026"."""
    return format_month(first_day(month), language())


def outlook_in_words(month: ForecastMonth, usual: ForecastMonth | None = None) -> str:
    """Return what a month is expected to pay, one line for each layer.

    `usual` is what is expected without what if, where that is another.
    """
    lines = [month_words(month.month)]
    lines += [
        _named(layer_name(layer), _money(month, amount_of(month, layer)))
        for layer in LAYERS
        if amount_of(month, layer)
    ]
    translate = QCoreApplication.translate
    lines.append(_named(translate("Layers", "Total"), _money(month, month.total)))
    between = translate("Layers", "80% range: {low} to {high}")
    lines.append(between.format(low=_whole(month, month.low80), high=_whole(month, month.high80)))
    between = translate("Layers", "95% range: {low} to {high}")
    lines.append(between.format(low=_whole(month, month.low95), high=_whole(month, month.high95)))
    if usual is not None and usual != month:
        lines.append(_named(translate("Layers", "Forecast itself"), _money(usual, usual.total)))
    return "\n".join(lines)


def scored_in_words(month: ScoredMonth) -> str:
    """Return what was said of a month and what it paid, a line each."""
    lang = language()
    translate = QCoreApplication.translate
    low, high, paid = (
        format_money(minor, month.currency, lang)
        for minor in (month.low80, month.high80, month.paid)
    )
    return "\n".join(
        [
            month_words(month.month),
            translate("Layers", "Said: {low} to {high}").format(low=low, high=high),
            translate("Layers", "Came: {paid}").format(paid=paid),
            translate("Layers", "within the range")
            if is_within(month)
            else translate("Layers", "outside the range"),
        ]
    )


def is_within(month: ScoredMonth) -> bool:
    """Tell whether a month paid what the 80 % range said."""
    return month.low80 <= month.paid <= month.high80


def _named(what: str, amount: str) -> str:
    template = QCoreApplication.translate("Layers", "{what}: {amount}")
    return template.format(what=what, amount=amount)


def _whole(month: ForecastMonth, amount: int) -> str:
    return format_money(amount, month.currency, language(), whole=True)


def _money(month: ForecastMonth, amount: int) -> str:
    return format_money(amount, month.currency, language())
