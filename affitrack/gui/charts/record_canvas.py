"""What forecasts said and what came, as a widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from affitrack.gui.charts.canvas import ChartCanvas
from affitrack.gui.charts.layers import scored_in_words
from affitrack.gui.charts.record_drawing import RecordDrawing, RecordMonths

if TYPE_CHECKING:
    from affitrack.domain.forecast import ScoredMonth


class RecordCanvas(ChartCanvas[RecordMonths]):
    """The ranges said of past months beside what they paid, in one currency."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(RecordDrawing, parent)
        self._months: tuple[ScoredMonth, ...] = ()

    def show_months(self, months: Sequence[ScoredMonth]) -> None:
        """Draw these months, one forecast each."""
        self._months = tuple(months)
        self.redraw()

    def localised(self) -> RecordMonths | None:
        return RecordMonths(self._months) if self._months else None

    def count(self) -> int:
        return len(self._months)

    def words_at(self, place: int) -> str:
        return scored_in_words(self._months[place])

    def spoken(self) -> tuple[str, str]:
        words = "; ".join(scored_in_words(each).replace("\n", ", ") for each in self._months)
        return self.tr("Ranges that were said, and what came"), words
