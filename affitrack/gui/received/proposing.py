"""What the form for a payout is filled in with at first: the run that waits for its money."""

from __future__ import annotations

from collections.abc import Iterable

from affitrack.domain.received import Arrivals, RunArrival


def proposed_run(arrivals: Arrivals, account: str) -> RunArrival | None:
    """Return the run of an account whose payout is likely entered next.

    The first one after the last that got money; where there is none, the newest without any: who
    begins to keep payouts goes back from the last one.
    """
    own = [run for run in arrivals.runs if run.account == account]
    last = max((run.payout_on for run in own if run.shares), default=None)
    without = [run for run in own if not run.shares]
    after = [run for run in without if last is not None and run.payout_on > last]
    return next(iter([*after, *reversed(without)]), None)


def methods_known(methods: Iterable[str]) -> list[str]:
    """Return the ways in which money came before, for completing what is typed."""
    return sorted({method for method in methods if method}, key=str.casefold)
