"""The dialog in which the user says which runs a payout is for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from affitrack.domain.followed_runs import followed
from affitrack.domain.received import Arrivals, Pin, Received, RunArrival, fault_of_pins
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.payouts.run_words import long_day
from affitrack.gui.received.words import arrival_name, arrival_pill, payout_title
from affitrack.gui.sales.fields import AmountField
from affitrack.gui.sales.line_words import money_words
from affitrack.gui.widgets import Pill, label, scrolled
from affitrack.gui.widgets.radio_button import RadioButton
from affitrack.gui.widgets.scroll import fitting
from affitrack.gui.widgets.tick_box import TickBox
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError

_MOST_RUNS: Final = 24
_BY_ITSELF, _RUNS, _NONE = range(3)


class MatchDialog(QDialog):
    """Offers the runs near a payout; `on_chosen` is given parts, (), or None for by itself."""

    def __init__(
        self,
        payout: Received,
        arrivals: Arrivals,
        on_chosen: Callable[[tuple[tuple[date, int | None], ...] | None], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._payout = payout
        self._as_of = arrivals.as_of
        self._on_chosen = on_chosen
        self.ways = {place: RadioButton() for place in (_BY_ITSELF, _RUNS, _NONE)}
        told = followed(arrivals.runs)
        self.rows = [
            _RunRow(run, self._as_of, is_told=run in told) for run in _near(payout, arrivals)
        ]
        self.error = label("", "danger", wrap=True)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.ok = self._buttons.button(kinds.Ok)
        self.ok.setProperty("role", "primary")
        self.ok.setDefault(True)
        self._build()
        self._begin(arrivals)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Match a payout by hand"))
        self.setMinimumSize(fitting(self, 640))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(16))
        column.setSpacing(px(10))
        title = self.tr("Which payout run is {payout} for?")
        heading = label(title.format(payout=payout_title(self._payout, self._as_of)), "section")
        heading.setWordWrap(True)
        column.addWidget(heading)
        for place, words in (
            (_BY_ITSELF, self.tr("Let AffiTrack find it by amount and &day")),
            (_RUNS, self.tr("For these &runs:")),
            (_NONE, self.tr("For &no run: it is set aside, and nobody asks again")),
        ):
            self.ways[place].setText(words)
            column.addWidget(self.ways[place])
            if place == _RUNS:
                column.addWidget(self._runs(), 1)
        column.addWidget(self.error)
        column.addWidget(self._buttons)
        self.ok.setText(self.tr("Match"))
        self.error.hide()
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        self.ways[_RUNS].setEnabled(bool(self.rows))

    def _runs(self) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(px(22), 0, px(8), 0)
        grid.setHorizontalSpacing(px(14))
        grid.setColumnStretch(0, 1)
        for place, row in enumerate(self.rows):
            row.place(grid, place)
            row.box.clicked.connect(self._on_ticked)
            row.amount.edited.connect(lambda: self._say(""))
        grid.setRowStretch(len(self.rows), 1)
        area = scrolled(inner)
        area.setMinimumHeight(px(min(40 * max(len(self.rows), 1), 300)))
        return area

    def _begin(self, arrivals: Arrivals) -> None:
        pins = self._payout.pins
        matched = {run.payout_on for run, _ in arrivals.shares_of(self._payout.payout_id)}
        amounts = {pin.payout_on: pin.amount for pin in pins or ()}
        for row in self.rows:
            row.box.setChecked(row.run.payout_on in (amounts if pins is not None else matched))
            row.show_amount(amounts.get(row.run.payout_on))
        way = _BY_ITSELF if pins is None else _RUNS if pins else _NONE
        if pins is None and not matched and self.rows:  # it was looked for in vain
            way = _RUNS
        self.ways[way].setChecked(True)
        self.ways[way].setFocus()
        self._fit_amounts()

    def _on_ticked(self) -> None:
        self.ways[_RUNS].setChecked(True)
        self._say("")
        self._fit_amounts()

    def _fit_amounts(self) -> None:
        """Ask how much goes to each of several runs; the last one takes what is left."""
        ticked = [row for row in self.rows if row.box.isChecked()]
        for row in self.rows:
            row.ask(asks=row in ticked[:-1], takes_rest=len(ticked) > 1 and row is ticked[-1])
        left = abs(self._payout.amount)
        for row in ticked[:-1]:
            left -= row.propose(left)

    def _accept(self) -> None:
        if not self.ways[_RUNS].isChecked():
            self._on_chosen(() if self.ways[_NONE].isChecked() else None)
            self.accept()
            return
        ticked = [row for row in self.rows if row.box.isChecked()]
        if not ticked:
            self._say(self.tr("Tick the run that this money is for."))
            self.rows[0].box.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if len(ticked) > 1 and self._payout.amount < 0:
            self._say(self.tr("A transfer that went back is for one run: tick one."))
            return
        try:
            first = [(row.run.payout_on, row.typed()) for row in ticked[:-1]]
        except UserError as error:
            self._say(render(error.message, language()))
            return
        parts = (*first, (ticked[-1].run.payout_on, None))
        fault = fault_of_pins(self._payout, [Pin(on, amount) for on, amount in parts])
        if fault is not None:
            self._say(render(fault, language()))
            return
        self._on_chosen(parts)
        self.accept()

    def _say(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))


class _RunRow:
    """A run to tick: its day, what was expected and came, and how much of the payout it gets."""

    def __init__(self, run: RunArrival, as_of: date, *, is_told: bool) -> None:
        self.run = run
        self.box = TickBox(long_day(run.payout_on, as_of))
        self.expected = label(
            QCoreApplication.translate("MatchDialog", "expected: {amount}").format(
                amount=money_words(run.expected, run.currency)
            ),
            "muted",
        )
        self.expected.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.pill = Pill(arrival_name(run), arrival_pill(run)) if is_told else None
        self.amount = AmountField()
        self.amount.set_currency(run.currency)
        self.amount.input().setAccessibleName(
            QCoreApplication.translate("MatchDialog", "Amount for the run of {day}").format(
                day=self.box.text()
            )
        )
        self._is_own, self._proposed = False, max(run.expected, 0)
        self.amount.edited.connect(self._on_edited)
        self.rest = label(QCoreApplication.translate("MatchDialog", "all that is left"), "muted")

    def place(self, grid: QGridLayout, at: int) -> None:
        """Put everything into a row of a grid."""
        places = (
            (self.box, 0),
            (self.expected, 1),
            (self.pill, 2),
            (self.amount, 3),
            (self.rest, 3),
        )
        for widget, column in places:
            if widget is not None:
                grid.addWidget(widget, at, column)

    def show_amount(self, amount: int | None) -> None:
        """Show how much this run gets where the user said so; else `propose` does."""
        self._is_own = amount is not None
        self.amount.show_value("" if amount is None else str(amount))

    def propose(self, most: int) -> int:
        """Propose what was expected of it, but no more than is left; return what it gets.

        What the user typed stays.
        """
        if not self._is_own:
            self._proposed = max(min(self.run.expected, most), 0)
            self.amount.show_value(str(self._proposed))
            return self._proposed
        try:
            return self.typed()
        except UserError:
            return 0  # told when it is to be kept

    def ask(self, *, asks: bool, takes_rest: bool) -> None:
        """Show the field for the amount, or that this run takes the rest."""
        self.amount.setVisible(asks)
        self.rest.setVisible(takes_rest)

    def typed(self) -> int:
        """Return the amount typed. Raises `UserError`."""
        return int(self.amount.value() or self._proposed)

    def _on_edited(self) -> None:
        self._is_own = True


def _near(payout: Received, arrivals: Arrivals) -> list[RunArrival]:
    """Return the runs that a payout may be for, the nearest ones, newest first."""
    own = [
        run
        for run in arrivals.runs
        if (run.account, run.currency) == (payout.account, payout.currency)
    ]
    nearest = sorted(own, key=lambda run: abs((run.payout_on - payout.received_on).days))
    return sorted(nearest[:_MOST_RUNS], key=lambda run: run.payout_on, reverse=True)
