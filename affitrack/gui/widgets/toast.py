"""A short message at the foot of the window that goes away by itself, with one action at most.

Messages that come close together are shown one after the other, each long enough to be seen.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStyle,
    QWidget,
)

from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.widgets.announcing import announce
from affitrack.gui.widgets.labels import label

_SHORT_MS: Final = 6_000
_WITH_ACTION_MS: Final = 12_000
_LEAST_MS: Final = 1_200
"""A message is seen at least so long before the next one takes its place."""
_USED: Final = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
"""What people press or type in."""
_WAITING: Final = 3
"""More messages than that nobody reads: the oldest of those that wait are dropped."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One message."""

    text: str
    action: str
    on_action: Callable[[], None] | None


class Toast(QFrame):
    """Floats over its parent. Stays while the mouse or the keyboard is on it; Escape ends it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self._on_action: Callable[[], None] | None = None
        self._text = label("", wrap=True)
        self._action = QPushButton()
        self._action.clicked.connect(self._act)
        self._close = QPushButton()
        self._close.clicked.connect(self.dismiss)
        icons.keep_icon(self._close, "close", "bg")
        self._home = parent
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(8), px(8))
        row.setSpacing(px(10))
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        self._waiting: deque[_Said] = deque(maxlen=_WAITING)
        self._seen = QTimer(self)
        self._seen.setSingleShot(True)
        self._seen.setInterval(_LEAST_MS)
        self._seen.timeout.connect(self._show_next)
        parent.installEventFilter(self)
        self.retranslate()
        self.hide()

    def show_message(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show `text`, and a button that calls `on_action` where one is given.

        Waits for the message before it, until that was seen and nobody is at its button.
        """
        said = _Said(text, action, on_action)
        if self.isVisible() and (self._seen.isActive() or self._is_held()):
            self._waiting.append(said)
        else:
            self._show(said)

    def dismiss(self) -> None:
        """Take the message away. Its focus goes to nobody: Qt would ring the next control."""
        focused = self.window().focusWidget()
        if self.isAncestorOf(focused):
            focused.clearFocus()
        self._seen.stop()
        self.hide()
        if self._waiting:
            self._show(self._waiting.popleft())

    def message(self) -> str:
        """Return the text shown last."""
        return self._text.text()

    def action_button(self) -> QPushButton:
        """Return the button of the action."""
        return self._action

    def retranslate(self) -> None:
        """Set the texts that the toast has of its own."""
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(_SHORT_MS)
        if self._waiting and not self._seen.isActive():
            self._seen.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _show(self, said: _Said) -> None:
        self._text.setText(said.text)
        self._action.setText(said.action)
        self._action.setVisible(bool(said.action))
        self._action.setAccessibleDescription(said.text)
        self._on_action = said.on_action
        self.setAccessibleName(said.text)
        self._place()
        self.show()
        self.raise_()
        self._seen.start()
        self._timer.start(_WITH_ACTION_MS if said.action else _SHORT_MS)
        announce(self, said.text)

    def _show_next(self) -> None:
        if self._waiting and not self._is_held():
            self._show(self._waiting.popleft())

    def _is_held(self) -> bool:
        """Tell whether someone is about to press a button of it."""
        return self.underMouse() or self.isAncestorOf(self.window().focusWidget())

    def _on_time(self) -> None:
        if self._is_held():
            self._timer.start(_SHORT_MS)
        else:
            self.dismiss()

    def _act(self) -> None:
        on_action, self._on_action = self._on_action, None
        self.dismiss()
        if on_action is not None:
            on_action()

    def _place(self) -> None:
        home = self._home.rect()
        metrics = self._text.fontMetrics()
        chrome = self._action.sizeHint().width() if self._action.text() else 0
        chrome += self._close.sizeHint().width() + px(60)
        wanted = metrics.horizontalAdvance(self._text.text()) + chrome
        width = min(wanted, home.width() - 2 * px(20), px(640))
        height = max(self._row.totalHeightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry(self._spot(QSize(width, height)))

    def _spot(self, size: QSize) -> QRect:
        """Return where the message hides least of what is pressed or typed in; best the foot."""
        home = self._home.rect()
        room = home.marginsRemoved(QMargins(px(20), px(20), px(20), px(20)))
        right = Qt.AlignmentFlag.AlignRight
        sides = (Qt.AlignmentFlag.AlignHCenter, right, Qt.AlignmentFlag.AlignLeft)
        spots = [
            QStyle.alignedRect(Qt.LayoutDirection.LeftToRight, side | edge, size, room)
            for edge in (Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop)
            for side in sides
        ]
        taken = [
            QRect(widget.mapTo(self._home, QPoint()), widget.size())
            for widget in self._home.findChildren(QWidget)
            if isinstance(widget, _USED) and widget.isVisible() and not self.isAncestorOf(widget)
        ]

        def hides(spot: QRect) -> int:
            covered = [(spot & each).size() for each in taken if spot.intersects(each)]
            return sum(size.width() * size.height() for size in covered)

        return min(spots, key=hides)
