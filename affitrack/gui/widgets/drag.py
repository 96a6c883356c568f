"""Dragging the selected rows of a table into another program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDir, QPoint, Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication

from affitrack.gui.i18n import language

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from affitrack.gui.widgets.table import Table

MOST_AT_ONCE: Final = 2_000
"""Rows that are dragged, or copied while the user waits; more are read on the worker."""


class RowDrag:
    """Tells a drag of what is selected from a click on it, and from selecting by moving over rows.

    As lists of files have it: what was selected before the press is dragged; a press elsewhere
    selects.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._pressed_at: QPoint | None = None
        self._folder: QTemporaryDir | None = None

    def press(self, event: QMouseEvent) -> bool:
        """Tell whether this press may become a drag; then it selects nothing yet."""
        where = event.position().toPoint()
        index = self._table.indexAt(where)
        selection = self._table.selectionModel()
        may_drag = (
            event.button() == Qt.MouseButton.LeftButton
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and index.isValid()
            and selection.isSelected(index)
        )
        self._pressed_at = where if may_drag else None
        return may_drag

    def move(self, event: QMouseEvent) -> bool:
        """Begin the drag once the pointer is far enough; True while a press waits for that."""
        if self._pressed_at is None:
            return False
        way = event.position().toPoint() - self._pressed_at
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self._begin()
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Tell whether this ends a press that was no drag."""
        was_click = self._pressed_at is not None and event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = None
        return was_click

    def data(self) -> QMimeData:
        """Return the selected rows as text, HTML, CSV and a file of that."""
        from affitrack.gui.widgets.sheet import dragged
        from affitrack.reports.csv_table import write_csv_table

        sheet = self._table.sheet(self._table.selected_rows())
        data = dragged(sheet, language())
        if self._folder is None:  # it goes when the table does
            self._folder = QTemporaryDir(f"{QDir.tempPath()}/affitrack-XXXXXX")
        path = Path(self._folder.path()) / f"{_safe(self._table.file_name())}.csv"
        write_csv_table(path, sheet.headings, sheet.rows, language())
        data.setUrls([QUrl.fromLocalFile(str(path))])
        return data

    def _begin(self) -> None:
        rows = sum(map(len, self._table.selected_rows()))
        if rows > MOST_AT_ONCE:
            self._table.too_many_dragged.emit(rows)
            return
        drag = QDrag(self._table)
        drag.setMimeData(self.data())
        drag.setPixmap(self._picture())
        drag.exec(Qt.DropAction.CopyAction)

    def _picture(self) -> QPixmap:
        """Return the row under the pointer, as what one holds."""
        row = self._table.visualRect(self._table.currentIndex())
        row.setLeft(0)
        row.setWidth(min(self._table.viewport().width(), 420))
        return self._table.viewport().grab(row)


def _safe(name: str) -> str:
    return "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in name) or "table"
