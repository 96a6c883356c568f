"""The table that every list of the program uses: looks, copying, columns that are remembered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QAbstractItemModel, QByteArray, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from affitrack.gui.metrics import px
from affitrack.gui.widgets.rows import Role, RowDelegate, TableHeader, row_height

__all__ = ["ColumnSpec", "Role", "StateKeeper", "Table"]


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


class Table(QTableView):
    """A table of whole rows.

    Signals:
        row_opened(int): the user pressed Return on a row or clicked it twice.
    """

    row_opened = Signal(int)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self._columns: tuple[ColumnSpec, ...] = ()
        self._keeper: StateKeeper | None = None
        self._key = ""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)  # Tab leaves the table, arrows move inside it
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(TableHeader(self))
        self.setItemDelegate(RowDelegate(self))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        self.doubleClicked.connect(lambda index: self.row_opened.emit(index.row()))
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_column_menu)

    def set_columns(
        self, columns: Sequence[ColumnSpec], keeper: StateKeeper | None = None, key: str = ""
    ) -> None:
        """Set first widths, then what the user made of them, kept under `key`.

        Call it once, after `setModel`. From then on every change of width, order, visibility and
        sorting is kept.
        """
        self._columns = tuple(columns)
        self._keeper = keeper
        self._key = key
        header = self.horizontalHeader()
        for section, column in enumerate(self._columns):
            header.resizeSection(section, px(column.width))
            header.setSectionHidden(section, column.hidden)
        is_known = keeper is not None and header.restoreState(keeper.state(key))
        if not is_known:
            self._make_room_for_headings()
        if keeper is not None:
            header.sectionResized.connect(self._keep)
            header.sectionMoved.connect(self._keep)
            header.sortIndicatorChanged.connect(self._keep)
        self._share_room()

    def column_menu(self) -> QMenu:
        """Return a menu that shows and hides columns, for a button or the header."""
        menu = QMenu(self)
        header = self.horizontalHeader()
        shown = header.count() - header.hiddenSectionCount()
        for section in range(header.count()):
            text = self.model().headerData(section, Qt.Orientation.Horizontal)
            action = QAction(str(text).replace("&", "&&"), menu)
            action.setCheckable(True)
            is_shown = not header.isSectionHidden(section)
            action.setChecked(is_shown)
            action.setEnabled(shown > 1 or not is_shown)  # the last one stays
            action.toggled.connect(
                lambda is_on, section=section: self.show_column(section, shown=is_on)
            )
            menu.addAction(action)
        return menu

    def show_column(self, section: int, *, shown: bool) -> None:
        """Show or hide a column."""
        header = self.horizontalHeader()
        header.setSectionHidden(section, not shown)
        if shown and header.sectionSize(section) == 0 and section < len(self._columns):
            header.resizeSection(section, px(self._columns[section].width))
        self._share_room()
        self._keep()

    def widen(self, sections: Sequence[int], rows: Iterable[int]) -> None:
        """Make columns at least as wide as some rows need; the elastic ones give the room."""
        option = QStyleOptionViewItem()
        option.initFrom(self)
        header, model, delegate = self.horizontalHeader(), self.model(), self.itemDelegate()
        needed = {section: header.sectionSize(section) for section in sections}
        for row in rows:
            for section in sections:
                width = delegate.sizeHint(option, model.index(row, section)).width()
                needed[section] = max(needed[section], width)
        grown = {
            section: width
            for section, width in needed.items()
            if width > header.sectionSize(section) and not header.isSectionHidden(section)
        }
        for section, width in grown.items():
            header.resizeSection(section, width)
        if grown:
            self._share_room()

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as tab-separated text under the headings."""
        text = self.selection_as_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    def selection_as_text(self) -> str:
        """Return the selected rows as `copy` puts them on the clipboard; "" if there are none."""
        if self.selectionModel() is None:
            return ""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        if not rows:
            return ""
        sections = self._visible_sections()
        model = self.model()
        head = [str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in sections]
        table = [head] + [[self._copied(row, section) for section in sections] for row in rows]
        return "\n".join("\t".join(_one_line(cell) for cell in line) for line in table) + "\n"

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.hovered_row = -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()
            if self._columns:
                self._make_room_for_headings()
        elif event.type() == QEvent.Type.LanguageChange:
            self._make_room_for_headings()

    def _make_room_for_headings(self) -> None:
        """Widen the columns whose heading does not fit, in this language."""
        header = self.horizontalHeader()
        for section in range(header.count()):
            needed = header.sectionSizeHint(section)
            if not header.isSectionHidden(section) and header.sectionSize(section) < needed:
                header.resizeSection(section, needed)
        self._share_room()

    def _fit_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height())

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def _visible_sections(self) -> list[int]:
        header = self.horizontalHeader()
        in_order = [header.logicalIndex(place) for place in range(header.count())]
        return [section for section in in_order if not header.isSectionHidden(section)]

    def _copied(self, row: int, section: int) -> str:
        index = self.model().index(row, section)
        copied = index.data(Role.COPY)
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "") if copied is None else str(copied)

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
        for left, section in zip(range(len(elastic), 0, -1), elastic, strict=True):
            before = header.sectionSize(section)
            smallest = px(self._columns[section].width * _ELASTIC_LEAST)
            after = max(smallest, before + round(spare / left))
            spare -= after - before
            header.resizeSection(section, after)

    def _open_column_menu(self, where: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(where))

    def _keep(self) -> None:
        if self._keeper is not None:
            self._keeper.keep_state(self._key, self.horizontalHeader().saveState())


def _one_line(cell: str) -> str:
    return " ".join(cell.split("\t")).replace("\r", " ").replace("\n", " ")
