"""A payout run with what of it arrived: a row of the table of runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from affitrack.domain.followed_runs import followed
from affitrack.domain.money import Money
from affitrack.domain.payout_run import PayoutRun
from affitrack.domain.received import RunArrival
from affitrack.gui.i18n import QT_TRANSLATE_NOOP
from affitrack.gui.payouts import columns as of_run
from affitrack.gui.payouts.columns import RunKey
from affitrack.gui.payouts.run_words import PILL_OF_STATE, RunWords, state_meaning, state_name
from affitrack.gui.received.words import (
    arrival_meaning,
    arrival_name,
    arrival_pill,
    difference_words,
)
from affitrack.gui.sales.line_words import NOTHING, money_words
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import ColumnSpec
from affitrack.gui.widgets.rows_model import Column


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run."""

    run: PayoutRun
    arrival: RunArrival | None
    """What of it arrived; None while it is to come, or nobody keeps what arrives."""

    def state_words(self, as_of: date) -> str:
        """Return its state, and how far it is while that is to come."""
        return arrival_name(self.arrival) if self.arrival else RunWords().state(self.run, as_of)

    def state_name(self) -> str:
        """Return its state in a word."""
        return arrival_name(self.arrival) if self.arrival else state_name(self.run.state)

    def state_meaning(self) -> str:
        """Return its state in a sentence."""
        return arrival_meaning(self.arrival) if self.arrival else state_meaning(self.run.state)

    def pill(self) -> PillKind:
        """Return the colour of its state."""
        return arrival_pill(self.arrival) if self.arrival else PILL_OF_STATE[self.run.state]


def run_rows(runs: Sequence[PayoutRun], arrivals: Sequence[RunArrival]) -> list[RunRow]:
    """Return a row for each run; those nobody follows have no arrival."""
    known = {(each.account, each.currency, f"{each.pays_on}"): each for each in followed(arrivals)}
    return [RunRow(run, known.get(of_run.run_key(run))) for run in runs]


def row_key(row: RunRow) -> RunKey:
    """Return what tells a run from all others."""
    return of_run.run_key(row.run)


def _lifted(column: Column[PayoutRun]) -> Column[RunRow]:
    """Return a column of runs as one of rows."""
    cell, pill, tip = column.cell, column.pill, column.cell_tip
    return Column(
        column.title,
        text=lambda row, as_of: column.text(row.run, as_of),
        cell=None if cell is None else lambda row: cell(row.run),
        sort_by=lambda row: column.sort_by(row.run),
        spec=column.spec,
        tip=column.tip,
        is_number=column.is_number,
        least_first=column.least_first,
        is_strong=column.is_strong,
        pill=None if pill is None else lambda row: pill(row.run),
        cell_tip=None if tip is None else lambda row: tip(row.run),
        say=column.say,
        term=column.term,
    )


_STATE: Final = replace(
    _lifted(of_run.RUN_COLUMNS[of_run.STATE]),
    text=lambda row, as_of: row.state_words(as_of),
    cell=lambda row: row.state_name(),
    sort_by=lambda row: list(PillKind).index(row.pill()),
    pill=lambda row: row.pill(),
    cell_tip=lambda row: row.state_meaning(),
)

_ARRIVAL_COLUMNS: Final[tuple[Column[RunRow], ...]] = (
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Expected"),
        text=lambda row, _: (
            money_words(row.arrival.expected, row.arrival.currency) if row.arrival else NOTHING
        ),
        cell=lambda row: Money(row.arrival.expected, row.run.currency) if row.arrival else "",
        sort_by=lambda row: (row.run.currency, row.arrival.expected if row.arrival else 0),
        spec=ColumnSpec(88, hidden=True),
        tip=QT_TRANSLATE_NOOP(
            "PayoutColumns",
            "What TikTok settled for this run, less what it took back since the run before.",
        ),
        is_number=True,
        term="expected",
        say=of_run.said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Received"),
        text=lambda row, _: (
            money_words(row.arrival.received, row.arrival.currency)
            if row.arrival and row.arrival.shares
            else NOTHING
        ),
        cell=lambda row: Money(row.arrival.received, row.run.currency) if row.arrival else "",
        sort_by=lambda row: (row.run.currency, row.arrival.received if row.arrival else 0),
        spec=ColumnSpec(88, hidden=True),
        tip=QT_TRANSLATE_NOOP("PayoutColumns", "The money of this run that arrived."),
        is_number=True,
        say=of_run.said,
    ),
    Column(
        QT_TRANSLATE_NOOP("PayoutColumns", "Difference"),
        text=lambda row, _: difference_words(row.arrival) if row.arrival else NOTHING,
        cell=lambda row: Money(row.arrival.difference, row.run.currency) if row.arrival else "",
        sort_by=lambda row: (row.run.currency, row.arrival.difference if row.arrival else 0),
        spec=ColumnSpec(88, hidden=True),
        tip=QT_TRANSLATE_NOOP(
            "PayoutColumns",
            "What arrived, and the fees kept on the way, less what was expected.",
        ),
        is_number=True,
        least_first=True,
        is_strong=True,
        say=of_run.said,
    ),
)

ROW_COLUMNS: Final[tuple[Column[RunRow], ...]] = (
    *(
        _STATE if place == of_run.STATE else _lifted(column)
        for place, column in enumerate(of_run.RUN_COLUMNS)
    ),
    *_ARRIVAL_COLUMNS,
)
OF_ARRIVAL: Final = range(len(of_run.RUN_COLUMNS), len(ROW_COLUMNS))
"""The columns that say something once payouts are kept."""
IN_THEIR_PLACE: Final = (of_run.SALES, of_run.HELD_BACK)
"""The columns that give way to them; they can be shown again."""
NEVER_CUT: Final = tuple(
    place for place, column in enumerate(ROW_COLUMNS) if column.is_number or column.pill is not None
)
"""Columns that are never narrower than what they say: an amount without its end is another one."""
