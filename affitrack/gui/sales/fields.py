"""What the forms on sales are filled in with: percentages, amounts, days, words, a choice.

Every field gives and takes text as the book keeps it ("0.12", "2490", "2026-11-14"), and shows it
as people write it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QDateTime, QSize, Qt, QTimeZone
from PySide6.QtGui import QIntValidator, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QWidget

from affitrack.domain.money import decimal_text
from affitrack.domain.typed import typed_amount, typed_rate
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.widgets import Picker, label
from affitrack.gui.widgets.day_edit import DayEdit, paint_arrow, with_arrow
from affitrack.gui.widgets.field_row import FieldRow
from affitrack.wording.numbers import format_decimal, format_rate


class Field(FieldRow):
    """The ground of all fields."""

    def value(self) -> str:
        """Return the value as the book keeps it, "" for nothing. Raises `UserError`."""
        raise NotImplementedError

    def show_value(self, value: str) -> None:
        """Show a value, without the signal."""
        raise NotImplementedError

    def input(self) -> QWidget:
        """Return the widget that takes the focus."""
        raise NotImplementedError


class TextField(Field):
    """A line of text, with a unit after it."""

    def __init__(self, unit: str = "", width: int = 0, line: QLineEdit | None = None) -> None:
        super().__init__()
        self.line = line or QLineEdit()
        self.unit = label(unit, "muted")
        if width:
            self.line.setFixedWidth(px(width))
        self._row.addWidget(self.line, 0 if width else 1)
        self._row.addWidget(self.unit, 1 if width else 0)
        self.unit.setVisible(bool(unit) or bool(width))
        self.line.textEdited.connect(lambda _: self.edited.emit())

    def value(self) -> str:
        return self.line.text().strip()

    def show_value(self, value: str) -> None:
        self.line.setText(value)

    def input(self) -> QWidget:
        return self.line


class RateField(TextField):
    """A percentage; what is typed is one, with or without its sign."""

    def __init__(self) -> None:
        super().__init__("%", 76)

    def value(self) -> str:
        typed = super().value()
        return typed_rate(typed) if typed else ""

    def show_value(self, value: str) -> None:
        shown = format_rate(Decimal(value), language()) if value else ""
        self.line.setText(shown.rstrip("%\u202f\u00a0 "))


class AmountField(TextField):
    """An amount in one currency, in minor units."""

    def __init__(self) -> None:
        super().__init__("EUR", 100)

    def set_currency(self, currency: str) -> None:
        """Say in which currency the amount is."""
        self.unit.setText(currency)

    def value(self) -> str:
        typed = super().value()
        return str(typed_amount(typed, self.unit.text())) if typed else ""

    def show_value(self, value: str) -> None:
        if not value:
            self.line.clear()
            return
        text = decimal_text(int(value), self.unit.text())
        self.line.setText(text.replace(".", format_decimal(Decimal("0.5"), language())[1]))


class CountField(TextField):
    """A whole number from 1 on."""

    def __init__(self, most: int) -> None:
        super().__init__(width=76)
        self.line.setValidator(QIntValidator(1, most, self))


class QuietMomentEdit(QDateTimeEdit):
    """A moment that the wheel leaves alone."""

    def __init__(self, moment: QDateTime) -> None:
        super().__init__()
        self.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
        self.setDateTime(moment)
        self.setCalendarPopup(True)
        self.setProperty("role", "day")

    def sizeHint(self) -> QSize:
        return with_arrow(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)


class DayField(Field):
    """A day, chosen by keys or from a calendar."""

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = DayEdit(day)
        self._row.addWidget(self.edit)
        self._row.addStretch(1)
        self.edit.edited.connect(self.edited)

    def value(self) -> str:
        return self.edit.day().isoformat()

    def show_value(self, value: str) -> None:
        if value:
            self.edit.show_day(date.fromisoformat(value))

    def input(self) -> QWidget:
        return self.edit


class MomentField(Field):
    """A day and a time on the market's clock."""

    def __init__(self, moment: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QuietMomentEdit(_clock(moment))
        self._row.addWidget(self.edit)
        self._row.addStretch(1)
        self.edit.dateTimeChanged.connect(lambda _: self.edited.emit())

    def value(self) -> str:
        return self.edit.dateTime().toString("yyyy-MM-ddTHH:mm:ss")

    def show_value(self, value: str) -> None:
        self.edit.blockSignals(True)
        self.edit.setDateTime(_clock(value))
        self.edit.blockSignals(False)

    def input(self) -> QWidget:
        return self.edit


def _clock(moment: str) -> QDateTime:
    """Return a moment as the clock there shows it: no hour is left out for summer time here."""
    return QDateTime.fromString(f"{moment}Z", Qt.DateFormat.ISODate)


class ChoiceField(Field):
    """One of a few values, each with words."""

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picker = Picker()
        for value, words in choices:
            self.picker.addItem(words, value)
        self._row.addWidget(self.picker)
        self._row.addStretch(1)
        self.picker.activated.connect(lambda _: self.edited.emit())

    def value(self) -> str:
        return str(self.picker.currentData() or "")

    def show_value(self, value: str) -> None:
        self.picker.setCurrentIndex(max(self.picker.findData(value), 0))

    def input(self) -> QWidget:
        return self.picker
