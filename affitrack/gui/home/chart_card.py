"""The monthly chart in its card: legend, choice of currency, and the table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from affitrack.domain.records import MonthRecord
from affitrack.gui import icons
from affitrack.gui.charts.legend import Legend, Named
from affitrack.gui.charts.months import (
    ChartMonth,
    chart_months,
    part_name,
    parts_in,
    range_name,
    shown_months,
)
from affitrack.gui.charts.prepare import load_matplotlib
from affitrack.gui.currencies.words import currency_words
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import Card, Picker, SectionHeader, label
from affitrack.wording.numbers import format_day, format_money, format_month

if TYPE_CHECKING:
    from affitrack.domain.forecast import ForecastMonth, ScoredMonth
    from affitrack.gui.charts.month_table import MonthTable
    from affitrack.gui.charts.monthly_canvas import MonthlyCanvas

_RATES: Final = "rates"
_LOWEST: Final = 190
_SECONDS_TO_DRAW: Final = 0.5


class MonthlyChartCard(Card):
    """Payments by month, one currency at a time.

    The table can be asked for at once; the bars follow when matplotlib is loaded, which begins
    when there is a month to draw.

    Signals:
        month_chosen(str, str): a month, "2026-12", and its currency.
    """

    month_chosen = Signal(str, str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._months: tuple[MonthRecord, ...] = ()
        self._forecasts: tuple[ForecastMonth, ...] = ()
        self._scored: tuple[ScoredMonth, ...] = ()
        self._record = label("", "small", wrap=True)
        self._as_of = date.min
        self._is_loading = False
        self._is_drawn = Event()
        self._shown_currency = ""
        self._canvas: MonthlyCanvas | None = None
        self._header = SectionHeader()
        self._legend = Legend()
        self._currency = Picker(chip=True)
        self._currency.activated.connect(self._on_currency_chosen)
        self._toggle = QPushButton()
        self._toggle.setProperty("role", "chip")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(lambda _: self._choose_view())
        icons.keep_icon(self._toggle, "columns", "muted")
        self._shown: Sequence[ChartMonth] = ()
        self._table: MonthTable | None = None
        self._waiting = label("", "muted")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = _Room()
        self._stack.addWidget(self._waiting)
        self._build()
        self.retranslate()

    def show_months(
        self, months: Sequence[MonthRecord], currencies: Sequence[str], as_of: date
    ) -> None:
        """Show what each month paid and will pay by what is known, in the first currency first."""
        self._months = tuple(months)
        self._forecasts = ()
        self._as_of = as_of
        paid = {month.currency for month in months}
        self._offer_currencies([currency for currency in currencies if currency in paid])
        self._show()
        self._load_bars()

    def show_forecast(self, forecasts: Sequence[ForecastMonth]) -> None:
        """Show what the coming months are expected to pay, and how certain that is."""
        self._forecasts = tuple(forecasts)
        self._show()

    def show_record(self, scored: Sequence[ScoredMonth]) -> None:
        """Say how the last forecast that can be judged by now fared."""
        self._scored = tuple(scored)
        self._show_last_forecast()

    def last_forecast(self) -> str:
        """Return what is said of the last forecast; "" while none can be judged."""
        return self._record.text()

    def canvas(self) -> MonthlyCanvas | None:
        """Return the bars; None while they are being drawn."""
        is_drawn = self._canvas is not None and self._canvas.drawing() is not None
        return self._canvas if is_drawn else None

    def table(self) -> MonthTable:
        """Return the table that says what the bars show, made when it is first asked for."""
        if self._table is None:
            self._table = self._make_table()
        return self._table

    def _make_table(self) -> MonthTable:
        from affitrack.gui.charts.month_table import MonthTable

        table = MonthTable()
        table.row_opened.connect(lambda row: self._choose_month(self._shown[row].month))
        table.setAccessibleName(self.tr("Payments by month"))
        table.show_months(self._shown)
        self._stack.addWidget(table)
        return table

    def table_button(self) -> QPushButton:
        """Return the button that shows the table in place of the bars."""
        return self._toggle

    def currency_picker(self) -> Picker:
        """Return the choice of currency, hidden while there is one only."""
        return self._currency

    def retranslate(self) -> None:
        """Set all texts."""
        self._header.set_text(self.tr("Monthly payments"))
        self._currency.setAccessibleName(self.tr("Currency"))
        self._toggle.setText(self.tr("As a table"))
        self._toggle.setToolTip(self.tr("Show the same figures as a table"))
        if self._table is not None:
            self._table.setAccessibleName(self.tr("Payments by month"))
        self._waiting.setText(self.tr("Drawing…"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._stack.setMinimumHeight(px(_LOWEST))
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._legend.setSizePolicy(policy)
        self._header.add_at_end(self._currency)
        self._header.add_at_end(self._toggle)
        self._stack.setMinimumHeight(px(_LOWEST))
        self.body.addWidget(self._header)
        self.body.addWidget(self._legend)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._record)

    def _offer_currencies(self, known: Sequence[str]) -> None:
        chosen = self._currency.currentData()
        self._currency.clear()
        for currency in known:
            self._currency.addItem(currency_words(currency), currency)
        if len(known) > 1:
            self._currency.addItem(self.tr("Exchange rates…"), _RATES)
        self._currency.setCurrentIndex(max(self._currency.findData(chosen), 0))
        self._currency.setVisible(len(known) > 1)
        self._currency.updateGeometry()

    def _on_currency_chosen(self, index: int) -> None:
        if self._currency.itemData(index) == _RATES:
            self._currency.setCurrentIndex(max(self._currency.findData(self._shown_currency), 0))
            self._shell.show_page("settings", "program")
        else:
            self._show()

    def _show(self) -> None:
        currency = self._currency.currentData() or ""
        self._shown_currency = str(currency)
        self._show_last_forecast()
        known = chart_months(self._months, self._forecasts)
        self._shown = months = shown_months(known, currency, self._as_of)
        if self._table is not None:
            self._table.show_months(months)
        self._show_legend(months)
        if self._canvas is not None:
            self._canvas.show_months(months, self._as_of)

    def _show_last_forecast(self) -> None:
        own = [each for each in self._scored if each.currency == self._shown_currency]
        self._record.setVisible(bool(own))
        if not own:
            self._record.setText("")
            return
        last = own[-1]  # the latest forecast of the latest month
        lang = language()
        low, high, paid = (
            format_money(minor, last.currency, lang, whole=True)
            for minor in (last.low80, last.high80, last.paid)
        )
        words = self.tr("{month}: {low} to {high} were forecast on {day}, {paid} were paid.")
        self._record.setText(
            words.format(
                month=format_month(date.fromisoformat(f"{last.month}-01"), lang),
                low=low,
                high=high,
                day=format_day(last.made_on, lang, year=last.made_on.year != self._as_of.year),
                paid=paid,
            )
        )

    def _show_legend(self, months: Sequence[ChartMonth]) -> None:
        named: list[Named] = [(part, part_name(part)) for part in parts_in(months)]
        if any(month.low80 is not None for month in months):
            named.append((None, range_name()))
        self._legend.show_parts(named)

    def _load_bars(self) -> None:
        """Load matplotlib and draw, once there is something to draw, before the page reads on."""
        if self._months and not self._is_loading:
            self._is_loading = True
            load: Task[None] = Task(lambda _: load_matplotlib())
            self._shell.tasks.start(load.on_done(lambda _: self._make_canvas()).reading())
            # Both at once would take turns, and the drawing twice as long.
            wait = Task(lambda _: self._is_drawn.wait(_SECONDS_TO_DRAW))
            self._shell.tasks.start(wait.reading())

    def _make_canvas(self) -> None:
        from affitrack.gui.charts.actions import ChartActions
        from affitrack.gui.charts.monthly_canvas import MonthlyCanvas

        self._canvas = MonthlyCanvas()
        ChartActions(self._canvas, self._shell, self._file_name, self._offer_table)
        self._canvas.month_chosen.connect(self._choose_month)
        self._canvas.drawn.connect(self._on_drawn)
        self._stack.addWidget(self._canvas)
        self._canvas.resize(self._stack.size())  # it is drawn before it comes on top
        self._show()

    def _offer_table(self, menu: QMenu) -> None:
        action = QAction(self.tr("As a table"), menu)
        action.triggered.connect(lambda: self._toggle.setChecked(True))
        menu.addAction(action)

    def _file_name(self) -> str:
        name = self.tr("payments-{currency}-{day}")
        return name.format(currency=self._currency.currentData(), day=self._as_of.isoformat())

    def _on_drawn(self) -> None:
        self._is_drawn.set()
        if self._stack.currentWidget() is self._waiting:
            self._choose_view()

    def _choose_view(self) -> None:
        if self._toggle.isChecked():
            self._stack.setCurrentWidget(self.table())
        else:
            self._stack.setCurrentWidget(self.canvas() or self._waiting)

    def _choose_month(self, name: str) -> None:
        if any(month.month == name and month.has_lines() for month in self._shown):
            self.month_chosen.emit(name, str(self._currency.currentData()))
        else:
            self._shell.say(self.tr("These sales are not made yet: there is nothing to list."))


class _Room(QStackedWidget):
    """As high as there is room, and no claim to more: the page would scroll for it."""

    def __init__(self) -> None:
        super().__init__()
        # Not `Ignored`: the legend makes the height of the card one for its width, and in that an
        # ignored height counts nothing, not even the least.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return self.minimumSize()
