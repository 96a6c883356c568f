"""A page that is taller than the window scrolls; its ground stays that of the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from affitrack.gui.metrics import px

# Of a title bar and a frame, which the window manager adds.
_AROUND_A_DIALOG: Final = 48


def scrolled(content: QWidget) -> QScrollArea:
    """Return a scroll area around `content` that never scrolls sideways."""
    area = scroll_area()
    fill(area, content)
    return area


def scroll_area(parent: QWidget | None = None) -> QScrollArea:
    """Return a scroll area that never scrolls sideways, for `fill`.

    A large content is made as a child of its viewport: moved there it would be styled once more.
    """
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # A viewport of ours in place of Qt's: PySide would look for its class among all that there are.
    view = QWidget(area)
    view.setBackgroundRole(QPalette.ColorRole.Base)
    area.setViewport(view)
    return area


def fill(area: QScrollArea, content: QWidget) -> None:
    """Let an area scroll `content`."""
    area.setWidget(content)
    content.setAutoFillBackground(False)


def show_whole(dialog: QDialog, area: QScrollArea) -> None:
    """Make a dialog as large as what it scrolls, as far as the screen has room.

    To be called as it is shown: by then it is known how large its texts are.
    """
    content = area.widget()
    if content is None:
        return
    room = _room_for(dialog)
    least = content.minimumSizeHint().expandedTo(content.minimumSize())
    area.setMinimumWidth(least.width() + area.verticalScrollBar().sizeHint().width())
    if dialog.minimumSizeHint().width() > room.width():  # of large texts on a small screen
        area.setMinimumWidth(0)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    whole = content.sizeHint().expandedTo(content.minimumSize()).height()
    hint = dialog.sizeHint()
    wanted = hint.height() - area.sizeHint().height() + whole
    dialog.resize(QSize(max(hint.width(), dialog.minimumWidth()), wanted).boundedTo(room))


def fitting(dialog: QDialog, width: int, height: int = 0) -> QSize:
    """Return a size of the drawings in pixels, or what the screen of a dialog has room for."""
    return QSize(px(width), px(height)).boundedTo(_room_for(dialog))


def _room_for(dialog: QDialog) -> QSize:
    around = px(_AROUND_A_DIALOG)
    return dialog.screen().availableSize() - QSize(around, around)
