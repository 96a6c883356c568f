"""The list of what an import would do, row by row, as a model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Qt

from affitrack.domain.figures import FigureChange
from affitrack.gui.i18n import language
from affitrack.gui.imports.difference_rows import DifferenceRow, Kind
from affitrack.gui.imports.difference_words import (
    PILL_OF_KIND,
    all_changes,
    commission_words,
    kind_name,
    result_words,
)
from affitrack.gui.imports.reach_words import reach_changes
from affitrack.gui.sales.line_words import NOTHING
from affitrack.gui.widgets import Role
from affitrack.gui.widgets.short_model import AnyIndex, ShortModel
from affitrack.gui.widgets.table import ColumnSpec
from affitrack.ingest.rejects.rejects import Reject
from affitrack.wording.catalogue import render
from affitrack.wording.folding import folded

SPECS: Final = (
    ColumnSpec(104),
    ColumnSpec(60, hidden=True),
    ColumnSpec(180),
    ColumnSpec(150, elastic=True),
    ColumnSpec(110, hidden=True),
    ColumnSpec(92),
    ColumnSpec(200, elastic=True),
)
WHAT, ROW, ORDER, PRODUCT, SHOP, COMMISSION, RESULT = range(len(SPECS))
_OF_CELLS: Final = {PRODUCT, COMMISSION, RESULT}


class DifferenceModel(ShortModel):
    """Rows of an import preview; `narrow` shows one kind of them, `search` those with some words.

    Narrowed to rejected rows, the columns of product and commission are those of the cell at fault.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(SPECS), {ROW, COMMISSION}, parent)
        self._all: tuple[DifferenceRow, ...] = ()
        self._rows: tuple[DifferenceRow, ...] = ()
        self._kind: Kind | None = None
        self._words: tuple[str, ...] = ()
        self._as_of = date.min
        self._of_reach = False

    def show_rows(self, rows: Sequence[DifferenceRow], as_of: date) -> None:
        """Show these rows, all of them, as of a day."""
        self._all = tuple(rows)
        self._of_reach = bool(rows) and all(isinstance(r.source, FigureChange) for r in rows)
        self._as_of = as_of
        self._kind, self._words = None, ()
        self._choose()

    def narrow(self, kind: Kind | None) -> None:
        """Show rows of one kind, or all of them."""
        if kind is not self._kind:
            self._kind = kind
            self._choose()

    def search(self, text: str) -> None:
        """Show rows in which all the words of a text occur."""
        self._words = tuple(folded(text).split())
        self._choose()

    def kind(self) -> Kind | None:
        """Return the kind that is shown alone, if any."""
        return self._kind

    def as_of(self) -> date:
        """Return the day on which stages are looked at."""
        return self._as_of

    def row_at(self, row: int) -> DifferenceRow | None:
        """Return a row, None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def shown(self) -> tuple[DifferenceRow, ...]:
        return self._rows

    def data(  # noqa: PLR0911 - one for each role
        self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(column)
            case Qt.ItemDataRole.ToolTipRole if column == WHAT:
                return self.tr("{file}, row {row}").format(file=row.file_name, row=row.row)
            case Qt.ItemDataRole.ToolTipRole if column == RESULT and row.kind is Kind.CHANGED:
                return self._changes(row)
            case Role.PILL if column == WHAT:
                return PILL_OF_KIND[row.kind]
            case Role.RAW:
                return row.order_id
            case _:
                return None

    def _choose(self) -> None:
        self.beginResetModel()
        is_whole = self._kind is None and not self._words
        self._rows = self._all if is_whole else tuple(filter(self._is_wanted, self._all))
        self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(SPECS) - 1)

    def _is_wanted(self, row: DifferenceRow) -> bool:
        return self._kind in (None, row.kind) and row.has(self._words)

    def _changes(self, row: DifferenceRow) -> str | None:
        if isinstance(row.source, Reject):
            return None
        if isinstance(row.source, FigureChange):
            return "\n".join(reach_changes(row.source))
        return "\n".join(all_changes(row.source, self._as_of))

    def headings(self) -> tuple[str, ...]:
        of_cells = self._kind is Kind.REJECTED
        of_reach = self._of_reach
        product = self.tr("Title") if of_reach else self.tr("Product")
        return (
            self.tr("What"),
            self.tr("Row"),
            self.tr("About") if of_reach else self.tr("Order"),
            self.tr("Column") if of_cells else product,
            self.tr("Shop"),
            self.tr("Cell") if of_cells else self.tr("Commission"),
            self.tr("Reason") if of_cells else self.tr("Result"),
        )

    def _text(self, row: DifferenceRow, column: int) -> str:
        if self._kind is Kind.REJECTED and isinstance(row.source, Reject) and column in _OF_CELLS:
            return _of_reject(row.source, column)
        match column:
            case 0:
                return kind_name(row.kind)
            case 1:
                return str(row.row)
            case 2 | 3 | 4:
                return (row.order_id, row.product, row.shop)[column - ORDER]
            case 5:
                return commission_words(row)
            case _:
                return result_words(row, self._as_of)

    def holds_numbers(self, column: int) -> bool:
        of_cells = self._kind is Kind.REJECTED and column == COMMISSION
        return super().holds_numbers(column) and not of_cells


def _of_reject(reject: Reject, column: int) -> str:
    match column:
        case 3:
            return reject.column or NOTHING
        case 5:
            return reject.cell or NOTHING
        case _:
            return render(reject.reason, language())
