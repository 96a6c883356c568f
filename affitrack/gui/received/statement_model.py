"""The lines of a bank statement, each with a box to tick, as a model."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from affitrack.domain.statement import Proposed, StatementDraft, StatementLine
from affitrack.gui import icons
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.sales.line_words import NOTHING, day_words, money_words
from affitrack.gui.tokens import PillKind, tokens_of
from affitrack.gui.widgets import ColumnSpec, Role
from affitrack.gui.widgets.rows import RowDelegate
from affitrack.gui.widgets.short_model import AnyIndex, ShortModel
from affitrack.wording.catalogue import render
from affitrack.wording.folding import folded

SPECS: Final = (
    ColumnSpec(40),
    ColumnSpec(92),
    ColumnSpec(104),
    ColumnSpec(244),
    ColumnSpec(110),
    ColumnSpec(260, elastic=True),
)
TICK, DAY, AMOUNT, WHAT, RUN, TEXT = range(len(SPECS))
_PILLS: Final = {
    Proposed.PAYOUT: PillKind.PAID,
    Proposed.WENT_BACK: PillKind.DEDUCTED,
    Proposed.FITS: PillKind.CLEARED,
    Proposed.KNOWN: PillKind.NEUTRAL,
    Proposed.ALIKE: PillKind.CHECK,
    Proposed.OTHER: PillKind.NEUTRAL,
}
_BOX: Final = 16


class StatementModel(ShortModel):
    """Shows the lines of a statement; `narrow` and `search` leave some out.

    Signals:
        ticks_changed(): other lines are to be taken in.
    """

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(SPECS), {AMOUNT}, parent)
        self._lines: tuple[StatementLine, ...] = ()
        self._shown: list[int] = []
        self._ticked: set[int] = set()
        self._kinds: frozenset[Proposed] | None = None
        self._words: tuple[str, ...] = ()
        self._as_of = date.min

    def show_draft(self, draft: StatementDraft, as_of: date) -> None:
        """Show the lines of a statement; what is proposed is ticked."""
        self._lines = draft.lines
        self._ticked = set(draft.ticked)
        self._as_of = as_of
        self._choose()
        self.ticks_changed.emit()

    def narrow(self, kinds: Iterable[Proposed] | None) -> None:
        """Show lines of some kinds only; None shows all of them."""
        self._kinds = None if kinds is None else frozenset(kinds)
        self._choose()

    def search(self, text: str) -> None:
        """Show lines in which all the words of a text occur."""
        self._words = tuple(folded(text).split())
        self._choose()

    def ticked(self) -> frozenset[int]:
        """Return the places, in the statement, of the lines to be taken in."""
        return frozenset(self._ticked)

    def toggle(self, rows: Iterable[int]) -> None:
        """Tick rows, or untick them where the first of them is ticked."""
        places = [self._shown[row] for row in rows if self.can_be_ticked(row)]
        if not places:
            return
        if places[0] in self._ticked:
            self._ticked.difference_update(places)
        else:
            self._ticked.update(places)
        last = max(len(self._shown) - 1, 0)
        self.dataChanged.emit(self.index(0, TICK), self.index(last, TICK))
        self.ticks_changed.emit()

    def can_be_ticked(self, row: int) -> bool:
        """Tell whether a row can be taken in: not what is there already."""
        is_row = 0 <= row < len(self._shown)
        return is_row and self._lines[self._shown[row]].proposed is not Proposed.KNOWN

    def shown(self) -> list[int]:
        return self._shown

    def headings(self) -> tuple[str, ...]:
        return (
            "",
            self.tr("Day"),
            self.tr("Amount"),
            self.tr("Is likely"),
            self.tr("Run"),
            self.tr("Text"),
        )

    def data(  # noqa: PLR0911 - one for each role
        self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        line = self._lines[self._shown[row]]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(column)
            case Qt.ItemDataRole.CheckStateRole if column == TICK and self.can_be_ticked(row):
                is_on = self._shown[row] in self._ticked
                return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole if column == TICK:
                is_on = self._shown[row] in self._ticked
                return self.tr("taken in") if is_on else self.tr("left out")
            case Role.PILL if column == WHAT:
                return _PILLS[line.proposed]
            case Role.STRONG:
                return column == AMOUNT
            case Role.MUTED:
                return not line.is_ticked
            case _:
                return None

    def _text(self, line: StatementLine, column: int) -> str:
        match column:
            case 1:
                return day_words(line.received_on, self._as_of)
            case 2:
                return money_words(line.amount, line.currency)
            case 3:
                return render(line.said, language())
            case 4:
                return NOTHING if line.run_on is None else day_words(line.run_on, self._as_of)
            case 5:
                return line.text
            case _:
                return ""

    def _choose(self) -> None:
        self.beginResetModel()
        self._shown = [place for place, line in enumerate(self._lines) if self._is_wanted(line)]
        self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(SPECS) - 1)

    def _is_wanted(self, line: StatementLine) -> bool:
        if self._kinds is not None and line.proposed not in self._kinds:
            return False
        text = folded(f"{line.text} {money_words(line.amount, line.currency)}")
        return all(word in text for word in self._words)


class TickDelegate(RowDelegate):
    """Paints the rows of a table, and the box of each."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        tokens = tokens_of(option.palette)
        is_on = Qt.CheckState(state) is Qt.CheckState.Checked
        side = px(_BOX)
        box = QRect(0, 0, side, side)
        box.moveCenter(option.rect.center())
        box = QStyle.visualRect(option.direction, option.rect, box)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if is_on else tokens.muted), 1))
        painter.setBrush(QColor(tokens.accent if is_on else tokens.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), px(3), px(3))
        if is_on:
            icons.paint(painter, "check", QRectF(box).adjusted(1, 1, -1, -1), tokens.on_accent)
        painter.restore()
