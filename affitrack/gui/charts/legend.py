"""What the parts of a chart are called, each word beside its sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtWidgets import QHBoxLayout, QWidget

from affitrack.gui.charts.layers import Layer
from affitrack.gui.charts.look import RangeSign, Swatch
from affitrack.gui.charts.months import Part
from affitrack.gui.metrics import px
from affitrack.gui.widgets import FlowLayout, label

Named: TypeAlias = tuple[Part | Layer | None, str]
"""A part and what it is called; without a part, the line of a range."""


class Legend(QWidget):
    """Signs with their words, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Named, ...] = ()
        self._row = FlowLayout(self)

    def show_parts(self, parts: Sequence[Named]) -> None:
        """Name these. What is named already stays: made anew it would be gone for a moment."""
        if self._shown == tuple(parts):
            return
        self._shown = tuple(parts)
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for part, words in parts:
            entry = _entry(part, words)
            self._row.addWidget(entry)
            entry.show()  # a layout does so only in a later turn, and has no room for it until then


def _entry(part: Part | Layer | None, words: str) -> QWidget:
    """Return a sign with its words: one does not go into another line without the other."""
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, px(6), 0)
    row.setSpacing(px(6))
    row.addWidget(RangeSign() if part is None else Swatch(part))
    row.addWidget(label(words, "small"))
    return entry
