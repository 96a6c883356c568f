"""A chart as a widget: the drawing, and mouse and keys on it."""

from __future__ import annotations

from abc import abstractmethod
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
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

from affitrack.gui.charts.drawing import Drawing, Sketch, ground_of
from affitrack.gui.charts.tip import tip_of
from affitrack.gui.metrics import px
from affitrack.gui.tokens import tokens_of
from affitrack.gui.widgets.announcing import announce
from affitrack.gui.widgets.return_key import is_return

if TYPE_CHECKING:
    from affitrack.gui.charts.caption import Legend

Content = TypeVar("Content")

_LOOK_MS: Final = 10
DRAWER: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="chart")
"""Draws every chart. Not the worker of the book: a chart is also drawn while a million rows come
in."""


class ChartCanvas(QWidget, Generic[Content]):
    """Shows a drawing whose things can be pointed at, one after the other.

    Arrows go from one to the next, Return chooses. What was drawn last stays until the next drawing
    is done.

    Signals:
        chosen(int): the user clicked the thing at that place, or pressed Return on it.
        drawn(): the drawing is what it should be.
    """

    chosen = Signal(int)
    drawn = Signal()

    def __init__(self, kind: type[Drawing[Content]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._content: Content | None = None
        self._drawing: Drawing[Content] | None = None
        self._wanted: Sketch[Content] | None = None
        self._running: Future[Drawing[Content]] | None = None
        self._marked = -1
        self._marker = _Marker(self)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._go_on)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(px(160), px(90))

    # --- what a kind of chart says of itself --------------------------------------------------

    @abstractmethod
    def localised(self) -> Content | None:
        """Return what is drawn, with its words in the language in use; None before there is any."""

    @abstractmethod
    def count(self) -> int:
        """Return how many things can be pointed at."""

    @abstractmethod
    def words_at(self, place: int) -> str:
        """Return what one of them says, a line for each part."""

    @abstractmethod
    def spoken(self) -> tuple[str, str]:
        """Return name and description for a screen reader: all that the chart shows."""

    def legend(self) -> Legend:
        """Return what each part of the bars is called, where they have several."""
        return ()

    def first_place(self) -> int:
        """Return the place that Tab leads to."""
        return 0

    # --- asking ---------------------------------------------------------------------------------

    def drawing(self) -> Drawing[Content] | None:
        """Return what is drawn; None until that is what it should be."""
        return None if self._wanted is not None else self._drawing

    def sketch(self) -> Sketch[Content] | None:
        """Return what is to be drawn now; None where there is nothing or no room for it."""
        content = self.localised()
        if content is None or self.size().isEmpty():
            return None
        return Sketch(self._kind, content, ground_of(self))

    def marked(self) -> int:
        """Return the place that mouse or keys are on, or -1."""
        return self._marked

    def place_rect(self, place: int) -> QRect:
        """Return where a thing stands, in pixels; empty until it is drawn."""
        drawing = self._drawing
        if drawing is None or place >= len(drawing.places) or self._is_other_content(drawing):
            return QRect()
        return drawing.places[place].toRect()

    def redraw(self) -> None:
        """Draw again where anything is other than what is drawn."""
        name, description = self.spoken()
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        sketch = self.sketch()
        is_drawn = self._drawing is not None and sketch == self._drawing.sketch
        if is_drawn and self._running is None:  # else another drawing will come on top
            self._wanted = None
        elif sketch is not None:
            self._mark(-1)
            self._wanted = sketch
            self._look.start()
            if self._drawing is None:  # no change is likely to follow yet
                self._go_on()

    # --- Qt ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(px(480), px(230))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changes = QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange
        if event.type() in changes:
            self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._marker.setGeometry(self.rect())
        self.redraw()  # how many labels fit depends on the width

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._marked < 0 and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self._mark_by_key(min(self.first_place(), self.count() - 1))
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
            self.chosen.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        QPainter(self).drawImage(0, 0, self._drawing.image)
        if self._drawing.ground.ratio != self.devicePixelRatioF():  # on another screen by now
            self.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self.count() - 1
        places = {
            Qt.Key.Key_Left: max(self._marked - 1, 0),
            Qt.Key.Key_Up: max(self._marked - 1, 0),
            Qt.Key.Key_Right: min(self._marked + 1, last),
            Qt.Key.Key_Down: min(self._marked + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in places and last >= 0:
            self._mark_by_key(places[key])
        elif is_return(event) and self._marked >= 0:
            self.chosen.emit(self._marked)
        elif key == Qt.Key.Key_Escape and self._marked >= 0:
            self._mark(-1)
            QToolTip.hideText()
        else:
            event.ignore()

    # --- drawing ----------------------------------------------------------------------------

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
            self._running = DRAWER.submit(self._wanted.draw)

    def _is_other_content(self, drawing: Drawing[Content]) -> bool:
        return drawing.content != self.localised()

    # --- pointing ---------------------------------------------------------------------------

    def _place_at(self, where: QPoint) -> int:
        places = range(self.count())
        return next((each for each in places if self.place_rect(each).contains(where)), -1)

    def _mark_by_key(self, place: int) -> None:
        self._mark(place)
        self._show_tip()
        if place >= 0:
            words = self.words_at(place)
            announce(self, words)

    def _mark(self, place: int) -> None:
        self._marked = place
        is_choice = place >= 0 and self.receivers("2chosen(int)") > 0
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if is_choice else Qt.CursorShape.ArrowCursor
        )
        self._marker.show_at(self.place_rect(place) if place >= 0 else QRect())

    def _show_tip(self) -> None:
        if self._marked < 0:
            QToolTip.hideText()
            return
        where = self.place_rect(self._marked)
        corner = self.mapToGlobal(QPoint(where.right(), where.top()))  # beside what it is about
        QToolTip.showText(corner, tip_of(self.words_at(self._marked)), self)


class _Marker(QWidget):
    """A tint over what is pointed at, so that the chart need not be drawn again."""

    def __init__(self, canvas: QWidget) -> None:
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
