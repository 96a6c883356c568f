"""The bars of the monthly chart, drawn by matplotlib in the colours and fonts of the window.

Amounts become floats here and only here, to say how high a bar is; every figure that is written
comes from the integers.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date
from typing import Final

from matplotlib.backend_bases import MouseEvent
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from matplotlib.transforms import blended_transform_factory
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFontInfo,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from affitrack.domain.records import MonthRecord
from affitrack.domain.stage import Stage
from affitrack.gui.charts.look import look_of
from affitrack.gui.charts.months import (
    SERIES,
    amount_of,
    first_day,
    month_in_words,
    months_before_today,
    months_in_words,
)
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px, scaled_font
from affitrack.gui.tokens import Tokens, tokens_of
from affitrack.wording.currency import exponent
from affitrack.wording.numbers import format_money, format_month

# A font that matplotlib lacks is replaced; saying so on every draw helps nobody.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)

_BAR_WIDTH: Final = 0.56
_FEWEST_SLOTS: Final = 6
_HEADROOM: Final = 1.22
_LABEL_PIXELS: Final = 10.5
_TICKS: Final = 6


class MonthlyCanvas(FigureCanvasQTAgg):
    """Stacked bars by payout month, for one currency.

    Left and right go from month to month, Return opens the month.

    Signals:
        month_chosen(str): the user clicked a month, "2026-12", or pressed Return on it.
    """

    month_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._figure = Figure(dpi=100)
        self._axes = self._figure.add_subplot()
        self._months: tuple[MonthRecord, ...] = ()
        self._as_of = date.min
        super().__init__(self._figure)  # type: ignore[no-untyped-call]
        self.setParent(parent)
        self.setPalette(QPalette())  # matplotlib gives itself a white one
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
        bottom, top = self._axes.get_ylim()
        left, low = self._axes.transData.transform((place - 0.5, bottom)) / ratio
        right, high = self._axes.transData.transform((place + 0.5, top)) / ratio
        return QRectF(left, self.height() - high, right - left, high - low).toRect()

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
        self._place_axes()
        self._marker.setGeometry(self.rect())

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
        tokens = tokens_of(self.palette())
        axes = self._axes
        axes.clear()
        self._figure.set_facecolor(tokens.surface)
        axes.set_facecolor(tokens.surface)
        self._set_font()
        if self._months:
            self._draw_bars(tokens)
            self._draw_scale(tokens)
            self._draw_totals(tokens)
            self._draw_today(tokens)
        self._place_axes()
        self._mark(-1)
        self.setAccessibleName(self.tr("Payments by month, as bars"))
        self.setAccessibleDescription(months_in_words(self._months))
        self.draw_idle()  # type: ignore[no-untyped-call]

    def _set_font(self) -> None:
        wanted = QFontInfo(QApplication.font()).family()
        known = {entry.name for entry in fontManager.ttflist}
        # DejaVu comes with matplotlib and has every sign that an amount may need.
        self._families = [name for name in (wanted, "DejaVu Sans") if name in known]

    def _points(self, pixels: float) -> float:
        return px(pixels * 10) / 10 * 72 / 100

    def _draw_bars(self, tokens: Tokens) -> None:
        unit = 10 ** exponent(self._months[0].currency)
        places = range(len(self._months))
        above = [0.0] * len(self._months)
        for series in SERIES:
            heights = [amount_of(month, series) / unit for month in self._months]
            if not any(heights):
                continue
            look = look_of(series, tokens)
            # An amount below zero hangs from the axis, whatever series it belongs to.
            bottoms = [
                0.0 if height < 0 else base for height, base in zip(heights, above, strict=True)
            ]
            bars = self._axes.bar(
                places,
                heights,
                _BAR_WIDTH,
                bottom=bottoms,
                color=look.colour,
                edgecolor=look.hatch_colour,
                linewidth=0,
                hatch=look.hatch or None,
                zorder=2,
            )
            for bar in bars:
                bar.set_hatch_linewidth(1.0)
            above = [base + max(height, 0.0) for base, height in zip(above, heights, strict=True)]
        self._tops = above

    def _draw_scale(self, tokens: Tokens) -> None:
        axes = self._axes
        currency = self._months[0].currency
        unit = 10 ** exponent(currency)
        lowest = min((amount_of(month, Stage.DEDUCTED) / unit for month in self._months), default=0)
        highest = max(*self._tops, unit / 100 if unit > 1 else 1.0)
        axes.set_ylim(min(lowest, 0.0) * _HEADROOM, highest * _HEADROOM)
        # A few months stand in the middle, with bars as wide as those of many.
        aside = max(_FEWEST_SLOTS - len(self._months), 0) / 2
        axes.set_xlim(-0.5 - aside, len(self._months) - 0.5 + aside)
        axes.yaxis.set_major_locator(MaxNLocator(_TICKS, integer=True, steps=[1, 2, 2.5, 5, 10]))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: self._tick(value, unit)))
        axes.xaxis.set_major_locator(FixedLocator(list(range(len(self._months)))))
        names = self._month_names()
        axes.set_xticklabels(names)
        axes.tick_params(
            length=0,
            pad=self._points(6),
            labelsize=self._points(_LABEL_PIXELS),
            labelcolor=tokens.muted,
            labelfontfamily=self._families,
        )
        for spine in axes.spines.values():
            spine.set_visible(False)
        axes.set_axisbelow(True)
        axes.grid(visible=True, axis="y", color=tokens.line, linewidth=0.8)
        if lowest < 0:
            axes.axhline(0, color=tokens.muted, linewidth=0.8, zorder=3)

    def _draw_totals(self, tokens: Tokens) -> None:
        lang = language()
        metrics = QFontMetrics(scaled_font(self, _LABEL_PIXELS / 13))
        room = self.width() / max(len(self._months) + 1, 1)
        for place, month in enumerate(self._months):
            text = format_money(month.total, month.currency, lang, whole=True)
            if metrics.horizontalAdvance(text) > room:
                continue  # it would run into its neighbours; the tooltip and the table have it
            self._axes.annotate(
                text,
                (place, self._tops[place]),
                xytext=(0, self._points(4)),
                textcoords="offset points",
                ha="center",
                va="bottom",
                color=tokens.ink,
                fontsize=self._points(_LABEL_PIXELS),
                fontweight=600,
                fontfamily=self._families,
                zorder=4,
            )

    def _draw_today(self, tokens: Tokens) -> None:
        place = months_before_today(self._months, self._as_of) - 0.5
        self._axes.axvline(
            place, color=tokens.accent, linewidth=1, linestyle=(0, (3, 3)), zorder=1, ymax=1.0
        )
        is_late = place > len(self._months) - 1
        self._axes.annotate(
            self.tr("today"),
            (place, 1.0),
            xycoords=blended_transform_factory(self._axes.transData, self._axes.transAxes),
            xytext=(self._points(-5 if is_late else 5), 0),
            textcoords="offset points",
            ha="right" if is_late else "left",
            va="top",
            color=tokens.accent,
            fontsize=self._points(_LABEL_PIXELS),
            fontweight=600,
            fontfamily=self._families,
            zorder=4,
        )

    def _tick(self, value: float, unit: int) -> str:
        return format_money(round(value * unit), self._months[0].currency, language(), whole=True)

    def _month_names(self) -> list[str]:
        """Return short names, with the year where it is another than that of the month before."""
        lang = language()
        names, year = [], self._as_of.year
        for month in self._months:
            day = first_day(month)
            name = format_month(day, lang, "short", year=False)
            names.append(name if day.year == year else f"{name}\n{day.year}")
            year = day.year
        return names

    def _place_axes(self) -> None:
        """Give the labels the room that they need, and the bars the rest."""
        width, height = self.width(), self.height()
        if width <= 0 or height <= 0:
            return
        metrics = QFontMetrics(scaled_font(self, _LABEL_PIXELS / 13))
        ticks = [label.get_text() for label in self._axes.get_yticklabels()] if self._months else []
        left = max((metrics.horizontalAdvance(tick) for tick in ticks), default=0) + px(10)
        two_lines = any("\n" in name for name in self._month_names()) if self._months else False
        bottom = metrics.height() * (2 if two_lines else 1) + px(9)
        self._figure.subplots_adjust(
            left=min(left / width, 0.4),
            right=1 - px(4) / width,
            bottom=min(bottom / height, 0.4),
            top=1 - px(4) / height,
        )

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
        if event.inaxes is not self._axes or event.xdata is None:
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
