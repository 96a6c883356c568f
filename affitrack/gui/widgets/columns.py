"""The columns of a table: how wide, in which order, which of them; and that this is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QTableView, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.widgets.staying_menu import StayingMenu

_MEASURED: Final = 1000  # a length by which the size of texts is known
_ELASTIC_LEAST: Final = 0.7  # an elastic column shrinks to this share of its width, then scrolls


class StateKeeper(Protocol):
    """Remembers a piece of state by its name; `preferences.Preferences` is one."""

    def state(self, key: str) -> QByteArray:
        """Return what was kept under `key`, empty where nothing was."""
        ...

    def keep_state(self, key: str, state: QByteArray) -> None:
        """Keep `state` under `key`."""
        ...


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """How wide a column is at first, in the measure of the drawings (see `metrics.px`)."""

    width: int
    elastic: bool = False
    """Takes a share of the room that is left."""
    hidden: bool = False
    """Not shown until the user asks for it."""
    in_files: bool = False
    """Goes into copies and files also where it is hidden, as the currency of amounts does."""


class ColumnedView(QTableView):
    """A table view whose columns the user arranges, from a menu on the headings too.

    Signals:
        columns_changed(): others are shown, or all are as at first: they may be too narrow.
    """

    columns_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[ColumnSpec, ...] = ()
        self._keeper: StateKeeper | None = None
        self._key = ""
        self._told: set[int] = set()
        self._last_told: dict[int, bool] = {}
        self._lacks_room = False
        self._is_arranging = False
        self._scale = px(_MEASURED)
        self._first_sort = -1, Qt.SortOrder.AscendingOrder
        """What the table is sorted by until the user sorts it."""

    def set_columns(
        self, columns: Sequence[ColumnSpec], keeper: StateKeeper | None = None, key: str = ""
    ) -> None:
        """Set first widths, then what the user made of them, kept under `key`.

        Call it once, after `setModel`. From then on every change of width, order, visibility and
        sorting is kept.
        """
        self._columns = tuple(columns)
        self._scale = px(_MEASURED)
        self._keeper = keeper
        self._key = key
        header = self.horizontalHeader()
        self._show_as_first()
        self._first_sort = header.sortIndicatorSection(), header.sortIndicatorOrder()
        is_known = keeper is not None and header.restoreState(keeper.state(self._key))
        if keeper is not None and is_known:
            self._scale_columns(int(bytes(keeper.state(self._scale_key()).data()) or b"0"))
            kept = bytes(keeper.state(self._told_key()).data())
            self._told = {int(section) for section in kept.split()}
            for section, is_told in self._last_told.items():
                self.tell_column(section, is_told=is_told)
        else:
            self.make_room_for_headings()
        # The arrow of the column sorted by takes room, too.
        header.sortIndicatorChanged.connect(lambda *_: self.make_room_for_headings())
        if keeper is not None:
            header.sectionResized.connect(self._keep)
            header.sectionMoved.connect(self._keep)
            header.sortIndicatorChanged.connect(self._keep)
        self._share_room()

    def reset_columns(self) -> None:
        """Make widths, order, visibility and sorting what they were at first."""
        header = self.horizontalHeader()
        for section in range(header.count()):
            header.moveSection(header.visualIndex(section), section)
        self._show_as_first()
        if self.isSortingEnabled():
            self.sortByColumn(*self._first_sort)
        self.make_room_for_headings()
        self._keep()
        self.columns_changed.emit()

    def column_menu(self) -> QMenu:
        """Return a menu that shows and hides columns, for a button or the header."""
        menu = StayingMenu(self)
        header = self.horizontalHeader()
        ticks: list[QAction] = []

        def keep_one() -> None:
            """Let the last column stay."""
            is_last = header.count() - header.hiddenSectionCount() == 1
            for tick in ticks:
                tick.setEnabled(not (is_last and tick.isChecked()))

        for section in range(header.count()):
            text = self.model().headerData(section, Qt.Orientation.Horizontal)
            action = QAction(str(text).replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(section))
            action.toggled.connect(
                lambda is_on, section=section: self.show_column(section, shown=is_on)
            )
            action.toggled.connect(lambda _: keep_one())
            menu.addAction(action)
            ticks.append(action)
        keep_one()
        menu.addSeparator()
        menu.addAction(self.tr("Reset columns")).triggered.connect(self.reset_columns)
        return menu

    def open_column_menu(self, where: QPoint) -> None:
        """Open the menu of the columns at a place on the headings."""
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(where))

    def show_column(self, section: int, *, shown: bool) -> None:
        """Show or hide a column."""
        header = self.horizontalHeader()
        header.setSectionHidden(section, not shown)
        if shown and header.sectionSize(section) == 0 and section < len(self._columns):
            header.resizeSection(section, px(self._columns[section].width))
        self._share_room()
        self._keep()
        if shown:
            self.columns_changed.emit()

    def tell_column(self, section: int, *, is_told: bool) -> None:
        """Show a column that is hidden at first once there is something in it, and while there is.

        In between the user shows or hides it.
        """
        self._last_told[section] = is_told  # its columns may be set later than it is filled
        if is_told == (section in self._told):
            return
        self._told ^= {section}
        if self._columns:
            self.show_column(section, shown=is_told)
            self._keep()

    def widen(self, sections: Sequence[int], rows: Iterable[int]) -> None:
        """Make columns at least as wide as some rows need; the elastic ones give the room."""
        option = QStyleOptionViewItem()
        option.initFrom(self)
        header, model, delegate = self.horizontalHeader(), self.model(), self.itemDelegate()
        shown = [section for section in sections if not header.isSectionHidden(section)]
        needed = {
            section: max(header.sectionSize(section), header.sectionSizeHint(section))
            for section in shown
        }
        for row in rows:
            for section in shown:
                width = delegate.sizeHint(option, model.index(row, section)).width()
                needed[section] = max(needed[section], width)
        grown = {
            section: width
            for section, width in needed.items()
            if width > header.sectionSize(section)
        }
        with self._by_itself():
            for section, width in grown.items():
                header.resizeSection(section, width)
        if grown:
            self._share_room()

    def file_sections(self) -> list[int]:
        """Return the columns that go into files, in order."""
        header = self.horizontalHeader()
        in_order = [header.logicalIndex(place) for place in range(header.count())]
        shown = [section for section in in_order if not header.isSectionHidden(section)]
        return shown + [
            section
            for section, column in enumerate(self._columns)
            if column.in_files and section not in shown
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_room()

    def make_room_for_headings(self) -> None:
        """Widen the columns whose heading does not fit, in this language.

        Of a table that nobody sees yet, when it is shown: measuring takes some milliseconds.
        """
        self._lacks_room = not self.isVisible()
        if self._lacks_room:
            return
        header = self.horizontalHeader()
        with self._by_itself():
            for section in range(header.count()):
                needed = header.sectionSizeHint(section)
                if not header.isSectionHidden(section) and header.sectionSize(section) < needed:
                    header.resizeSection(section, needed)
        self._share_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._lacks_room:
            self.make_room_for_headings()

    def changeEvent(self, event: QEvent) -> None:
        """Let the columns grow and shrink with the texts in them."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            before, self._scale = self._scale, px(_MEASURED)
            self._scale_columns(before)

    def _scale_columns(self, before: int) -> None:
        """Make columns as wide as they were when `_MEASURED` was `before`; 0 is not known."""
        if before in (0, self._scale) or not self._columns:
            return
        header = self.horizontalHeader()
        with self._by_itself():
            for section in range(header.count()):
                if not header.isSectionHidden(section):
                    width = header.sectionSize(section) * self._scale / before
                    header.resizeSection(section, round(width))
        self._share_room()

    def _scale_key(self) -> str:
        return f"{self._key}.scale"

    def _told_key(self) -> str:
        return f"{self._key}.told"

    def _show_as_first(self) -> None:
        header = self.horizontalHeader()
        for section, column in enumerate(self._columns):
            header.setSectionHidden(section, column.hidden and section not in self._told)
            header.resizeSection(section, px(column.width))

    def _share_room(self) -> None:
        """Give the room that is left, or lacks, to the elastic columns."""
        header = self.horizontalHeader()
        elastic = [
            section
            for section, column in enumerate(self._columns)
            if column.elastic and section < header.count() and not header.isSectionHidden(section)
        ]
        if not elastic:
            return
        spare = self.viewport().width() - header.length()
        with self._by_itself():
            for left, section in zip(range(len(elastic), 0, -1), elastic, strict=True):
                before = header.sectionSize(section)
                smallest = px(self._columns[section].width * _ELASTIC_LEAST)
                after = max(smallest, before + round(spare / left))
                spare -= after - before
                header.resizeSection(section, after)

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        """Let widths change without being kept: with other rows, others will do."""
        before, self._is_arranging = self._is_arranging, True
        try:
            yield
        finally:
            self._is_arranging = before

    def _keep(self) -> None:
        if self._keeper is not None and not self._is_arranging:
            self._keeper.keep_state(self._key, self.horizontalHeader().saveState())
            self._keeper.keep_state(self._scale_key(), QByteArray(str(self._scale).encode()))
            # Else a column that was shown by itself would stay once nothing is in it any more.
            told = " ".join(str(section) for section in sorted(self._told))
            self._keeper.keep_state(self._told_key(), QByteArray(told.encode()))
