"""The columns of the table of coming months."""

from __future__ import annotations

from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication

from affitrack.domain.forecast import ForecastMonth
from affitrack.domain.money import Money
from affitrack.gui.charts.layers import Layer, amount_of, layer_name, month_words
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.sales.line_words import NOTHING, money_words
from affitrack.gui.widgets import ColumnSpec
from affitrack.gui.widgets.rows_model import Column
from affitrack.wording.numbers import format_money

_TIPS: Final = {
    Layer.PAID: "",
    Layer.CLEARED: QT_TRANSLATE_NOOP(
        "OutlookColumns", "Known: released by the rules. What is settled is paid in full."
    ),
    Layer.HELD: QT_TRANSLATE_NOOP(
        "OutlookColumns", "Known: sales already made, less what may still be returned."
    ),
    Layer.POSTED: QT_TRANSLATE_NOOP(
        "OutlookColumns", "Guess: sales not made yet, of videos that have sold already."
    ),
    Layer.NEW: QT_TRANSLATE_NOOP(
        "OutlookColumns", "Guess: sales not made yet, of videos that have not sold anything yet."
    ),
}

_BETWEEN: Final = QT_TRANSLATE_NOOP("OutlookColumns", "{low} to {high}")

MonthKey: TypeAlias = tuple[str, str]


def _said(words: str) -> str:
    return QCoreApplication.translate("OutlookColumns", words)


def month_key(month: ForecastMonth) -> MonthKey:
    """Return what tells a month from all others."""
    return month.month, month.currency


def _layer_column(layer: Layer, *, hidden: bool = False) -> Column[ForecastMonth]:
    return Column(
        layer.value,
        text=lambda month, _: _amount(month, amount_of(month, layer)),
        cell=lambda month: Money(amount_of(month, layer), month.currency),
        sort_by=lambda month: amount_of(month, layer),
        spec=ColumnSpec(92, hidden=hidden),
        tip=_TIPS[layer],
        is_number=True,
        say=lambda words: layer_name(Layer(words)) if words == layer.value else _said(words),
    )


def _range_column(title: str, tip: str, low: str, high: str) -> Column[ForecastMonth]:
    return Column(
        title,
        text=lambda month, _: _said(_BETWEEN).format(
            low=_whole(month, getattr(month, low)), high=_whole(month, getattr(month, high))
        ),
        cell=None,
        sort_by=lambda month: getattr(month, low),
        spec=ColumnSpec(130),
        tip=tip,
        is_number=True,
        say=_said,
    )


def _end_column(title: str, end: str) -> Column[ForecastMonth]:
    """Return a column that is there for files: each end of a range for itself."""
    return Column(
        title,
        text=lambda month, _: money_words(getattr(month, end), month.currency),
        cell=lambda month: Money(getattr(month, end), month.currency),
        sort_by=lambda month: getattr(month, end),
        spec=ColumnSpec(92, hidden=True),
        is_number=True,
        say=_said,
    )


MONTH_COLUMNS: Final[tuple[Column[ForecastMonth], ...]] = (
    Column(
        QT_TRANSLATE_NOOP("OutlookColumns", "Month"),
        text=lambda month, _: month_words(month.month),
        cell=lambda month: month.month,
        sort_by=lambda month: month.month,
        spec=ColumnSpec(180, elastic=True),
        is_strong=True,
        say=_said,
    ),
    _layer_column(Layer.PAID, hidden=True),
    _layer_column(Layer.CLEARED),
    _layer_column(Layer.HELD),
    _layer_column(Layer.POSTED),
    _layer_column(Layer.NEW),
    Column(
        QT_TRANSLATE_NOOP("OutlookColumns", "Total"),
        text=lambda month, _: money_words(month.total, month.currency),
        cell=lambda month: Money(month.total, month.currency),
        sort_by=lambda month: month.total,
        spec=ColumnSpec(96),
        tip=QT_TRANSLATE_NOOP("OutlookColumns", "What the month is expected to pay."),
        is_number=True,
        is_strong=True,
        say=_said,
    ),
    _range_column(
        QT_TRANSLATE_NOOP("OutlookColumns", "80% range"),
        QT_TRANSLATE_NOOP("OutlookColumns", "The month pays between the two with a chance of 80%."),
        "low80",
        "high80",
    ),
    _range_column(
        QT_TRANSLATE_NOOP("OutlookColumns", "95% range"),
        QT_TRANSLATE_NOOP("OutlookColumns", "The month pays between the two with a chance of 95%."),
        "low95",
        "high95",
    ),
    _end_column(QT_TRANSLATE_NOOP("OutlookColumns", "At least (80%)"), "low80"),
    _end_column(QT_TRANSLATE_NOOP("OutlookColumns", "At most (80%)"), "high80"),
    _end_column(QT_TRANSLATE_NOOP("OutlookColumns", "At least (95%)"), "low95"),
    _end_column(QT_TRANSLATE_NOOP("OutlookColumns", "At most (95%)"), "high95"),
)
PAID: Final = 1


def _whole(month: ForecastMonth, amount: int) -> str:
    """Return an end of a range, which is not known to the cent."""
    return format_money(amount, month.currency, language(), whole=True)


def _amount(month: ForecastMonth, amount: int) -> str:
    return money_words(amount, month.currency) if amount else NOTHING
