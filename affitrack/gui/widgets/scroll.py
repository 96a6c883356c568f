"""A page that is taller than the window scrolls; its ground stays that of the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
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
    least = content.minimumSizeHint().expandedTo(content.minimumSize())
    area.setMinimumWidth(least.width() + area.verticalScrollBar().sizeHint().width())
    whole = content.sizeHint().expandedTo(content.minimumSize()).height()
    hint = dialog.sizeHint()
    wanted = hint.height() - area.sizeHint().height() + whole
    room = dialog.screen().availableGeometry().height() - px(_AROUND_A_DIALOG)
    dialog.resize(max(hint.width(), dialog.minimumWidth()), min(wanted, room))
