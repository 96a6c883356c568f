"""Which payout run pays which money, as of a day.

Most money is paid by the run that its release leads to. Two things move it to a later one
(domain.md, "Stage" and "Payout schedule"): a line whose run has passed unsettled waits for the next
run, and a sum below the minimum payout rolls on until it reaches the minimum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from affitrack.domain.schedule import PayoutCalendar


class MovedRuns(NamedTuple):
    """Where the money of runs goes that their own run does not pay: run -> the run that pays."""

    settled: dict[date, date]
    pending: dict[date, date]
    too_small: date | None = None
    """The run to come that stays below the minimum payout by what is known: more has to come, or
    its money rolls on."""


def moved_runs(
    settled: Mapping[date, int],
    pending: Mapping[date, int],
    taken_back: Mapping[date, int],
    *,
    calendar: PayoutCalendar,
    minimum: int,
    as_of: date,
) -> MovedRuns:
    """Return where the money of each run goes that its own run does not pay.

    Args:
        settled: run -> net of the settled lines that it leads to, in minor units of one currency.
        pending: likewise of the lines that are not settled yet.
        taken_back: day -> what was taken back on it, below zero: it is kept from the runs that
            follow, so that a run may be left with less than the minimum.
        calendar: the account's payout runs.
        minimum: minimum payout in the same minor units; 0 for none.
        as_of: the day on which one looks.
    """
    next_run = calendar.next_run_after(as_of)
    waiting = {run: next_run for run in pending if run <= as_of}
    if minimum <= 0:
        return MovedRuns({}, waiting)
    due: dict[date, int] = dict(settled)
    for run, net in pending.items():
        pays_on = waiting.get(run, run)
        due[pays_on] = due.get(pays_on, 0) + net
    rolled, left = _rolled(due, taken_back, minimum)
    if left:
        # By what is known the minimum is not reached: the first run that may still pay it.
        waits_for = calendar.next_run_after(max(as_of, left[-1]))
        rolled.update(dict.fromkeys(left, waits_for))
    return MovedRuns(
        settled={run: rolled[run] for run in settled if run in rolled},
        pending={
            run: rolled.get(waiting.get(run, run), waiting.get(run, run))
            for run in pending
            if run in waiting or run in rolled
        },
        too_small=waits_for if left else None,
    )


def _rolled(
    due: Mapping[date, int], taken_back: Mapping[date, int], minimum: int
) -> tuple[dict[date, date], list[date]]:
    """Return run -> run that pays instead, for sums below the minimum, and the runs left unpaid.

    A sum that goes whole to what was taken back leaves nothing to pay, and does not wait for it.
    """
    rolled: dict[date, date] = {}
    carried: list[date] = []
    total = owed = 0
    backs = sorted(taken_back, reverse=True)
    for run in sorted(due):
        carried.append(run)
        total += due[run]
        while backs and backs[-1] <= run:
            owed += taken_back[backs.pop()]
        if total + owed >= minimum or 0 < total <= -owed:
            rolled.update({early: run for early in carried if early != run})
            owed = min(total + owed, 0)
            carried, total = [], 0
    return rolled, carried
