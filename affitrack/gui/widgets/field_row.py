"""The ground of what a value is set with: one or a few widgets in a row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from affitrack.gui.metrics import px


class FieldRow(QWidget):
    """A row of widgets that together hold one value.

    Signals:
        edited(): the user changed the value.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(6))
