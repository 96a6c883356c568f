"""The card of what could be claimed: by kind, each with its sales, sums and last days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.domain.finding import FindingKind, missing_in_all
from affitrack.gui.claims.claimable import Claimable
from affitrack.gui.claims.claimable_columns import CLAIMABLE_COLUMNS
from affitrack.gui.claims.words import ClaimWords, in_order, kind_meaning, kind_name
from affitrack.gui.metrics import px
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import Choice, TableActions
from affitrack.gui.widgets import Card, Chip, ChipBar, label
from affitrack.gui.widgets.save_button import SaveButton
from affitrack.gui.widgets.short_table import ShortTable, TableHabits

_ALL: Final = "all"
_CLAIMED: Final = "claimed"
_UNHEARD: Final = "unheard"
_ACCOUNT: Final = len(CLAIMABLE_COLUMNS) - 1


def _group(row: Claimable) -> str:
    """Return the chip under which a row stands."""
    if row.claim_id is not None:
        return _CLAIMED
    return _UNHEARD if row.is_unheard else row.kind.value


class FindingsCard(Card):
    """Lists what could be claimed.

    Signals:
        claim_wanted(list): make a claim of these `Claimable`.
        lines_wanted(LineFilter): show these sales.
        claim_opened(int): show the claim that a row is in.
    """

    claim_wanted = Signal(object)
    lines_wanted = Signal(object)
    claim_opened = Signal(int)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._rows: tuple[Claimable, ...] = ()
        self._as_of = date.min
        self._currencies: Sequence[str] = ()
        self.chips = ChipBar()
        self.words = label("", "small", wrap=True)
        self.why = label("", wrap=True)
        self.make = QPushButton()
        self.lines = QPushButton()
        self.save = SaveButton()
        habits = TableHabits(
            "claims/findings",
            sorted_by=(0, Qt.SortOrder.AscendingOrder),
            measured=200,
        )
        self.table = ShortTable(
            CLAIMABLE_COLUMNS, lambda row: (row.key, row.kind), shell.preferences, habits
        )
        self.model = self.table.rows
        self.actions_on_table = TableActions(
            self.table,
            shell,
            name=self._file_name,
            sheet=self.model.sheet,
            show=self._show_lines,
            choices=self._choices,
        )
        self._build()
        self.retranslate()

    def show_rows(
        self, rows: Sequence[Claimable], as_of: date, currencies: Sequence[str] = ()
    ) -> None:
        """Show what could be claimed, as of a day; sums stand in the order of `currencies`."""
        self._rows, self._as_of, self._currencies = tuple(rows), as_of, currencies
        self.table.tell_column(_ACCOUNT, is_told=len({row.what.account for row in rows}) > 1)
        self._show_chips()
        self._show()

    def show_kind(self, kind: FindingKind) -> None:
        """Show one kind alone, where there is any of it."""
        self.chips.set_current(kind.value)
        self._show()

    def chosen(self) -> list[Claimable]:
        """Return the rows selected; without any, all that are shown."""
        return self.table.selected() or self.model.rows()

    def retranslate(self) -> None:
        """Set all texts."""
        self.chips.setAccessibleName(self.tr("What was found"))
        self.make.setText(self.tr("Make a claim…"))
        self.make.setToolTip(
            self.tr("Of the sales selected, or of all that are listed where none is selected")
        )
        self.lines.setText(self.tr("Show in Sales"))
        self.table.setAccessibleName(self.tr("What could be claimed"))
        self._show_chips()
        self.model.retranslate()
        self._say()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.make.setProperty("role", "primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.why, 1)
        buttons.addWidget(self.lines)
        buttons.addWidget(self.make)
        choice = QHBoxLayout()
        choice.setSpacing(px(8))
        choice.addWidget(self.chips, 1)
        choice.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.addLayout(choice)
        head.addWidget(self.words)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(8), px(4), px(8), px(4))
        foot.addLayout(buttons)
        self.hold_table(head, self.table)
        self.body.addLayout(foot)
        self.chips.chosen.connect(lambda _: self._show())
        self.make.clicked.connect(self._make)
        self.lines.clicked.connect(self._show_lines)
        self.save.clicked.connect(self.actions_on_table.save)
        self.table.row_opened.connect(lambda _: self._show_lines())
        self.table.chosen.connect(self._say)

    # --- showing ----------------------------------------------------------------------------

    def _show_chips(self) -> None:
        counts = Counter(map(_group, self._rows))
        kinds = [kind for kind in FindingKind if counts[kind]]
        chips = [Chip(_ALL, self.tr("All"), sum(counts[kind] for kind in kinds))]
        chips += [
            Chip(kind.value, kind_name(kind), counts[kind], kind_meaning(kind)) for kind in kinds
        ]
        if counts[_UNHEARD]:
            meaning = self._meaning(_UNHEARD)
            chips.append(Chip(_UNHEARD, self.tr("Export first"), counts[_UNHEARD], meaning))
        if counts[_CLAIMED]:
            chips.append(Chip(_CLAIMED, self.tr("In a claim"), counts[_CLAIMED]))
        self.chips.set_chips(chips)

    def _show(self) -> None:
        wanted = self.chips.current()
        chosen = set(FindingKind) if wanted in {_ALL, ""} else {wanted}
        rows = [row for row in self._rows if _group(row) in chosen]
        self.model.show_rows(rows, self._as_of)
        self.table.fit()
        self._say()

    def _say(self) -> None:
        wanted, rows = self.chips.current(), self.model.rows()
        is_to_claim = bool(rows) and wanted != _UNHEARD
        found = f"{self._found_words(rows)}." if is_to_claim else ""
        self.words.setText(" ".join(filter(None, [found, self._meaning(wanted)])))
        selected = sum(map(len, self.table.selected_rows()))
        current = self.table.current() if selected == 1 else None
        if current is not None:
            self.why.setText(current.why or kind_meaning(current.kind))
        elif selected:
            what = self._found_words(self.chosen())
            self.why.setText(self.tr("Selected: {what}").format(what=what))
        else:
            self.why.clear()
        self.make.setEnabled(bool(rows) and wanted != _CLAIMED)
        self.lines.setEnabled(selected > 0)

    def _meaning(self, group: str) -> str:
        if group == _UNHEARD:
            return self.tr(
                "They still waited in the last export that has them, and may be paid by now:"
                " export their days again before you claim them."
            )
        return kind_meaning(FindingKind(group)) if group in set(FindingKind) else ""

    def _found_words(self, rows: Sequence[Claimable]) -> str:
        sums = missing_in_all(row.what for row in rows)
        return ClaimWords().found(len(rows), in_order(sums, self._currencies))

    # --- doing ------------------------------------------------------------------------------

    def _choices(self) -> Sequence[Choice | None]:
        current = self.table.current()
        choices: list[Choice | None] = [
            Choice(self.tr("Make a claim…"), self._make, self.make.isEnabled())
        ]
        claim_id = current.claim_id if current is not None else None
        if claim_id is not None:
            choices.append(Choice(self.tr("Show the claim"), self._opener(claim_id)))
        return choices

    def _opener(self, claim_id: int) -> Callable[[], None]:
        return lambda: self.claim_opened.emit(claim_id)

    def _make(self) -> None:
        rows = [row for row in self.chosen() if row.claim_id is None]
        if rows:
            self.claim_wanted.emit(rows)

    def _show_lines(self) -> None:
        row = self.table.current()
        if row is not None:
            self.lines_wanted.emit(row.which())

    def _file_name(self) -> str:
        return self.tr("to-claim-{day}").format(day=self._as_of.isoformat())
