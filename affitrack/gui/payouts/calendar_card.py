"""The card of the release calendar: what stops being held back on which of the coming days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from affitrack.book import PayoutsOverview
from affitrack.domain.payout_run import ReleaseDay
from affitrack.gui import icons
from affitrack.gui.currencies.words import currency_words
from affitrack.gui.metrics import px
from affitrack.gui.payouts.calendar_model import CalendarModel
from affitrack.gui.payouts.calendar_view import ReleaseCalendar
from affitrack.gui.sales.line_words import day_words
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.tokens import tokens_of
from affitrack.gui.widgets import Card, Dot, Picker, SectionHeader, label
from affitrack.gui.widgets.gap import gap


class CalendarCard(Card):
    """Days of release, one currency at a time.

    Signals:
        chosen(date): the user went to a day.
        opened(date): the user asks for the lines of a day.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: PayoutsOverview | None = None
        self.header = SectionHeader()
        self.picker = Picker(chip=True)
        self.model = CalendarModel(self)
        self.view = ReleaseCalendar(self.model)
        self._released = label("", "small")
        self._paid = label("", "small")
        self.note = label("", "small", wrap=True)
        self.actions_on_days = TableActions(
            self.view, shell, name=self._file_name, sheet=self.model.sheet, show=self._open
        )
        self._build()
        self.retranslate()

    def show_overview(self, overview: PayoutsOverview) -> None:
        """Show the days of an overview; a day that is selected stays so."""
        self._overview = overview
        self._offer_currencies(overview)
        self._show()

    def currency(self) -> str:
        """Return the currency shown."""
        return str(self.picker.currentData() or "")

    def release_on(self, day: date) -> ReleaseDay | None:
        """Return what a day releases in the currency shown, if anything."""
        index = self.model.index_of(day)
        return self.model.day_at(index).release if index.isValid() else None

    def retranslate(self) -> None:
        """Set all texts."""
        self.header.set_text(self.tr("Release calendar"))
        self.header.setToolTip(
            self.tr(
                "An item can be returned until its return window closes. The day after, its"
                " commission is released, and the next payout pays it."
            )
        )
        self.picker.setAccessibleName(self.tr("Currency"))
        self.view.setAccessibleName(self.tr("Release calendar"))
        self._released.setText(self.tr("Released"))
        self._paid.setText(self.tr("Payout"))
        self.model.retranslate()
        self._say()

    def _build(self) -> None:
        self.header.add_at_end(self.picker)
        legend = QHBoxLayout()
        legend.setSpacing(px(6))
        for part in (Dot("held"), self._released, _Sign("payouts"), self._paid):
            legend.addWidget(part)
        legend.insertWidget(2, gap(2))
        legend.addStretch(1)
        self.body.setContentsMargins(px(14), px(12), px(10), px(10))
        self.body.addWidget(self.header)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(legend)
        self.body.addWidget(self.note)
        self.picker.activated.connect(lambda _: self._show())
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)

    def _offer_currencies(self, overview: PayoutsOverview) -> None:
        before = self.picker.currentData()
        paid = {run.currency for run in overview.runs}
        known = [currency for currency in overview.currencies if currency in paid]
        self.picker.clear()
        for currency in known:
            self.picker.addItem(currency_words(currency), currency)
        self.picker.setCurrentIndex(max(self.picker.findData(before), 0))
        self.picker.setVisible(len(known) > 1)
        self.picker.updateGeometry()

    def _show(self) -> None:
        if self._overview is None:
            return
        kept = self.view.current()
        self.view.select_none()
        self.model.show_overview(self._overview, self.currency())
        if kept is not None:
            self.view.select(kept)
        self._say()

    def _say(self) -> None:
        """Say what the calendar does not show: nothing at all, or days far ahead."""
        text = ""
        if self._overview is not None:
            own = [x for x in self._overview.releases if x.currency == self.currency()]
            beyond = self.model.beyond
            if not own:
                text = self.tr("Nothing is held back, so nothing will be released.")
            elif beyond:
                text = self.tr("%Ln day(s) of release further ahead, until {day}", "", len(beyond))
                last = day_words(beyond[-1].release_on, self._overview.as_of)
                text = text.format(day=last)
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _open(self) -> None:
        day = self.view.current()
        if day is not None:
            self.opened.emit(day)

    def _file_name(self) -> str:
        day = self._overview.as_of if self._overview is not None else date.min
        return self.tr("releases-{day}").format(day=day.isoformat())


class _Sign(QWidget):
    """The icon of a payout, as the calendar has it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(12), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        side = px(12)
        where = QRectF(0, (self.height() - side) / 2, side, side)
        icons.paint(QPainter(self), self._name, where, tokens.accent)
