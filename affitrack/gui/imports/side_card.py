"""A narrow card beside the list of a preview: a header, and figures as rows that can scroll."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.widgets import Card, SectionHeader, StepsList, scrolled

_WIDTH: Final = 264


class SideCard(Card):
    """Holds the header and the steps; what they say is for those that derive from it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = SectionHeader()
        self.steps = StepsList()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, px(8), 0)
        column.addWidget(self.steps)
        column.addStretch(1)
        self.body.setContentsMargins(px(16), px(14), px(8), px(8))
        self.body.addWidget(self.header)
        self.body.addWidget(scrolled(content), 1)
        self.setFixedWidth(px(_WIDTH))
