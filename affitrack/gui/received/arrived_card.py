"""The card with the table of payouts that arrived."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from affitrack.gui import icons
from affitrack.gui.received.arrived_row import ArrivedRow, row_key
from affitrack.gui.received.columns import ACCOUNT, ARRIVED_COLUMNS, NEVER_CUT
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import Choice, TableActions
from affitrack.gui.widgets import Card, Chip, ChipBar
from affitrack.gui.widgets.save_button import SaveButton
from affitrack.gui.widgets.short_table import ShortTable, TableHabits

_ALL: Final = "all"
_LOOK: Final = "look"


class ArrivedCard(Card):
    """Lists payouts; the one selected is shown elsewhere.

    Signals:
        chosen(): another row is selected, or none.
        opened(): the user pressed Return on a row or clicked it twice.
        delete_wanted(): the selected rows are to be deleted.
        add_wanted(), statement_wanted(): a button was pressed.
    """

    chosen = Signal()
    opened = Signal()
    delete_wanted = Signal()
    add_wanted = Signal()
    statement_wanted = Signal()

    def __init__(
        self,
        shell: Shell,
        choices: Callable[[], Sequence[Choice | None]],
        show: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._rows: tuple[ArrivedRow, ...] = ()
        self._as_of = date.min
        self.chips = ChipBar()
        self.add, self.statement, self.save = QPushButton(), QPushButton(), SaveButton()
        habits = TableHabits(
            "payouts/arrived",
            sorted_by=(0, Qt.SortOrder.DescendingOrder),
            never_cut=NEVER_CUT,
        )
        self.table = ShortTable(ARRIVED_COLUMNS, row_key, shell.preferences, habits)
        self.model = self.table.rows
        self.actions_on_table = TableActions(
            self.table,
            shell,
            name=self._file_name,
            sheet=self.model.sheet,
            show=show,
            choices=choices,
        )
        self._build()
        self.retranslate()

    def show_rows(self, rows: Sequence[ArrivedRow], as_of: date) -> None:
        """Show these payouts as of a day; what is selected stays so."""
        self._rows = tuple(rows)
        self._as_of = as_of
        self.table.tell_column(ACCOUNT, is_told=len({row.payout.account for row in rows}) > 1)
        self._show()

    def current(self) -> ArrivedRow | None:
        """Return the payout that is selected; of several the last one."""
        return self.table.current()

    def selected(self) -> list[ArrivedRow]:
        """Return the payouts that are selected, in the order shown."""
        return self.table.selected()

    def select(self, payout_id: int) -> bool:
        """Select a payout, without the signal; False if it is not there."""
        if self.model.row_of(payout_id) < 0 and self.chips.current() == _LOOK:
            self.chips.set_current(_ALL)
            self._show()
        with self.table.quiet():
            return self.table.select(payout_id)

    def show_what_needs_a_look(self) -> None:
        """Narrow the table to payouts that are for no run yet, where there are some."""
        if any(row.needs_a_look for row in self._rows):
            self.chips.set_current(_LOOK)
            self._show()

    def retranslate(self) -> None:
        """Set all texts."""
        self.chips.setAccessibleName(self.tr("Payouts shown"))
        self.add.setText(self.tr("Add a payout…"))
        self.statement.setText(self.tr("From a bank statement…"))
        self.statement.setToolTip(
            self.tr("Reads CSV, OFX and CAMT.053 files. Nothing is written before you say so.")
        )
        self.table.setAccessibleName(self.tr("Payouts that arrived"))
        self._show_chips()
        self.model.retranslate()

    def _build(self) -> None:
        self.statement.setProperty("role", "chip")
        icons.keep_icon(self.statement, "import", "muted")
        self.add.setProperty("role", "primary")
        head = QHBoxLayout()
        head.addWidget(self.chips, 1)
        for button in (self.save, self.statement, self.add):
            head.addWidget(button)
        self.hold_table(head, self.table)
        self.chips.chosen.connect(lambda _: self._show_and_tell())
        self.add.clicked.connect(self.add_wanted)
        self.statement.clicked.connect(self.statement_wanted)
        self.save.clicked.connect(self.actions_on_table.save)
        self.table.row_opened.connect(lambda _: self.opened.emit())
        self.table.chosen.connect(self.chosen)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.delete_wanted)

    def _show_and_tell(self) -> None:
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        only = self.chips.current() == _LOOK and any(row.needs_a_look for row in self._rows)
        rows = [row for row in self._rows if row.needs_a_look or not only]
        self.table.show_rows(rows, self._as_of)
        self._show_chips()

    def _show_chips(self) -> None:
        look = len([row for row in self._rows if row.needs_a_look])
        chips = [Chip(_ALL, self.tr("All"), len(self._rows))]
        if look:
            tip = self.tr("Payouts, or parts of them, that are for no payout run yet")
            chips.append(Chip(_LOOK, self.tr("Without a run"), look, tip))
        self.chips.set_chips(chips)

    def _file_name(self) -> str:
        return self.tr("payouts-received-{day}").format(day=self._as_of.isoformat())
