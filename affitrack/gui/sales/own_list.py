"""What the user has corrected in a sale, each with a way to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.domain.explain import OwnWord
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.sales.own_words import PENCIL
from affitrack.gui.widgets import label
from affitrack.wording.catalogue import render


class OwnList(QWidget):
    """Lists corrections.

    Signals:
        taken_back(str): one is to be taken back; a `Correctable` value.
    """

    taken_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[OwnWord, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(4), 0, 0)
        self._column.setSpacing(px(2))
        self.hide()

    def show_words(self, words: Sequence[OwnWord]) -> None:
        """Show these."""
        self._words = tuple(words)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for word in self._words:
            self._column.addWidget(self._row(word))
        self.setVisible(bool(words))

    def texts(self) -> list[str]:
        """Return what is listed."""
        return [_text(word) for word in self._words]

    def buttons(self) -> list[QPushButton]:
        """Return what takes each back."""
        return [
            button
            for button in self.findChildren(QPushButton)
            if not button.isHidden() and button.isVisibleTo(self)
        ]

    def _row(self, word: OwnWord) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(6))
        back = QPushButton(self.tr("Take back"))
        back.setProperty("role", "link")
        back.setAccessibleName(self.tr("Take back: {what}").format(what=_text(word)))
        back.clicked.connect(partial(self.taken_back.emit, word.field))
        line.addWidget(label(f"{PENCIL} {_text(word)}", "small", wrap=True), 1)
        line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _text(word: OwnWord) -> str:
    said = render(word.said, language())
    return f"{said} – {word.note}" if word.note else said
