"""The columns of the table of lines: what they are called, show, and are sorted by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.money import Money
from affitrack.domain.records import LineRecord
from affitrack.gui.help.terms import term_tip
from affitrack.gui.i18n import QT_TRANSLATE_NOOP
from affitrack.gui.sales import line_words as words
from affitrack.gui.sales.stages import stage_of_one
from affitrack.gui.widgets.table import ColumnSpec
from affitrack.reports.csv_table import Cell


def _money(minor: int | None, line: LineRecord) -> Cell:
    return "" if minor is None else Money(minor, line.facts.currency)


def _day(moment: str | None) -> Cell:
    return "" if moment is None else date.fromisoformat(moment[:10])


@dataclass(frozen=True, slots=True)
class LineColumn:
    """One column."""

    title: str
    """In English, of the translation context "LineColumns"."""
    order_by: str
    """The name that `Book.line_ids` sorts by."""
    text: Callable[[LineRecord, date], str]
    raw: Callable[[LineRecord], object]
    spec: ColumnSpec
    cell: Callable[[LineRecord], Cell]
    """What goes into a file: the value itself, or what stands for it."""
    is_number: bool = False
    is_pill: bool = False
    is_strong: bool = False
    whole: Callable[[LineRecord], str] | None = None
    """What `text` shortens, for the clipboard and the tooltip."""

    def heading(self) -> str:
        """Return the title in the language in use."""
        return QCoreApplication.translate("LineColumns", self.title)

    def explanation(self) -> str:
        """Return what the glossary says of it, "" where its title says enough."""
        term = _TERMS.get(self.order_by)
        return "" if term is None else term_tip(term)


_TERMS: Final = {
    "base": "base",
    "rate": "rate",
    "net": "commission",
    "order_id": "order",
    "content_id": "content",
    "release_on": "release",
    "payout_on": "payout",
    "settled_on": "settlement",
}
"""Words of the glossary, by what their columns are sorted by."""


COLUMNS: Final = (
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Ordered"),
        "ordered_at",
        words.ordered_words,
        lambda line: line.facts.ordered_at,
        ColumnSpec(104),
        lambda line: line.facts.ordered_at.replace("T", " "),
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Product"),
        "product_name",
        lambda line, _: line.product_name or line.facts.product_id or words.NOTHING,
        lambda line: line.facts.product_id,
        ColumnSpec(150, elastic=True),
        lambda line: line.product_name or line.facts.product_id,
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Video"),
        "content_id",
        lambda line, _: words.video_words_short(line),
        lambda line: line.facts.content_id,
        ColumnSpec(108, elastic=True),
        lambda line: line.content_title or line.facts.content_id,
        whole=words.video_words,
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Shop"),
        "shop",
        lambda line, _: line.shop_name or line.facts.shop or words.NOTHING,
        lambda line: line.facts.shop,
        ColumnSpec(90, elastic=True),
        lambda line: line.shop_name or line.facts.shop,
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Price"),
        "price",
        lambda line, _: words.price_words(line),
        lambda line: line.facts.price,
        ColumnSpec(64),
        lambda line: _money(line.facts.price, line),
        is_number=True,
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Pre-tax"),
        "base",
        lambda line, _: words.money_words(line.derived.base, line.facts.currency),
        lambda line: line.derived.base,
        ColumnSpec(64),
        lambda line: _money(line.derived.base, line),
        is_number=True,
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Rate"),
        "rate",
        lambda line, _: words.rate_words(line.derived.rate),
        lambda line: line.derived.rate,
        ColumnSpec(50),
        lambda line: "" if line.derived.rate is None else Decimal(line.derived.rate),
        is_number=True,
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Commission"),
        "net",
        lambda line, _: words.money_words(line.derived.net, line.facts.currency),
        lambda line: line.derived.net,
        ColumnSpec(86),
        lambda line: Money(line.derived.net, line.facts.currency),
        is_number=True,
        is_strong=True,
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Stage"),
        "stage",
        words.stage_words,
        lambda line: line.stage.value,
        ColumnSpec(120),
        lambda line: stage_of_one(line.stage),
        is_pill=True,
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Order"),
        "order_id",
        lambda line, _: line.facts.order_id,
        lambda line: line.facts.order_id,
        ColumnSpec(166),
        lambda line: line.facts.order_id,
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Items"),
        "items_sold",
        lambda line, _: words.items_words(line),
        lambda line: line.facts.items_sold,
        ColumnSpec(90, hidden=True),
        lambda line: line.facts.items_sold,
        is_number=True,
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Account"),
        "account",
        lambda line, _: f"@{line.account}",
        lambda line: line.account,
        ColumnSpec(110, hidden=True),
        lambda line: line.account.removeprefix("@"),  # which spreadsheets take for a formula
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Released"),
        "release_on",
        lambda line, as_of: words.day_text(line.derived.release_on, as_of),
        lambda line: line.derived.release_on,
        ColumnSpec(84, hidden=True, in_files=True),
        lambda line: _day(line.derived.release_on),
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Payout"),
        "payout_on",
        lambda line, as_of: (
            words.NOTHING if line.payout_on is None else words.day_words(line.payout_on, as_of)
        ),
        lambda line: line.payout_on,
        ColumnSpec(84, hidden=True, in_files=True),
        lambda line: line.payout_on or "",
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Settled"),
        "settled_on",
        lambda line, as_of: words.day_text(line.facts.settled_at, as_of),
        lambda line: line.facts.settled_at,
        ColumnSpec(84, hidden=True),
        lambda line: _day(line.facts.settled_at),
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Currency"),
        "currency",
        lambda line, _: line.facts.currency,
        lambda line: line.facts.currency,
        ColumnSpec(70, hidden=True, in_files=True),
        lambda line: line.facts.currency,
    ),
    LineColumn(
        QT_TRANSLATE_NOOP("LineColumns", "Product number"),
        "product_id",
        lambda line, _: line.facts.product_id or words.NOTHING,
        lambda line: line.facts.product_id,
        ColumnSpec(166, hidden=True),
        lambda line: line.facts.product_id,
    ),
)

_WHOLE: Final = frozenset(
    {"ordered_at", "order_id", "product_id", "release_on", "payout_on", "settled_on"}
)
NEVER_CUT: Final = tuple(
    place
    for place, column in enumerate(COLUMNS)
    if column.is_number or column.is_pill or column.order_by in _WHOLE
)
"""Columns that are never narrower than what they say: an amount without its end is another one,
and so is a time, a day or a number."""
