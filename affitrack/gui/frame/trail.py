"""The way back: the places one came from, and the way forward again, as in a browser."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from affitrack.gui.frame.menus import Menus
from affitrack.gui.frame.page_stack import PageStack
from affitrack.gui.shell import Shell

_MOST: Final = 100


class _Place(NamedTuple):
    """A page, and what its `show_what` takes to show the same again."""

    page: str
    what: object


class Trail(QObject):
    """Goes back and forward by menu, by key, and by the buttons at the side of a mouse."""

    def __init__(self, window: QWidget, shell: Shell, pages: PageStack, menus: Menus) -> None:
        super().__init__(window)
        self._shell = shell
        self._pages = pages
        self._menus = menus
        self._store = shell.book.path
        self._behind: list[_Place] = []
        self._ahead: list[_Place] = []
        self._way: list[_Place] | None = None
        """Where the place that is left is put while one goes back or forward."""
        pages.leaving.connect(self._note)
        menus.back.triggered.connect(self.back)
        menus.forward.triggered.connect(self.forward)
        shell.book_changed.connect(self._forget_other_store)
        window.installEventFilter(self)
        self._show()

    def back(self) -> None:
        """Show what was shown before."""
        self._go(self._behind, self._ahead)

    def forward(self) -> None:
        """Show again what `back` left."""
        self._go(self._ahead, self._behind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the buttons at the side of a mouse, wherever nobody nearer has a use for them."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            ways = {
                Qt.MouseButton.BackButton: self.back,
                Qt.MouseButton.ForwardButton: self.forward,
            }
            if event.button() in ways:
                ways[event.button()]()
                return True
        return False

    def _go(self, places: list[_Place], left: list[_Place]) -> None:
        if places:
            place = places.pop()
            self._way = left
            self._pages.show_page(place.page, place.what)
            self._way = None
            self._show()

    def _note(self, page: str, what: object) -> None:
        place = _Place(page, what)
        if self._way is not None:
            self._way.append(place)
            return
        self._ahead.clear()
        if self._behind[-1:] != [place]:
            self._behind.append(place)
            del self._behind[:-_MOST]
        self._show()

    def _forget_other_store(self) -> None:
        """Forget places of another store: their sales are not in this one."""
        if self._shell.book.path != self._store:
            self._store = self._shell.book.path
            self._behind.clear()
            self._ahead.clear()
            self._show()

    def _show(self) -> None:
        self._menus.back.setEnabled(bool(self._behind))
        self._menus.forward.setEnabled(bool(self._ahead))
