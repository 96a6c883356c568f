"""Which payout run pays which money, as of a day.

Most money is paid by the run that its release leads to. Two things move it to a later one
(domain.md, "Stage" and "Payout schedule"): a line whose run has passed unsettled waits for the next
run, and a sum below the minimum payout rolls on until it reaches the minimum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from affitrack.domain.schedule import PayoutCalendar


def moved_runs(
    settled: Mapping[date, int],
    pending: Mapping[date, int],
    *,
    calendar: PayoutCalendar,
    minimum: int,
    as_of: date,
) -> tuple[dict[date, date], dict[date, date]]:
    """Return where the money of each run goes that its own run does not pay.

    Args:
        settled: run -> net of the settled lines that it leads to, in minor units of one currency.
        pending: likewise of the lines that are not settled yet.
        calendar: the account's payout runs.
        minimum: minimum payout in the same minor units; 0 for none.
        as_of: the day on which one looks.

    Returns:
        Two maps, for settled and for pending lines: run -> the run that pays instead. Runs that
        pay their own lines are left out.
    """
    next_run = calendar.next_run_after(as_of)
    waiting = {run: next_run for run in pending if run <= as_of}
    if minimum <= 0:
        return {}, waiting
    due: dict[date, int] = dict(settled)
    for run, net in pending.items():
        pays_on = waiting.get(run, run)
        due[pays_on] = due.get(pays_on, 0) + net
    rolled = _rolled(due, calendar, minimum, as_of)
    moved_settled = {run: rolled[run] for run in settled if run in rolled}
    moved_pending = {
        run: rolled.get(waiting.get(run, run), waiting.get(run, run))
        for run in pending
        if run in waiting or run in rolled
    }
    return moved_settled, moved_pending


def _rolled(
    due: Mapping[date, int], calendar: PayoutCalendar, minimum: int, as_of: date
) -> dict[date, date]:
    """Return run -> run that pays instead, for the runs whose sum is below the minimum."""
    rolled: dict[date, date] = {}
    carried: list[date] = []
    total = 0
    for run in sorted(due):
        carried.append(run)
        total += due[run]
        if total >= minimum:
            rolled.update({early: run for early in carried if early != run})
            carried, total = [], 0
    if carried:
        # By what is known the minimum is not reached: the first run that may still pay it.
        waits_for = calendar.next_run_after(max(as_of, carried[-1]))
        rolled.update(dict.fromkeys(carried, waits_for))
    return rolled
