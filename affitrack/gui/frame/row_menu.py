"""The menu of the rows chosen: in the menu bar, what a right click on a table offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QTableView

from affitrack.gui.frame.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from affitrack.gui.table_actions import TableActions


class RowMenu(QObject):
    """Fills a menu, as it opens, for the table of the page on which one was last."""

    def __init__(self, menu: QMenu, pages: PageStack) -> None:
        super().__init__(menu)
        self._menu = menu
        self._pages = pages
        menu.aboutToShow.connect(self._fill)
        self._fill()  # a menu bar of the system leaves out a menu that is empty

    def _fill(self) -> None:
        self._menu.clear()
        actions = next(self._found(), None)
        if actions is not None:
            actions.fill(self._menu)
            return
        self._menu.addAction(self.tr("There is no table on this page")).setEnabled(False)

    def _found(self) -> Iterator[TableActions]:
        """Find the actions of the table that had the focus last, then of the others shown."""
        page = self._pages.current_page
        if page is None:
            return
        from affitrack.gui.table_actions import TableActions  # it knows all that writes files

        last = page.focusWidget()
        tables = sorted(page.findChildren(QTableView), key=lambda table: table is not last)
        for table in tables:
            options = Qt.FindChildOption.FindDirectChildrenOnly
            actions = table.findChild(TableActions, options=options)
            if actions is not None and table.isVisibleTo(page):
                yield actions
