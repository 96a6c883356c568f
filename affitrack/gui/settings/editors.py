"""What a value is set with: a number of days, a percentage, an amount, words, a choice.

Every editor gives and takes the text that the store keeps ("14", "0.2", "10.00", "off"), and shows
it as people write it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from affitrack.domain.account import MOST_DAYS
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.settings.rule_words import DayWords
from affitrack.gui.widgets import Picker, label
from affitrack.gui.widgets.field_row import FieldRow
from affitrack.wording.numbers import format_decimal, format_rate

_PERCENT: Final = "%"


class Editor(FieldRow):
    """The ground of all editors."""

    def text(self) -> str:
        """Return the value as the store writes it, or as it was typed where it is none."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Show a value, without the signal."""
        raise NotImplementedError

    def field(self) -> QWidget:
        """Return the widget that takes the focus."""
        raise NotImplementedError

    def fields(self) -> list[QWidget]:
        """Return all widgets that take the focus, in order."""
        return [self.field()]

    def retranslate(self) -> None:
        """Set all texts."""


class NumberLine(QLineEdit):
    """A whole number that the arrow keys step up and down.

    Whatever is typed stays: signs that were swallowed would leave another number than was meant.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def number(self) -> int | None:
        """Return the number, up to the largest; None where there is none."""
        text = self.text().strip()
        return min(int(text), self._most) if text.isdecimal() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        number = (self.number() or 0) + step
        self.setText(str(min(max(number, 0), self._most)))
        self.textEdited.emit(self.text())


class DaysEditor(Editor):
    """A number of days; empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = NumberLine(MOST_DAYS)
        self.line.setFixedWidth(px(64))
        self._unit = label("", "muted")
        self._row.addWidget(self.line)
        self._row.addWidget(self._unit)
        self._row.addStretch(1)
        self.line.textEdited.connect(self._change)

    def text(self) -> str:
        return self.line.text().strip()

    def show_text(self, text: str) -> None:
        self.line.setText(text)
        self.retranslate()

    def field(self) -> QWidget:
        return self.line

    def retranslate(self) -> None:
        number = self.line.number()
        days = MOST_DAYS if number is None else number  # the plural where there is no number yet
        words = DayWords().days(days)
        self._unit.setText(words.removeprefix(str(days)).strip("\u00a0\u202f "))

    def _change(self) -> None:
        self.retranslate()
        self.edited.emit()


class LineEditor(Editor):
    """A line to type in, with a unit after it."""

    def __init__(self, width: int = 100, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setFixedWidth(px(width))
        self._unit = label(unit, "muted")
        self._row.addWidget(self.line)
        self._row.addWidget(self._unit)
        self._row.addStretch(1)
        self.line.textEdited.connect(lambda _: self.edited.emit())

    def text(self) -> str:
        return self.line.text().strip()

    def show_text(self, text: str) -> None:
        self.line.setText(text)

    def field(self) -> QWidget:
        return self.line


class RateEditor(LineEditor):
    """A percentage; what is typed is one, with or without its sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(72, _PERCENT, parent)

    def text(self) -> str:
        typed = self.line.text().strip()
        return typed if not typed or typed.endswith(_PERCENT) else f"{typed}{_PERCENT}"

    def show_text(self, text: str) -> None:
        try:
            shown = format_rate(Decimal(text), language()) if text else ""
        except InvalidOperation:
            shown = text
        self.line.setText(shown.rstrip("%\u202f\u00a0 "))


class AmountEditor(LineEditor):
    """An amount in one currency."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(90, "", parent)

    def set_currency(self, currency: str) -> None:
        """Say in which currency the amount is."""
        self._unit.setText(currency)

    def show_text(self, text: str) -> None:
        mark = format_decimal(Decimal("0.5"), language())[1]
        self.line.setText(text.replace(".", mark))


class ChoiceEditor(Editor):
    """One of a few values, each with words; the words are asked again for another language."""

    def __init__(
        self, choices: Callable[[], Sequence[tuple[str, str]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self.picker = Picker()
        self._row.addWidget(self.picker, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addStretch(1)
        self.picker.activated.connect(lambda _: self.edited.emit())
        self.retranslate()

    def text(self) -> str:
        return str(self.picker.currentData() or "")

    def show_text(self, text: str) -> None:
        self.picker.setCurrentIndex(self.picker.findData(text))

    def field(self) -> QWidget:
        return self.picker

    def retranslate(self) -> None:
        kept = self.picker.currentData()
        self.picker.clear()
        for value, words in self._choices():
            self.picker.addItem(words, value)
        self.picker.setCurrentIndex(self.picker.findData(kept) if kept is not None else 0)
        self.picker.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.picker.updateGeometry()
