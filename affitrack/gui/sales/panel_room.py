"""Where the panel stands beside the table of sales, and whether there is room for it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject
from PySide6.QtWidgets import QSplitter, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.preferences import Preferences

_WIDTH: Final = 272
_ROOM: Final = 760
_OPEN: Final = QByteArray(b"open")
_CLOSED: Final = QByteArray(b"closed")


class PanelRoom(QObject):
    """Remembers place and state of the panel; where room is scarce it is left to the table.

    The table has what one came for. Whoever opens the panel there has it until the room changes.
    """

    def __init__(
        self, page: QWidget, splitter: QSplitter, panel: QWidget, preferences: Preferences
    ) -> None:
        super().__init__(page)
        self._page = page
        self._splitter = splitter
        self._panel = panel
        self._preferences = preferences
        self._has_room: bool | None = None

    def place(self) -> None:
        """Put the panel where the user left it, and follow the size of the page from now on."""
        if not self._splitter.restoreState(self._preferences.state("sales/splitter")):
            width = self._page.width() - px(_WIDTH) - px(12)
            self._splitter.setSizes([width, px(_WIDTH)])
        self._fit()
        self._page.installEventFilter(self)
        self._splitter.splitterMoved.connect(self._keep_place)

    def open(self) -> None:
        """Show the panel, here and from now on."""
        self._panel.show()
        self._preferences.keep_state("sales/panel", _OPEN)

    def close(self) -> None:
        """Hide the panel, here and from now on."""
        self._panel.hide()
        self._preferences.keep_state("sales/panel", _CLOSED)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._fit()
        return False

    def _fit(self) -> None:
        has_room = self._page.width() >= px(_ROOM)
        if has_room != self._has_room:
            self._has_room = has_room
            is_wanted = self._preferences.state("sales/panel") != _CLOSED
            self._panel.setVisible(has_room and is_wanted)

    def _keep_place(self) -> None:
        self._preferences.keep_state("sales/splitter", self._splitter.saveState())
