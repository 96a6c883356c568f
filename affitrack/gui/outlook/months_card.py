"""The card of the coming months: what each is expected to pay, as bars, in one currency."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from affitrack.gui.charts.layers import LAYERS, layer_name, layers_in, month_words, range_words
from affitrack.gui.charts.legend import Legend, Named
from affitrack.gui.charts.room import ChartRoom
from affitrack.gui.metrics import px
from affitrack.gui.sales.line_words import day_words, money_words
from affitrack.gui.shell import Shell
from affitrack.gui.widgets import Card, Chip, ChipBar, SectionHeader, label
from affitrack.gui.widgets.rows_model import WIDTHS_CHANGE

if TYPE_CHECKING:
    from affitrack.domain.forecast import ForecastMonth, StoppedShop
    from affitrack.gui.charts.outlook_canvas import OutlookCanvas

MONTHS_AHEAD: Final = (3, 6)
_MOST_IN_WORDS: Final = 3


class MonthsCard(Card):
    """Shows what each coming month is expected to pay, by how sure that is.

    Signals:
        opened(ForecastMonth): show the sales that a month is known to be made of.
        months_wanted(int): look as many months ahead.
    """

    opened = Signal(object)
    months_wanted = Signal(int)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[ForecastMonth, ...] = ()
        self._usual: tuple[ForecastMonth | None, ...] = ()
        self._as_of = date.min
        self._unknown_since: date | None = None
        self._stopped: tuple[StoppedShop, ...] = ()
        self.header = SectionHeader()
        self.ahead = ChipBar()
        self.words = label("", "small", wrap=True)
        self._legend = Legend()
        self.room: ChartRoom[OutlookCanvas] = ChartRoom(shell, self._make_canvas, self._file_name)
        self._build()
        self.retranslate()

    def show_months(
        self,
        months: Sequence[ForecastMonth],
        usual: Sequence[ForecastMonth | None],
        as_of: date,
        unknown_since: date | None = None,
        stopped: Sequence[StoppedShop] = (),
    ) -> None:
        """Show months of one currency; `usual` is the forecast of each where they are what if.

        `unknown_since` is the day on which files end, where that is long ago; `stopped` are the
        shops of which nothing is expected.
        """
        self._months, self._usual, self._as_of = tuple(months), tuple(usual), as_of
        self._unknown_since, self._stopped = unknown_since, tuple(stopped)
        self._say()
        shown, beside = self._months, self._usual
        self.room.show_chart(lambda canvas: canvas.show_months(shown, beside))

    def months_ahead(self) -> int:
        """Return how many months are looked ahead."""
        return int(self.ahead.current() or MONTHS_AHEAD[0])

    def totals(self) -> str:
        """Return what each month is expected to pay, in as few words as can be heard at once."""
        return ". ".join(
            f"{month_words(each.month)}, {money_words(each.total, each.currency)}"
            for each in self._months
        )

    def retranslate(self) -> None:
        """Set all texts."""
        self.header.set_text(self.tr("What the coming months pay"))
        self.ahead.setAccessibleName(self.tr("How far to look ahead"))
        self.ahead.set_chips(
            [Chip(str(each), self.tr("%Ln month(s)", "", each)) for each in MONTHS_AHEAD]
        )
        self._keep_chips_in_line()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() in WIDTHS_CHANGE:
            self._keep_chips_in_line()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.room.setMinimumHeight(px(240))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.header, 1)
        head.addWidget(self.ahead)
        self.body.addLayout(head)
        self.body.addWidget(self.words)
        self.body.addWidget(self._legend)
        self.body.addWidget(self.room, 1)
        self.ahead.chosen.connect(lambda key: self.months_wanted.emit(int(key)))

    def _make_canvas(self) -> OutlookCanvas:
        from affitrack.gui.charts.outlook_canvas import OutlookCanvas

        made = OutlookCanvas()
        made.chosen.connect(lambda place: self.opened.emit(self._months[place]))
        return made

    def _keep_chips_in_line(self) -> None:
        self.ahead.setFixedWidth(self.ahead.one_line_width())

    # --- showing ----------------------------------------------------------------------------

    def _say(self) -> None:
        said = [*self._known_and_guessed(), *self._unknown(), *self._of_stopped()]
        self.words.setText("\n".join(said))
        self._show_legend()

    def _known_and_guessed(self) -> list[str]:
        """Say of months, of many the first and the last, what is of known sales and what is not."""
        to_come = self.tr(
            "{month}: {total} expected, {known} of sales already made and {guess} of sales not made"
            " yet."
        )
        begun = self.tr(
            "{month}: {paid} paid already; still expected are {more} of sales already made and"
            " {guess} of sales not made yet."
        )
        is_many = len(self._months) > _MOST_IN_WORDS
        said = (self._months[0], self._months[-1]) if is_many else self._months
        return [
            (begun if each.paid else to_come).format(
                month=month_words(each.month).capitalize(),
                paid=money_words(each.paid, each.currency),
                more=money_words(each.known_to_come, each.currency),
                total=money_words(each.total, each.currency),
                known=money_words(each.known, each.currency),
                guess=money_words(each.new_sales, each.currency),
            )
            for each in said
        ]

    def _unknown(self) -> list[str]:
        if self._unknown_since is None:
            return []
        words = self.tr(
            "Your exports end on {day}: what was sold since is unknown, so the ranges are wide."
            " Import a newer one."
        )
        return [words.format(day=day_words(self._unknown_since, self._as_of))]

    def _of_stopped(self) -> list[str]:
        words = self.tr(
            "{shop} has settled no sale since {day}, while other shops have: nothing is expected"
            " of it until it does."
        )
        return [
            words.format(shop=each.name or each.shop, day=day_words(each.since, self._as_of))
            for each in self._stopped
        ]

    def _show_legend(self) -> None:
        layers = layers_in(self._months) if self._months else ()
        named: list[Named] = [(layer, layer_name(layer)) for layer in LAYERS if layer in layers]
        if self._months:
            named.append((None, range_words()))
        self._legend.show_parts(named)

    def _file_name(self) -> str:
        return self.tr("forecast-{day}").format(day=self._as_of.isoformat())
