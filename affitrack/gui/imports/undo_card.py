"""The question before an import is undone: what it would remove, put back and leave."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.book.history import imports_undone, undo_previewed
from affitrack.domain.records import ImportRecord, UndoPreview
from affitrack.gui.imports.file_words import undone_figures_words
from affitrack.gui.imports.totals_card import TotalsCard
from affitrack.gui.imports.undone_model import SPECS, UndoneModel
from affitrack.gui.metrics import px
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import Card, Chip, ChipBar, Table, label
from affitrack.ingest.recognise.formats import rows_of

_ALL: Final = "all"


class UndoCard(Card):
    """Appears when asked, goes when answered.

    Signals:
        undone(ImportRecord, UndoPreview): it is done.
        shown(): it has come, or gone.
    """

    undone = Signal(object, object)
    shown = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._record: ImportRecord | None = None
        self._preview: UndoPreview | None = None
        self._question = label("", "section", wrap=True)
        self._words = label("", "body", wrap=True)
        self.model = UndoneModel(self)
        self.chips = ChipBar()
        self.chips.chosen.connect(lambda key: self.model.narrow("" if key == _ALL else key))
        self.table = Table()
        self.table.setModel(self.model)
        self.table.set_columns(SPECS)
        self.totals = TotalsCard()
        self._details = QWidget()
        self.confirm = QPushButton()
        self.confirm.setProperty("role", "primary")
        self.confirm.clicked.connect(self._undo)
        self.keep = QPushButton()
        for button in (self.keep, self.confirm):
            button.setAutoDefault(True)  # Return presses the one with the focus
        self.keep.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.confirm)
        row.addWidget(self.keep)
        row.addStretch(1)
        self.body.addWidget(self._question)
        self.body.addWidget(self._words)
        self.body.addWidget(self._details, 1)
        self.body.addLayout(row)
        self._build_details()
        self.hide()

    def ask(self, record: ImportRecord) -> None:
        """Ask whether to undo an import."""
        task = Task(lambda work: work.apart(undo_previewed, record.import_id))
        task.on_done(lambda preview: self._show(record, preview)).replacing("imports.undo")
        task.on_failed(self._shell.tell)
        self._shell.tasks.start(task.with_progress(self.tr("Looking at what undoing would do…")))

    def record(self) -> ImportRecord | None:
        """Return the import that is asked about."""
        return self._record

    def words(self) -> str:
        """Return what undoing would do."""
        return self._words.text()

    def words_for(self, preview: UndoPreview) -> str:
        """Return what undoing the import asked about removes, puts back and leaves."""
        record = self._record
        if record is not None and rows_of(record.format) != "sales":
            return undone_figures_words(record, preview)
        parts = []
        if preview.removed:
            removed = self.tr("%Ln sale(s) that it brought are removed.", "", preview.removed)
            parts.append(removed)
        if preview.restored:
            restored = self.tr("%Ln sale(s) get their earlier values back.", "", preview.restored)
            parts.append(restored)
        if preview.kept:
            kept = self.tr("%Ln sale(s) that another file states as well stay.", "", preview.kept)
            parts.append(kept)
        return " ".join(parts) or self.tr("It changed no sale: only the list of imports changes.")

    def retranslate(self) -> None:
        """Set all texts."""
        if self._record is None or self._preview is None:
            return
        question = self.tr("Undo the import of “{file}”?")
        self._question.setText(question.format(file=self._record.file_name))
        self._words.setText(self.words_for(self._preview))
        self.confirm.setText(self.tr("Undo it"))
        self.keep.setText(self.tr("Keep it"))
        self.chips.setAccessibleName(self.tr("Sales to show"))
        self.table.setAccessibleName(self.tr("What undoing would do"))
        self._show_chips(self._preview)
        self.model.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _show(self, record: ImportRecord, preview: UndoPreview) -> None:
        self._record = record
        self._preview = preview
        self.model.show_lines(preview.lines, self._shell.book.as_of)
        self.totals.show_totals(preview.stages_before, preview.stages_after)
        self.totals.setVisible(self.totals.has_rows())
        self._details.setVisible(bool(preview.lines))
        self.retranslate()
        self.chips.set_current(_ALL)
        self.confirm.setEnabled(True)
        self.show()
        self.keep.setFocus()

    def _build_details(self) -> None:
        lists = QVBoxLayout()
        lists.setSpacing(px(8))
        lists.addWidget(self.chips)
        lists.addWidget(self.table, 1)
        columns = QHBoxLayout(self._details)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(px(12))
        columns.addLayout(lists, 1)
        columns.addWidget(self.totals)
        self.table.setMinimumHeight(px(140))

    def _show_chips(self, preview: UndoPreview) -> None:
        counts = {
            "removed": (self.tr("Removed"), preview.removed),
            "restored": (self.tr("As before"), preview.restored),
            "kept": (self.tr("Stay"), preview.kept),
        }
        chips = [Chip(_ALL, self.tr("All"), sum(count for _, count in counts.values()))]
        chips += [Chip(kind, name, count) for kind, (name, count) in counts.items() if count]
        self.chips.set_chips(chips)
        if 0 < len(preview.lines) < sum(count for _, count in counts.values()):
            listed = self.tr("The first %Ln are listed below.", "", len(preview.lines))
            self._words.setText(f"{self._words.text()} {listed}")

    def _undo(self) -> None:
        record = self._record
        if record is None:
            return
        self.confirm.setEnabled(False)
        ids = (record.import_id,)
        task = Task(lambda work: work.apart(imports_undone, ids, writes=True))
        task.on_done(lambda done: self._on_undone(record, done[0])).on_failed(self._on_failed)
        task.on_cancelled(lambda: self.confirm.setEnabled(True))
        self._shell.tasks.start(task.with_progress(self.tr("Undoing the import…")).finishing())

    def _on_undone(self, record: ImportRecord, done: UndoPreview) -> None:
        self.hide()
        self.undone.emit(record, done)

    def _on_failed(self, error: Exception) -> None:
        self.confirm.setEnabled(True)
        self._shell.tell(error)
