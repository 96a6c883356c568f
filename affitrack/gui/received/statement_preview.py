"""What a bank statement says: its lines, with those ticked that are likely payouts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.domain.records import Account
from affitrack.domain.statement import Proposed, StatementDraft
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.payouts.run_words import account_words
from affitrack.gui.received.statement_model import (
    AMOUNT,
    DAY,
    SPECS,
    TICK,
    WHAT,
    StatementModel,
    TickDelegate,
)
from affitrack.gui.sales.line_words import breakable
from affitrack.gui.widgets import Card, Chip, ChipBar, Picker, SearchField, Table, label
from affitrack.wording.catalogue import render

_ALL: Final = "all"
_LIKELY: Final = "likely"
_KINDS: Final = {
    _LIKELY: (Proposed.PAYOUT, Proposed.WENT_BACK, Proposed.FITS),
    "alike": (Proposed.ALIKE,),
    "known": (Proposed.KNOWN,),
    "other": (Proposed.OTHER,),
}
_MOST_FAULTS: Final = 3
_ROWS_MEASURED: Final = 200


class StatementPreview(QWidget):
    """Lets the user choose which lines are payouts.

    Signals:
        ticks_changed(int): so many lines are to be taken in.
        columns_wanted(): the columns of the table mean something else.
    """

    ticks_changed = Signal(int)
    columns_wanted = Signal()

    def __init__(self, accounts: Sequence[Account], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: StatementDraft | None = None
        self.title = label("", "section", wrap=True)
        self.words = label("", "muted", wrap=True)
        self.chips = ChipBar()
        self.search = SearchField()
        self.columns = QPushButton(self.tr("Columns…"))
        self.account = Picker(self.tr("Whose payouts"))
        self.account.addItem(self.tr("Of the account whose run it fits"), "")
        for each in accounts:
            self.account.addItem(account_words(each.handle), each.handle)
        self.account.setVisible(len(accounts) > 1)
        self.model = StatementModel(self)
        self.table = Table(self.tr("Lines of the bank statement"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TickDelegate(self.table))
        self.faults = label("", "danger", wrap=True)
        self._build()

    def show_draft(self, draft: StatementDraft, as_of: date) -> None:
        """Show a statement as of a day."""
        self._draft = draft
        title = breakable(draft.file_name)
        if draft.title:
            title = self.tr("{file} · {bank}").format(file=title, bank=draft.title)
        self.title.setText(title)
        self.words.setText(self._words(draft))
        self.columns.setVisible(draft.table is not None)
        faults = self._faults(draft)
        self.faults.setText(faults)
        self.faults.setVisible(bool(faults))
        self.model.show_draft(draft, as_of)
        self._show_chips(draft)
        self.table.widen([DAY, AMOUNT, WHAT], range(min(len(draft.lines), _ROWS_MEASURED)))
        self.table.selectRow(0)

    def handle(self) -> str | None:
        """Return the account that the user named, None where each line tells."""
        return self.account.currentData() or None

    def _build(self) -> None:
        self.columns.setProperty("role", "chip")
        self.columns.setToolTip(self.tr("Say what the columns of this table mean"))
        self.search.setPlaceholderText(self.tr("Search text and amounts"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.chips.setAccessibleName(self.tr("Lines shown"))
        self.search.setFixedWidth(px(230))
        top, head = QHBoxLayout(), QHBoxLayout()
        for row in (top, head):
            row.setSpacing(px(8))
        top.addWidget(self.title, 1)
        top.addWidget(self.account)
        top.addWidget(self.columns)
        head.addWidget(self.chips, 1)
        head.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        card = Card(flush=True)
        card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self.words)
        column.addLayout(head)
        column.addWidget(card, 1)
        column.addWidget(self.faults)
        self.table.set_columns(SPECS)
        self.search.searched.connect(self.model.search)
        self.chips.chosen.connect(lambda key: self.model.narrow(_KINDS.get(key)))
        self.columns.clicked.connect(self.columns_wanted)
        self.table.clicked.connect(
            lambda index: self._toggle([index.row()]) if index.column() == TICK else None
        )
        self.table.doubleClicked.connect(lambda index: self._toggle([index.row()]))
        keys = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._toggle_selected)
        self.model.ticks_changed.connect(lambda: self.ticks_changed.emit(len(self.model.ticked())))

    def _toggle(self, rows: Sequence[int]) -> None:
        self.model.toggle(rows)

    def _toggle_selected(self) -> None:
        self._toggle([row for rows in self.table.selected_rows() for row in rows])

    def _show_chips(self, draft: StatementDraft) -> None:
        counts = Counter(line.proposed for line in draft.lines)
        names = {
            _LIKELY: self.tr("Likely payouts"),
            "alike": self.tr("Seem to be there"),
            "known": self.tr("There already"),
            "other": self.tr("Something else"),
        }
        chips = [Chip(_ALL, self.tr("All"), len(draft.lines))]
        for key, kinds in _KINDS.items():
            count = sum(counts[kind] for kind in kinds)
            if count:
                chips.append(Chip(key, names[key], count))
        self.chips.set_chips(chips)
        has_likely = any(chip.key == _LIKELY for chip in chips)
        self.chips.set_current(_LIKELY if has_likely else _ALL)
        self.model.narrow(_KINDS[_LIKELY] if has_likely else None)

    def _words(self, draft: StatementDraft) -> str:
        said = [self.tr("%Ln line(s) read.", "", len(draft.lines))]
        if draft.ticked:
            said.append(
                self.tr("%Ln of them look like payouts and are ticked.", "", len(draft.ticked))
            )
        known = sum(line.proposed is Proposed.KNOWN for line in draft.lines)
        if known:
            said.append(self.tr("%Ln of them are there already.", "", known))
        elif not draft.ticked:
            said.append(self.tr("None of them looks like a payout: tick those that are."))
        alike = sum(line.proposed is Proposed.ALIKE for line in draft.lines)
        if alike:
            said.append(self.tr("%Ln seem to be there already and are not ticked.", "", alike))
        if draft.left_out:
            said.append(
                self.tr(
                    "%Ln without an amount, or not booked yet, are left out.", "", draft.left_out
                )
            )
        return " ".join(said)

    def _faults(self, draft: StatementDraft) -> str:
        """Return why lines cannot be read, of the first few."""
        if not draft.rejected:
            return ""
        said = [self.tr("%Ln line(s) cannot be read.", "", len(draft.rejected))]
        said += [
            self.tr("Row {row}: {reason}").format(
                row=each.row, reason=render(each.reason, language())
            )
            for each in draft.rejected[:_MOST_FAULTS]
        ]
        return " ".join(said)
