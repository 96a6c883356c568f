"""The card with the table of payouts that arrived."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.payouts.rows_model import WIDTHS_CHANGE, RowsModel
from affitrack.gui.received.arrived_row import ArrivedRow, row_key
from affitrack.gui.received.columns import ACCOUNT, ARRIVED_COLUMNS, NEVER_CUT
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import Choice, TableActions
from affitrack.gui.widgets import Card, Chip, ChipBar, Table

_ALL: Final = "all"
_LOOK: Final = "look"
_ROWS_MEASURED: Final = 200


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
        self._is_quiet = False
        self._has_several = False
        self._columns_are_set = False
        self.chips = ChipBar()
        self.add, self.statement, self.save = QPushButton(), QPushButton(), QPushButton()
        self.model: RowsModel[ArrivedRow] = RowsModel(ARRIVED_COLUMNS, row_key, self)
        self.table = Table()
        self.table.setModel(self.model)
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
        has_several = len({row.payout.account for row in rows}) > 1
        if self._columns_are_set and has_several != self._has_several:
            self.table.show_column(ACCOUNT, shown=has_several)
        self._has_several = has_several
        self._show()

    def current(self) -> ArrivedRow | None:
        """Return the payout that is selected; of several the last one."""
        selected = self.selected()
        current = self.model.row_at(self.table.currentIndex().row())
        return current if current in selected else next(iter(reversed(selected)), None)

    def selected(self) -> list[ArrivedRow]:
        """Return the payouts that are selected, in the order shown."""
        rows = self.model.rows()
        return [rows[row] for some in self.table.selected_rows() for row in some]

    def select(self, payout_id: int) -> bool:
        """Select a payout, without the signal; False if it is not there."""
        row = self.model.row_of(payout_id)
        if row < 0 and self.chips.current() == _LOOK:
            self.chips.set_current(_ALL)
            self._show()
            row = self.model.row_of(payout_id)
        if row >= 0:
            self._is_quiet = True
            self.table.selectRow(row)
            self._is_quiet = False
            self.table.scrollTo(self.model.index(row, 0))
        return row >= 0

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
        self.save.setText(self.tr("Save as CSV…"))
        self.table.setAccessibleName(self.tr("Payouts that arrived"))
        self._show_chips()
        self.model.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() in WIDTHS_CHANGE:
            self._widen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._columns_are_set:
            self._columns_are_set = True
            self._set_columns()

    def _build(self) -> None:
        for button, icon in ((self.save, "export"), (self.statement, "import")):
            button.setProperty("role", "chip")
            icons.keep_icon(button, icon, "muted")
        self.add.setProperty("role", "primary")
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.setSpacing(px(8))
        head.addWidget(self.chips, 1)
        for button in (self.save, self.statement, self.add):
            head.addWidget(button)
        self.body.setContentsMargins(px(8), px(12), px(2), px(8))
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self.chips.chosen.connect(lambda _: self._show_and_tell())
        self.add.clicked.connect(self.add_wanted)
        self.statement.clicked.connect(self.statement_wanted)
        self.save.clicked.connect(self.actions_on_table.save)
        self.table.row_opened.connect(lambda _: self.opened.emit())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.delete_wanted)

    def _set_columns(self) -> None:
        hidden = not self._has_several
        specs = [
            replace(column.spec, hidden=hidden) if place == ACCOUNT else column.spec
            for place, column in enumerate(ARRIVED_COLUMNS)
        ]
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.table.set_columns(specs, self._shell.preferences, "payouts/arrived")
        self._widen()

    def _show_and_tell(self) -> None:
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        kept = self.current()
        only = self.chips.current() == _LOOK and any(row.needs_a_look for row in self._rows)
        rows = [row for row in self._rows if row.needs_a_look or not only]
        self._is_quiet = True
        self.model.show_rows(rows, self._as_of)
        self._is_quiet = False
        self._show_chips()
        self._widen()
        row = self.model.row_of(row_key(kept)) if kept is not None else -1
        if row >= 0:
            self._is_quiet = True
            self.table.selectRow(row)
            self._is_quiet = False

    def _show_chips(self) -> None:
        look = len([row for row in self._rows if row.needs_a_look])
        chips = [Chip(_ALL, self.tr("All"), len(self._rows))]
        if look:
            tip = self.tr("Payouts, or parts of them, that are for no payout run yet")
            chips.append(Chip(_LOOK, self.tr("Without a run"), look, tip))
        self.chips.set_chips(chips)

    def _widen(self) -> None:
        if self._columns_are_set:
            self.table.widen(NEVER_CUT, range(min(self.model.rowCount(), _ROWS_MEASURED)))

    def _choose(self) -> None:
        if not self._is_quiet:
            self.chosen.emit()

    def _file_name(self) -> str:
        return self.tr("payouts-received-{day}").format(day=self._as_of.isoformat())
