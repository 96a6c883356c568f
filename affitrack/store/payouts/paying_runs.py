"""Which payout run pays which lines, as of a day: the planned one, or money that came before it.

Money also tells that lines are paid of which no file says yet that they are settled: where it came
for them to the cent (domain.md, "Stage": paid is what is matched to a payout that arrived).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from affitrack.domain.stage import Outcome, Stage, stage_of
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
        arrived: Mapping[Run, date] = {}
        (anything_came,) = store.connection.execute(_ANYTHING_CAME).fetchone()
        if anything_came:
            arrived = arrivals.paid_unsettled(store, planned)
            self.moved = {**planned.moved, **arrivals.paid_early(store, planned), **arrived}
        self.arrived = frozenset(arrived)
        """The runs of lines that only the money tells to be settled."""

    def pays_on(self, run: Run) -> date:
        """Return the day on which the lines of a run are paid."""
        return self.moved.get(run, run.on)

    def as_arrived(self, run: Run) -> tuple[str, date]:
        """Return what payouts say became of the lines of a run, and the day that pays them."""
        outcome = Outcome.SETTLED.value if run in self.arrived else run.outcome
        return outcome, self.pays_on(run)

    def standing(
        self, run: Run | None, outcome: str, release_on: date | None
    ) -> tuple[date | None, Stage]:
        """Return the day on which lines are paid, and their stage.

        Args:
            run: the run that they lead to; None of lines that lead to none.
            outcome: what their facts lead to.
            release_on: the day on which they are released; None of lines that are never held.
        """
        if run is None:
            return None, stage_of(outcome, release_on, None, self.as_of)
        outcome, pays_on = self.as_arrived(run)
        return pays_on, stage_of(outcome, release_on, pays_on, self.as_of)

    def as_paid(self, account_id: int, currency: str, derived: DerivedLine) -> DerivedLine:
        """Return a line as payouts have it: by the day on which it is paid, not the one planned."""
        if derived.payout_on is None:
            return derived
        on = date.fromisoformat(derived.payout_on)
        found = outcome, pays_on = self.as_arrived(Run(account_id, currency, derived.outcome, on))
        if found == (derived.outcome, on):
            return derived
        return derived._replace(outcome=outcome, payout_on=pays_on.isoformat())

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
