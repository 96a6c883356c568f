"""A table of a few rows that keeps itself in order: columns, widths, what is selected."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Generic

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent

from affitrack.gui.widgets.columns import StateKeeper
from affitrack.gui.widgets.in_view import RowsInView
from affitrack.gui.widgets.rows import row_height
from affitrack.gui.widgets.rows_model import WIDTHS_CHANGE, Column, Row, RowsModel
from affitrack.gui.widgets.table import Table

_ROWS_OF_A_TURN: Final = 40
"""More of them than a window shows are measured at once: nothing moves that one looks at."""


@dataclass(frozen=True, slots=True)
class TableHabits:
    """What a short table does by itself."""

    name: str
    """What its columns are remembered under."""
    sorted_by: tuple[int, Qt.SortOrder] | None = None
    """What it is sorted by until the user sorts it; None is a table with an order of its own."""
    never_cut: Sequence[int] | None = None
    """Columns that are never narrower than what they say; None stands for all of them."""
    measured: int = 200
    """So many rows are measured for that, by and by: it takes a while. Of more, those in view."""
    most_rows: int | None = None
    """As high as its rows, up to so many: the rest scroll. 0 is all of them; None is as high as
    there is room for."""


class ShortTable(Table, Generic[Row]):
    """A table over a `RowsModel` of its own. Its columns are set when it is first shown.

    Signals:
        columns_set(): the columns are set: now they can be shown and hidden.
        chosen(): the user selected other rows, or none.
    """

    columns_set = Signal()
    chosen = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        keeper: StateKeeper,
        habits: TableHabits,
    ) -> None:
        super().__init__()
        self.rows: RowsModel[Row] = RowsModel(columns, key, self)
        self._specs = tuple(column.spec for column in columns)
        self._key_of = key
        self._keeper_of_columns = keeper
        self._habits = habits
        self._is_quiet = False
        self._unmeasured: list[range] = []
        self._measure_soon = QTimer(self, singleShot=True, interval=0)
        self._measure_soon.timeout.connect(self._measure_some)
        self.has_columns = False
        """The columns are set, which they are as soon as anybody has seen the table."""
        self.setModel(self.rows)
        self._in_view = RowsInView(self, self._unmeasured_sections)
        self._in_view.follow(self.rows)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())

    def show_rows(self, rows: Sequence[Row], as_of: date) -> None:
        """Show other rows, as of a day; the one that is selected stays so, without the signal."""
        kept = self.current()
        with self.quiet():
            self.rows.show_rows(rows, as_of)
            place = -1 if kept is None else self.rows.row_of(self._key_of(kept))
            if place >= 0:
                self.selectRow(place)
        self.fit()

    def current(self) -> Row | None:
        """Return the row that is selected; of several the one with the cursor, else the last."""
        place = self.currentIndex().row()
        selected = [row for some in self.selected_rows() for row in some]
        if not selected:
            return None
        return self.rows.row_at(place if place in selected else selected[-1])

    def selected(self) -> list[Row]:
        """Return the rows that are selected, in the order shown."""
        rows = self.rows.rows()
        return [rows[row] for some in self.selected_rows() for row in some]

    def select(self, key: Hashable) -> bool:
        """Select the row with a key, and scroll to it; False if it is not there."""
        place = self.rows.row_of(key)
        if place >= 0:
            self.selectRow(place)
            self.scrollTo(self.rows.index(place, 0))
        return place >= 0

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Let selections be changed without the signal."""
        before, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = before

    def fit(self) -> None:
        """Make columns as wide, and the table as high, as its rows want."""
        if not self.has_columns:
            return
        habits, count = self._habits, self.rows.rowCount()
        rows = range(min(count, habits.measured))
        self._unmeasured = [rows[n : n + _ROWS_OF_A_TURN] for n in rows[::_ROWS_OF_A_TURN]]
        self._measure_some()
        if habits.most_rows is not None:
            head = self.horizontalHeader().sizeHint().height()
            bar = self.horizontalScrollBar().sizeHint().height()
            shown = max(min(count, habits.most_rows or count), 1)
            self.setFixedHeight(head + row_height() * shown + bar)

    def _measure_some(self) -> None:
        """Make room for some rows, and for others in the next turn."""
        if self._unmeasured:
            rows = self._unmeasured.pop(0)
            self.widen(self._sections(), range(rows.start, min(rows.stop, self.rows.rowCount())))
        if self._unmeasured:
            self._measure_soon.start()

    def _sections(self) -> Sequence[int]:
        never_cut = self._habits.never_cut
        return range(len(self._specs)) if never_cut is None else never_cut

    def _unmeasured_sections(self) -> Sequence[int]:
        """Return what is measured of rows in view, where not all were measured when they came."""
        is_measured = self.rows.rowCount() <= self._habits.measured or not self.has_columns
        return () if is_measured else self._sections()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in WIDTHS_CHANGE:
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.has_columns:
            self._set_columns()

    def _set_columns(self) -> None:
        self.has_columns = True
        habits = self._habits
        if habits.sorted_by is not None:
            self.horizontalHeader().setSortIndicator(*habits.sorted_by)
            self.setSortingEnabled(True)  # sorts by what the header shows
        specs = [
            replace(spec, hidden=spec.hidden and place not in self._told)
            for place, spec in enumerate(self._specs)
        ]
        self.set_columns(specs, self._keeper_of_columns, habits.name)
        self.columns_set.emit()
        self.fit()

    def _tell(self) -> None:
        if not self._is_quiet:
            self.chosen.emit()
