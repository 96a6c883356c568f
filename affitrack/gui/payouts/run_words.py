"""Payout runs and days of release in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.payout_run import PayoutRun, ReleaseDay, RunState
from affitrack.domain.records import StageTotal
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, Words, language
from affitrack.gui.sales.line_words import NOTHING, day_words, money_words
from affitrack.gui.sales.stages import stage_name
from affitrack.gui.tokens import PillKind
from affitrack.wording.numbers import format_day

PILL_OF_STATE: Final = {
    RunState.PAID: PillKind.PAID,
    RunState.DUE: PillKind.CLEARED,
    RunState.COMING: PillKind.HELD,
    RunState.TAKEN_BACK: PillKind.DEDUCTED,
}

_STATES: Final = {
    RunState.PAID: QT_TRANSLATE_NOOP("RunStates", "Paid"),
    RunState.DUE: QT_TRANSLATE_NOOP("RunStates", "Due"),
    RunState.COMING: QT_TRANSLATE_NOOP("RunStates", "Coming"),
    RunState.TAKEN_BACK: QT_TRANSLATE_NOOP("RunStates", "Taken back"),
}
_MEANINGS: Final = {
    RunState.PAID: QT_TRANSLATE_NOOP(
        "RunStates", "Its day has come: by your exports, this money was paid."
    ),
    RunState.DUE: QT_TRANSLATE_NOOP(
        "RunStates", "Nothing in it is held back any more. It is paid on its day."
    ),
    RunState.COMING: QT_TRANSLATE_NOOP(
        "RunStates", "Part of it is still held back: buyers may return these items."
    ),
    RunState.TAKEN_BACK: QT_TRANSLATE_NOOP(
        "RunStates", "No payout: TikTok took back on this day what it had paid before."
    ),
}
_STAGES: Final = (Stage.PAID, Stage.CLEARED, Stage.HELD)


def state_name(state: RunState) -> str:
    """Return the name of a run's state."""
    name = _STATES[state]
    return QCoreApplication.translate("RunStates", name)


def state_meaning(state: RunState) -> str:
    """Return what a run's state means, in a sentence."""
    meaning = _MEANINGS[state]
    return QCoreApplication.translate("RunStates", meaning)


def account_words(handle: str) -> str:
    """Return a handle as people write it."""
    return f"@{handle.removeprefix('@')}"


def part_words(total: StageTotal, currency: str) -> str:
    """Return the money of some lines, or a dash where there are none."""
    return money_words(total.net, currency) if total.lines else NOTHING


def long_day(day: date, as_of: date) -> str:
    """Return a day with its weekday; the year only where it is not the present one."""
    return format_day(day, language(), "weekday", year=day.year != as_of.year)


class RunWords(Words):
    """What is said of a run or a day of release, with numbers in it."""

    def away(self, day: date, as_of: date) -> str:
        """Return how far a day is from today."""
        days = (day - as_of).days
        if days == 0:
            return self.tr("today")
        if days == 1:
            return self.tr("tomorrow")
        if days == -1:
            return self.tr("yesterday")
        return (
            self.tr("in %Ln day(s)", "", days) if days > 0 else self.tr("%Ln day(s) ago", "", -days)
        )

    def state(self, run: PayoutRun, as_of: date) -> str:
        """Return the state of a run, and how far it is while that is to come."""
        name = state_name(run.state)
        if run.pays_on < as_of:
            return name
        away = self.away(run.pays_on, as_of)
        return self.tr("{state} · {when}").format(state=name, when=away)

    def sales(self, total: StageTotal, currency: str) -> str:
        """Return "4 sales, €31.20"."""
        return self.tr("{sales}, {amount}").format(
            sales=self.tr("%Ln sale(s)", "", total.lines), amount=money_words(total.net, currency)
        )

    def split(self, run: PayoutRun) -> str:
        """Return the stages that the money of a run's sales is in."""
        stages = (Stage.DEDUCTED,) if run.state is RunState.TAKEN_BACK else _STAGES
        return " · ".join(
            self.tr("{what}: {sales}").format(
                what=stage_name(stage), sales=self.sales(run.stages[stage], run.currency)
            )
            for stage in stages
            if run.stages[stage].lines
        )

    def remarks(self, run: PayoutRun) -> list[str]:
        """Return what else is to be known of a run, one sentence each."""
        said: list[str] = []
        if run.state is not RunState.PAID and run.settled.lines:
            settled = self.sales(run.settled, run.currency)
            said.append(self.tr("Settled by TikTok, so final: {sales}.").format(sales=settled))
        if run.moved.lines:
            moved = self.sales(run.moved, run.currency)
            said.append(
                self.tr(
                    "From an earlier payout, which came before they were settled or was below the"
                    " minimum: {sales}."
                ).format(sales=moved)
            )
        if run.kept:
            kept = money_words(run.kept, run.currency)
            said.append(
                self.tr("Taken back since the payout before, so kept from this one: {amount}.")
                .format(amount=kept)
            )  # fmt: skip
        return said

    def release(self, day: ReleaseDay, as_of: date) -> str:
        """Return what a day releases and when that is paid."""
        sales = self.sales(StageTotal(day.lines, day.net), day.currency)
        paid = self.tr(" or ").join(day_words(on, as_of) for on in day.pays_on)
        return self.tr("{sales}, in the payout of {day}").format(sales=sales, day=paid)

    def runs(self, runs: Sequence[PayoutRun]) -> str:
        """Return what the payouts of one day come to, one line each."""
        return "\n".join(
            self.tr("Payout: {amount}").format(amount=money_words(run.pays, run.currency))
            for run in runs
        )
