"""Payouts that arrived, and what became of payout runs, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.received import ArrivalState, Received, RunArrival
from affitrack.domain.run_explanation import RunStep, StepKind
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, Words, language
from affitrack.gui.sales.line_words import NOTHING, day_words, money_words
from affitrack.gui.tokens import PillKind
from affitrack.wording.numbers import format_money

PILL_OF_ARRIVAL: Final = {
    ArrivalState.MATCHED: PillKind.PAID,
    ArrivalState.SHORT: PillKind.LATE,
    ArrivalState.OVER: PillKind.CHECK,
    ArrivalState.LATE: PillKind.CHECK,
    ArrivalState.MISSING: PillKind.REJECTED,
}

_STATES: Final = {
    ArrivalState.MATCHED: QT_TRANSLATE_NOOP("Arrivals", "All there"),
    ArrivalState.SHORT: QT_TRANSLATE_NOOP("Arrivals", "Too little"),
    ArrivalState.OVER: QT_TRANSLATE_NOOP("Arrivals", "Too much"),
    ArrivalState.LATE: QT_TRANSLATE_NOOP("Arrivals", "Arrived late"),
    ArrivalState.MISSING: QT_TRANSLATE_NOOP("Arrivals", "Nothing came"),
}
_MEANINGS: Final = {
    ArrivalState.MATCHED: QT_TRANSLATE_NOOP("Arrivals", "All that was expected arrived, in time."),
    ArrivalState.SHORT: QT_TRANSLATE_NOOP("Arrivals", "Less arrived than was expected."),
    ArrivalState.OVER: QT_TRANSLATE_NOOP("Arrivals", "More arrived than was expected."),
    ArrivalState.LATE: QT_TRANSLATE_NOOP("Arrivals", "All of it arrived, but late."),
    ArrivalState.MISSING: QT_TRANSLATE_NOOP(
        "Arrivals", "Nothing arrived, though it should have by now."
    ),
}
_ON_ITS_WAY: Final = (
    QT_TRANSLATE_NOOP("Arrivals", "On its way"),
    QT_TRANSLATE_NOOP(
        "Arrivals", "Nothing arrived yet; a transfer may take a few business days. That is usual."
    ),
)


def arrival_name(run: RunArrival) -> str:
    """Return what became of a run, in a word."""
    name = _ON_ITS_WAY[0] if run.is_on_its_way else _STATES[run.state]
    return QCoreApplication.translate("Arrivals", name)


def arrival_meaning(run: RunArrival) -> str:
    """Return what became of a run, in a sentence."""
    meaning = _ON_ITS_WAY[1] if run.is_on_its_way else _MEANINGS[run.state]
    return QCoreApplication.translate("Arrivals", meaning)


def arrival_pill(run: RunArrival) -> PillKind:
    """Return the colour of what became of a run."""
    return PillKind.HELD if run.is_on_its_way else PILL_OF_ARRIVAL[run.state]


def difference_words(run: RunArrival) -> str:
    """Return by how much more or less arrived, with its sign; a dash where nothing differs."""
    if not run.difference:
        return NOTHING
    words = format_money(run.difference, run.currency, language())
    return words if run.difference < 0 else f"+{words}"


def runs_words(days: Iterable[date], as_of: date) -> str:
    """Return the days of the runs that a payout is for."""
    return ", ".join(day_words(day, as_of) for day in days) or NOTHING


def payout_title(payout: Received, as_of: date) -> str:
    """Return what a payout is called: its amount and its day."""
    return QCoreApplication.translate("Arrivals", "{amount} of {day}").format(
        amount=money_words(payout.amount, payout.currency),
        day=day_words(payout.received_on, as_of),
    )


class ArrivalWords(Words):
    """What is said of payouts that arrived, with numbers in it."""

    def step(self, step: RunStep) -> str:  # noqa: PLR0911 - one for each kind
        """Return why less was expected of a run than its sales should have paid."""
        match step.kind:
            case StepKind.ZERO:
                return self.tr("%Ln sale(s) settled at zero", "", step.lines)
            case StepKind.RATE:
                return self.tr("%Ln sale(s) settled at a lower rate than agreed", "", step.lines)
            case StepKind.BASE:
                return self.tr("%Ln sale(s) settled on too low a base", "", step.lines)
            case StepKind.COMMISSION:
                return self.tr("%Ln sale(s) settled below base × rate", "", step.lines)
            case StepKind.LESS:
                return self.tr("%Ln sale(s) settled below the estimate", "", step.lines)
            case StepKind.LATE:
                return self.tr("%Ln late sale(s) that this run was to pay", "", step.lines)
            case StepKind.WAITING:
                return self.tr("%Ln sale(s) of this run that are not settled yet", "", step.lines)
            case StepKind.TAKEN_BACK:
                return self.tr("%Ln sale(s) taken back since the run before", "", step.lines)

    def removed(self, count: int) -> str:
        """Return what is said after payouts were deleted."""
        return self.tr("%Ln payout(s) deleted.", "", count)

    def taken_in(self, count: int, file_name: str) -> str:
        """Return what is said after a bank statement was taken in."""
        return self.tr("%Ln payout(s) of {file} taken in.", "", count).format(file=file_name)

    def settled(self, run: RunArrival) -> str:
        """Return "Settled sales (12)"."""
        return self.tr("%Ln settled sale(s)", "", run.lines)


def payout_run_words(run: RunArrival, as_of: date) -> str:
    """Return what a run is called, with what was expected of it."""
    return QCoreApplication.translate("Arrivals", "the run of {day}, {amount}").format(
        day=day_words(run.payout_on, as_of), amount=money_words(run.expected, run.currency)
    )
