"""The columns of the table of payouts that arrived."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.money import Money
from affitrack.gui.i18n import QT_TRANSLATE_NOOP
from affitrack.gui.payouts.run_words import account_words
from affitrack.gui.received.arrived_row import ArrivedRow, Place
from affitrack.gui.received.words import runs_words
from affitrack.gui.sales.line_words import NOTHING, day_words, money_words
from affitrack.gui.widgets import ColumnSpec
from affitrack.gui.widgets.rows_model import Column


def _said(words: str) -> str:
    return QCoreApplication.translate("ArrivedColumns", words)


def _days(row: ArrivedRow) -> list[str]:
    return [f"{run.payout_on}" for run, _ in row.shares]


ARRIVED_COLUMNS: Final[tuple[Column[ArrivedRow], ...]] = (
    Column(
        QT_TRANSLATE_NOOP("ArrivedColumns", "Arrived"),
        text=lambda row, as_of: day_words(row.payout.received_on, as_of),
        cell=lambda row: row.payout.received_on,
        sort_by=lambda row: (row.payout.received_on, row.payout.payout_id),
        spec=ColumnSpec(96),
        tip=QT_TRANSLATE_NOOP("ArrivedColumns", "The day on which the money was in your account."),
        is_strong=True,
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ArrivedColumns", "Amount"),
        text=lambda row, _: money_words(row.payout.amount, row.payout.currency),
        cell=lambda row: Money(row.payout.amount, row.payout.currency),
        sort_by=lambda row: (row.payout.currency, row.payout.amount),
        spec=ColumnSpec(96),
        is_number=True,
        is_strong=True,
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ArrivedColumns", "Fee"),
        text=lambda row, _: (
            money_words(row.payout.fee, row.payout.currency) if row.payout.fee else NOTHING
        ),
        cell=lambda row: Money(row.payout.fee, row.payout.currency),
        sort_by=lambda row: (row.payout.currency, row.payout.fee),
        spec=ColumnSpec(70),
        tip=QT_TRANSLATE_NOOP(
            "ArrivedColumns", "What your bank or PayPal kept on the way. It is no shortfall."
        ),
        is_number=True,
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ArrivedColumns", "State"),
        text=lambda row, _: row.name(),
        cell=lambda row: row.name(),
        sort_by=lambda row: (list(Place).index(row.place), row.name()),
        spec=ColumnSpec(126),
        pill=lambda row: row.pill(),
        cell_tip=lambda row: row.meaning(),
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ArrivedColumns", "Run"),
        text=lambda row, as_of: runs_words([run.payout_on for run, _ in row.shares], as_of),
        cell=lambda row: " ".join(_days(row)),
        sort_by=_days,
        spec=ColumnSpec(110, elastic=True),
        tip=QT_TRANSLATE_NOOP(
            "ArrivedColumns",
            "The payout run that this money is for: found by amount and day, or as you said.",
        ),
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ArrivedColumns", "Reference"),
        text=lambda row, _: row.payout.reference or NOTHING,
        cell=lambda row: row.payout.reference,
        sort_by=lambda row: row.payout.reference.casefold(),
        spec=ColumnSpec(170, elastic=True),
        cell_tip=lambda row: row.payout.reference,
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ArrivedColumns", "Method"),
        text=lambda row, _: row.payout.method or NOTHING,
        cell=lambda row: row.payout.method,
        sort_by=lambda row: row.payout.method.casefold(),
        spec=ColumnSpec(96),
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ArrivedColumns", "Account"),
        text=lambda row, _: account_words(row.payout.account),
        cell=lambda row: row.payout.account.removeprefix("@"),
        sort_by=lambda row: row.payout.account.casefold(),
        spec=ColumnSpec(110, hidden=True),
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ArrivedColumns", "Currency"),
        text=lambda row, _: row.payout.currency,
        cell=lambda row: row.payout.currency,
        sort_by=lambda row: row.payout.currency,
        spec=ColumnSpec(70, hidden=True, in_files=True),
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ArrivedColumns", "Note"),
        text=lambda row, _: row.payout.note or NOTHING,
        cell=lambda row: row.payout.note,
        sort_by=lambda row: row.payout.note.casefold(),
        spec=ColumnSpec(150, hidden=True),
        cell_tip=lambda row: row.payout.note,
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("ArrivedColumns", "Statement"),
        text=lambda row, _: row.payout.source or NOTHING,
        cell=lambda row: row.payout.source,
        sort_by=lambda row: row.payout.source.casefold(),
        spec=ColumnSpec(150, hidden=True),
        tip=QT_TRANSLATE_NOOP("ArrivedColumns", "The bank statement that states it."),
        cell_tip=lambda row: row.payout.source,
        say=_said,
    ),
)
ACCOUNT: Final = 7
NEVER_CUT: Final = tuple(
    place
    for place, column in enumerate(ARRIVED_COLUMNS)
    if column.is_number or column.pill is not None or place == 0
)
"""Columns that are never narrower than what they say: an amount without its end is another one."""
