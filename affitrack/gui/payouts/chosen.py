"""What the user looks at on the page of payouts: a run, or a day of release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from affitrack.domain.payout_run import LinePart, PayoutRun, ReleaseDay
from affitrack.domain.received import RunArrival
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage


@dataclass(frozen=True, slots=True)
class ChosenRun:
    """A payout run."""

    run: PayoutRun
    arrival: RunArrival | None = None
    """What of it arrived; None where nobody keeps that."""

    def which(self) -> LineFilter:
        """Return its lines, and none but them."""
        run = self.run
        return LineFilter(account=run.account, currency=run.currency, payout_on=run.pays_on)

    def kept(self) -> tuple[LinePart, ...]:
        """Return what its lines do not tell of its sum: at most one part."""
        run = self.run
        part = LinePart("", "", "", run.currency, 0, run.kept_besides, 0, is_kept=True)
        return (part,) if part.net else ()

    def which_taken_back(self) -> LineFilter:
        """Return all that was taken back from its account: no filter knows the days of a run."""
        run, back = self.run, frozenset({Stage.DEDUCTED})
        return LineFilter(account=run.account, currency=run.currency, stages=back)


@dataclass(frozen=True, slots=True)
class ChosenDay:
    """A day to come, and what it releases in one currency, if anything."""

    day: date
    release: ReleaseDay | None
    account: str | None
    """The account looked at; None for all."""

    def which(self) -> LineFilter:
        """Return the lines that it releases; without a release there is none to ask for."""
        return LineFilter(
            account=self.account,
            currency=self.release.currency if self.release is not None else None,
            release_on=self.day,
            stages=frozenset({Stage.HELD}),
        )
