"""The card of what if: more returns, fewer videos, a payout that comes later. Nothing is kept."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from affitrack.domain.what_if import WhatIf
from affitrack.gui.help.terms import term_tip
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.outlook.game_fields import GameField
from affitrack.gui.sales.line_words import day_words
from affitrack.gui.widgets import Card, Picker, SectionHeader, label
from affitrack.gui.widgets.labels import explain
from affitrack.wording.numbers import format_rate

if TYPE_CHECKING:
    from collections.abc import Mapping

_HUNDRED: Final = Decimal(100)
_MOST_PERCENT: Final = 100
_MOST_PACE: Final = 300
_EARLIEST, _LATEST = -14, 60
_RUNS_OFFERED: Final = 4


class WhatIfCard(Card):
    """Three numbers to play with.

    Signals:
        played(): a number changed, or all are as learned again; `what_if` is what is asked.
    """

    played = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learned = Decimal(0)
        self._runs: tuple[date, ...] = ()
        self._as_of = date.min
        self.header = SectionHeader()
        self.reset = QPushButton()
        self.words = label("", "small", wrap=True)
        self.returns = GameField(
            0, _MOST_PERCENT, places=1, step="0.5", unit=lambda: self.tr("%", "after a number")
        )
        self.pace = GameField(0, _MOST_PACE, step="5", unit=lambda: self.tr("%", "after a number"))
        self.shift = GameField(
            _EARLIEST, _LATEST, unit=lambda: self.tr(" d", "days, after a number")
        )
        self.which = Picker()
        self._which_name = label("", "strong")
        self._build()
        self.retranslate()

    def show_learned(self, return_rate: Decimal, runs: tuple[date, ...], as_of: date) -> None:
        """Begin where the forecast itself is: the learned share of returns, the runs to come.

        What the user moved stays moved; it may be that of another currency.
        """
        is_moved = self.returns.value() != self._learned_percent()
        self._learned = return_rate
        self._runs, self._as_of = runs, as_of
        self._offer_runs()
        if not is_moved:
            self.returns.show_value(self._learned_percent())
        self._say()

    def what_if(self) -> WhatIf:
        """Return what is asked; with nothing moved, the forecast itself."""
        days = int(self.shift.value())
        run = self.which.currentData()
        shift: int | Mapping[date, int] = {run: days} if isinstance(run, date) and days else days
        return WhatIf(
            return_rate=None
            if self.returns.value() == self._learned_percent()
            else self.returns.value() / _HUNDRED,
            pace=self.pace.value() / _HUNDRED,
            payout_shift=shift,
        )

    def is_game(self) -> bool:
        """Tell whether anything is other than the forecast has it."""
        return self.what_if() != WhatIf()

    def go_back(self) -> None:
        """Let all be as learned again."""
        if self.is_game():
            self._show_learned()
            self._tell()

    def retranslate(self) -> None:
        """Set all texts."""
        self.header.set_text(self.tr("What if?"))
        explain(self.header, term_tip("what_if"))
        self.words.setText(
            self.tr("Drag and see the months move. This is a game: nothing of it is saved.")
        )
        self.reset.setText(self.tr("Reset"))
        self.reset.setToolTip(self.tr("Back to the forecast itself (Esc)"))
        self.which.setAccessibleName(self.tr("Which payout comes later"))
        self._which_name.setText(self.tr("Which payout"))
        self._offer_runs()
        self._say()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.header.add_at_end(self.reset)
        self.body.addWidget(self.header)
        self.body.addWidget(self.words)
        self.body.setSpacing(px(12))
        which = QVBoxLayout()
        which.setSpacing(px(6))
        which.addWidget(self._which_name)
        which.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.returns, self.pace, self.shift):
            self.body.addWidget(part)
            part.moved.connect(self._tell)
        self.body.addLayout(which)
        self.body.addStretch(1)
        self.which.activated.connect(lambda _: self._tell())
        self.reset.clicked.connect(self.go_back)
        self._show_learned()

    def _offer_runs(self) -> None:
        chosen = self.which.currentData()
        self.which.clear()
        self.which.addItem(self.tr("All payouts to come"), None)
        for run in self._runs[:_RUNS_OFFERED]:
            words = self.tr("Only that of {day}").format(day=day_words(run, self._as_of))
            self.which.addItem(words, run)
        self.which.setCurrentIndex(max(self.which.findData(chosen), 0))
        self.which.updateGeometry()

    # --- playing ----------------------------------------------------------------------------

    def _learned_percent(self) -> Decimal:
        return (self._learned * _HUNDRED).quantize(Decimal("0.1"), ROUND_HALF_UP)

    def _show_learned(self) -> None:
        self.returns.show_value(self._learned_percent())
        self.pace.show_value(_HUNDRED)
        self.shift.show_value(Decimal(0))
        self._say()

    def _tell(self) -> None:
        self._say()
        self.played.emit()

    def _say(self) -> None:
        self.reset.setEnabled(self.is_game())
        learned = format_rate(self._learned, language(), places=1)
        self.returns.set_texts(
            self.tr("Sales that are lost"),
            self.tr(
                "Returned or cancelled. Learned from your sales whose return window is over:"
                " {rate}."
            ).format(rate=learned),
        )
        self.pace.set_texts(
            self.tr("Pace of sales to come"),
            self.tr("100% is the recent pace. Sales already made do not change."),
        )
        self.shift.set_texts(
            self.tr("Payout comes later by"),
            self.tr("Less than 0 is earlier. The money is the same, its month may not be."),
        )
