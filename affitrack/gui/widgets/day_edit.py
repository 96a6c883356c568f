"""A field for a day: typed as people write it, stepped through part by part, or from a calendar."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDateEdit, QDateTimeEdit, QWidget

from affitrack.domain.typed import typed_day
from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.tokens import tokens_of
from affitrack.wording.message import UserError

_MARKS: Final = "/.- "
_OF_FIELD_WITHIN: Final = 3  # pixels that Qt adds for the field in a field, whatever its style
_COMPLETE: Final = len("05062026")


class DayEdit(QDateEdit):
    """A day that the wheel leaves alone: scrolling past it must not change it.

    What is typed from its first part on is read as a whole. Qt reads it part by part, and makes
    another day of one that there is not.

    Signals:
        edited(): the user said another day, or something that is none.
    """

    edited = Signal()

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(QDate(day.year, day.month, day.day), parent)
        self._day = day  # asked for it, Qt would read what stands in the field
        self._typed = ""
        self._problem: UserError | None = None
        self.setCalendarPopup(True)
        self.setProperty("role", "day")
        self.userDateChanged.connect(self._settle)

    def day(self) -> date:
        """Return the day. Raises `UserError` where something else was typed."""
        self._read()
        if self._problem is not None:
            raise self._problem
        return self._day

    def show_day(self, day: date) -> None:
        """Show a day, without the signal."""
        self._day, self._typed, self._problem = day, "", None
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        return with_arrow(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier:
            self._open_calendar()
        elif modifiers == Qt.KeyboardModifier.NoModifier and self._begins_or_goes_on(typed):
            self._type(self._typed + typed)
        elif event.key() == Qt.Key.Key_Backspace and self._typed:
            self._type(self._typed[:-1])
        else:
            self._read()
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave with Tab what was typed as a whole; else Qt goes through the parts first."""
        if self._typed or self._is_whole():
            self._read()
            return QWidget.focusNextPrevChild(self, forward)
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._read()
        if self._problem is not None:  # Qt reads what stands there, and mends it in its own way
            self._write(self._written_day())
        super().focusOutEvent(event)
        if self._problem is not None:
            self._write(self._typed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)

    def _begins_or_goes_on(self, typed: str) -> bool:
        is_digit = typed.isascii() and typed.isdigit()
        if self._typed:
            return is_digit or (bool(typed) and typed in _MARKS)
        return is_digit and (self._is_whole() or self.currentSectionIndex() == 0)

    def _is_whole(self) -> bool:
        line = self.lineEdit()
        return line.selectedText() == line.text()

    def _type(self, text: str) -> None:
        self._typed = text
        self._write(text)
        if len(text.strip(_MARKS)) >= _COMPLETE and text[-4:].isdigit():
            self._read()

    def _write(self, text: str) -> None:
        """Put letters in the field that Qt neither reads nor mends."""
        line = self.lineEdit()
        validator = line.validator()
        line.setValidator(None)  # type: ignore[arg-type]  # None takes it off
        line.blockSignals(True)
        line.setText(text)
        line.blockSignals(False)
        line.setValidator(validator)

    def _read(self) -> None:
        """Take what was typed for a day, or keep it to be told of."""
        if not self._typed:
            return
        before, self._problem = self._problem, None
        order = "".join(dict.fromkeys(each for each in self.displayFormat() if each in "dMy"))
        try:
            day = typed_day(self._typed, order, self._day)
        except UserError as error:
            self._problem = error
            if before is None or before.message != error.message:
                self.edited.emit()
            return
        self._typed = ""
        self._write(self._written_day())  # in case it is the day before
        self.setDate(QDate(day.year, day.month, day.day))
        self.selectAll()
        if before is not None:
            self.edited.emit()

    def _settle(self, chosen: QDate) -> None:
        """Take another day, and forget what was typed."""
        self._day = date(chosen.year(), chosen.month(), chosen.day())
        self._typed, self._problem = "", None
        self.edited.emit()

    def _written_day(self) -> str:
        day = QDate(self._day.year, self._day.month, self._day.day)
        return self.locale().toString(day, self.displayFormat())

    def _open_calendar(self) -> None:
        """Press where the mouse would: Qt offers no other way."""
        where = QPointF(self.width() - px(10), self.height() / 2)
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        kind = QEvent.Type.MouseButtonPress
        press = QMouseEvent(kind, where, self.mapToGlobal(where), left, left, none)
        QApplication.sendEvent(self, press)


def with_arrow(size: QSize) -> QSize:
    """Return the size with room for the arrow, and the height of other fields."""
    return QSize(size.width() + px(14), size.height() - _OF_FIELD_WITHIN)


def paint_arrow(edit: QDateTimeEdit) -> None:
    """Paint the arrow that opens the calendar: that of the platform does not go with the rest."""
    arrow = px(14)
    where = QRectF(edit.width() - px(8) - arrow, (edit.height() - arrow) / 2, arrow, arrow)
    icons.paint(QPainter(edit), "chevron-down", where, tokens_of(edit.palette()).muted)
