"""Which payout runs are followed: those since the user began to keep what arrived.

Whoever enters the first payout today is not told that all of last year is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.domain.received import ArrivalState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from affitrack.domain.received import RunArrival

_NOT_AS_OWED = frozenset({ArrivalState.SHORT, ArrivalState.OVER, ArrivalState.MISSING})


def followed(runs: Iterable[RunArrival]) -> tuple[RunArrival, ...]:
    """Return the runs from the first one on that got money, of each account and currency.

    In the order given.
    """
    runs = tuple(runs)
    first: dict[tuple[str, str], date] = {}
    for run in runs:
        key = run.account, run.currency
        if run.shares and run.payout_on < first.get(key, run.payout_on.max):
            first[key] = run.payout_on
    return tuple(
        run
        for run in runs
        if run.payout_on >= first.get((run.account, run.currency), run.payout_on.max)
    )


def is_not_as_owed(run: RunArrival) -> bool:
    """Tell whether less or more arrived of a run than was expected, or nothing in time."""
    return run.state in _NOT_AS_OWED
