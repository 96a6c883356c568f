"""The card that lists the claims, by how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from affitrack.domain.claim import Claim, ClaimState
from affitrack.gui.claims.claim_columns import CLAIM_COLUMNS
from affitrack.gui.claims.steps import delete_claims
from affitrack.gui.claims.words import state_name
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import Choice, TableActions
from affitrack.gui.widgets import Card, Chip, ChipBar
from affitrack.gui.widgets.save_button import SaveButton
from affitrack.gui.widgets.short_table import ShortTable, TableHabits

_ALL: Final = "all"
_HABITS: Final = TableHabits(
    "claims/claims",
    sorted_by=(4, Qt.SortOrder.DescendingOrder),
    never_cut=range(1, len(CLAIM_COLUMNS)),
    measured=20,
)


class ClaimsCard(Card):
    """Lists claims; the one selected is shown elsewhere.

    Signals:
        chosen(Claim): the user selected a claim; None where none is left.
    """

    chosen = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._claims: tuple[Claim, ...] = ()
        self._as_of = date.min
        self.chips = ChipBar()
        self.save = SaveButton()
        self.table = ShortTable(
            CLAIM_COLUMNS, lambda claim: claim.claim_id, shell.preferences, _HABITS
        )
        self.model = self.table.rows
        self.actions_on_table = TableActions(
            self.table,
            shell,
            name=self._file_name,
            sheet=self.model.sheet,
            choices=self._choices,
        )
        self._delete_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        self._build()
        self.retranslate()

    def show_claims(self, claims: Sequence[Claim], as_of: date) -> None:
        """Show these claims as of a day; what is selected stays so."""
        self._claims, self._as_of = tuple(claims), as_of
        self._show()

    def current(self) -> Claim | None:
        """Return the claim that is selected; of several the one with the cursor."""
        return self.table.current()

    def select(self, claim_id: int) -> bool:
        """Select a claim, also where the chip that is on hides it; False if there is none."""
        if self.model.row_of(claim_id) < 0 and self.chips.current() != _ALL:
            self.chips.set_current(_ALL)
            self._show()
        return self.table.select(claim_id)

    def delete(self) -> None:
        """Delete the claims selected; a toast brings them back."""
        claims = self.table.selected()
        if claims:
            delete_claims(self._shell, claims)

    def retranslate(self) -> None:
        """Set all texts."""
        self.chips.setAccessibleName(self.tr("Claims shown"))
        self.table.setAccessibleName(self.tr("Claims"))
        self._show_chips()
        self.model.retranslate()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.chips, 1)
        head.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        self.hold_table(head, self.table)
        self.chips.chosen.connect(lambda _: self._show())
        self.save.clicked.connect(self.actions_on_table.save)
        self.table.chosen.connect(self._choose)
        self._delete_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._delete_key.activated.connect(self.delete)

    # --- showing ----------------------------------------------------------------------------

    def _show(self) -> None:
        wanted = self.chips.current()
        shown = [each for each in self._claims if wanted in {_ALL, "", each.state.value}]
        self.table.show_rows(shown, self._as_of)
        if self.table.current() is None and shown:
            with self.table.quiet():
                self.table.selectRow(0)
        self._show_chips()
        self._choose()

    def _show_chips(self) -> None:
        chips = [Chip(_ALL, self.tr("All"), len(self._claims))]
        for state in ClaimState:
            count = sum(claim.state is state for claim in self._claims)
            if count or self.chips.current() == state.value:
                chips.append(Chip(state.value, state_name(state), count))
        self.chips.set_chips(chips)

    def _choose(self) -> None:
        self.chosen.emit(self.current())

    def _choices(self) -> Sequence[Choice | None]:
        is_any = self.table.selectionModel().hasSelection()
        return [Choice(self.tr("Delete the claim"), self.delete, is_any, keys="Del")]

    def _file_name(self) -> str:
        return self.tr("claims-{day}").format(day=self._as_of.isoformat())
