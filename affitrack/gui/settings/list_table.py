"""The table of a section of the settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent

from affitrack.gui.widgets import ColumnSpec, Table
from affitrack.gui.widgets.columns import StateKeeper
from affitrack.gui.widgets.rows_model import WIDTHS_CHANGE

_NO_ROW: Final = -1


class ListTable(Table):
    """A table that cuts nothing in its rows but what stands in elastic columns.

    There may be ten thousand products: only the rows in view are measured, when they come in view.
    """

    def __init__(self) -> None:
        super().__init__()
        self._never_cut: list[int] = []
        self._measure_soon = QTimer(self, singleShot=True, interval=0)
        self._measure_soon.timeout.connect(self._measure)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._measure_soon.start())
        self.columns_changed.connect(self._measure_soon.start)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._measure_soon.start)

    def set_columns(
        self, columns: Sequence[ColumnSpec], keeper: StateKeeper | None = None, key: str = ""
    ) -> None:
        super().set_columns(columns, keeper, key)
        self._never_cut = [place for place, spec in enumerate(columns) if not spec.elastic]
        self._measure_soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure_soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure_soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in WIDTHS_CHANGE:
            self._measure_soon.start()

    def _measure(self) -> None:
        if not self.isVisible():
            return
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        rows = self.model().rowCount()
        if first != _NO_ROW:
            self.widen(self._never_cut, range(first, rows if last == _NO_ROW else last + 1))
