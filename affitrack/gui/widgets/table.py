"""The table that every list of the program uses: looks, keys, copying, columns that are remembered.

What needs the window too, such as saving and the menu of the rows, is in `gui.table_actions`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QMetaMethod,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QMenu,
    QWidget,
)

from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.widgets.columns import ColumnedView, ColumnSpec, StateKeeper
from affitrack.gui.widgets.drag import MOST_AT_ONCE, RowDrag
from affitrack.gui.widgets.return_key import is_return
from affitrack.gui.widgets.rows import Role, RowDelegate, TableHeader, row_height
from affitrack.later import later

if TYPE_CHECKING:
    from affitrack.gui.widgets import sheet as sheets
    from affitrack.gui.widgets.sheet import Rows, Sheet
    from affitrack.reports.csv_table import Cell
else:
    sheets = later("affitrack.gui.widgets.sheet")

__all__ = ["ColumnSpec", "Role", "StateKeeper", "Table"]


_LOOK_CHANGES: Final = (
    QEvent.Type.FontChange,
    QEvent.Type.ApplicationFontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.ApplicationPaletteChange,
)
_WITH_HEADINGS: Final = QKeySequence("Ctrl+Shift+C")


class Table(ColumnedView):
    """A table of whole rows, whose selection can be copied and dragged out.

    Signals:
        row_opened(int): the user pressed Return on a row or clicked it twice.
        menu_wanted(QPoint): the menu of the rows was asked for, by mouse or key, there on screen.
        typed(str): letters were typed, where `hands_typing_on`.
        too_many_dragged(int): that many rows were to be dragged, and are too many.
    """

    row_opened = Signal(int)
    menu_wanted = Signal(QPoint)
    typed = Signal(str)
    too_many_dragged = Signal(int)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self.hands_typing_on = False
        """Letters do not go to the row that begins with them, but to whoever hears `typed`."""
        self.has_menu = False
        """Whoever hears `menu_wanted` opens a menu; else there is a small one for copying."""
        self.copy_many: Callable[[bool], None] | None = None
        """Copies the selection, with headings or without, where it has many rows."""
        self.file_name: Callable[[], str] = self.accessibleName
        """Names the file that rows become when they are dragged out."""
        self._drag = RowDrag(self)
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
        self._look = RowDelegate(self)
        self.setItemDelegate(self._look)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        self.doubleClicked.connect(lambda index: self.row_opened.emit(index.row()))
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.open_column_menu)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as text in columns and as an HTML table."""
        self._copy(with_headings=False)

    def copy_with_headings(self) -> None:
        """Copy the selected rows under their headings."""
        self._copy(with_headings=True)

    def copy_menu(self) -> QMenu:
        """Return the menu of a table that has no other, which deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, do in (
            (self.tr("Copy"), self.copy),
            (self.tr("Copy with headings"), self.copy_with_headings),
        ):
            action = menu.addAction(text)
            action.setEnabled(bool(self.selected_rows()))
            action.triggered.connect(do)
        return menu

    def selected_rows(self) -> Rows:
        """Return the selected rows from top to bottom, as runs: there may be a million."""
        if self.model() is None:
            return []
        parts = self.selectionModel().selection()
        ranges = [parts.at(place) for place in range(parts.count())]
        ranges = [each for each in ranges if not each.isEmpty()]
        return sorted(
            (range(each.top(), each.bottom() + 1) for each in ranges), key=lambda rows: rows.start
        )

    def all_rows(self) -> Rows:
        """Return all rows."""
        model = self.model()
        return [range(model.rowCount())] if model.rowCount() else []

    def sheet(self, rows: Rows) -> Sheet:
        """Return some rows as they go into files: what is shown, in the order it is shown."""
        sections = self.file_sections()
        cells = [[self._cell(row, n) for n in sections] for some in rows for row in some]
        return sheets.Sheet(self.headings(sections), cells)

    def headings(self, sections: Sequence[int]) -> list[str]:
        """Return what some columns are called."""
        model = self.model()
        return [str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in sections]

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.hovered_row = -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif QKeySequence(event.keyCombination()) == _WITH_HEADINGS:
            self.copy_with_headings()
        elif is_return(event) and self._opens_rows():
            self.row_opened.emit(self.currentIndex().row())
        elif key == Qt.Key.Key_Menu or (
            key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            self._want_menu(self._below_current())
        else:
            super().keyPressEvent(event)

    def _opens_rows(self) -> bool:
        """Return whether Return opens a row here; else it presses the button of the dialog."""
        opened = QMetaMethod.fromSignal(self.row_opened)
        return self.currentIndex().isValid() and self.isSignalConnected(opened)

    def keyboardSearch(self, search: str) -> None:
        """Go to the row that begins with what is typed, or hand it on."""
        if self.hands_typing_on:
            self.typed.emit(search)
        else:
            super().keyboardSearch(search)

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Let Home and End go to the first and the last row: one goes through rows, not cells."""
        rows = self.model().rowCount() if self.model() is not None else 0
        column = max(self.currentIndex().column(), 0)
        if rows and cursorAction == QAbstractItemView.CursorAction.MoveHome:
            return self.model().index(0, column)
        if rows and cursorAction == QAbstractItemView.CursorAction.MoveEnd:
            return self.model().index(rows - 1, column)
        return super().moveCursor(cursorAction, modifiers)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Let Ctrl+Home and Ctrl+End choose the row that they go to, as without Ctrl.

        Qt would move the cursor alone: what is said of the row and of those chosen would differ.
        """
        flags = QItemSelectionModel.SelectionFlag
        is_with_ctrl = (
            isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        )
        if is_with_ctrl and index.isValid():
            return flags.ClearAndSelect | flags.Rows
        return super().selectionCommand(index, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self._want_menu(self._below_current() if by_key else event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            event.ignore()  # they are no way to choose a row
        elif not self._drag.press(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Qt wants to have seen the press, which `RowDrag` may have kept to itself.
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.doubleClicked.emit(index)
        else:
            super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag.release(event):  # it was a click after all: what was pressed is chosen
            row = self.indexAt(event.position().toPoint())
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(row, flags.ClearAndSelect | flags.Rows)
            self.clicked.emit(row)
        else:
            super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag.move(event):
            return
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _LOOK_CHANGES:
            self._look.forget_look()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()
            if self._columns:
                self.make_room_for_headings()
        elif event.type() == QEvent.Type.LanguageChange:
            self.make_room_for_headings()

    def _fit_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height())

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def _copy(self, *, with_headings: bool) -> None:
        rows = self.selected_rows()
        count = sum(map(len, rows))
        if count > MOST_AT_ONCE and self.copy_many is not None:
            self.copy_many(with_headings)
        elif count:
            data = sheets.clip(self.sheet(rows), language(), with_headings=with_headings)
            QGuiApplication.clipboard().setMimeData(data)

    def _cell(self, row: int, section: int) -> Cell:
        index = self.model().index(row, section)
        for role in (Role.CELL, Role.COPY, Qt.ItemDataRole.DisplayRole):
            cell: Cell | None = index.data(role)
            if cell is not None:
                return cell
        return ""

    def _want_menu(self, where: QPoint) -> None:
        # One key can come twice, as itself and as a wish for a menu.
        if QApplication.activePopupWidget() is None:
            self.menu_wanted.emit(where)
            if not self.has_menu:
                self.copy_menu().popup(where)

    def _below_current(self) -> QPoint:
        row = self.visualRect(self.currentIndex())
        where = QPoint(max(row.left(), 0) + px(12), row.bottom())
        room = self.viewport().rect()
        return self.viewport().mapToGlobal(where if room.contains(where) else room.center())
