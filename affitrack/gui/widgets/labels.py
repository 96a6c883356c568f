"""Texts in the styles of the drawings."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from affitrack.gui.metrics import px

LabelRole: TypeAlias = Literal[
    "body", "muted", "small", "tiny", "key", "title", "section", "value", "total", "strong",
    "danger", "brand",
]  # fmt: skip


def label(text: str = "", role: LabelRole = "body", *, wrap: bool = False) -> QLabel:
    """Return a label in one of the styles of the style sheet. The text is never read as HTML."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def breaking_before_dots(text: str) -> str:
    """Return a text whose lines never end in a “·”: alone there, it tells of nothing to come."""
    return text.replace(" · ", " ·\u00a0")


class ElidedLabel(QLabel):
    """A label in one line that gives way: what does not fit is cut, and shown as a tooltip."""

    def __init__(self, text: str, role: LabelRole = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(px(60))
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text, as much of it as there is room for."""
        self._text = text
        self.setAccessibleName(text)
        self._fit()

    def whole_text(self) -> str:
        """Return the text, of which less may be seen."""
        return self._text

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width()
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, width)
        self.setText(shown)
        self.setToolTip(self._text if shown != self._text else "")


def rule(*, soft: bool = False) -> QFrame:
    """Return a horizontal line of one pixel."""
    made = QFrame()
    made.setProperty("role", "softrule" if soft else "rule")
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def restyle(widget: QWidget) -> None:
    """Make the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()


def explain(widget: QWidget, tip: str) -> None:
    """Give a widget a tooltip, with marks of text or without; screen readers read out its words.

    By themselves they would read out the marks.
    """
    widget.setToolTip(tip)
    is_marked = tip.startswith("<")
    plain = QTextDocumentFragment.fromHtml(tip).toPlainText() if is_marked else tip
    widget.setAccessibleDescription(plain)


class SectionHeader(QWidget):
    """The heading of a card, with room for a legend after it and a remark at the far right."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._title = label(text, "section")
        self._remark = label("", "small")
        self._remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._row.addWidget(self._remark)
        self._remark.hide()  # not before it has a place: it would be a window

    def set_text(self, text: str) -> None:
        """Set the heading."""
        self._title.setText(text)

    def set_remark(self, text: str) -> None:
        """Set the remark at the right; empty hides it."""
        self._remark.setText(text)
        self._remark.setVisible(bool(text))

    def add_after_title(self, widget: QWidget) -> None:
        """Put a widget, such as a legend, right after the heading."""
        self._row.insertWidget(self._row.count() - 2, widget)

    def add_at_end(self, widget: QWidget) -> None:
        """Put a widget, such as a button, at the far right."""
        self._row.addWidget(widget)

    def text(self) -> str:
        """Return the heading."""
        return self._title.text()
