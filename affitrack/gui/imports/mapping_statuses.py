"""The words of a table's status column, each with the status that it means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.widgets import Card, Picker, SectionHeader
from affitrack.gui.widgets.labels import ElidedLabel
from affitrack.gui.widgets.scroll import scrolled
from affitrack.ingest.mapping.mapping_fields import STATUSES
from affitrack.wording.catalogue import render
from affitrack.wording.message import message


class StatusesCard(Card):
    """One row for each word.

    Signals:
        chosen(str, str): the word is to mean that status.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[str, str] = {}
        self.pickers: dict[str, Picker] = {}
        self._header = SectionHeader()
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, px(6), 0)
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(0, 1)
        self.body.addWidget(self._header)
        self.body.addWidget(scrolled(self._rows), 1)
        self.retranslate()

    def show_words(self, words: Mapping[str, str]) -> None:
        """Show words and what each means; the same words only change their meanings."""
        is_same = list(words) == list(self._words)
        self._words = dict(words)
        if not is_same:
            self._fill()
        for word, status in words.items():
            picker = self.pickers[word]
            picker.setCurrentIndex(picker.findData(status))

    def retranslate(self) -> None:
        """Set all texts."""
        self._header.set_text(self.tr("What the status words mean"))
        self._fill()
        self.show_words(self._words)

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self.pickers = {}
        for row, word in enumerate(self._words):
            self._grid.addWidget(ElidedLabel(word, "strong"), row, 0)
            picker = self.pickers[word] = self._picker(word)
            self._grid.addWidget(picker, row, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setRowStretch(len(self._words), 1)

    def _picker(self, word: str) -> Picker:
        picker = Picker(self.tr("What “{word}” means").format(word=word))
        for status in STATUSES:
            picker.addItem(render(message(f"mapping.status.{status}"), language()), status)
        picker.activated.connect(partial(self._choose, word))
        return picker

    def _choose(self, word: str, index: int) -> None:
        self.chosen.emit(word, str(self.pickers[word].itemData(index)))
