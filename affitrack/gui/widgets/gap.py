"""An empty space between two parts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from affitrack.gui.metrics import px


def gap(length: float) -> QWidget:
    """Return an empty space of a length of the drawings, beside the layout's own spacing.

    It follows a change of zoom as every widget does; a spacer of Qt's (`addSpacing`) does not.
    """
    made = QWidget()
    made.setFixedSize(px(length), px(length))
    return made
