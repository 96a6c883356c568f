"""Outcome and stage of a line: where its money is.

The *outcome* follows from the facts alone; the *stage* adds the day on which one looks
(domain.md, "Stage of a line, as of a day"). Every line is in exactly one stage.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from affitrack.domain.line import LineFacts, Status

if TYPE_CHECKING:
    from datetime import date


class Outcome(StrEnum):
    """What the facts of a line lead to, whatever the day."""

    AWAITING = "awaiting"
    PENDING = "pending"
    SETTLED = "settled"
    LOST = "lost"
    FROZEN = "frozen"
    DEDUCTED = "deducted"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """Where a line's money is on a day."""

    AWAITING = "awaiting"
    HELD = "held"
    CLEARED = "cleared"
    PAID = "paid"
    LOST = "lost"
    FROZEN = "frozen"
    DEDUCTED = "deducted"
    UNKNOWN = "unknown"


EARNED = (Stage.HELD, Stage.CLEARED, Stage.PAID, Stage.DEDUCTED)
"""The stages that "earned" means, per video, shop or month."""

_OUTCOME_OF_STATUS = {
    Status.AWAITING.value: Outcome.AWAITING,
    Status.PENDING.value: Outcome.PENDING,
    Status.SETTLED.value: Outcome.SETTLED,
    Status.INELIGIBLE.value: Outcome.LOST,
    Status.FROZEN.value: Outcome.FROZEN,
    Status.DEDUCTED.value: Outcome.DEDUCTED,
}

_STAGE_OF_OUTCOME = {
    Outcome.AWAITING: Stage.AWAITING,
    Outcome.LOST: Stage.LOST,
    Outcome.FROZEN: Stage.FROZEN,
    Outcome.DEDUCTED: Stage.DEDUCTED,
    Outcome.UNKNOWN: Stage.UNKNOWN,
}


def outcome_of(facts: LineFacts) -> Outcome:
    """Return what a line's facts lead to.

    A line whose items were all returned is lost, unless the platform states money for it on
    settlement: a stated final amount is never overruled. A negative final amount of a settled
    line is money taken back.
    """
    outcome = _OUTCOME_OF_STATUS.get(facts.status, Outcome.UNKNOWN)
    if outcome is Outcome.SETTLED and facts.final_earned:
        return Outcome.DEDUCTED if facts.final_earned < 0 else Outcome.SETTLED
    if outcome in {Outcome.DEDUCTED, Outcome.UNKNOWN}:
        return outcome
    if facts.items_refunded and facts.items_refunded >= facts.items_sold:
        return Outcome.LOST
    return outcome


def stage_of(
    outcome: Outcome | str, release_on: date | None, payout_on: date | None, as_of: date
) -> Stage:
    """Return the stage of a line on a day.

    Args:
        outcome: what the facts lead to.
        release_on: first day on which nothing is held back any more; only looked at for pending
            and settled lines, which always have one.
        payout_on: first payout run on or after `release_on`, or an earlier day on which its money
            arrived: then what is settled is paid, released or not; likewise.
        as_of: the day on which one looks.
    """
    fixed = _STAGE_OF_OUTCOME.get(Outcome(outcome))
    if fixed is not None:
        return fixed
    if release_on is None or payout_on is None:
        msg = "a pending or settled line needs its release and payout day"
        raise ValueError(msg)
    if outcome == Outcome.SETTLED and as_of >= payout_on:
        return Stage.PAID
    return Stage.HELD if as_of < release_on else Stage.CLEARED
