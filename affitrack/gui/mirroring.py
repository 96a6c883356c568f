"""What is painted by hand in a layout that runs from right to left.

Places are mirrored, and texts keep their own direction: an amount, a date or an English word reads
the same in both layouts.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

# What `QStyle` does for delegates, without it: to load that class takes a fiftieth of a start.


def mirrored(widget: QWidget, where: QRect) -> QRect:
    """Return the place of something on a widget, drawn as if from left to right."""
    if not _is_mirrored(widget):
        return where
    room = widget.rect()
    return where.translated(room.left() + room.right() - where.left() - where.right(), 0)


def at_start(widget: QWidget) -> Qt.AlignmentFlag:
    """Return the alignment to where lines begin, in the middle of the height."""
    return _aligned(is_left=not _is_mirrored(widget))


def at_end(widget: QWidget) -> Qt.AlignmentFlag:
    """Return the alignment to where lines end, in the middle of the height."""
    return _aligned(is_left=_is_mirrored(widget))


def let_texts_keep_their_direction(painter: QPainter) -> None:
    """Let each text be set by its own letters; alignments are those of the screen from then on."""
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def _is_mirrored(widget: QWidget) -> bool:
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _aligned(*, is_left: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
