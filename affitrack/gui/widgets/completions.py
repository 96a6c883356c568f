"""What a line of text offers while one types."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

_MOST_SHOWN: Final = 12


class Completions(QCompleter):
    """Names that have what was typed anywhere in them, in capitals or not, below the field."""

    def __init__(self, names: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(names, parent)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_MOST_SHOWN)
        if (shown := self.popup()) is not None:  # PySide's stubs doubt it
            shown.setProperty("role", "completions")


class CompletingLine(QLineEdit):
    """Shows all that is known on the arrow down."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer()
        if event.key() == Qt.Key.Key_Down and completer is not None:
            completer.setCompletionPrefix(self.text())
            completer.complete()
        else:
            super().keyPressEvent(event)
