"""The choice of the days whose orders are counted."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from affitrack.gui.sales.days_dialog import DaysDialog
from affitrack.gui.sales.period import Days, Period, days_in_words
from affitrack.gui.widgets import Picker

_CHOOSE: Final = "choose"


class PeriodPicker(Picker):
    """A period by its name, or by two days.

    Signals:
        changed(): the user chose another period.
    """

    changed = Signal()

    def __init__(self, period: Period, as_of: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, chip=True)
        self._chosen: Period | Days = period
        self._as_of = as_of
        self.activated.connect(self._on_activated)
        self._show()

    def days(self) -> Days:
        """Return the days that are chosen."""
        return self._chosen.days(self._as_of) if isinstance(self._chosen, Period) else self._chosen

    def period(self) -> Period | None:
        """Return the period that is chosen by name; None where two days are."""
        return self._chosen if isinstance(self._chosen, Period) else None

    def set_period(self, chosen: Period | Days) -> None:
        """Choose a period, without the signal."""
        self._chosen = chosen
        self._show()

    def set_day(self, as_of: date) -> None:
        """Look from another day: "last 30 days" are others by then."""
        self._as_of = as_of

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _show(self) -> None:
        self.setAccessibleName(self.tr("Ordered in"))
        self.clear()
        for period in Period:
            self.addItem(period.text(), period)
        if isinstance(self._chosen, Days):
            self.addItem(days_in_words(self._chosen), self._chosen)
            self.setCurrentIndex(self.count() - 1)
        else:
            self.setCurrentIndex(list(Period).index(self._chosen))
        self.addItem(self.tr("Choose days…"), _CHOOSE)
        self.updateGeometry()

    def _on_activated(self, index: int) -> None:
        data = self.itemData(index)
        if data == _CHOOSE:
            wanted: Period | Days | None = DaysDialog.ask(self.window(), self.days(), self._as_of)
        elif isinstance(data, Days):
            wanted = data
        else:
            wanted = Period(data)
        if wanted is None or wanted == self._chosen:
            self._show()  # the picker stands on "Choose days…"
            return
        self.set_period(wanted)
        self.changed.emit()
