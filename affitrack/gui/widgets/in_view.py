"""Widens the columns of a table for the rows in view: of many, only those are measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QTimer

from affitrack.gui.widgets.columns import ColumnedView

_NO_ROW: Final = -1


class RowsInView(QTimer):
    """Measures the rows that come in view, soon: by scrolling, sorting, or because they are others.

    Call `start` where anything else brings them there.
    """

    def __init__(self, table: ColumnedView, sections: Callable[[], Sequence[int]]) -> None:
        """Prepare it.

        Args:
            table: whose columns are widened.
            sections: returns those that are never narrower than what they say; none where there is
                nothing to measure.
        """
        super().__init__(table, singleShot=True, interval=0)
        self._table = table
        self._sections = sections
        self.timeout.connect(self._measure)
        table.verticalScrollBar().valueChanged.connect(lambda _: self.start())

    def follow(self, model: QAbstractItemModel) -> None:
        """Measure again when the model has other rows, or has them in another order."""
        model.modelReset.connect(self.start)
        model.layoutChanged.connect(lambda *_: self.start())

    def _measure(self) -> None:
        table, sections = self._table, self._sections()
        if not table.isVisible() or not sections:
            return
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        rows = table.model().rowCount()
        if first != _NO_ROW:
            table.widen(sections, range(first, rows if last == _NO_ROW else last + 1))
