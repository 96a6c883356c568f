"""What could be claimed: a line that shows something, or a payout run that was paid short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from affitrack.domain.claim import ClaimState
from affitrack.domain.finding import FindingKind, LineFinding
from affitrack.domain.followed_runs import followed
from affitrack.domain.received import ArrivalState, RunArrival
from affitrack.domain.records import LineFilter
from affitrack.gui.i18n import language
from affitrack.wording.catalogue import render

if TYPE_CHECKING:
    from affitrack.domain.claim import Claim
    from affitrack.domain.reconciliation import Reconciliation

ClaimableKey: TypeAlias = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Claimable:
    """One row of what could be claimed."""

    what: LineFinding | RunArrival
    claim_id: int | None

    @property
    def kind(self) -> FindingKind:
        """What it shows."""
        return self.what.kind if isinstance(self.what, LineFinding) else FindingKind.MISSING

    @property
    def key(self) -> ClaimableKey:
        """What tells it from all others."""
        what = self.what
        if isinstance(what, LineFinding):
            return what.account, what.currency, what.line_id, ""
        return what.account, what.currency, 0, what.payout_on.isoformat()

    @property
    def stands(self) -> int:
        """What is there."""
        return self.what.stands if isinstance(self.what, LineFinding) else self.what.received

    @property
    def since_on(self) -> date:
        """The day since which it is so."""
        return self.what.since_on if isinstance(self.what, LineFinding) else self.what.payout_on

    @property
    def deadline_on(self) -> date | None:
        """The last day to appeal, where there is one."""
        return self.what.deadline_on if isinstance(self.what, LineFinding) else None

    @property
    def is_unheard(self) -> bool:
        """Whether it waited in the last file that has it, which is not the latest."""
        return isinstance(self.what, LineFinding) and self.what.told_on is not None

    @property
    def why(self) -> str:
        """Why it is listed, with its figures; "" of a run, whose figures stand beside it."""
        return render(self.what.why, language()) if isinstance(self.what, LineFinding) else ""

    def which(self) -> LineFilter:
        """Return the sales meant."""
        what = self.what
        if isinstance(what, LineFinding):
            return LineFilter(account=what.account, order_id=what.order_id)
        return LineFilter(account=what.account, currency=what.currency, payout_on=what.pays_on)


def claimable(found: Reconciliation, claims: Iterable[Claim]) -> list[Claimable]:
    """Return all that could be claimed: lines first, as they are found, then payout runs."""
    runs_claimed = {
        (claim.account, claim.currency, run.payout_on): claim.claim_id
        for claim in claims
        for run in claim.runs
        if claim.state is not ClaimState.LOST
    }
    lines = [Claimable(each, each.claim_id) for each in found.findings]
    runs = [
        Claimable(run, runs_claimed.get((run.account, run.currency, run.payout_on)))
        for run in followed(found.arrivals.runs)
        if run.state in {ArrivalState.SHORT, ArrivalState.MISSING} and run.difference < 0
    ]
    return [*lines, *runs]


def parted(
    rows: Sequence[Claimable],
) -> tuple[list[LineFinding], list[RunArrival]]:
    """Return the lines and the runs among some rows."""
    lines = [row.what for row in rows if isinstance(row.what, LineFinding)]
    runs = [row.what for row in rows if isinstance(row.what, RunArrival)]
    return lines, runs


def by_owner(rows: Iterable[Claimable]) -> list[list[Claimable]]:
    """Return rows by account and currency: a claim is of one."""
    owned: defaultdict[tuple[str, str], list[Claimable]] = defaultdict(list)
    for row in rows:
        owned[row.what.account, row.what.currency].append(row)
    return [owned[owner] for owner in sorted(owned)]
