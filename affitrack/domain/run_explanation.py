"""Why a payout run is what it is: from what it should have paid to what arrived.

    should + steps = expected;   expected + explained + unexplained = received + fees

Both hold always, to the minor unit. The steps are known: they follow from what files state. What
explains the rest is told only where lines fit it exactly, or were taken back meanwhile; what no
line explains is left unexplained.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from affitrack.domain.finding import LineFinding
    from affitrack.domain.received import RunArrival
    from affitrack.wording.message import Message


class StepKind(StrEnum):
    """What lies between what a run should have paid and what its lines come to.

    Those that are named as a `FindingKind` hold findings of it.
    """

    ZERO = "zero"
    RATE = "rate"
    BASE = "base"
    COMMISSION = "commission"
    LESS = "less"
    LATE = "late"
    """Late lines that the run was to pay, by their release."""
    WAITING = "waiting"
    """Likewise lines that are not settled yet, and not late."""
    TAKEN_BACK = "taken_back"
    """Taken back since the run before."""


@dataclass(frozen=True, slots=True)
class RunStep:
    """One step from what should have been paid to what is expected."""

    kind: StepKind
    lines: int
    amount: int
    """Negative: it makes the payout smaller."""
    findings: tuple[LineFinding, ...]
    """What the lines show; none of lines that only wait."""
    said: Message


class FitKind(StrEnum):
    """What the difference of a run fits."""

    TAKEN_BACK = "taken_back"
    """Lines that were taken back after the run's day, before the money came."""
    PAID_BEFORE = "paid_before"
    """Lines that it paid and that were taken back later: so it was more than stands there now."""
    DATED_BACK = "dated_back"
    """Lines that it paid and that are taken back since under a day before it: they stand there as
    kept from it."""
    UNSETTLED = "unsettled"
    """Lines of an order that it, or a run before it, was to pay, and that no file calls settled."""
    LINE = "line"
    ORDER = "order"
    SHOP = "shop"
    SETTLED_ON = "settled_on"
    """All lines that were settled on one day."""
    ORDERS = "orders"
    """A few orders together."""


@dataclass(frozen=True, slots=True)
class RunFit:
    """Lines whose money is what is missing, or what came too much."""

    kind: FitKind
    amount: int
    """Negative: what is missing by it. Positive: what it brought that is taken back by now, or that
    no file calls settled yet."""
    line_ids: tuple[int, ...]
    is_sure: bool
    """Nothing else of this kind comes to the same: else it is one of several, and explains
    nothing."""
    said: Message


@dataclass(frozen=True, slots=True)
class RunExplanation:
    """Why a run is what it is."""

    run: RunArrival
    should: int
    """What it should have paid by what was estimated and agreed."""
    steps: tuple[RunStep, ...]
    fits: tuple[RunFit, ...]
    unexplained: int
    """What no line explains of the run's difference."""

    @property
    def explained(self) -> int:
        """What lines explain of the run's difference."""
        return self.run.difference - self.unexplained
