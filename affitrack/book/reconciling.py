"""The part of a book that holds what is against what should be: line by line, and run by run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from affitrack.book.claims import Claims
from affitrack.later import later
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from affitrack.analysis import reconcile as reconciling
    from affitrack.book import archives, claim_files
    from affitrack.domain import reconciliation as domain
    from affitrack.domain.claim import Claim, ClaimLine, Reminder
    from affitrack.domain.finding import LineFinding
    from affitrack.domain.received import RunArrival
    from affitrack.domain.reconciliation import Reconciliation
    from affitrack.domain.run_explanation import RunExplanation
    from affitrack.reports import claim_file, claim_pdf
    from affitrack.reports.claim_file import ClaimedLine
    from affitrack.wording.language import Language
else:
    reconciling = later("affitrack.analysis.reconcile")
    domain = later("affitrack.domain.reconciliation")
    archives, claim_files = (
        later(f"affitrack.book.{name}") for name in ("archives", "claim_files")
    )
    claim_file, claim_pdf = (
        later(f"affitrack.reports.{name}") for name in ("claim_file", "claim_pdf")
    )

FORMS: Final = ("pdf", "csv")
"""What a claim is saved as."""


class Reconciling(Claims):
    """Is the money what it should be?"""

    def reconcile(self, account: str | None = None) -> Reconciliation:
        """Return runs with what arrived of them, and what lines show, of one account or of all.

        Raises:
            UserError: there is no such account.
        """
        return domain.Reconciliation(
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
        before = self.arrivals(run.account).before(run)
        return reconciling.explain_run(self._store, self.as_of, run, before)

    def reminders(self) -> list[Reminder]:
        """Return the claims, and the frozen lines without one, whose day is near or over, by day.

        Of a claim that is to be sent its last day, from a week before; of an open one the user's
        own day; of frozen lines the last day to appeal, from a week before to two weeks after.
        """
        return self.claim_reminders(reconciling.frozen(self._store, self.as_of))

    # --- claims as files ----------------------------------------------------------------------

    def explained_claim_line(self, claim: Claim, line: ClaimLine) -> ClaimedLine:
        """Return a line of a claim with the computation of what is expected of it.

        Raises:
            UserError: there is no such account any more.
        """
        alone = replace(claim, lines=(line,), runs=())
        return claim_files.claim_file(self._store, self.as_of, alone, self.headers_in).lines[0]

    def save_claim(self, claim_id: int, path: Path, form: str, lang: Language) -> Path:
        """Write a claim for others to read; a file of that name is replaced.

        Args:
            claim_id: number of the claim.
            path: where to.
            form: "pdf" or "csv".
            lang: the language of the file.

        Raises:
            UserError: there is no such claim or form, or the file cannot be written.
        """
        if form not in FORMS:
            raise UserError(message("claims.file.unknown_form", given=form))
        archives.refuse_the_store([path], self._store.path)
        claim = self.claim(claim_id)
        file = claim_files.claim_file(self._store, self.as_of, claim, self.headers_in)
        if form == "pdf":
            claim_pdf.write_claim_pdf(path, file, lang)
        else:
            claim_file.write_claim_csv(path, file, lang)
        return path
