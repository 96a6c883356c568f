"""The card that lists what an import would do to each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from affitrack.book import FileResult
from affitrack.gui.imports.count_cards import counts_of
from affitrack.gui.imports.difference_model import SPECS, DifferenceModel
from affitrack.gui.imports.difference_words import DifferenceRow, Kind, rows_of
from affitrack.gui.metrics import px
from affitrack.gui.widgets import Card, ChipBar, SectionHeader, Table, label
from affitrack.gui.widgets.chips import Chip

_ALL: Final = "all"


class DifferencesCard(Card):
    """New, changed, older and rejected rows, narrowed by chips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: tuple[FileResult, ...] = ()
        self._rows: list[DifferenceRow] = []
        self._header = SectionHeader()
        self.chips = ChipBar()
        self.chips.chosen.connect(self._narrow)
        self.model = DifferenceModel(self)
        self.table = Table()
        self.table.setModel(self.model)
        self.table.set_columns(SPECS)
        self._nothing = label("", "muted", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self.body.setContentsMargins(px(16), px(14), px(8), px(8))
        self.body.addWidget(self._header)
        self.body.addWidget(self.chips)
        self.body.addWidget(self._stack, 1)
        self.retranslate()

    def show_results(self, results: Sequence[FileResult], as_of: date) -> None:
        """Show the differences of some files, as of a day."""
        self._results = tuple(results)
        self._rows = rows_of(list(results))
        self.model.show_rows(self._rows, as_of)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        self._header.set_text(self.tr("Nothing is written until you press Import"))
        self.chips.setAccessibleName(self.tr("Rows to show"))
        self.table.setAccessibleName(self.tr("What the import would do"))
        self._nothing.setText(self.tr("These files change nothing: every row is known already."))
        self._stack.setCurrentWidget(self.table if self._rows else self._nothing)
        self._show_chips()
        self._show_remark()
        self.model.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show_chips(self) -> None:
        new, changed, _known, older, rejected = counts_of(self._results)
        counts = {
            Kind.NEW: new,
            Kind.CHANGED: changed,
            Kind.OLDER: older,
            Kind.REJECTED: rejected,
        }
        names = {
            Kind.NEW: self.tr("New"),
            Kind.CHANGED: self.tr("Changed"),
            Kind.OLDER: self.tr("Older"),
            Kind.REJECTED: self.tr("Rejected"),
        }
        chips = [Chip(_ALL, self.tr("All"), sum(counts.values()))]
        chips += [Chip(kind, names[kind], count) for kind, count in counts.items() if count]
        self.chips.set_chips(chips)
        self.chips.setVisible(bool(self._rows))
        self._header.setVisible(bool(self._rows))  # it speaks of Import, which is not offered then

    def _show_remark(self) -> None:
        """Say so where there are more rows than the list holds."""
        listed = Counter(row.kind for row in self._rows)
        new, changed, _known, older, rejected = counts_of(self._results)
        is_cut = (new, changed, older, rejected) != (
            listed[Kind.NEW],
            listed[Kind.CHANGED],
            listed[Kind.OLDER],
            listed[Kind.REJECTED],
        )
        remark = self.tr("the first %Ln row(s) are listed", "", len(self._rows)) if is_cut else ""
        self._header.set_remark(remark)

    def _narrow(self, key: str) -> None:
        self.model.narrow(None if key == _ALL else Kind(key))
