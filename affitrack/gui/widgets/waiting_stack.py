"""What a page shows until its things are read, and where there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from affitrack.gui.widgets.labels import label


class WaitingStack(QStackedWidget):
    """Words of waiting, then the things, or what is said where there are none."""

    def __init__(self, content: QWidget, nothing: QWidget | None = None) -> None:
        super().__init__()
        self._waiting = label("", "muted")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._content, self._nothing = content, nothing or content
        for part in dict.fromkeys((self._waiting, self._content, self._nothing)):
            self.addWidget(part)

    def set_words(self, words: str) -> None:
        """Set what is said while one waits."""
        self._waiting.setText(words)

    def show_found(self, *, is_any: bool = True) -> None:
        """Show the things that were read, or that there are none."""
        self.setCurrentWidget(self._content if is_any else self._nothing)
