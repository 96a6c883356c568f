"""Tabs over the sections of a page: arrow keys go from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import QTabBar, QWidget


class SectionTabs(QTabBar):
    """Tabs by a key; to screen readers they are tabs, too.

    Signals:
        chosen(str): the user went to another tab; its key.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sections")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._is_quiet = False
        self.currentChanged.connect(lambda _: self._say())

    def set_tabs(self, tabs: Sequence[tuple[str, str, str]]) -> None:
        """Show tabs, each a key, words and a tooltip; the choice stays where it can."""
        kept = self.current()
        self._is_quiet = True
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        while self.count() < len(tabs):
            self.addTab("")
        for place, (key, words, tip) in enumerate(tabs):
            self.setTabData(place, key)
            self.setTabText(place, words.replace("&", "&&"))
            self.setTabToolTip(place, tip)
        self._is_quiet = False
        self.set_current(kept)

    def current(self) -> str:
        """Return the key of the tab that is on, or "" where there is none."""
        return str(self.tabData(self.currentIndex()) or "")

    def set_current(self, key: str) -> None:
        """Go to a tab, without the signal; nothing happens where there is none of that key."""
        keys = [self.tabData(place) for place in range(self.count())]
        if key in keys:
            self._is_quiet = True
            self.setCurrentIndex(keys.index(key))
            self._is_quiet = False

    def texts(self) -> list[str]:
        """Return the words on the tabs."""
        return [self.tabText(place).replace("&&", "&") for place in range(self.count())]

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the layout again how high the tabs are: of hidden ones it asked before their style.

        Qt tells only of tabs that are seen; in a low window their lower edge was missing.
        """
        super().showEvent(event)
        self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not change what is shown."""
        event.ignore()

    def _say(self) -> None:
        if not self._is_quiet:
            self.chosen.emit(self.current())
