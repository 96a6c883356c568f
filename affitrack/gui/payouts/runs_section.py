"""The section of runs: all of them, what the chosen one is made of, and the release calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QVBoxLayout, QWidget

from affitrack.book import Book, PayoutsOverview
from affitrack.domain.payout_run import IS_TO_COME, RunState
from affitrack.domain.received import Arrivals, RunArrival
from affitrack.domain.records import LineFilter
from affitrack.gui.metrics import px
from affitrack.gui.page import Page, make_next
from affitrack.gui.payouts.calendar_card import CalendarCard
from affitrack.gui.payouts.chosen import ChosenDay, ChosenRun
from affitrack.gui.payouts.columns import run_key
from affitrack.gui.payouts.parts_card import PartsCard
from affitrack.gui.payouts.run_row import RunRow, row_key, run_rows
from affitrack.gui.payouts.runs_card import RunsCard
from affitrack.gui.payouts.section_wanted import SectionWanted
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import EmptyState, scrolled
from affitrack.gui.widgets.waiting_stack import WaitingStack

_SIDE_BY_SIDE_FROM: Final = 900
_CALENDAR_WIDTH: Final = 352
_SIDE_KEY: Final = "payouts/splitter"
_STACKED_KEY: Final = "payouts/stacked"
_LEFT_KEY: Final = "payouts/left"


@dataclass(frozen=True, slots=True)
class _Read:
    overview: PayoutsOverview
    arrivals: Arrivals


class RunsSection(Page):
    """Shows what is paid when. One thing at a time is chosen: a run, or a day of the calendar."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._overview: PayoutsOverview | None = None
        self._rows: list[RunRow] = []
        self._wanted: RunArrival | None = None
        self._chosen: ChosenRun | ChosenDay | None = None
        self._is_wide: bool | None = None
        self.nothing = EmptyState("payouts", dashed=False)
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self._connect()
        self.retranslate()

    # --- Page -------------------------------------------------------------------------------

    def refresh(self) -> None:
        account = self.shell.account or None
        task = Task(lambda work: _read(work.book, account)).on_done(self._show)
        self.shell.tasks.start(task.reading().replacing("payouts.overview"))

    def show_what(self, what: object) -> None:
        """Choose a run, as a `RunArrival`, and hold it against what arrived of it."""
        if isinstance(what, RunArrival):
            self._wanted = what
            self.refresh()  # what is shown may be older than what is wanted

    def main_list(self) -> QAbstractItemView | None:
        """Return the table of runs: what else is here may be made before it, as the calendar."""
        table = self.runs.table
        return table if table.isVisibleTo(self) else super().main_list()

    def make_part(self) -> bool:
        return make_next(self, ("runs", "parts", "calendar"))

    def retranslate(self) -> None:
        self._stack.set_words(self.tr("Reading…"))
        self.nothing.set_texts(
            self.tr("No payout is known yet"),
            self.tr(
                "Sales appear here once their buyers have paid. Those that were lost, or wait for"
                " the buyer, are on the page of sales."
            ),
            first=self.tr("Show all sales"),
        )

    def overview(self) -> PayoutsOverview | None:
        """Return what is shown."""
        return self._overview

    def chosen(self) -> ChosenRun | ChosenDay | None:
        """Return the run or the day that the parts are those of."""
        return self._chosen

    # --- building ---------------------------------------------------------------------------

    # Each card is made when it is first wanted, and where it belongs: whatever is moved is given
    # its style once more, with all that is in it.

    @cached_property
    def runs(self) -> RunsCard:
        """The payouts, paid and to come."""
        made = RunsCard(self.shell, self._left)
        self._left.insertWidget(0, made)
        made.chosen.connect(self._choose_run)
        made.opened.connect(lambda row: self._show_lines(ChosenRun(row.run).which()))
        made.arrived_wanted.connect(self._enter)
        return made

    @cached_property
    def parts(self) -> PartsCard:
        """What the chosen run or day is made of."""
        made = PartsCard(self.shell, self._left)
        self._left.addWidget(made)
        made.lines_wanted.connect(self._show_lines)
        made.enter_wanted.connect(self._enter)
        made.payout_wanted.connect(self._show_arrived)
        made.claim_wanted.connect(self._claim)
        return made

    @cached_property
    def calendar(self) -> CalendarCard:
        """The days of release."""
        made = CalendarCard(self.shell, self._splitter)
        made.setMinimumWidth(px(262))
        self._splitter.addWidget(made)
        self._splitter.setStretchFactor(1, 0)
        made.chosen.connect(self._choose_day)
        made.opened.connect(self._open_day)
        return made

    def _build(self) -> None:
        self._stack = WaitingStack(scrolled(self._splitter), self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._splitter.addWidget(self._left)
        for splitter in (self._left, self._splitter):
            splitter.setHandleWidth(px(12))
            splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 1)
        self._left.setMinimumWidth(px(300))

    def _connect(self) -> None:
        self.nothing.first_chosen.connect(lambda: self._show_lines(LineFilter()))
        keep = self.shell.preferences.keep_state
        self._left.splitterMoved.connect(lambda: keep(_LEFT_KEY, self._left.saveState()))
        self._splitter.splitterMoved.connect(
            lambda: keep(self._splitter_key(), self._splitter.saveState())
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(is_wide=event.size().width() >= px(_SIDE_BY_SIDE_FROM))

    def _place(self, *, is_wide: bool) -> None:
        """Put the calendar beside the runs, or below them where the window is narrow."""
        if is_wide == self._is_wide:
            return
        is_first = self._is_wide is None
        self._is_wide = is_wide
        for card, beside, stacked in (
            (self.runs, 150, 270),
            (self.parts, 230, 330),
            (self.calendar, 300, 440),
        ):
            card.setMinimumHeight(px(beside if is_wide else stacked))
        if is_first and not self._left.restoreState(self.shell.preferences.state(_LEFT_KEY)):
            self._left.setSizes([px(320), px(330)])
        side, below = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        if not self._splitter.restoreState(self.shell.preferences.state(self._splitter_key())):
            width = px(_CALENDAR_WIDTH)
            sizes = [max(self.width() - width, width), width] if is_wide else [px(612), px(440)]
            self._splitter.setSizes(sizes)
        self._splitter.setOrientation(side if is_wide else below)

    def _splitter_key(self) -> str:
        return _SIDE_KEY if self._is_wide else _STACKED_KEY

    # --- showing ----------------------------------------------------------------------------

    def _show(self, read: _Read) -> None:
        overview = read.overview
        self._overview = overview
        self._rows = run_rows(overview.runs, read.arrivals.runs)
        self.runs.show_rows(self._rows, overview.as_of)
        self.calendar.show_overview(overview)
        self._stack.show_found(is_any=bool(overview.runs))
        self._choose_again(overview)

    def _choose_again(self, overview: PayoutsOverview) -> None:
        """Keep to what was chosen where it is still there; else take the next payout."""
        if self._choose_wanted():
            return
        kept = self._chosen
        if isinstance(kept, ChosenDay) and kept.day > overview.as_of:
            self.calendar.view.select(kept.day)
            self._choose_day(kept.day)
            return
        rows = {row_key(row): row for row in self._rows}
        row = rows.get(run_key(kept.run)) if isinstance(kept, ChosenRun) else None
        row = row or _next_run(self._rows)
        if row is None:
            self._chosen = None
            self.parts.show_chosen(None, overview.as_of)
            return
        self.runs.select(row_key(row))
        self._choose_run(row)

    def _choose_wanted(self) -> bool:
        """Choose the run that was asked for, and hold it against what arrived; False if none."""
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return False
        key = wanted.account, wanted.currency, f"{wanted.pays_on}"
        row = next((row for row in self._rows if row_key(row) == key), None)
        if row is None:
            return False
        self.runs.select(key)
        self._choose_run(row)
        self.parts.show_what_arrived()
        return True

    # --- choosing ---------------------------------------------------------------------------

    def _choose_run(self, row: RunRow) -> None:
        self.calendar.view.select_none()
        self._choose(ChosenRun(row.run, row.arrival))

    def _choose_day(self, day: date) -> None:
        self.runs.select_none()
        release = self.calendar.release_on(day)
        self._choose(ChosenDay(day, release, self.shell.account or None))

    def _choose(self, chosen: ChosenRun | ChosenDay) -> None:
        self._chosen = chosen
        runs = self._overview.runs if self._overview is not None else ()
        several = len({run.account for run in runs}) > 1
        self.parts.show_chosen(chosen, self.shell.book.as_of, names_account=several)

    # --- leading to the lines meant -----------------------------------------------------------

    def _open_day(self, day: date) -> None:
        chosen = ChosenDay(day, self.calendar.release_on(day), self.shell.account or None)
        if chosen.release is not None:
            self._show_lines(chosen.which())

    def _show_lines(self, which: LineFilter) -> None:
        self.shell.show_page("sales", which)

    def _show_arrived(self, payout_id: int | None = None) -> None:
        self.shell.show_page("payouts", SectionWanted("arrived", payout_id))

    def _claim(self, run: RunArrival, claim_id: int | None) -> None:
        """Claim what is missing of a run, or show the claim that does so."""
        from affitrack.gui.claims.claimable import Claimable
        from affitrack.gui.claims.make_dialog import MakeClaimDialog
        from affitrack.gui.claims.wanted import ClaimWanted

        def show(made: int) -> None:
            self.shell.show_page("claims", ClaimWanted(claim_id=made))

        if claim_id is not None:
            show(claim_id)
        else:
            MakeClaimDialog(self.shell, [Claimable(run, None)], show, self.window()).open()

    def _enter(self, run: RunArrival | None = None) -> None:
        from affitrack.gui.received.entry_dialog import open_entry

        open_entry(self.shell, self.window(), run=run)


def _read(book: Book, account: str | None) -> _Read:
    return _Read(book.payouts(account), book.arrivals(account))


def _next_run(rows: Sequence[RunRow]) -> RunRow | None:
    """Return the next payout to come, else the last one that was paid."""
    coming = [row for row in rows if row.run.state in IS_TO_COME]
    paid = [row for row in rows if row.run.state is RunState.PAID]
    return next(iter([*coming, *reversed(paid), *rows]), None)
