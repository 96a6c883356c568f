"""Chips with other controls beside them, or below them where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.widgets.chips import ChipBar


class ChipRow(QWidget):
    """Puts controls beside chips while both fit on one line."""

    def __init__(
        self, chips: ChipBar, beside: Sequence[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chips = chips
        self._beside = tuple(beside)
        controls = QHBoxLayout()
        controls.setSpacing(px(8))
        for part in self._beside:
            controls.addWidget(part)
        controls.addStretch(1)
        aside = QVBoxLayout()
        aside.addLayout(controls)
        aside.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self._row.addWidget(chips, 1)
        self._row.addLayout(aside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Place the controls anew, for the chips that there are now."""
        needed = sum(part.sizeHint().width() + px(8) for part in self._beside)
        is_narrow = self.width() < self._chips.one_line_width() + needed
        wanted = QBoxLayout.Direction
        self._row.setDirection(wanted.TopToBottom if is_narrow else wanted.LeftToRight)
