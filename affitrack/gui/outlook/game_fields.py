"""What a game of what if is played with: a slider, and a field that says the same exactly."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QVBoxLayout,
    QWidget,
)

from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.tokens import tokens_of
from affitrack.gui.widgets import label
from affitrack.wording.numbers import format_decimal

_NUMBER: Final = re.compile(r"\s*([-\u2212]?)\s*(\d+(?:[.,]\d+)?)\D*")


class _Slider(QSlider):
    """A slider that leaves the wheel to the page: scrolling past must not change it.

    A tick stands at the number that it was given last, the one that the user plays with.
    """

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.usual = 0
        self.setMinimumHeight(px(24))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        event.accept()  # all of it is painted, in the colours of the theme
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, half, thin = self.height() / 2, px(8), px(2)
        usual, now = self._place(self.usual), self._place(self.sliderPosition())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.edge))
        groove = QRectF(half, middle - thin / 2, self.width() - 2 * half, thin)
        painter.drawRoundedRect(groove, thin / 2, thin / 2)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRect(QRectF(min(usual, now), middle - thin, abs(now - usual), 2 * thin))
        painter.drawRect(QRectF(usual - px(1), middle - px(6), px(2), px(12)))
        if self.hasFocus():
            ring = QColor(tokens.accent)
            ring.setAlphaF(0.25)
            painter.setBrush(ring)
            painter.drawEllipse(QPointF(now, middle), px(11), px(11))
        painter.setPen(QPen(QColor(tokens.accent), px(2)))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(QPointF(now, middle), px(7), px(7))

    def _place(self, value: int) -> float:
        """Return where a number stands, as Qt does when the slider is pressed."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        option.sliderPosition = value
        control = QStyle.ComplexControl.CC_Slider
        part = QStyle.SubControl.SC_SliderHandle
        return self.style().subControlRect(control, option, part, self).center().x() + 0.5


class _Field(QLineEdit):
    """A number as people write it; the arrow keys step it up and down.

    Signals:
        stepped(int): an arrow key was pressed, so many steps up.
    """

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class GameField(QWidget):
    """A number that is dragged, stepped by keys or typed.

    Signals:
        moved(): the user changed the number; `value` is it.

    Args:
        least: the least number.
        most: the greatest number.
        places: digits after the decimal mark.
        step: what an arrow key adds; ten of them a page.
        unit: what stands after the number, in the language in use.
    """

    moved = Signal()

    def __init__(
        self,
        least: int,
        most: int,
        *,
        places: int = 0,
        step: str = "1",
        unit: Callable[[], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._places = places
        self._scale = Decimal(10) ** places
        self._unit = unit
        self._is_quiet = False
        self.name = label("", "strong")
        self.remark = label("", "small", wrap=True)
        self.slider = _Slider()
        self.slider.setRange(self._ticks(Decimal(least)), self._ticks(Decimal(most)))
        self.slider.setSingleStep(self._ticks(Decimal(step)))
        self.slider.setPageStep(10 * self.slider.singleStep())
        self.field = _Field()
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setFixedWidth(px(76))
        self._build()

    def value(self) -> Decimal:
        """Return the number."""
        return Decimal(self.slider.value()) / self._scale

    def show_value(self, value: Decimal) -> None:
        """Show a number, without the signal; it is the one that a tick keeps in mind."""
        self._is_quiet = True
        self.slider.usual = self._ticks(value)
        self.slider.setValue(self.slider.usual)
        self._is_quiet = False
        self.slider.update()
        self._write()

    def set_texts(self, name: str, remark: str) -> None:
        """Set the words at the number."""
        self.name.setText(name)
        self.remark.setText(remark)
        self.field.setAccessibleName(name)
        for part in (self.slider, self.field):
            part.setAccessibleDescription(remark)
        if self.field.isModified():
            self._name_slider()
        else:
            self._write()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(3))
        column.addWidget(self.name)
        column.addLayout(row)
        column.addWidget(self.remark)
        self.slider.valueChanged.connect(lambda _: self._slide())
        self.field.editingFinished.connect(self._take)
        self.field.stepped.connect(self._step)

    def _ticks(self, value: Decimal) -> int:
        return int((value * self._scale).to_integral_value())

    def _slide(self) -> None:
        self._write()
        if not self._is_quiet:
            self.moved.emit()

    def _step(self, steps: int) -> None:
        self.slider.setValue(self.slider.value() + steps * self.slider.singleStep())

    def _take(self) -> None:
        """Take what was typed; what is no number gives way to the one there was."""
        typed = _NUMBER.fullmatch(self.field.text())
        if typed is not None:
            number = Decimal(typed[2].replace(",", "."))
            self.slider.setValue(self._ticks(-number if typed[1] else number))
        self._write()

    def _write(self) -> None:
        self.field.setText(self._said())
        self.field.setModified(False)
        self._name_slider()

    def _name_slider(self) -> None:
        """Say the number with its unit: of its own a slider tells how many steps it stands at."""
        self.slider.setAccessibleName(f"{self.name.text()}: {self._said()}")

    def _said(self) -> str:
        return format_decimal(self.value(), language(), places=self._places) + self._unit()
