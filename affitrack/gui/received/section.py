"""The section of payouts that arrived: the table, and what the chosen payout is for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from affitrack.domain.received import RunArrival
from affitrack.domain.records import LineFilter
from affitrack.gui.metrics import px
from affitrack.gui.page import Page, make_next
from affitrack.gui.payouts.section_wanted import UNMATCHED, SectionWanted
from affitrack.gui.received.arrived_card import ArrivedCard
from affitrack.gui.received.arrived_row import ArrivedRow, arrived_rows
from affitrack.gui.received.payout_card import PayoutCard
from affitrack.gui.received.reading import Kept, read_kept
from affitrack.gui.received.steps import delete_payouts, pin_payout
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import Choice
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import EmptyState, scrolled
from affitrack.gui.widgets.waiting_stack import WaitingStack

_SPLITTER_KEY: Final = "payouts/arrived_splitter"


class ArrivedSection(Page):
    """Shows payouts that arrived. `show_what` takes the number of one, or `UNMATCHED`."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._kept: Kept | None = None
        self._wanted: object = None
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self.nothing = EmptyState("payouts")
        self._build()
        self.retranslate()

    # --- Page -------------------------------------------------------------------------------

    def refresh(self) -> None:
        account = self.shell.account or None
        task = Task(lambda work: read_kept(work.book, account)).on_done(self._show)
        self.shell.tasks.start(task.reading().replacing("received.section"))

    def show_what(self, what: object) -> None:
        self._wanted = what
        self.refresh()  # what is shown may be older than what is wanted

    def make_part(self) -> bool:
        return make_next(self, ("table", "payout"))

    def retranslate(self) -> None:
        self._stack.set_words(self.tr("Reading…"))
        self.nothing.set_texts(
            self.tr("Did you get what you were owed?"),
            self.tr(
                "Enter what arrived on your bank account, or drop a bank statement here (CSV, OFX"
                " or CAMT.053). AffiTrack holds it against your payout runs and tells what is"
                " missing. It stays on this computer."
            ),
            first=self.tr("Add a payout…"),
            second=self.tr("From a bank statement…"),
        )

    # --- parts ------------------------------------------------------------------------------

    @cached_property
    def table(self) -> ArrivedCard:
        """The payouts."""
        made = ArrivedCard(self.shell, self._choices, self._show_sales, self._splitter)
        made.setMinimumHeight(px(150))
        self._splitter.insertWidget(0, made)
        self._splitter.setStretchFactor(0, 1)
        made.chosen.connect(self._choose)
        made.opened.connect(self.change)
        made.delete_wanted.connect(self.delete)
        made.add_wanted.connect(self.add)
        made.statement_wanted.connect(self.ask_statement)
        return made

    @cached_property
    def payout(self) -> PayoutCard:
        """What the chosen payout is for."""
        made = PayoutCard(self._splitter)
        made.setMinimumHeight(px(150))
        self._splitter.addWidget(made)
        made.match_wanted.connect(self.match)
        made.change_wanted.connect(self.change)
        made.delete_wanted.connect(self.delete)
        made.run_wanted.connect(self._show_run)
        return made

    def _build(self) -> None:
        self._stack = WaitingStack(scrolled(self._splitter), self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._splitter.setHandleWidth(px(12))
        self._splitter.setChildrenCollapsible(False)
        keep = self.shell.preferences.keep_state
        self._splitter.splitterMoved.connect(
            lambda: keep(_SPLITTER_KEY, self._splitter.saveState())
        )
        self.nothing.first_chosen.connect(self.add)
        self.nothing.second_chosen.connect(self.ask_statement)

    # --- showing ----------------------------------------------------------------------------

    def kept(self) -> Kept | None:
        """Return what is shown."""
        return self._kept

    def _show(self, kept: Kept) -> None:
        is_first = self._kept is None
        self._kept = kept
        self.table.show_rows(arrived_rows(kept.payouts, kept.arrivals), kept.arrivals.as_of)
        self._stack.show_found(is_any=bool(kept.payouts))
        wanted, self._wanted = self._wanted, None
        if wanted == UNMATCHED:
            self.table.show_what_needs_a_look()
        elif isinstance(wanted, int):
            self.table.select(wanted)
        rows = self.table.model.rows()
        if self.table.current() is None and rows:
            self.table.select(rows[0].payout.payout_id)
        self._choose()
        state = self.shell.preferences.state(_SPLITTER_KEY)
        if is_first and not self._splitter.restoreState(state):
            self._splitter.setSizes([px(420), px(200)])

    def _choose(self) -> None:
        self.payout.show_row(self.table.current(), self.shell.book.as_of)

    # --- what can be done -------------------------------------------------------------------

    def add(self) -> None:
        """Open the form for a new payout."""
        self._open_entry(None)

    def change(self) -> None:
        """Open the form for the chosen payout."""
        row = self.table.current()
        if row is not None:
            self._open_entry(row)

    def delete_text(self) -> str:
        return self.tr("&Delete the payout") if self.table.selected() else ""

    def delete(self) -> bool:
        """Delete the selected payouts, which can be undone; False if there is none."""
        rows = self.table.selected()
        if rows:
            delete_payouts(self.shell, [row.payout for row in rows])
        return bool(rows)

    def match(self) -> None:
        """Let the user say which runs the chosen payout is for."""
        from affitrack.gui.received.match_dialog import MatchDialog

        row, kept = self.table.current(), self._kept
        if row is None or kept is None:
            return
        payout, as_of = row.payout, kept.arrivals.as_of
        dialog = MatchDialog(
            payout,
            kept.arrivals,
            lambda parts: pin_payout(self.shell, payout, parts, as_of),
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def ask_statement(self) -> None:
        """Ask for a bank statement."""
        from affitrack.gui.received.statement import choose_statement

        choose_statement(self.shell, self.window())

    def _open_entry(self, row: ArrivedRow | None) -> None:
        from affitrack.gui.received.entry_dialog import open_entry

        open_entry(
            self.shell, self.window(), row.payout if row is not None else None, self.show_what
        )

    def _choices(self) -> Sequence[Choice | None]:
        row = self.table.current()
        if row is None:
            return []
        payout, as_of = row.payout, self.shell.book.as_of
        several = len(self.table.selected()) > 1
        return [
            Choice(self.tr("Show the run"), self._show_run, bool(row.shares)),
            None,
            Choice(self.tr("Change…"), self.change, not several, keys="Enter"),
            Choice(self.tr("Match by hand…"), self.match, not several),
            Choice(
                self.tr("It is for no run"),
                lambda: pin_payout(self.shell, payout, (), as_of),
                not several and payout.pins != (),
            ),
            Choice(
                self.tr("Match by itself again"),
                lambda: pin_payout(self.shell, payout, None, as_of),
                not several and payout.pins is not None,
            ),
            Choice(self.tr("Delete"), self.delete, keys="Del"),
        ]

    # --- leading elsewhere ------------------------------------------------------------------

    def _run(self) -> RunArrival | None:
        row = self.table.current()
        return row.run if row is not None else None

    def _show_run(self) -> None:
        run = self._run()
        if run is not None:
            self.shell.show_page("payouts", SectionWanted("runs", run))

    def _show_sales(self) -> None:
        run = self._run()
        if run is not None:
            self.shell.show_page(
                "sales",
                LineFilter(account=run.account, currency=run.currency, payout_on=run.pays_on),
            )
