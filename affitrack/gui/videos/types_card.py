"""The card that says which types of content earn most for their views."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from affitrack.domain.video import TypeEarnings
from affitrack.gui.charts.room import ChartRoom
from affitrack.gui.metrics import px
from affitrack.gui.shell import Shell
from affitrack.gui.widgets import Card, SectionHeader, label

if TYPE_CHECKING:
    from affitrack.gui.charts.types_canvas import TypesCanvas

_HEIGHT_OF_ONE = 36


class TypesCard(Card):
    """A bar for each type, in the currency asked for."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types: tuple[TypeEarnings, ...] = ()
        self._currency = ""
        self._as_of = date.min
        self._header = SectionHeader()
        self.room: ChartRoom[TypesCanvas] = ChartRoom(shell, self._make_canvas, self._file_name)
        self.words = label("", "small", wrap=True)
        for part in (self._header, self.room, self.words):
            self.body.addWidget(part)
        self.retranslate()

    def show_types(self, types: Sequence[TypeEarnings], currency: str, as_of: date) -> None:
        """Show what types earn, those of one currency."""
        self._types = tuple(types)
        self._currency = currency
        self._as_of = as_of
        self._show()

    def show_currency(self, currency: str) -> None:
        """Show another currency, where there is something in it."""
        if currency != self._currency and any(x.currency == currency for x in self._types):
            self._currency = currency
            self._show()

    def retranslate(self) -> None:
        """Set all texts."""
        self._header.set_text(self.tr("Earnings per 1,000 views"))
        self._show()

    def _show(self) -> None:
        shown = [each for each in self._types if each.currency == self._currency]
        currencies = {each.currency for each in self._types}
        self._header.set_remark(self._currency if len(currencies) > 1 else "")
        self.room.setVisible(bool(shown))
        if not shown:
            self.words.setText(
                self.tr(
                    "No file states the views of these videos. Import the content list of TikTok"
                    " Studio to see what 1,000 views bring in."
                )
            )
            return
        self.room.setFixedHeight(px(_HEIGHT_OF_ONE) * max(len(shown), 2))
        self.room.show_chart(lambda canvas: canvas.show_types(shown))
        words = self.tr("Half of each type earn more than their bar shows.")
        if any(each.low is not None for each in shown):
            words += " " + self.tr("Eight in ten lie on the line.")
        self.words.setText(words)

    def _make_canvas(self) -> TypesCanvas:
        from affitrack.gui.charts.types_canvas import TypesCanvas

        return TypesCanvas()

    def _file_name(self) -> str:
        return self.tr("earnings-by-type-{day}").format(day=self._as_of.isoformat())
