"""Figures on reach in words: "views 500 → 1,000"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from affitrack.domain.figures import FigureChange, FigureValue
from affitrack.gui.i18n import language
from affitrack.gui.sales.line_words import NOTHING
from affitrack.wording.catalogue import render
from affitrack.wording.message import message
from affitrack.wording.numbers import format_count, format_money, format_rate

_MONEY: Final = frozenset({"gmv", "direct_gmv", "refunded_gmv", "est_commission"})


def reach_changes(change: FigureChange) -> list[str]:
    """Return what a row says, each figure with what stood before where that was another."""
    return [
        f"{metric_name(value.metric)} {reach_change(value, change.currency)}"
        for value in change.values
    ]


def reach_change(value: FigureValue, currency: str | None) -> str:
    """Return one figure: alone, or after the one that stands."""
    after = _plain(value.metric, value.after, currency)
    if value.before in (None, value.after):
        return after
    return f"{_plain(value.metric, value.before, currency)} → {after}"


def metric_name(metric: str) -> str:
    """Return what a figure is called."""
    return render(message(f"reach.metric.{metric}"), language())


def _plain(metric: str, value: int | str | None, currency: str | None) -> str:
    lang = language()
    if isinstance(value, str):
        return format_rate(Decimal(value), lang)
    if value is None:
        return NOTHING
    if metric in _MONEY and currency is not None:
        return format_money(value, currency, lang)
    return format_count(value, lang)
