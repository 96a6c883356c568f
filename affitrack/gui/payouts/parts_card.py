"""The card that says what a run, or a day of release, is made of: by shop and by video."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from affitrack.domain.followed_runs import is_not_as_owed
from affitrack.domain.payout_run import LinePart, LineParts, RunState
from affitrack.gui.metrics import px
from affitrack.gui.payouts.chosen import ChosenDay, ChosenRun
from affitrack.gui.payouts.columns import (
    PART_NEVER_CUT,
    SHOP_COLUMNS,
    VIDEO_COLUMNS,
    part_key,
)
from affitrack.gui.payouts.run_row import RunRow
from affitrack.gui.payouts.run_words import RunWords, account_words, long_day
from affitrack.gui.received.run_panel import RunPanel
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import Card, Chip, ChipBar, Pill, SectionHeader, label
from affitrack.gui.widgets.rows_model import Column
from affitrack.gui.widgets.save_button import SaveButton
from affitrack.gui.widgets.short_table import ShortTable, TableHabits

_SHOPS: Final = "shops"
_VIDEOS: Final = "videos"
_ARRIVED: Final = "arrived"
_PATIENCE_MS: Final = 150  # an answer that comes sooner needs no word of waiting


class PartsCard(Card):
    """Splits what is chosen, and leads to its lines.

    Signals:
        lines_wanted(LineFilter): show these lines.
        enter_wanted(RunArrival), payout_wanted(int), claim_wanted(RunArrival, int or None): of the
            panel on what arrived.
    """

    lines_wanted = Signal(object)
    enter_wanted = Signal(object)
    payout_wanted = Signal(int)
    claim_wanted = Signal(object, object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._chosen: ChosenRun | ChosenDay | None = None
        self._as_of = date.min
        self._names_account = False
        self.header = SectionHeader()
        self.pill = Pill()
        self.words = label("", "small", wrap=True)
        self.chips = ChipBar()
        self.save = SaveButton()
        self.lines = QPushButton()
        self.shop_table = self._table_of(SHOP_COLUMNS, "payouts/shops")
        self.video_table = self._table_of(VIDEO_COLUMNS, "payouts/videos")
        self.shops, self.videos = self.shop_table.rows, self.video_table.rows
        self._stack = QStackedWidget()
        self.arrived = RunPanel(shell)
        self._waiting = label("", "muted")
        self._waiting_soon = QTimer(self)
        self._actions = {
            _SHOPS: self._actions_on(self.shop_table),
            _VIDEOS: self._actions_on(self.video_table),
        }
        self._build()
        self.retranslate()

    def show_chosen(
        self, chosen: ChosenRun | ChosenDay | None, as_of: date, *, names_account: bool = False
    ) -> None:
        """Show what a run or a day is made of, as of a day; `names_account` says whose run.

        Of a run that came otherwise than expected that comes first.
        """
        is_other = chosen is None or self._chosen is None or chosen.which() != self._chosen.which()
        self._chosen = chosen
        self._as_of = as_of
        self._names_account = names_account
        self._offer_ways()
        arrival = chosen.arrival if isinstance(chosen, ChosenRun) else None
        if is_other and arrival is not None and is_not_as_owed(arrival):
            self.chips.set_current(_ARRIVED)
        self._say()
        if chosen is None or (isinstance(chosen, ChosenDay) and chosen.release is None):
            self._show_parts(LineParts((), ()))
            return
        which = chosen.which()
        task = Task(lambda work: work.book.parts(which))
        task.on_done(self._show_parts).on_failed(self._give_up)
        self._waiting_soon.start()
        self._shell.tasks.start(task.reading().replacing("payouts.parts"))

    def show_what_arrived(self) -> None:
        """Hold the chosen run against what arrived of it, where that is kept."""
        self.chips.set_current(_ARRIVED)
        self._choose_table()

    def table(self) -> ShortTable[LinePart]:
        """Return the table of shops or of videos, whichever is shown."""
        return self.video_table if self.chips.current() == _VIDEOS else self.shop_table

    def retranslate(self) -> None:
        """Set all texts."""
        self.chips.setAccessibleName(self.tr("Split by"))
        self._offer_ways()
        self.lines.setText(self.tr("Show in Sales"))
        self.lines.setToolTip(self.tr("Every one of these sales, with the reason for its amount"))
        self.shop_table.setAccessibleName(self.tr("Sales by shop"))
        self.video_table.setAccessibleName(self.tr("Sales by video"))
        self._waiting.setText(self.tr("Counting…"))
        self.shops.retranslate()
        self.videos.retranslate()
        self._say()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.header.add_after_title(self.pill)
        self.header.add_at_end(self.lines)
        choice = QHBoxLayout()
        choice.setSpacing(px(8))
        choice.addWidget(self.chips, 1)
        choice.addWidget(self.save)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.shop_table, self.video_table, self._waiting, self.arrived):
            self._stack.addWidget(part)
        self.arrived.enter_wanted.connect(self.enter_wanted)
        self.arrived.payout_wanted.connect(self.payout_wanted)
        self.arrived.claim_wanted.connect(self.claim_wanted)
        self._stack.setMinimumHeight(px(100))
        head = QVBoxLayout()
        head.addWidget(self.header)
        head.addWidget(self.words)
        head.addLayout(choice)
        self.hold_table(head, self._stack)
        self._waiting_soon.setSingleShot(True)
        self._waiting_soon.setInterval(_PATIENCE_MS)
        self._waiting_soon.timeout.connect(self._wait)
        self.chips.chosen.connect(lambda _: self._choose_table())
        self.lines.clicked.connect(self._ask_for_all_lines)
        self.save.clicked.connect(self._save)

    def _table_of(self, columns: Sequence[Column[LinePart]], name: str) -> ShortTable[LinePart]:
        last = len(columns) - 1  # what brings in most comes first
        habits = TableHabits(
            name,
            sorted_by=(last, Qt.SortOrder.DescendingOrder),
            never_cut=range(PART_NEVER_CUT, len(columns)),
        )
        return ShortTable(columns, part_key, self._shell.preferences, habits)

    def _actions_on(self, table: ShortTable[LinePart]) -> TableActions:
        table.row_opened.connect(lambda _: self._ask_for_lines_of_part())
        return TableActions(
            table,
            self._shell,
            name=self._file_name,
            sheet=table.rows.sheet,
            show=self._ask_for_lines_of_part,
        )

    # --- showing ----------------------------------------------------------------------------

    def _say(self) -> None:
        chosen = self._chosen
        has_lines = isinstance(chosen, ChosenRun) or (
            chosen is not None and chosen.release is not None
        )
        for part in (self.lines, self.save):
            part.setEnabled(has_lines)
        self.pill.setVisible(isinstance(chosen, ChosenRun))
        if chosen is None:
            self.header.set_text(self.tr("What a payout is made of"))
            self.words.setText(self.tr("Choose a payout, or a day in the calendar."))
        elif isinstance(chosen, ChosenRun):
            self._say_run(chosen)
        else:
            self._say_day(chosen)

    def _say_run(self, chosen: ChosenRun) -> None:
        run, words = chosen.run, RunWords()
        is_taken_back = run.state is RunState.TAKEN_BACK
        title = self.tr("Taken back on {day}") if is_taken_back else self.tr("Payout of {day}")
        title = title.format(day=long_day(run.pays_on, self._as_of))
        if self._names_account:
            title = self.tr("{payout} · {account}").format(
                payout=title, account=account_words(run.account)
            )
        self.header.set_text(title)
        row = RunRow(run, chosen.arrival)
        self.pill.set_pill(row.state_words(self._as_of), row.pill())
        self.words.setText("\n".join([words.split(run), *words.remarks(run)]))

    def _say_day(self, chosen: ChosenDay) -> None:
        day = long_day(chosen.day, self._as_of)
        self.header.set_text(self.tr("Released on {day}").format(day=day))
        if chosen.release is None:
            self.words.setText(self.tr("Nothing stops being held back on this day."))
        else:
            self.words.setText(RunWords().release(chosen.release, self._as_of))

    def _offer_ways(self) -> None:
        """Offer the ways in which what is chosen can be looked at."""
        chips = [Chip(_SHOPS, self.tr("By shop")), Chip(_VIDEOS, self.tr("By video"))]
        arrival = self._chosen.arrival if isinstance(self._chosen, ChosenRun) else None
        if arrival is not None:
            tip = self.tr("What was expected of this payout, and what of it arrived")
            chips.append(Chip(_ARRIVED, self.tr("Expected and received"), tip=tip))
        self.chips.set_chips(chips)
        self.arrived.show_run(arrival, self._as_of)

    def _show_parts(self, parts: LineParts) -> None:
        self._waiting_soon.stop()
        kept = self._chosen.kept() if isinstance(self._chosen, ChosenRun) else ()
        self.shops.show_rows((*parts.shops, *kept), self._as_of)
        self.videos.show_rows((*parts.contents, *kept), self._as_of)
        self.shop_table.fit()
        self.video_table.fit()
        self._choose_table()

    def _wait(self) -> None:
        if self.chips.current() != _ARRIVED:
            self._stack.setCurrentWidget(self._waiting)

    def _give_up(self, error: Exception) -> None:
        self._show_parts(LineParts((), ()))
        self._shell.tell(error)

    def _choose_table(self) -> None:
        is_arrived = self.chips.current() == _ARRIVED
        self.save.setVisible(not is_arrived)
        if is_arrived:
            self._stack.setCurrentWidget(self.arrived)
        elif not self._waiting_soon.isActive():
            self._stack.setCurrentWidget(self.table())

    # --- leading to the lines meant -----------------------------------------------------------

    def _ask_for_all_lines(self) -> None:
        if self._chosen is not None:
            self.lines_wanted.emit(self._chosen.which())

    def _ask_for_lines_of_part(self) -> None:
        is_by_video = self.chips.current() == _VIDEOS
        part = self.table().current()
        if part is None or self._chosen is None:
            return
        which = self._chosen.which()
        if part.is_kept and isinstance(self._chosen, ChosenRun):
            which = self._chosen.which_taken_back()
        elif part.key and is_by_video:  # sales of no known video or shop cannot be asked for alone
            which = replace(which, content_id=part.key)
        elif part.key:
            which = replace(which, shop=part.key)
        self.lines_wanted.emit(which)

    def _save(self) -> None:
        self._actions[self.chips.current()].save()

    def _file_name(self) -> str:
        chosen = self._chosen
        if isinstance(chosen, ChosenRun):
            return self.tr("payout-{day}").format(day=chosen.run.pays_on.isoformat())
        day = chosen.day if chosen is not None else self._as_of
        return self.tr("released-{day}").format(day=day.isoformat())
