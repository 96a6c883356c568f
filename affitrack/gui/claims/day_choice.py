"""A day that there may be, or not."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.widgets.day_edit import DayEdit
from affitrack.gui.widgets.tick_box import TickBox


class DayChoice(QWidget):
    """A box to tick, and the day where it is ticked.

    Signals:
        edited(): the user said another day, or none.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = TickBox()
        self.edit = DayEdit(date.min)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.tick)
        row.addWidget(self.edit)
        row.addStretch(1)
        self.tick.toggled.connect(self.edit.setVisible)
        self.tick.clicked.connect(lambda _: self.edited.emit())
        self.edit.editingFinished.connect(self.edited)
        self.edit.calendarWidget().clicked.connect(lambda _: self.edited.emit())

    def set_text(self, text: str) -> None:
        """Set the words at the box."""
        self.tick.setText(text)
        self.edit.setAccessibleName(text)

    def value(self) -> date | None:
        """Return the day; None where the box is not ticked. Raises `UserError` where it is none."""
        return self.edit.day() if self.tick.isChecked() else None

    def show_value(self, day: date | None, proposed: date) -> None:
        """Show a day, without the signal; `proposed` stands ready where there is none."""
        shown = day or proposed
        self.tick.blockSignals(True)
        self.tick.setChecked(day is not None)
        self.tick.blockSignals(False)
        self.edit.setVisible(day is not None)
        self.edit.show_day(shown)
