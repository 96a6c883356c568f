"""What a page shows while it has nothing to show: what to do next, and an area to drop files on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.tokens import tokens_of
from affitrack.gui.widgets.gap import gap
from affitrack.gui.widgets.labels import label

_LINE: Final = 520  # some seventy letters


def paint_drop_area(painter: QPainter, room: QRectF, fill: str, line: str) -> None:
    """Paint a rounded area with a dashed border."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(line), px(2))
    pen.setDashPattern([3, 2.2])
    painter.setPen(pen)
    painter.setBrush(QColor(fill))
    half = px(2) / 2
    painter.drawRoundedRect(room.adjusted(half, half, -half, -half), px(12), px(12))


class _Sign(QWidget):
    """A large icon in the accent colour."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(40), px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        icons.paint(QPainter(self), self._name, QRectF(self.rect()), tokens.accent)


class EmptyState(QWidget):
    """A dashed area with an icon, a headline, a sentence, up to two buttons, a link and a hint.

    Signals:
        first_chosen(), second_chosen(): a button was pressed.
        link_chosen(): the link was followed.
    """

    first_chosen = Signal()
    second_chosen = Signal()
    link_chosen = Signal()

    def __init__(
        self, icon: str = "drop", parent: QWidget | None = None, *, dashed: bool = True
    ) -> None:
        super().__init__(parent)
        self._dashed = dashed
        self._headline = label("", "title", wrap=True)
        self._text = label("", "muted", wrap=True)
        self._hint = label("", "small", wrap=True)
        self._first = QPushButton()
        self._first.setProperty("role", "primary")
        self._second = QPushButton()
        self._first.clicked.connect(self.first_chosen)
        self._second.clicked.connect(self.second_chosen)
        self._link = QPushButton()
        self._link.setProperty("role", "link")
        self._link.setCursor(Qt.CursorShape.PointingHandCursor)
        self._link.clicked.connect(self.link_chosen)
        self._build(icon)

    def set_texts(
        self,
        headline: str,
        text: str,
        *,
        first: str = "",
        second: str = "",
        hint: str = "",
        link: str = "",
    ) -> None:
        """Set all texts; a button or line without text is not shown."""
        for part, words in (
            (self._headline, headline),
            (self._text, text),
            (self._hint, hint),
            (self._first, first),
            (self._second, second),
            (self._link, link),
        ):
            part.setText(words)
            part.setVisible(bool(words))

    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """Return both buttons."""
        return self._first, self._second

    def link(self) -> QPushButton:
        """Return the link below the buttons."""
        return self._link

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._dashed:
            tokens = tokens_of(self.palette())
            painter = QPainter(self)
            paint_drop_area(painter, QRectF(self.rect()), tokens.drop, tokens.drop_line)

    def _build(self, icon: str) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(self._first)
        buttons.addWidget(self._second)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(_Sign(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(gap(14))
        column.addWidget(self._headline)
        column.addWidget(gap(8))
        column.addLayout(self._lines_of(self._text))
        column.addWidget(gap(16))
        column.addLayout(buttons)
        column.addWidget(gap(22))
        column.addWidget(self._hint)
        column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        for part in (self._headline, self._text, self._hint):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def _lines_of(self, text: QWidget) -> QHBoxLayout:
        """Return sentences in the middle, in lines that the eye can follow."""
        text.setMaximumWidth(px(_LINE))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(text, _LINE)
        row.addStretch(1)
        return row
