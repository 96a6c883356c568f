"""Which payout run pays which lines, as of a day: the planned one, or money that came before it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from affitrack.domain.stage import Outcome
from affitrack.later import later
from affitrack.store.known import known_until_written
from affitrack.store.payouts.planned_runs import Run, planned_runs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from affitrack.domain.derive import DerivedLine
    from affitrack.store.connection import Store
    from affitrack.store.payouts import arrivals
else:  # who keeps no payouts does without
    arrivals = later("affitrack.store.payouts.arrivals")

__all__ = ["PayingRuns", "Run", "paying_runs"]

_ANYTHING_CAME: Final = "SELECT EXISTS (SELECT 1 FROM payouts)"


class PayingRuns:
    """The runs that have moved, as of a day: to a later run, or to money that came early."""

    def __init__(self, store: Store, as_of: date) -> None:
        self.as_of = as_of
        planned = self.planned = planned_runs(store, as_of)
        self.moved: Mapping[Run, date] = planned.moved
        (anything_came,) = store.connection.execute(_ANYTHING_CAME).fetchone()
        if anything_came:
            self.moved = {**planned.moved, **arrivals.paid_early(store, planned)}

    def pays_on(self, run: Run) -> date:
        """Return the day on which the lines of a run are paid."""
        return self.moved.get(run, run.on)

    def as_paid(self, account_id: int, currency: str, derived: DerivedLine) -> DerivedLine:
        """Return a line with the day on which it is paid in place of the one planned."""
        if derived.payout_on is None:
            return derived
        on = date.fromisoformat(derived.payout_on)
        pays_on = self.pays_on(Run(account_id, currency, derived.outcome, on))
        return derived if pays_on == on else derived._replace(payout_on=pays_on.isoformat())

    def planned_for(self, on: date) -> list[Run]:
        """Return the runs of settled lines that are planned for a day, whenever money came."""
        return [
            run
            for run in self.planned.totals
            if run.outcome == Outcome.SETTLED and self.planned.pays_on(run) == on
        ]

    def rolled_on(self) -> list[Run]:
        """Return the runs that have passed without paying their settled lines."""
        return [
            run
            for run, pays_on in self.moved.items()
            if run.outcome == Outcome.SETTLED and run.on <= self.as_of < pays_on
        ]

    def paid_before(self) -> list[Run]:
        """Return the runs to come whose settled lines are paid already."""
        return [
            run
            for run, pays_on in self.moved.items()
            if run.outcome == Outcome.SETTLED and pays_on <= self.as_of < run.on
        ]


@known_until_written
def paying_runs(store: Store, as_of: date) -> PayingRuns:
    """Return the runs that have moved, as of a day."""
    return PayingRuns(store, as_of)
