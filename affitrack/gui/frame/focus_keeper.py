"""Where the focus goes when what had it on a page has gone, or is out of use."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from affitrack.gui.frame.page_stack import PageStack


class FocusKeeper(QObject):
    """Leaves it on the page.

    Qt would give it to whatever Tab leads to: to the bar at the side, and the next Return to
    another page.
    """

    def __init__(self, window: QWidget, pages: PageStack) -> None:
        super().__init__(window)
        self._window = window
        self._pages = pages
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._keep)

    def _keep(self, before: QWidget | None, now: QWidget | None) -> None:
        page = self._pages.current_page if isValid(self._pages) else None  # the window is going
        if page is None or before is None or now is None or not page.isAncestorOf(before):
            return
        is_gone = not (before.isVisible() and before.isEnabled())
        if is_gone and self._window.isAncestorOf(now) and not page.isAncestorOf(now):
            page.take_focus()
