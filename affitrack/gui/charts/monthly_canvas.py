"""The monthly chart as a widget: the drawing, and mouse and keys on it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from affitrack.domain.records import MonthRecord
from affitrack.gui.charts.monthly_drawing import MonthlyDrawing, Sketch, sketch_for
from affitrack.gui.charts.months import month_in_words, months_before_today, months_in_words
from affitrack.gui.metrics import px
from affitrack.gui.tokens import tokens_of

_LOOK_MS: Final = 10
_DRAWER: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="chart")
"""Not the worker of the book: a chart is also drawn while a million rows come in."""


class MonthlyCanvas(QWidget):
    """Stacked bars by payout month, for one currency.

    Left and right go from month to month, Return opens the month. What was drawn last stays until
    the next drawing is done.

    Signals:
        month_chosen(str): the user clicked a month, "2026-12", or pressed Return on it.
        drawn(): the drawing is what it should be.
    """

    month_chosen = Signal(str)
    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[MonthRecord, ...] = ()
        self._as_of = date.min
        self._drawing: MonthlyDrawing | None = None
        self._wanted: Sketch | None = None
        self._running: Future[MonthlyDrawing] | None = None
        self._marked = -1
        self._marker = _Marker(self)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._go_on)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(px(240), px(150))

    def show_months(self, months: Sequence[MonthRecord], as_of: date) -> None:
        """Draw these months, all of one currency."""
        self._months = tuple(months)
        self._as_of = as_of
        self._redraw()

    def drawing(self) -> MonthlyDrawing | None:
        """Return what is drawn; None until that is what it should be."""
        return None if self._wanted is not None else self._drawing

    def marked_month(self) -> str:
        """Return the month that mouse or keys are on, or ""."""
        return self._months[self._marked].month if self._marked >= 0 else ""

    def column_rect(self, place: int) -> QRect:
        """Return where the column of a month stands, in pixels; empty until it is drawn."""
        drawing = self._drawing
        if drawing is None or drawing.sketch.months != self._months:
            return QRect()
        return drawing.columns[place].toRect()

    # --- Qt ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(px(480), px(230))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changes = QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange
        if event.type() in changes:
            self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._marker.setGeometry(self.rect())
        self._redraw()  # how many labels fit depends on the width

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._marked < 0 and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self._mark_by_key(self._first_coming())
        self._marker.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark(-1)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._mark(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = self._place_at(event.position().toPoint())
        if place != self._marked:
            self._mark(place)
            self._show_tip()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the release is wanted too

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place >= 0 and event.button() is Qt.MouseButton.LeftButton:
            QToolTip.hideText()
            self.month_chosen.emit(self._months[place].month)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        QPainter(self).drawImage(0, 0, self._drawing.image)
        if self._drawing.sketch.ratio != self.devicePixelRatioF():  # on another screen by now
            self._redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._months) - 1
        places = {
            Qt.Key.Key_Left: max(self._marked - 1, 0),
            Qt.Key.Key_Right: min(self._marked + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in places and self._months:
            self._mark_by_key(places[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked >= 0:
            self.month_chosen.emit(self.marked_month())
        elif key == Qt.Key.Key_Escape and self._marked >= 0:
            self._mark(-1)
            QToolTip.hideText()
        else:
            event.ignore()

    # --- drawing ----------------------------------------------------------------------------

    def _redraw(self) -> None:
        self.setAccessibleName(self.tr("Payments by month, as bars"))
        self.setAccessibleDescription(months_in_words(self._months))
        sketch = sketch_for(self, self._months, self._as_of, self.tr("today"))
        if self._drawing is not None and sketch == self._drawing.sketch:
            self._wanted = None
        elif self._as_of != date.min and not self.size().isEmpty():
            self._mark(-1)
            self._wanted = sketch
            self._look.start()

    def _go_on(self) -> None:
        """Take a drawing that is done; begin the one that is wanted by now."""
        if self._running is not None and self._running.done():
            done, self._running = self._running, None
            self._drawing = done.result()
            self.update()
            if self._wanted == self._drawing.sketch:
                self._wanted = None
                self.drawn.emit()
        if self._running is None and self._wanted is None:
            self._look.stop()
        elif self._running is None and self._wanted is not None:
            self._running = _DRAWER.submit(MonthlyDrawing, self._wanted)

    # --- pointing ---------------------------------------------------------------------------

    def _place_at(self, where: QPoint) -> int:
        places = range(len(self._months))
        return next((each for each in places if self.column_rect(each).contains(where)), -1)

    def _first_coming(self) -> int:
        return min(int(months_before_today(self._months, self._as_of)), len(self._months) - 1)

    def _mark_by_key(self, place: int) -> None:
        self._mark(place)
        self._show_tip()
        if place >= 0:
            words = month_in_words(self._months[place])
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _mark(self, place: int) -> None:
        self._marked = place
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor
        )
        self._marker.show_at(self.column_rect(place) if place >= 0 else QRect())

    def _show_tip(self) -> None:
        if self._marked < 0:
            QToolTip.hideText()
            return
        column = self.column_rect(self._marked)
        where = self.mapToGlobal(QPoint(column.center().x() + px(12), column.top() + px(8)))
        QToolTip.showText(where, month_in_words(self._months[self._marked]), self)


class _Marker(QWidget):
    """A tint over the month that is pointed at, so that the chart need not be drawn again."""

    def __init__(self, canvas: MonthlyCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._where = QRect()

    def show_at(self, where: QRect) -> None:
        """Tint `where`; nothing if it is empty."""
        self._where = where
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._where.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = QColor(tokens_of(self.palette()).accent)
        is_focused = self._canvas.hasFocus()
        painter.setPen(QPen(tint, px(1.5)) if is_focused else Qt.PenStyle.NoPen)
        tint.setAlphaF(0.1)
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(self._where).adjusted(1, 1, -1, -1), px(6), px(6))
