"""What is painted by hand in a layout that runs from right to left.

Places are mirrored, and texts keep their own direction: an amount, a date or an English word reads
the same in both layouts.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QWidget


def mirrored(widget: QWidget, where: QRect) -> QRect:
    """Return the place of something on a widget, drawn as if from left to right."""
    return QStyle.visualRect(widget.layoutDirection(), widget.rect(), where)


def at_start(widget: QWidget) -> Qt.AlignmentFlag:
    """Return the alignment to where lines begin, in the middle of the height."""
    side = QStyle.visualAlignment(widget.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
    return Qt.AlignmentFlag(side | Qt.AlignmentFlag.AlignVCenter)


def at_end(widget: QWidget) -> Qt.AlignmentFlag:
    """Return the alignment to where lines end, in the middle of the height."""
    side = QStyle.visualAlignment(widget.layoutDirection(), Qt.AlignmentFlag.AlignRight)
    return Qt.AlignmentFlag(side | Qt.AlignmentFlag.AlignVCenter)


def let_texts_keep_their_direction(painter: QPainter) -> None:
    """Let each text be set by its own letters; alignments are those of the screen from then on."""
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
