"""The columns of the table of what could be claimed."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.finding import FindingKind, LineFinding
from affitrack.domain.money import Money
from affitrack.gui.claims.claimable import Claimable
from affitrack.gui.claims.words import PILL_OF_KIND, ClaimWords, kind_meaning, kind_name
from affitrack.gui.i18n import QT_TRANSLATE_NOOP
from affitrack.gui.payouts.run_words import account_words
from affitrack.gui.sales.line_words import NOTHING, day_words, money_words
from affitrack.gui.widgets import ColumnSpec
from affitrack.gui.widgets.natural_order import natural_key
from affitrack.gui.widgets.rows_model import Column

_KINDS: Final = list(FindingKind)
_RUN_OF: Final = QT_TRANSLATE_NOOP("ClaimColumns", "Payout of {day}")


def said(words: str) -> str:
    """Return words of the tables of this page in the language in use."""
    return QCoreApplication.translate("ClaimColumns", words)


def _order(row: Claimable, as_of: date) -> str:
    what = row.what
    if isinstance(what, LineFinding):
        return what.order_id
    return said(_RUN_OF).format(day=day_words(what.payout_on, as_of))


def _of_line(row: Claimable, name: str, other: str = "") -> str:
    what = row.what
    if not isinstance(what, LineFinding):
        return NOTHING
    return getattr(what, name) or (getattr(what, other) if other else "") or NOTHING


def _day_key(day: date | None) -> date:
    return day or date.max


CLAIMABLE_COLUMNS: Final[tuple[Column[Claimable], ...]] = (
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "What"),
        text=lambda row, _: kind_name(row.kind),
        cell=lambda row: kind_name(row.kind),
        sort_by=lambda row: _KINDS.index(row.kind),
        spec=ColumnSpec(130),
        pill=lambda row: PILL_OF_KIND[row.kind],
        cell_tip=lambda row: row.why or kind_meaning(row.kind),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Order"),
        text=_order,
        cell=lambda row: (
            row.what.order_id if isinstance(row.what, LineFinding) else row.what.payout_on
        ),
        sort_by=lambda row: row.key,
        spec=ColumnSpec(150),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Shop"),
        text=lambda row, _: _of_line(row, "shop_name", "shop"),
        cell=lambda row: _of_line(row, "shop_name", "shop"),
        sort_by=lambda row: natural_key(_of_line(row, "shop_name", "shop")),
        spec=ColumnSpec(104, elastic=True),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Product"),
        text=lambda row, _: _of_line(row, "product_name", "product_id"),
        cell=lambda row: _of_line(row, "product_name", "product_id"),
        sort_by=lambda row: natural_key(_of_line(row, "product_name", "product_id")),
        spec=ColumnSpec(130, elastic=True, hidden=True),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Since"),
        text=lambda row, as_of: day_words(row.since_on, as_of),
        cell=lambda row: row.since_on,
        sort_by=lambda row: row.since_on,
        spec=ColumnSpec(76),
        tip=QT_TRANSLATE_NOOP(
            "ClaimColumns",
            "The first day on which it was late or frozen, or the day on which it was settled.",
        ),
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Appeal"),
        text=lambda row, as_of: ClaimWords().countdown(row.deadline_on, as_of) or NOTHING,
        cell=lambda row: row.deadline_on or "",
        sort_by=lambda row: _day_key(row.deadline_on),
        spec=ColumnSpec(140),
        tip=QT_TRANSLATE_NOOP("ClaimColumns", "How long one may still appeal."),
        say=said,
        term="appeal",
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Expected"),
        text=lambda row, _: money_words(row.what.expected, row.what.currency),
        cell=lambda row: Money(row.what.expected, row.what.currency),
        sort_by=lambda row: (row.what.currency, row.what.expected),
        spec=ColumnSpec(76),
        is_number=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Actual"),
        text=lambda row, _: money_words(row.stands, row.what.currency),
        cell=lambda row: Money(row.stands, row.what.currency),
        sort_by=lambda row: (row.what.currency, row.stands),
        spec=ColumnSpec(76),
        is_number=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Difference"),
        text=lambda row, _: money_words(row.what.difference, row.what.currency),
        cell=lambda row: Money(row.what.difference, row.what.currency),
        sort_by=lambda row: (row.what.currency, row.what.difference),
        spec=ColumnSpec(90),
        is_number=True,
        least_first=True,
        is_strong=True,
        say=said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ClaimColumns", "Account"),
        text=lambda row, _: account_words(row.what.account),
        cell=lambda row: row.what.account.removeprefix("@"),
        sort_by=lambda row: row.what.account,
        spec=ColumnSpec(100, hidden=True),
        say=said,
    ),
)
