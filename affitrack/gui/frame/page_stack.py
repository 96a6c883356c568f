"""The pages on top of each other: made when first shown, read again when they are out of date."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from affitrack.gui.frame.ahead import Ahead
from affitrack.gui.page import Page, PageSpec
from affitrack.gui.shell import Shell

_PAUSE_MS: Final = 20
_FIRST_PAUSE_MS: Final = 300
_SECONDS_OF_A_TURN: Final = 0.008


class PageStack(QStackedWidget):
    """Shows one page, or the words of welcome in place of a page that has nothing to show.

    Signals:
        shown(str): the page of that name came on top.
        title_changed(): the page on top has another heading.
        badge_changed(str, int): the number at a page's name changed.
        all_made(): `get_ready` has nothing left to do.
        search_changed(str, str): a page looks for another text.
        leaving(str, object): something else is about to be shown; with the object the page of that
            name shows the same again.
    """

    shown = Signal(str)
    title_changed = Signal()
    badge_changed = Signal(str, int)
    all_made = Signal()
    search_changed = Signal(str, str)
    leaving = Signal(str, object)

    def __init__(
        self,
        shell: Shell,
        specs: Sequence[PageSpec],
        welcome: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._specs = {spec.name: spec for spec in specs}
        self._welcome = welcome
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._current = ""
        self._ahead = Ahead()
        self._unstyled: list[QWidget] = []
        self._styled: set[str] = set()
        self.addWidget(welcome)
        shell.book_changed.connect(self.read_again)
        shell.account_changed.connect(lambda _: self.read_again())

    @property
    def current_name(self) -> str:
        """The name of the page on top, also while the words of welcome stand in for it."""
        return self._current

    @property
    def current_page(self) -> Page | None:
        """The page on top, or None while the words of welcome stand in for it."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    def show_page(self, name: str, what: object = None) -> None:
        """Put a page on top; `what` tells it what to show."""
        if name not in self._specs:
            name = next(iter(self._specs))
        self._leave(name, what)
        self._current = name
        if self._specs[name].needs_data and self._shell.book.is_empty():
            self._put_on_top(self._welcome)
        else:
            page = self._page(name)
            page.setAccessibleName(self._specs[name].text())  # read out where it has the focus
            self._put_on_top(page)
            if name in self._stale:
                self._stale.discard(name)
                page.refresh()
            if what is not None:
                page.show_what(what)
        self.shown.emit(name)

    def read_again(self) -> None:
        """Let every page read the book: the one on top now, the others when they are shown."""
        self._stale.update(self._pages)
        if self._current:
            self.show_page(self._current)

    def get_ready(self) -> None:
        """Make the pages while nobody waits for them, a part at a time, once the first one stands.

        Made when it is asked for, a large page would hold up the window for a third of a second,
        in the midst of whatever goes on. All of it is done here: a worker that imports classes of
        Qt's while the window uses others ends the process now and then.
        """
        QTimer.singleShot(_FIRST_PAUSE_MS, self, self._make_next)

    def _make_next(self) -> None:
        if self._shell.is_closed:
            return
        # Something is waited for, be it the first page's figures. What another process does may
        # take a minute, and the page that shows what came of it is better there by then.
        if self._shell.tasks.is_busy_here():
            QTimer.singleShot(_FIRST_PAUSE_MS, self, self._make_next)
            return
        if self._ahead.load_some():
            QTimer.singleShot(_PAUSE_MS, self, self._make_next)
            return
        missing = [name for name in self._specs if name not in self._pages]
        if missing:
            self._page(missing[0])
        if missing or any(page.make_part() for page in self._pages.values()) or self._style_some():
            QTimer.singleShot(_PAUSE_MS, self, self._make_next)
        else:
            self.all_made.emit()

    def _style_some(self) -> bool:
        """Give widgets their style, for some milliseconds; else it waits till they are shown."""
        end = time.perf_counter() + _SECONDS_OF_A_TURN
        while self._unstyled:
            widget = self._unstyled.pop()
            if isValid(widget):
                widget.ensurePolished()
            if time.perf_counter() > end:
                return True
        waiting = [name for name in self._pages if name not in self._styled]
        if waiting:
            self._styled.add(waiting[0])
            self._unstyled = self._pages[waiting[0]].findChildren(QWidget)
        return bool(waiting)

    def _leave(self, name: str, what: object) -> None:
        """Tell what is left, and stop what its page reads if another comes, which would wait."""
        before = self.current_page
        place = before.place() if before is not None else None
        is_other_place = what is not None and place is not None
        if self._current and (name != self._current or is_other_place):
            self.leaving.emit(self._current, place)
        if before is not None and name != self._current and before.stop_reading():
            self._stale.add(self._current)

    def go_to(self, name: str) -> None:
        """Show a page that was asked for by its key; its list answers to the arrows at once.

        A focus in the bar comes along, unlike where one walks through the bar.
        """
        self.show_page(name)
        page = self.currentWidget()
        if isinstance(page, Page):
            page.take_focus()

    def _put_on_top(self, page: QWidget) -> None:
        """Show a page; a focus on the page before goes to what the new one is about.

        Left alone, Qt would give it to the first control there, ringed as if someone had gone to
        it.
        """
        focused = self.window().focusWidget()
        moves = page is not self.currentWidget() and focused is not None
        if moves and self.isAncestorOf(focused):
            focused.clearFocus()
            self.setCurrentWidget(page)
            if isinstance(page, Page):
                page.take_focus()
            else:
                page.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setCurrentWidget(page)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            page = self._specs[name].make(self._shell, self)
            page.title_changed.connect(self.title_changed)
            page.badge_changed.connect(lambda count: self.badge_changed.emit(name, count))
            page.search_changed.connect(lambda text: self.search_changed.emit(name, text))
            self._pages[name] = page
            self._stale.add(name)
            self.addWidget(page)
        return self._pages[name]
