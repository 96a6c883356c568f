"""The release calendar as a view: a grid of days to go through with mouse or arrow keys."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from affitrack.domain.money import Money
from affitrack.domain.payout_run import ReleaseDay
from affitrack.gui import icons
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px, scaled_font
from affitrack.gui.mirroring import let_texts_keep_their_direction
from affitrack.gui.payouts.calendar_model import CalendarDay, CalendarModel
from affitrack.gui.tokens import Tokens, mixed, tokens_of
from affitrack.gui.widgets.return_key import is_return
from affitrack.gui.widgets.rows import AnyIndex
from affitrack.reports.csv_table import Cell
from affitrack.wording.numbers import format_money, format_month, shorter_money

_CELL: Final = 46
_TALLEST_CELL: Final = 72
STRONGEST: Final = 0.42  # how much of the colour the fullest day gets: text stays readable on it
FAINTEST: Final = 0.10
_BAR: Final = 3


class _DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, what it releases as an amount and a bar, a sign where one pays."""

    def __init__(self, view: ReleaseCalendar) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tokens = tokens_of(option.palette)
        found = self._view.days.day_at(index)
        room = option.rect.adjusted(px(2), px(2), -px(2), -px(2))
        is_selected = QStyle.StateFlag.State_Selected in option.state
        is_current = index == self._view.currentIndex() and self._view.hasFocus()
        painter.save()
        let_texts_keep_their_direction(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, room, found, tokens)
        self._paint_words(painter, room, found, tokens)
        if found.release is not None:
            self._paint_bar(painter, room, found, tokens)
        if is_selected or is_current or found.is_today:
            self._paint_frame(painter, room, tokens, is_thick=is_selected or is_current)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(px(36), px(_CELL))

    def _paint_ground(
        self, painter: QPainter, room: QRect, found: CalendarDay, tokens: Tokens
    ) -> None:
        ground = tokens.soft
        if found.is_past:
            ground = tokens.surface
        elif found.release is not None:
            strength = FAINTEST + (STRONGEST - FAINTEST) * found.share
            ground = mixed(tokens.held, tokens.surface, strength)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(room), px(6), px(6))

    def _paint_words(
        self, painter: QPainter, room: QRect, found: CalendarDay, tokens: Tokens
    ) -> None:
        inner = room.adjusted(px(5), px(3), -px(4), -px(6))
        ink = tokens.ink if found.release is not None else tokens.muted_text
        painter.setPen(QColor(ink))
        painter.setFont(_number_font(self._view, is_strong=found.is_today or bool(found.runs)))
        # The name of a month may reach into the margin.
        top_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(inner.adjusted(0, 0, px(4), 0), top_left, _number(found))
        if found.runs:
            side, metrics = px(12), painter.fontMetrics()
            where = QRectF(room.right() - side - px(3), room.top() + px(4), side, side)
            if inner.left() + metrics.horizontalAdvance(_number(found)) > where.left():
                where.translate(0, metrics.height())
            icons.paint(painter, "payouts", where, tokens.accent)
        if found.release is None:
            return
        painter.setFont(scaled_font(self._view, 10.5 / 13, QFont.Weight.DemiBold))
        inner.adjust(0, 0, px(4), 0)
        bottom_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        amount = fitting_amount(found.release, painter.fontMetrics(), inner.width())
        painter.drawText(inner, bottom_left, amount)

    def _paint_bar(
        self, painter: QPainter, room: QRect, found: CalendarDay, tokens: Tokens
    ) -> None:
        """Paint how much the day releases as a length too: colour alone does not tell everybody."""
        whole = room.width() - 2 * px(5)
        length = max(round(whole * found.share), px(_BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.held_text))
        bar = QRectF(room.left() + px(5), room.bottom() - px(5), length, px(_BAR))
        painter.drawRoundedRect(bar, px(_BAR) / 2, px(_BAR) / 2)

    def _paint_frame(
        self, painter: QPainter, room: QRect, tokens: Tokens, *, is_thick: bool
    ) -> None:
        width = px(2) if is_thick else 1
        painter.setPen(QPen(QColor(tokens.accent), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawRoundedRect(QRectF(room).adjusted(half, half, -half, -half), px(6), px(6))


class _WeekdayHeader(QHeaderView):
    """Small grey names of the days, as over the other tables."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setMinimumSectionSize(px(30))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        tokens = tokens_of(self.palette())
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        painter.setFont(scaled_font(self, 11.5 / 13, QFont.Weight.DemiBold))
        painter.setPen(QColor(tokens.muted))
        let_texts_keep_their_direction(painter)
        text = str(self.model().headerData(logicalIndex, self.orientation()) or "")
        painter.drawText(rect.adjusted(px(7), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's name
        metrics = QFontMetrics(scaled_font(self, 11.5 / 13))
        return QSize(px(30), metrics.height() + 2 * px(4))


class ReleaseCalendar(QTableView):
    """Weeks below each other.

    Signals:
        chosen(date): the user went to a day.
        opened(date): the user pressed Return on a day or clicked it twice.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, model: CalendarModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = model
        self._is_quiet = False
        self.setModel(model)
        self.setItemDelegate(_DayDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(_WeekdayHeader(self))
        self._fit()
        model.modelReset.connect(self._fit)
        self.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.doubleClicked.connect(lambda _: self._open())

    def select_none(self) -> None:
        """Take the selection away, without the signal."""
        self._is_quiet = True
        self.selectionModel().clear()
        self._is_quiet = False

    def select(self, day: date) -> bool:
        """Select a day, without the signal; False where it is not shown."""
        index = self.days.index_of(day)
        if index.isValid():
            self._is_quiet = True
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
            self._is_quiet = False
        return index.isValid()

    def current(self) -> date | None:
        """Return the day that is selected."""
        indexes = self.selectionModel().selectedIndexes()
        return self.days.day_at(indexes[0]).day if indexes else None

    def copy(self) -> None:
        """Put the days that release something on the clipboard, as tab-separated text."""
        headings, rows = self.days.sheet()
        lines = ["\t".join(headings)] + ["\t".join(_copied(cell) for cell in row) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif is_return(event):
            self._open()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the weeks fill the height, within reason; where they cannot, they scroll."""
        weeks = max(self.days.rowCount(), 1)
        height = min(max(self.viewport().height() // weeks, px(_CELL)), px(_TALLEST_CELL))
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(height)

    def _choose(self) -> None:
        day = self.current()
        if day is not None and not self._is_quiet:
            self.chosen.emit(day)

    def _open(self) -> None:
        day = self.current()
        if day is not None:
            self.opened.emit(day)


def fitting_amount(release: ReleaseDay, metrics: QFontMetrics, width: int) -> str:
    """Return what a day releases, as exactly as the width of a day allows."""
    ways = shorter_money(release.net, release.currency, language())
    return next((way for way in ways if metrics.horizontalAdvance(way) <= width), ways[-1])


def _copied(cell: Cell) -> str:
    if isinstance(cell, Money):
        return format_money(cell.minor, cell.currency, language())
    return str(cell)


def _number_font(view: QWidget, *, is_strong: bool) -> QFont:
    return scaled_font(view, 11 / 13, QFont.Weight.Bold if is_strong else None)


def _number(found: CalendarDay) -> str:
    """Return the number of a day, with its month on the first of one."""
    if found.day.day != 1:
        return str(found.day.day)
    month = format_month(found.day, language(), "short", year=False)
    return f"1 {month}"
