"""The part of a book that holds what is against what should be: line by line, and run by run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from affitrack.book.claims import Claims
from affitrack.later import later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affitrack.analysis import reconcile as reconciling
    from affitrack.domain.finding import LineFinding
    from affitrack.domain.received import Arrivals, RunArrival
    from affitrack.domain.run_explanation import RunExplanation
else:
    reconciling = later("affitrack.analysis.reconcile")


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Runs against what arrived, and what single lines show."""

    arrivals: Arrivals
    findings: tuple[LineFinding, ...]
    """By kind, then moment and key; a line is among them once."""


class Reconciling(Claims):
    """Is the money what it should be?"""

    def reconcile(self, account: str | None = None) -> Reconciliation:
        """Return runs with what arrived of them, and what lines show, of one account or of all.

        Raises:
            UserError: there is no such account.
        """
        return Reconciliation(
            arrivals=self.arrivals(account),
            findings=tuple(self.findings(account)),
        )

    def findings(self, account: str | None = None) -> list[LineFinding]:
        """Return what lines show: late, frozen, taken back, settled as they should not be.

        Raises:
            UserError: there is no such account.
        """
        self._number_of_account(account)  # which there must be
        return reconciling.findings(self._store, self.as_of, account)

    def findings_of(self, line_ids: Sequence[int]) -> list[LineFinding]:
        """Return what some lines show; those that show nothing are left out."""
        return reconciling.findings_of(self._store, self.as_of, line_ids)

    def explain_run(self, run: RunArrival) -> RunExplanation:
        """Return why a run of `arrivals` is what it is, down to its lines."""
        before = [
            each.payout_on
            for each in self.arrivals(run.account).runs
            if each.currency == run.currency and each.payout_on < run.payout_on
        ]
        return reconciling.explain_run(self._store, self.as_of, run, max(before, default=None))
