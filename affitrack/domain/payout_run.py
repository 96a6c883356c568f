"""Payout runs as people look at them: what each pays, out of what, and how certain that is.

The store answers with these. Amounts are integer minor units of the record's currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from affitrack.domain.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from affitrack.domain.records import StageTotal


class RunState(StrEnum):
    """How far a payout run is, as of a day."""

    PAID = "paid"
    """Its day has come."""
    DUE = "due"
    """Its day is still to come, and nothing in it is held back any more."""
    COMING = "coming"
    """Its day is still to come, and so is the release of some of its lines."""
    TAKEN_BACK = "taken_back"
    """No payout, but a day on which money was taken back."""


IS_TO_COME: Final = frozenset({RunState.DUE, RunState.COMING})


def run_state(pays_on: date, stages: Mapping[Stage, StageTotal], as_of: date) -> RunState:
    """Return the state of a run.

    Args:
        pays_on: the day of the run.
        stages: its lines by stage, as `PayoutRun.stages`.
        as_of: the day on which one looks.
    """
    if all(stage is Stage.DEDUCTED for stage, total in stages.items() if total.lines):
        return RunState.TAKEN_BACK
    if pays_on <= as_of:
        return RunState.PAID
    return RunState.COMING if stages[Stage.HELD].lines else RunState.DUE


@dataclass(frozen=True, slots=True)
class PayoutRun:
    """What one payout run pays to one account in one currency, as of a day.

    Money that was taken back counts on its own day (domain.md, "Stage"), as in `MonthRecord`. A
    day on which nothing else happened is a run of its own kind, `RunState.TAKEN_BACK`. From which
    payout the platform keeps it nobody knows; it is expected to be kept from the next.
    """

    account: str
    """Handle."""
    currency: str
    pays_on: date
    state: RunState
    stages: Mapping[Stage, StageTotal]
    """Paid, cleared, held and deducted lines: the four of `stage.EARNED`, and all there is."""
    settled: StageTotal
    """Of the lines that it pays, those that the platform has settled."""
    moved: StageTotal
    """Of the lines that it pays, those that an earlier run was to pay: that run passed before they
    were settled, or came to less than the minimum payout."""
    kept: int = 0
    """What is kept from it of money taken back up to its day; 0, or below."""

    @property
    def taken_back(self) -> int:
        """What was taken back on the day of its own kind, else what is kept; 0, or below."""
        return self._deducted if self.state is RunState.TAKEN_BACK else self.kept

    @property
    def pays(self) -> int:
        """What is to arrive: paid + cleared + held + `taken_back`."""
        return self.net - self._deducted + self.taken_back

    @property
    def lines(self) -> int:
        """Number of lines."""
        return sum(total.lines for total in self.stages.values())

    @property
    def net(self) -> int:
        """What its lines come to: paid + cleared + held + deducted, which is negative."""
        return sum(total.net for total in self.stages.values())

    @property
    def kept_besides(self) -> int:
        """What its lines and `pays` differ by: taken back on other days, or kept on others.

        Below zero, it was taken back before and is kept from this run. Above, what was taken back
        on its day, and so is among its lines, is more than it pays, and kept from a later one.
        """
        return self.pays - self.net

    @property
    def _deducted(self) -> int:
        return self.stages[Stage.DEDUCTED].net


@dataclass(frozen=True, slots=True)
class ReleaseDay:
    """What stops being held back on one day to come, in one currency."""

    release_on: date
    currency: str
    lines: int
    net: int
    pays_on: tuple[date, ...]
    """The runs that pay it: one, but for accounts with different payout days."""


@dataclass(frozen=True, slots=True)
class LinePart:
    """What the lines of one shop, or of one content, come to in one currency."""

    key: str
    """`LineFacts.shop`, or the id of the content."""
    name: str
    """The shop's name, or the content's title; "" where none is known."""
    content_type: str
    """Of a content; "" of a shop."""
    currency: str
    lines: int
    net: int
    held: int
    """Of the net, what is still held back."""
    is_kept: bool = False
    """No lines of the run, but `PayoutRun.kept_besides`: with it the parts come to what it pays."""


@dataclass(frozen=True, slots=True)
class LineParts:
    """The same lines twice: by shop, and by content. The parts that bring in most come first."""

    shops: tuple[LinePart, ...]
    contents: tuple[LinePart, ...]
