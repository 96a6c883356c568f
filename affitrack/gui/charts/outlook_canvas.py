"""The coming months as a widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from affitrack.gui.charts.canvas import ChartCanvas
from affitrack.gui.charts.layers import layer_name, layers_in, outlook_in_words, range_words
from affitrack.gui.charts.outlook_drawing import OutlookDrawing, OutlookMonths

if TYPE_CHECKING:
    from affitrack.domain.forecast import ForecastMonth
    from affitrack.gui.charts.caption import Legend


class OutlookCanvas(ChartCanvas[OutlookMonths]):
    """What the coming months are expected to pay, in one currency; `chosen` tells a place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(OutlookDrawing, parent)
        self._months: tuple[ForecastMonth, ...] = ()
        self._usual: tuple[ForecastMonth | None, ...] = ()

    def show_months(
        self, months: Sequence[ForecastMonth], usual: Sequence[ForecastMonth | None] = ()
    ) -> None:
        """Draw these months; where they are what if, `usual` is the forecast of each itself."""
        self._months, self._usual = tuple(months), tuple(usual)
        self.redraw()

    def localised(self) -> OutlookMonths | None:
        return OutlookMonths(self._months, self._usual) if self._months else None

    def count(self) -> int:
        return len(self._months)

    def words_at(self, place: int) -> str:
        usual = self._usual[place] if place < len(self._usual) else None
        return outlook_in_words(self._months[place], usual)

    def spoken(self) -> tuple[str, str]:
        words = "; ".join(outlook_in_words(month).replace("\n", ", ") for month in self._months)
        return self.tr("Coming months, as bars with their ranges"), words

    def legend(self) -> Legend:
        named = [(layer, layer_name(layer)) for layer in layers_in(self._months)]
        return [*named, (None, range_words())]
