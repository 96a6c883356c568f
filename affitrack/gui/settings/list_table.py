"""The table of a section of the settings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent

from affitrack.gui.widgets import ColumnSpec, Table
from affitrack.gui.widgets.columns import StateKeeper
from affitrack.gui.widgets.in_view import RowsInView
from affitrack.gui.widgets.rows_model import WIDTHS_CHANGE


class ListTable(Table):
    """A table that cuts nothing in its rows but what stands in elastic columns.

    There may be ten thousand products: only the rows in view are measured.
    """

    def __init__(self) -> None:
        super().__init__()
        self._never_cut: list[int] = []
        self._in_view = RowsInView(self, lambda: self._never_cut)
        self.columns_changed.connect(self._in_view.start)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            self._in_view.follow(model)

    def set_columns(
        self, columns: Sequence[ColumnSpec], keeper: StateKeeper | None = None, key: str = ""
    ) -> None:
        super().set_columns(columns, keeper, key)
        self._never_cut = [place for place, spec in enumerate(columns) if not spec.elastic]
        self._in_view.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._in_view.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._in_view.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in WIDTHS_CHANGE:
            self._in_view.start()
