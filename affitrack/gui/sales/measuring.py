"""Widens the columns for rows that were read, a few in each turn: all take a third of a second."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer

from affitrack.gui.sales.columns import NEVER_CUT
from affitrack.gui.sales.model import PAGE, SalesModel
from affitrack.gui.widgets import Table

_ROWS_AT_ONCE: Final = 8
_EVERY_MS: Final = 20


class RowMeasure(QTimer):
    """Measures rows of a table, those of a page or those in view."""

    def __init__(self, table: Table, model: SalesModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._left: list[range] = []
        self.setInterval(_EVERY_MS)
        self.timeout.connect(self._measure)

    def measure(self, first: int, last: int) -> None:
        """Make room for these rows, soon."""
        rows = range(first, last + 1)
        self._left += [rows[n : n + _ROWS_AT_ONCE] for n in range(0, len(rows), _ROWS_AT_ONCE)]
        self.start()

    def measure_shown(self) -> None:
        """Make room for the rows in view: they came before their columns, or those are others."""
        first = max(self._table.rowAt(0), 0)
        last = min(first + PAGE, self._model.rowCount()) - 1
        if last >= first:
            self.measure(first, last)

    def forget(self) -> None:
        """Leave the rest: other rows are there now."""
        self._left.clear()
        self.stop()

    def _measure(self) -> None:
        if not self._left:
            self.stop()
            return
        rows = self._left.pop(0)
        self._table.widen(NEVER_CUT, range(rows.start, min(rows.stop, self._model.rowCount())))
