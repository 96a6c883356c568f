"""A short message at the foot of the window that goes away by itself, with one action at most."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.widgets.labels import label

_SHORT_MS: Final = 6_000
_WITH_ACTION_MS: Final = 12_000


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
        self._timer.timeout.connect(self.dismiss)
        parent.installEventFilter(self)
        self.retranslate()
        self.hide()

    def show_message(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show `text`, and a button that calls `on_action` where one is given."""
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._action.setAccessibleDescription(text)
        self._on_action = on_action
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_WITH_ACTION_MS if action else _SHORT_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def dismiss(self) -> None:
        """Take the message away. Its focus goes to nobody: Qt would ring the next control."""
        focused = self.window().focusWidget()
        if self.isAncestorOf(focused):
            focused.clearFocus()
        self.hide()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

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
        self.setGeometry(
            (home.width() - width) // 2, home.height() - height - px(20), width, height
        )
