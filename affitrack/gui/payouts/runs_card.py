"""The card of payout runs: all of them, or those to come, or those that are paid."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from affitrack.domain.followed_runs import is_not_as_owed
from affitrack.domain.payout_run import IS_TO_COME, RunState
from affitrack.gui.metrics import px
from affitrack.gui.payouts.columns import ACCOUNT, SETTLED, TAKEN_BACK
from affitrack.gui.payouts.run_row import (
    IN_THEIR_PLACE,
    NEVER_CUT,
    OF_ARRIVAL,
    ROW_COLUMNS,
    RunRow,
    row_key,
)
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.widgets import Card, Chip, ChipBar, label
from affitrack.gui.widgets.save_button import SaveButton
from affitrack.gui.widgets.short_table import ShortTable, TableHabits

_ALL: Final = "all"
_COMING: Final = "coming"
_PAID: Final = "paid"
_TAKEN_BACK: Final = "taken_back"
_DIFFERS: Final = "differs"
_FOLLOWED_KEY: Final = "payouts/followed"


class RunsCard(Card):
    """Lists payout runs; the one selected is shown elsewhere.

    Signals:
        chosen(RunRow): the user selected a run.
        opened(RunRow): the user pressed Return on a run or clicked it twice.
        arrived_wanted(): the user wants to enter what arrived.
    """

    chosen = Signal(object)
    opened = Signal(object)
    arrived_wanted = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._rows: tuple[RunRow, ...] = ()
        self._as_of = date.min
        self.chips = ChipBar()
        self.save = SaveButton()
        self.hint = label("", "small", wrap=True)
        self.enter = QPushButton()
        habits = TableHabits(
            "payouts/followed_runs",
            sorted_by=(0, Qt.SortOrder.DescendingOrder),
            never_cut=NEVER_CUT,
        )
        self.table = ShortTable(ROW_COLUMNS, row_key, shell.preferences, habits)
        self.model = self.table.rows
        self.actions_on_table = TableActions(
            self.table, shell, name=self._file_name, sheet=self.model.sheet, show=self._open
        )
        self._build()
        self.retranslate()

    def show_rows(self, rows: Sequence[RunRow], as_of: date) -> None:
        """Show these runs as of a day; what is selected stays so."""
        self._rows = tuple(rows)
        self._as_of = as_of
        self._tell_columns()
        self._make_room_for_arrivals()
        self._show()

    def current(self) -> RunRow | None:
        """Return the run that is selected; of several the last one."""
        return self.table.current()

    def select(self, key: Hashable) -> bool:
        """Select the run with a key (`columns.run_key`), without the signal; False if not there."""
        row = next((each for each in self._rows if row_key(each) == key), None)
        if self.model.row_of(key) < 0 and row is not None:
            self.chips.set_current(_ALL if _is_among(row, _ALL) else _TAKEN_BACK)
            self._show()
        with self.table.quiet():
            return self.table.select(key)

    def select_none(self) -> None:
        """Take the selection away, without the signal."""
        with self.table.quiet():
            self.table.selectionModel().clear()

    def retranslate(self) -> None:
        """Set all texts."""
        self.chips.setAccessibleName(self.tr("Payouts shown"))
        self.table.setAccessibleName(self.tr("Payouts"))
        self.hint.setText(
            self.tr(
                "Enter what arrived, or drop a bank statement, to see whether it is what was owed."
            )
        )
        self.enter.setText(self.tr("Enter what arrived"))
        self._show_chips()
        self.model.retranslate()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.chips, 1)
        head.addWidget(self.save)
        self.hold_table(head, self.table)
        self.body.addLayout(self._foot())
        self.enter.clicked.connect(self.arrived_wanted)
        self.chips.chosen.connect(lambda _: self._filter())
        self.save.clicked.connect(self.actions_on_table.save)
        self.table.row_opened.connect(lambda _: self._open())
        self.table.chosen.connect(self._choose)
        self.table.columns_set.connect(self._make_room_for_arrivals)

    def _foot(self) -> QHBoxLayout:
        self.enter.setProperty("role", "link")
        foot = QHBoxLayout()
        foot.setContentsMargins(px(8), 0, px(8), 0)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.enter)
        return foot

    def _tell_columns(self) -> None:
        """Show what only some books have; several accounts, and what arrived, need the room.

        In a window of 1280 there is room for one more amount: what was taken back is told by no
        other, what is settled is what is neither that nor held back.
        """
        runs = [row.run for row in self._rows]
        has_several = len({run.account for run in runs}) > 1
        has_room = not has_several and all(row.arrival is None for row in self._rows)
        is_any_taken = any(run.taken_back for run in runs)
        self.table.tell_column(ACCOUNT, is_told=has_several)
        self.table.tell_column(SETTLED, is_told=has_room and not is_any_taken)
        self.table.tell_column(TAKEN_BACK, is_told=has_room and is_any_taken)

    def _make_room_for_arrivals(self) -> None:
        """Show what arrived beside what was expected from the day on that payouts are kept."""
        is_followed = any(row.arrival is not None for row in self._rows)
        preferences = self._shell.preferences
        was_followed = not preferences.state(_FOLLOWED_KEY).isEmpty()
        if not self.table.has_columns or is_followed == was_followed:
            return
        preferences.keep_state(_FOLLOWED_KEY, QByteArray(b"yes" if is_followed else b""))
        for place in IN_THEIR_PLACE:
            self.table.show_column(place, shown=not is_followed)
        for place in OF_ARRIVAL:
            self.table.show_column(place, shown=is_followed)

    def _filter(self) -> None:
        """Show other runs, and choose the first of them where the one chosen is not among them."""
        self._show()
        if self.current() is None and self.model.rowCount():
            self.table.selectRow(0)

    def _show(self) -> None:
        wanted = self.chips.current()
        self.table.show_rows([row for row in self._rows if _is_among(row, wanted)], self._as_of)
        self._show_chips()
        self._show_hint()
        kept = self.current()
        if kept is not None:
            self.select(row_key(kept))

    def _show_hint(self) -> None:
        """Say how to see whether money arrived, while nobody told that any did."""
        is_past = any(row.run.state not in IS_TO_COME for row in self._rows)
        is_quiet = all(row.arrival is None for row in self._rows)
        for part in (self.hint, self.enter):
            part.setVisible(is_past and is_quiet)

    def _show_chips(self) -> None:
        count = {
            name: len([row for row in self._rows if _is_among(row, name)])
            for name in (_ALL, _COMING, _PAID, _DIFFERS, _TAKEN_BACK)
        }
        chips = [
            Chip(_ALL, self.tr("All"), count[_ALL]),
            Chip(_COMING, self.tr("To come"), count[_COMING]),
            Chip(_PAID, self.tr("Paid"), count[_PAID]),
        ]
        if count[_DIFFERS]:
            tip = self.tr("Payouts of which less or more arrived than was expected, or nothing")
            chips.append(Chip(_DIFFERS, self.tr("Not as owed"), count[_DIFFERS], tip))
        if count[_TAKEN_BACK]:
            tip = self.tr("Days on which TikTok took back what it had paid before")
            chips.append(Chip(_TAKEN_BACK, self.tr("Taken back"), count[_TAKEN_BACK], tip))
        self.chips.set_chips(chips)

    def _choose(self) -> None:
        row = self.current()
        if row is not None:
            self.chosen.emit(row)

    def _open(self) -> None:
        row = self.current()
        if row is not None:
            self.opened.emit(row)

    def _file_name(self) -> str:
        return self.tr("payouts-{day}").format(day=self._as_of.isoformat())


def _is_among(row: RunRow, wanted: str) -> bool:
    """Tell whether a run is one of those that a chip stands for."""
    if row.run.state is RunState.TAKEN_BACK:  # no payout: what it comes to is kept from one
        return wanted == _TAKEN_BACK
    if wanted == _DIFFERS:
        return row.arrival is not None and is_not_as_owed(row.arrival)
    is_to_come = row.run.state in IS_TO_COME
    return wanted in {_ALL, ""} or wanted == (_COMING if is_to_come else _PAID)
