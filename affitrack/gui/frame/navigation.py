"""The bar at the left: brand, pages, where the data is and when it was last backed up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from affitrack.clock import local_today
from affitrack.gui import icons
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px, scaled_font
from affitrack.gui.mirroring import at_start, let_texts_keep_their_direction, mirrored
from affitrack.gui.page import PageSpec
from affitrack.gui.tokens import Tokens, tokens_of
from affitrack.gui.widgets.gap import gap
from affitrack.gui.widgets.labels import label, rule
from affitrack.wording.numbers import format_count, format_day, format_time

_KEY_REASONS: Final = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_ARROWS: Final = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class NavigationButton(QAbstractButton):
    """A page's icon and name, with a badge where something needs a look."""

    def __init__(self, spec: PageSpec) -> None:
        super().__init__()
        self._icon_name = spec.icon
        self._badge = 0
        self._is_compact = False
        self._came_by_key = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_badge(self, count: int) -> None:
        self._badge = count
        self.update()

    def set_compact(self, *, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = px(36) if self._is_compact else px(90) + metrics.horizontalAdvance(self.text())
        return QSize(width, metrics.height() + 2 * px(10))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring to those who go by keys; a click shows by itself where it went."""
        self._came_by_key = event.reason() in _KEY_REASONS
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the ring once someone goes by arrows; the Ctrl of Ctrl+2 is no way to go."""
        if event.key() in _ARROWS:
            self._came_by_key = True
        super().keyPressEvent(event)

    def shows_ring(self) -> bool:
        """Whether the button has the focus, and came by it by key."""
        return self.hasFocus() and self._came_by_key

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        let_texts_keep_their_direction(painter)
        self._paint_ground(painter, tokens)
        ink = tokens.accent if self.isChecked() else tokens.muted
        side = px(17)
        left = (self.width() - side) // 2 if self._is_compact else px(10)
        where = mirrored(self, QRect(left, (self.height() - side) // 2, side, side))
        icons.paint(painter, self._icon_name, QRectF(where), ink)
        if not self._is_compact:
            painter.setFont(self._font())
            painter.setPen(QColor(ink))
            room = mirrored(self, self.rect().adjusted(px(37), 0, -px(10), 0))
            painter.drawText(room, at_start(self), self.text())
        if self._badge:
            self._paint_badge(painter, tokens)

    def _font(self) -> QFont:
        return scaled_font(self, 1.0, QFont.Weight.Medium)

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setBrush(QColor(tokens.accent_soft))
        elif self.underMouse():
            painter.setBrush(QColor(tokens.soft))
        if self.shows_ring():
            painter.setPen(QPen(QColor(tokens.accent), px(1.5)))
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(room, px(8), px(8))

    def _paint_badge(self, painter: QPainter, tokens: Tokens) -> None:
        font = scaled_font(self, 11 / 13, QFont.Weight.DemiBold)
        text = format_count(self._badge, language())
        metrics = QFontMetrics(font)
        height = metrics.height() + px(1)
        width = max(metrics.horizontalAdvance(text) + 2 * px(6), height)
        top = px(3) if self._is_compact else (self.height() - height) // 2
        right = px(2) if self._is_compact else px(10)
        shape = QRectF(mirrored(self, QRect(self.width() - right - width, top, width, height)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.danger))
        painter.drawRoundedRect(shape, height / 2, height / 2)
        painter.setPen(QColor(tokens.on_danger))
        painter.setFont(font)
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, text)


class _Brand(QWidget):
    """The program's icon and name."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QLabel()
        self._name = label("AffiTrack", "brand")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), px(4), px(4), px(14))
        row.setSpacing(px(8))
        row.addWidget(self._picture)
        row.addWidget(self._name, 1)
        self._draw()

    def set_compact(self, *, is_compact: bool) -> None:
        self._name.setVisible(not is_compact)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._draw()

    def _draw(self) -> None:
        size = QSize(px(22), px(22))
        self._picture.setPixmap(icons.application_icon().pixmap(size, self.devicePixelRatioF()))


class Navigation(QFrame):
    """The pages, one of them current. Arrow keys go up and down.

    Signals:
        chosen(str): the name of the page that the user chose.
    """

    chosen = Signal(str)

    def __init__(self, specs: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "navigation")
        self._specs = specs
        self._is_compact = False
        self._backup_at: datetime | None = None
        self._brand = _Brand()
        self._group = QButtonGroup(self)
        self._buttons = {spec.name: NavigationButton(spec) for spec in specs}
        self._foot_line = rule()
        self._promise = label("", "tiny", wrap=True)
        self._backup = label("", "tiny", wrap=True)
        self._build()
        self.retranslate()

    def set_current(self, name: str) -> None:
        """Mark a page as the one shown; a focus that is in the bar goes along with it."""
        if name not in self._buttons:
            return
        current = self._buttons[name]
        current.setChecked(True)
        for button in self._buttons.values():  # Tab comes to the page shown, arrows to the others
            is_reached = button is current
            policy = Qt.FocusPolicy.StrongFocus if is_reached else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        focused = next((button for button in self._buttons.values() if button.hasFocus()), None)
        if focused is not None and focused is not current:
            by_key = focused.shows_ring()
            reason = Qt.FocusReason.TabFocusReason if by_key else Qt.FocusReason.OtherFocusReason
            current.setFocus(reason)

    def set_badge(self, name: str, count: int) -> None:
        """Show a number at a page; 0 shows none."""
        self._buttons[name].set_badge(count)
        self._name_button(name, count)

    def set_last_backup(self, moment: datetime | None) -> None:
        """Tell when the book was backed up last; None is never."""
        self._backup_at = moment
        self._backup.setText(self._backup_text())

    def set_compact(self, *, is_compact: bool) -> None:
        """Show icons only, where the window is narrow."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        self._brand.set_compact(is_compact=is_compact)
        for part in (self._foot_line, self._promise, self._backup):
            part.setVisible(not is_compact)
        for button in self._buttons.values():
            button.set_compact(is_compact=is_compact)
            button.setToolTip(button.accessibleName() if is_compact else "")
        self._fit()

    def button(self, name: str) -> NavigationButton:
        """Return the button of a page."""
        return self._buttons[name]

    def retranslate(self) -> None:
        """Set all texts."""
        self.setAccessibleName(self.tr("Pages"))
        self._promise.setText(self.tr("All data stays on this computer"))
        self._backup.setText(self._backup_text())
        for spec in self._specs:
            self._buttons[spec.name].setText(spec.text())
            self._name_button(spec.name, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(2))
        column.addWidget(self._brand)
        for name, button in self._buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self._foot_line)
        column.addWidget(gap(6))
        column.addWidget(self._promise)
        column.addWidget(self._backup)
        self._promise.setContentsMargins(px(10), 0, 0, 0)
        self._backup.setContentsMargins(px(10), 0, 0, 0)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(px(62) if self._is_compact else px(204))

    def _name_button(self, name: str, badge: int) -> None:
        button = self._buttons[name]
        text = button.text()
        if badge:
            text = self.tr("{page}, {count} to look at").format(
                page=text, count=format_count(badge, language())
            )
        button.setAccessibleName(text)

    def _backup_text(self) -> str:
        if self._backup_at is None:
            return self.tr("No backup yet")
        if self._backup_at.date() == local_today():
            return self.tr("Last backup today {time}").format(time=format_time(self._backup_at))
        day = format_day(self._backup_at.date(), language())
        return self.tr("Last backup {day}").format(day=day)
