"""Earnings by type of content as a widget."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from affitrack.domain.video import TypeEarnings
from affitrack.gui.charts.canvas import ChartCanvas
from affitrack.gui.charts.types_drawing import TypeBars, TypesDrawing
from affitrack.gui.i18n import language
from affitrack.gui.sales.line_words import NOTHING, content_type_name, money_words
from affitrack.wording.numbers import format_count


class TypesCanvas(ChartCanvas[TypeBars]):
    """What each type earns for 1 000 views."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TypesDrawing, parent)
        self._types: tuple[TypeEarnings, ...] = ()

    def show_types(self, types: Sequence[TypeEarnings]) -> None:
        """Draw these types, all of one currency."""
        self._types = tuple(types)
        self.redraw()

    def localised(self) -> TypeBars | None:
        if not self._types:
            return None
        lang = language()
        names = [f"{_name(each)} ({format_count(each.videos, lang)})" for each in self._types]
        return TypeBars(self._types, tuple(names))

    def count(self) -> int:
        return len(self._types)

    def words_at(self, place: int) -> str:
        return "\n".join(self._lines(self._types[place]))

    def spoken(self) -> tuple[str, str]:
        words = [", ".join(self._lines(each)) for each in self._types]
        return self.tr("Earnings per 1,000 views by type, as bars"), "; ".join(words)

    def _lines(self, each: TypeEarnings) -> list[str]:
        videos = self.tr("%Ln of them with known views", "", each.videos)
        half = self.tr("half of them earn more than {amount} per 1,000 views")
        lines = [
            _name(each),
            videos,
            half.format(amount=money_words(each.median, each.currency)),
        ]
        if each.low is not None and each.high is not None:
            between = self.tr("eight of ten lie between {low} and {high}")
            low, high = (money_words(end, each.currency) for end in (each.low, each.high))
            lines.append(between.format(low=low, high=high))
        return lines


def _name(each: TypeEarnings) -> str:
    return content_type_name(each.content_type) or NOTHING
