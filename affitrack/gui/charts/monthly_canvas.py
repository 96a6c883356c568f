"""The monthly chart as a widget: the drawing, and mouse and keys on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from matplotlib.backend_bases import MouseEvent
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from affitrack.domain.records import MonthRecord
from affitrack.gui.charts.monthly_drawing import MonthlyDrawing
from affitrack.gui.charts.months import month_in_words, months_before_today, months_in_words
from affitrack.gui.metrics import px
from affitrack.gui.tokens import tokens_of


class MonthlyCanvas(FigureCanvasQTAgg):
    """Stacked bars by payout month, for one currency.

    Left and right go from month to month, Return opens the month.

    Signals:
        month_chosen(str): the user clicked a month, "2026-12", or pressed Return on it.
    """

    month_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._months: tuple[MonthRecord, ...] = ()
        self._as_of = date.min
        super().__init__(Figure(dpi=100))  # type: ignore[no-untyped-call]
        self.setParent(parent)
        self.setPalette(QPalette())  # matplotlib gives itself a white one
        self._drawing = MonthlyDrawing(self, self.figure)
        self._marked = -1
        self._marker = _Marker(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(px(240), px(150))
        self.mpl_connect("motion_notify_event", self._on_mouse_moved)
        self.mpl_connect("button_release_event", self._on_mouse_released)

    def show_months(self, months: Sequence[MonthRecord], as_of: date) -> None:
        """Draw these months, all of one currency."""
        self._months = tuple(months)
        self._as_of = as_of
        self._marked = -1
        self._redraw()

    def marked_month(self) -> str:
        """Return the month that mouse or keys are on, or ""."""
        return self._months[self._marked].month if self._marked >= 0 else ""

    def column_rect(self, place: int) -> QRect:
        """Return where the column of a month stands, in pixels of the widget."""
        ratio = self.device_pixel_ratio
        column = self._drawing.column(place)
        return QRectF(
            column.left() / ratio,
            self.height() - column.bottom() / ratio,
            column.width() / ratio,
            column.height() / ratio,
        ).toRect()

    # --- Qt ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Ask for no more than is needed: matplotlib would ask for the figure's first size."""
        return QSize(px(480), px(230))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changes = QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange
        if event.type() in changes and self._months:
            self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)  # type: ignore[no-untyped-call]
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
        super().leaveEvent(event)  # type: ignore[no-untyped-call]
        if not self.hasFocus():
            self._mark(-1)

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
        self._drawing.draw(self._months, self._as_of, self.tr("today"))
        self._mark(-1)
        self.setAccessibleName(self.tr("Payments by month, as bars"))
        self.setAccessibleDescription(months_in_words(self._months))
        self.draw_idle()  # type: ignore[no-untyped-call]

    # --- pointing ---------------------------------------------------------------------------

    def _on_mouse_moved(self, event: MouseEvent) -> None:
        place = self._place_of(event)
        if place != self._marked:
            self._mark(place)
            self._show_tip()

    def _on_mouse_released(self, event: MouseEvent) -> None:
        place = self._place_of(event)
        if place >= 0 and event.button == 1:
            QToolTip.hideText()
            self.month_chosen.emit(self._months[place].month)

    def _place_of(self, event: MouseEvent) -> int:
        if event.inaxes is not self._drawing.axes or event.xdata is None:
            return -1
        place = round(event.xdata)
        return place if 0 <= place < len(self._months) else -1

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
