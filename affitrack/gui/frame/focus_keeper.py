"""Where the focus goes when what had it on a page has gone, or is out of use."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from affitrack.gui.frame.page_stack import PageStack
from affitrack.gui.tasks import TaskRunner


class FocusKeeper(QObject):
    """Leaves it on the page, or on its list once that is there.

    Qt would give it to whatever Tab leads to: to the bar at the side, and the next Return to
    another page.
    """

    def __init__(self, window: QWidget, pages: PageStack, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._window = window
        self._pages = pages
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._keep)
        # A page shows what was read once its task has ended.
        tasks.ended.connect(lambda _: QTimer.singleShot(0, self, self._hand_on))

    def _keep(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit) and self._window.isAncestorOf(now):
            now.removeEventFilter(self)  # a filter installed twice is called twice
            now.installEventFilter(self)
        page = self._pages.current_page if isValid(self._pages) else None  # the window is going
        if page is None or before is None or now is None or not self._window.isAncestorOf(before):
            return
        is_gone = not (before.isVisible() and before.isEnabled())
        has_left = page.isAncestorOf(before) != page.isAncestorOf(now)
        if is_gone and self._window.isAncestorOf(now) and has_left:
            page.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let undo and redo reach the menu from a field in which there is no text to undo."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if not (is_override and isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit)):
            return False
        is_undo = event.matches(QKeySequence.StandardKey.Undo)
        is_redo = event.matches(QKeySequence.StandardKey.Redo)
        is_in_vain = (is_undo and not watched.isUndoAvailable()) or (
            is_redo and not watched.isRedoAvailable()
        )
        if is_in_vain:
            event.ignore()
        return is_in_vain

    def _hand_on(self) -> None:
        """Give the focus of a page that had nothing to show at first to what it shows now."""
        page = self._pages.current_page if isValid(self._pages) else None
        if page is not None and self._window.focusWidget() is page:
            page.take_focus()


def copy_from_focus() -> None:
    """Copy from the widget with the focus, if it can: a table, a text field."""
    widget = QApplication.focusWidget()
    copy = getattr(widget, "copy", None)
    if callable(copy):
        copy()
