"""The card that lists what an import would do to each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QWidget

from affitrack.book import FileResult
from affitrack.gui.imports.difference_model import ROW, SPECS, DifferenceModel
from affitrack.gui.imports.difference_rows import DifferenceRow, Kind, counts_by_kind
from affitrack.gui.metrics import px
from affitrack.gui.widgets import Card, ChipBar, SearchField, SectionHeader, Table, label
from affitrack.gui.widgets.chips import Chip

_ALL: Final = "all"


class DifferencesCard(Card):
    """New, changed, known, older and rejected rows, narrowed by chips and by words.

    Signals:
        narrowed(object): the user chose a kind of rows, None for all.
        row_chosen(object): the cursor is on a row; None where it is on none.
        save_asked(): the user wants the list as a file.
    """

    narrowed = Signal(object)
    row_chosen = Signal(object)
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: tuple[FileResult, ...] = ()
        self._rows: tuple[DifferenceRow, ...] = ()
        self._listed: Counter[Kind] = Counter()
        self._header = SectionHeader()
        self.chips = ChipBar()
        self.chips.chosen.connect(self._on_chip)
        self.search = SearchField()
        self.search.set_key_hint(QKeySequence())
        self.search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.search.setMaximumWidth(px(220))
        self.save = QPushButton()
        self.save.clicked.connect(self.save_asked)
        self.model = DifferenceModel(self)
        self.table = Table()
        self.table.setModel(self.model)
        self.table.set_columns(SPECS)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.model.modelReset.connect(lambda: self.row_chosen.emit(None))
        self.search.searched.connect(self._on_search)
        self._remark = label("", "muted", wrap=True)
        self._nothing = label("", "muted", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self._build()
        self.retranslate()

    def show_results(
        self, results: Sequence[FileResult], rows: Sequence[DifferenceRow], as_of: date
    ) -> None:
        """Show the differences of some files, which are `rows_of(results)`, as of a day."""
        self._results = tuple(results)
        self._rows = tuple(rows)
        self._listed = Counter(row.kind for row in rows)
        self.search.set_text_quietly("")
        self.model.show_rows(self._rows, as_of)
        self.show_kind(None)
        self.retranslate()

    def show_kind(self, kind: Kind | None) -> None:
        """Show rows of one kind, or all of them."""
        self.chips.set_current(_ALL if kind is None else kind.value)
        self.model.narrow(kind)
        self.table.show_column(ROW, shown=kind is Kind.REJECTED)
        self._show_remark()
        self._show_list()

    def retranslate(self) -> None:
        """Set all texts."""
        self._header.set_text(self.tr("Nothing is written until you press Import"))
        self.chips.setAccessibleName(self.tr("Rows to show"))
        self.table.setAccessibleName(self.tr("What the import would do"))
        self.search.setPlaceholderText(self.tr("Order, product or shop"))
        self.search.setAccessibleName(self.tr("Search these rows"))
        self.save.setText(self.tr("Save list…"))
        self._show_chips()
        self._show_remark()
        self._show_list()
        self.model.retranslate()

    def _build(self) -> None:
        self.body.setContentsMargins(px(16), px(14), px(8), px(8))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, px(8), 0)
        head.setSpacing(px(8))
        head.addWidget(self._header, 1)
        head.addWidget(self.search)
        head.addWidget(self.save)
        self.body.addLayout(head)
        self.body.addWidget(self.chips)
        self.body.addWidget(self._remark)
        self.body.addWidget(self._stack, 1)

    def _show_chips(self) -> None:
        counts = counts_by_kind(self._results)
        names = {
            Kind.NEW: self.tr("New"),
            Kind.CHANGED: self.tr("Changed"),
            Kind.KNOWN: self.tr("Known"),
            Kind.OLDER: self.tr("Older"),
            Kind.REJECTED: self.tr("Rejected"),
        }
        chips = [Chip(_ALL, self.tr("All"), sum(counts.values()))]
        chips += [Chip(kind, names[kind], count) for kind, count in counts.items() if count]
        self.chips.set_chips(chips)
        for part in (self.chips, self.search, self.save):
            part.setVisible(bool(self._rows))
        self._header.setVisible(bool(self._rows))  # it speaks of Import, which is not offered then

    def _show_list(self) -> None:
        if not self._rows and any(result.rows_are != "sales" for result in self._results):
            words = self.tr("These files are about views or followers and change no sale.")
        elif not self._rows:
            words = self.tr("These files change nothing: every row is known already.")
        else:
            words = self.tr("No row has all these words.")
        self._nothing.setText(words)
        self._stack.setCurrentWidget(self.table if self.model.rowCount() else self._nothing)

    def _show_remark(self) -> None:
        """Say how many rows the list lacks: of a file that came in before it has none."""
        counts = counts_by_kind(self._results)
        kind = self.model.kind()
        kinds = list(Kind) if kind is None else [kind]
        lacking = sum(max(counts[each] - self._listed[each], 0) for each in kinds)
        remark = ""
        if lacking and self._rows:
            remark = self.tr("%Ln row(s) more, which the list does not show.", "", lacking)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def _on_chip(self, key: str) -> None:
        kind = None if key == _ALL else Kind(key)
        self.show_kind(kind)
        self.narrowed.emit(kind)

    def _on_search(self, text: str) -> None:
        self.model.search(text)
        self._show_list()

    def _on_row(self) -> None:
        self.row_chosen.emit(self.model.row_at(self.table.currentIndex().row()))
