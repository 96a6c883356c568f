"""The ground of what a value is set with: one or a few widgets in a row, and its row in a form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QLabel, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.widgets.labels import label


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


def add_to_form(
    grid: QGridLayout,
    place: int,
    title: str,
    widget: QWidget,
    buddy: QWidget,
    *,
    is_shown: bool = True,
) -> QLabel:
    """Add a row to a form, and return what says beside it what is wrong in it.

    The letter that `title` marks leads to `buddy`, which is named after it unless it is a button:
    that says itself what it is.
    """
    name, error = label(title), label("", "danger", wrap=True)
    name.setBuddy(buddy)
    if not isinstance(buddy, QAbstractButton):
        buddy.setAccessibleName(title.replace("&", ""))
    error.hide()
    grid.addWidget(name, 2 * place, 0)
    grid.addWidget(widget, 2 * place, 1)
    grid.addWidget(error, 2 * place + 1, 1)
    if not is_shown:
        name.hide()
        widget.hide()
    return error
