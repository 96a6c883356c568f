"""White boxes with round corners: a plain one, and one that shows a key figure."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from affitrack.gui.metrics import px
from affitrack.gui.tokens import tokens_of
from affitrack.gui.widgets.labels import breaking_before_dots, label, restyle


class Card(QFrame):
    """A box with a vertical layout, `body`, inside; its texts follow the language."""

    def __init__(self, parent: QWidget | None = None, *, flush: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        if flush:  # for a table that reaches the sides
            self.body.setContentsMargins(px(8), px(2), px(2), px(8))
        else:
            self.body.setContentsMargins(px(16), px(14), px(16), px(14))
        self.body.setSpacing(px(8))

    def hold_table(self, head: QBoxLayout, table: QWidget) -> None:
        """Put a table, which reaches the right side, below a head, which does not."""
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.setSpacing(px(8))
        self.body.setContentsMargins(px(8), px(12), px(2), px(8))
        self.body.addLayout(head)
        self.body.addWidget(table, 1)

    def retranslate(self) -> None:
        """Set all texts; a card of its own kind has some."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class Dot(QWidget):
    """A small square in the colour of a stage, by its name in `tokens.Tokens`."""

    def __init__(self, colour_role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour_role = colour_role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_colour(self, colour_role: str) -> None:
        """Change the colour; empty hides the dot."""
        self._colour_role = colour_role
        self.setVisible(bool(colour_role))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(9), px(9) + 2 * px(3))  # as high as a line of small text

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens_of(self.palette()), self._colour_role)))
        square = QRectF(0, (self.height() - px(9)) / 2, px(9), px(9))
        painter.drawRoundedRect(square, px(3), px(3))


class KeyFigureCard(QPushButton):
    """A figure with what it is above and what goes with it below. Emits `clicked` if clickable."""

    def __init__(self, parent: QWidget | None = None, *, clickable: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("clickable", clickable)
        self.setProperty("quiet", not clickable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if clickable else Qt.FocusPolicy.NoFocus)
        if clickable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._dot = Dot("")
        self._dot.hide()
        self._name = label("", "key", wrap=True)
        self._figure = ("", "", "")
        self._value = label("", "value")
        self._others = label("", "strong", wrap=True)
        self._detail = label("", "small", wrap=True)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._build()

    def show_figure(
        self, name: str, value: str, detail: str = "", *, dot: str = "", warning: bool = False
    ) -> None:
        """Show a figure. `dot` is a colour name of `tokens.Tokens`; `warning` colours the value.

        Of several lines (amounts in several currencies) the first is shown large.
        """
        first, *others = value.split("\n")
        self._name.setText(breaking_before_dots(name))
        self._figure = (name, value, detail)
        self._value.setText(first)
        self._others.setText(breaking_before_dots(" · ".join(others)))
        self._others.setVisible(bool(others))
        self._detail.setText(breaking_before_dots(detail))
        self._dot.set_colour(dot)
        if (self._value.property("warning") or "false") != str(warning).lower():
            self._value.setProperty("warning", str(warning).lower())
            restyle(self._value)
        self.setAccessibleName(f"{name}: {value}")
        self.setAccessibleDescription(detail)
        self.updateGeometry()

    def figure(self) -> tuple[str, str, str]:
        """Return name, value and detail as they were given."""
        return self._figure

    def sizeHint(self) -> QSize:
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._layout.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout.totalHeightForWidth(width)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(6))
        head.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._name, 1, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(px(16), px(14), px(16), px(14))
        self._layout.setSpacing(px(2))
        self._layout.addLayout(head)
        self._layout.addWidget(self._value)
        self._layout.addWidget(self._others)
        self._layout.addWidget(self._detail)
        self._layout.addStretch(1)
        for part in (self._dot, self._name, self._value, self._others, self._detail):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
