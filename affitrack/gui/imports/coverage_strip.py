"""Which days the exports of an account cover, painted as a strip of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from affitrack.domain.coverage import Coverage, Span
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px, scaled_font
from affitrack.gui.mirroring import let_texts_keep_their_direction
from affitrack.gui.sales.period import Days, days_in_words
from affitrack.gui.tokens import tokens_of
from affitrack.wording.numbers import format_month

_BAR: Final = 14
_LABELS: Final = 16
_SMALL: Final = 11 / 13


class CoverageStrip(QWidget):
    """Covered days filled, gaps hatched between them, overlaps with a line below.

    What it shows stands in words beside it, so that nothing is told by colour alone.
    """

    def __init__(self, parent: QWidget | None = None, *, has_months: bool = True) -> None:
        super().__init__(parent)
        self._coverage = Coverage()
        self._days = Span(date.min, date.min)
        self._has_months = has_months
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_coverage(self, found: Coverage, days: Span) -> None:
        """Show which of some days files cover."""
        self._coverage = found
        self._days = days
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(120), px(_BAR + _LABELS * self._has_months))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().x()), self)
            return True
        return super().event(event)

    def words_at(self, x: int) -> str:
        """Return which days a place on the strip stands for, and the files that cover them."""
        found = self._coverage
        for gap in found.gaps:
            if self._place(gap.first) <= x < self._place(gap.last, end=True):
                days = days_in_words(Days(*gap))
                return self.tr("No export covers {days}").format(days=days)
        names = [
            f"{file.file_name}: {days_in_words(Days(*file.days))}"
            for file in found.files
            if self._place(file.days.first) <= x < self._place(file.days.last, end=True)
        ]
        return "\n".join(names)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._coverage.covered:
            return
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        let_texts_keep_their_direction(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.soft))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), px(_BAR)), px(4), px(4))
        painter.setBrush(QColor(tokens.accent))
        for span in self._coverage.covered:
            painter.drawRoundedRect(self._box(span), px(3), px(3))
        self._paint_overlaps(painter, QColor(tokens.surface))
        self._paint_gaps(painter, self._coverage.gaps, QColor(tokens.danger))
        if self._has_months:
            self._paint_months(painter, QColor(tokens.muted), QColor(tokens.line))

    def _paint_overlaps(self, painter: QPainter, colour: QColor) -> None:
        painter.setBrush(colour)
        for span in self._coverage.overlaps:
            box = self._box(span)
            painter.drawRect(QRectF(box.left(), px(_BAR) - px(5), box.width(), px(2)))

    def _paint_gaps(self, painter: QPainter, gaps: Sequence[Span], colour: QColor) -> None:
        for span in gaps:
            box = self._box(span)
            painter.setPen(QPen(colour, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setBrush(colour)
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_months(self, painter: QPainter, ink: QColor, line: QColor) -> None:
        font = scaled_font(self, _SMALL)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        free_from = -1.0
        for month in _months(*self._days):
            x = self._place(month)
            is_january = month.month == 1
            words = format_month(month, language(), "short", year=is_january or free_from < 0)
            width = metrics.horizontalAdvance(words)
            if x < free_from or x + px(3) + width > self.width():
                continue
            painter.setPen(QPen(line, 1))
            painter.drawLine(QPointF(x, px(_BAR)), QPointF(x, px(_BAR + 4)))
            painter.setPen(ink)
            painter.drawText(QPointF(x + px(3), px(_BAR) + metrics.ascent() + px(2)), words)
            free_from = x + width + px(14)

    def _box(self, span: Span) -> QRectF:
        left = self._place(span.first)
        width = max(self._place(span.last, end=True) - left, 2.0)
        return QRectF(left, 0, width, px(_BAR))

    def _place(self, day: date, *, end: bool = False) -> float:
        """Return where a day begins, or ends, on the strip."""
        since = (day - self._days.first).days + int(end)
        return since / self._days.days * self.width()


def _months(first: date, last: date) -> list[date]:
    """Return the first days of the months between two days."""
    found = []
    month = first.replace(day=1)
    while month <= last:
        if month >= first:
            found.append(month)
        month = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
    return found
