"""What an import would do, row by row, and beside it what that comes to."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from affitrack.gui.metrics import px


class SideBySide(QWidget):
    """A wide card, and beside it two narrow ones, in the room that is left over.

    What their texts would like takes none from what is above: a layout whose texts wrap counts for
    no less than that, however short the window is.
    """

    def __init__(self, wide: QWidget, upper: QWidget, lower: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(wide, 1)
        beside = QVBoxLayout()
        beside.setSpacing(px(12))
        beside.addWidget(upper, 2)
        beside.addWidget(lower, 3)
        row.addLayout(beside)

    def hasHeightForWidth(self) -> bool:
        return False
