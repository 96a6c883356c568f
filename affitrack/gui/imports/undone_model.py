"""What undoing an import would do to each line, as a model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Qt

from affitrack.domain.changes import changes
from affitrack.domain.records import UndoneLine
from affitrack.gui.imports.difference_words import stage_sentence
from affitrack.gui.imports.figure_words import change_words
from affitrack.gui.sales.line_words import money_words
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import Role
from affitrack.gui.widgets.short_model import AnyIndex, ShortModel
from affitrack.gui.widgets.table import ColumnSpec

KINDS: Final = ("removed", "restored", "kept")

SPECS: Final = (
    ColumnSpec(118),
    ColumnSpec(180),
    ColumnSpec(140, elastic=True),
    ColumnSpec(92),
    ColumnSpec(300, elastic=True),
)
_WHAT, _ORDER, _PRODUCT, _COMMISSION, RESULT = range(len(SPECS))
_PILLS: Final = {
    "removed": PillKind.REJECTED,
    "restored": PillKind.CHANGED,
    "kept": PillKind.NEUTRAL,
}


class UndoneModel(ShortModel):
    """One row for each line; `narrow` shows one kind of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(SPECS), {_COMMISSION}, parent)
        self._all: tuple[UndoneLine, ...] = ()
        self._lines: tuple[UndoneLine, ...] = ()
        self._as_of = date.min

    def show_lines(self, lines: Sequence[UndoneLine], as_of: date) -> None:
        """Show these lines, as of a day."""
        self._all = tuple(lines)
        self._as_of = as_of
        self.narrow("")

    def narrow(self, kind: str) -> None:
        """Show lines of one kind; "" shows all."""
        self.beginResetModel()
        self._lines = tuple(line for line in self._all if kind in ("", line.kind))
        self.endResetModel()

    def shown(self) -> tuple[UndoneLine, ...]:
        return self._lines

    def data(  # noqa: PLR0911 - one for each role
        self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(column)
            case Qt.ItemDataRole.ToolTipRole if column == RESULT:
                return self._result(line, "\n")
            case Role.PILL if column == _WHAT:
                return _PILLS[line.kind]
            case Role.RAW:
                return line.before.order_id
            case _:
                return None

    def headings(self) -> tuple[str, ...]:
        return (
            self.tr("What"),
            self.tr("Order"),
            self.tr("Product"),
            self.tr("Commission now"),
            self.tr("Afterwards"),
        )

    def _text(self, line: UndoneLine, column: int) -> str:
        match column:
            case 0:
                return self._kind(line.kind)
            case 1:
                return line.before.order_id
            case 2:
                return line.product_name or line.before.product_id
            case 3:
                return money_words(line.derived_before.net, line.before.currency)
            case _:
                return self._result(line, " · ")

    def _kind(self, kind: str) -> str:
        match kind:
            case "removed":
                return self.tr("removed")
            case "restored":
                return self.tr("as before")
            case _:
                return self.tr("stays")

    def _result(self, line: UndoneLine, between: str) -> str:
        if line.after is None or line.derived_after is None:
            was = stage_sentence(line.derived_before, self._as_of)
            return self.tr("gone; no other file speaks of it. Now: {stage}").format(stage=was)
        if line.kind == "kept":
            return self.tr("“{file}” says so as well").format(file=line.file_name)
        before, after = (line.before, line.derived_before), (line.after, line.derived_after)
        told = [
            change_words(each, line.after.currency, self._as_of)
            for each in changes(before, after, self._as_of)
        ]
        return between.join(told) or self.tr("details that change no amount")
