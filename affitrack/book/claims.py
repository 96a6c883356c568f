"""The part of a book that keeps what users claim, from the first word to what it brought in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from affitrack.book.origins import Origins
from affitrack.book.received import ReceivedMoney
from affitrack.later import later
from affitrack.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path
    from typing import Unpack

    from affitrack.book import archives
    from affitrack.book import claim_making as making
    from affitrack.book import claim_reasons as reasons
    from affitrack.book.claim_making import ClaimChanges
    from affitrack.domain import claim as domain
    from affitrack.domain import claim_reason as reason
    from affitrack.domain import reminding
    from affitrack.domain.claim import (
        Attachment,
        Claim,
        ClaimTotals,
        GoneAttachment,
        GoneClaim,
        Reminder,
    )
    from affitrack.domain.finding import LineFinding
    from affitrack.domain.received import RunArrival
    from affitrack.store import claims as kept
    from affitrack.store.connection import Store
else:  # who opens a window on its first page claims nothing
    archives, making, reasons = (
        later(f"affitrack.book.{name}") for name in ("archives", "claim_making", "claim_reasons")
    )
    domain, reason, reminding = (
        later(f"affitrack.domain.{name}") for name in ("claim", "claim_reason", "reminding")
    )
    kept = later("affitrack.store.claims")


class Claims(Origins, ReceivedMoney):
    """Claims, their attachments, and the days that one should not miss."""

    as_of: date
    _store: Store

    def claims(self, account: str | None = None) -> list[Claim]:
        """Return the claims of one account or of all, the first one first."""
        found = kept.claims(self._store, self._number_of_account(account))
        return making.as_of_now(found, self.arrivals)

    def claim(self, claim_id: int) -> Claim:
        """Return one claim. Raises `UserError` where there is none of that number."""
        (claim,) = making.as_of_now([kept.claim_of(self._store, claim_id)], self.arrivals)
        return claim

    def claim_totals(self, account: str | None = None) -> list[ClaimTotals]:
        """Return what claims ask for and brought in, by currency."""
        return domain.totals_of(self.claims(account))

    def make_claim(
        self,
        lines: Sequence[LineFinding] = (),
        runs: Sequence[RunArrival] = (),
        title: str = "",
        note: str = "",
    ) -> Claim:
        """Make a claim of what reconciliation found in lines, or of runs that were paid short.

        Raises:
            UserError: there is nothing to claim, they are of several accounts or currencies, or
                one of them is part of another claim that is not lost; nothing is written.
        """
        new = making.new_claim(lines, runs, self.as_of)
        with self._store.write():
            making.check_unclaimed(self._store, new)
            found = reasons.reasons_for(self._store, self.as_of, lines, self.headers_in)
            texts = {key: reason.reason_text(each) for key, each in found.items()}
            return kept.add_claim(self._store, replace(new, title=title.strip(), note=note), texts)

    def make_claims(
        self,
        parts: Iterable[tuple[Sequence[LineFinding], Sequence[RunArrival]]],
        title: str = "",
        note: str = "",
    ) -> list[Claim]:
        """Make a claim of each part, as `make_claim` does; all of them, or none."""
        with self._store.write():
            return [self.make_claim(lines, runs, title, note) for lines, runs in parts]

    def set_claim(self, claim_id: int, **changes: Unpack[ClaimChanges]) -> Claim:
        """Change what is named of a claim; return it as it is then.

        A new state gets its day; days of states that lie ahead of it are forgotten. A claim that
        is won brought in all that was asked for unless `won` says otherwise.

        Raises:
            UserError: there is no such claim, it is not won and is to have brought something in, or
                it was lost and lines of it are part of another claim by now.
        """
        with self._store.write():
            before = self.claim(claim_id)
            now = making.changed(before, changes, self.as_of)
            if now.state is not before.state and before.state is domain.ClaimState.LOST:
                making.check_unclaimed(self._store, before)
            kept.put_claim(self._store, now)
        return self.claim(claim_id)

    def put_claim(self, claim: Claim) -> Claim:
        """Let a claim be in words, state, days and amount as this one; return it as it was.

        Putting back what is returned undoes it exactly. Lines, runs and attachments stay.
        """
        return kept.put_claim(self._store, claim)

    def remove_claims(self, claim_ids: Iterable[int]) -> list[GoneClaim]:
        """Remove claims with all that belongs to them; `restore_claims` brings them back.

        Raises:
            UserError: there is none of a number; nothing is removed.
        """
        return kept.remove_claims(self._store, claim_ids)

    def restore_claims(self, gone: Sequence[GoneClaim]) -> None:
        """Bring claims back that were removed, under their numbers."""
        kept.restore_claims(self._store, gone)

    # --- attachments --------------------------------------------------------------------------

    def attach(self, claim_id: int, path: Path) -> Attachment:
        """Keep a copy of a file with a claim.

        Raises:
            UserError: there is no such claim, or the file cannot be read, is empty, or larger
                than `MOST_ATTACHED_BYTES`.
        """
        (made,) = self.attach_all(claim_id, [path])
        return made

    def attach_all(self, claim_id: int, paths: Sequence[Path]) -> list[Attachment]:
        """Keep copies of files with a claim, all or none. Raises as `attach` does."""
        store = self._store.path
        archives.refuse_the_store(paths, store, message("claims.own_store", file=store.name))
        contents = [(path.name, making.content_of(path)) for path in paths]
        with self._store.write():
            return [
                kept.attach(self._store, claim_id, name, content, self.as_of)
                for name, content in contents
            ]

    def attachment(self, attachment_id: int) -> bytes:
        """Return what is in an attachment. Raises `UserError` where there is none."""
        return kept.content_of(self._store, attachment_id)

    def detach(self, attachment_id: int) -> GoneAttachment:
        """Take an attachment away; `restore_attachment` brings it back."""
        return kept.detach(self._store, attachment_id)

    def restore_attachment(self, gone: GoneAttachment) -> None:
        """Bring an attachment back that was taken away, under its number."""
        kept.restore_attachment(self._store, gone)

    # --- reminders ----------------------------------------------------------------------------

    def claim_reminders(self, frozen: Iterable[LineFinding] = ()) -> list[Reminder]:
        """Return the claims, and the frozen lines without one, whose day is near or over, by day.

        Args:
            frozen: what reconciliation found; only frozen lines count.
        """
        return reminding.reminders(self.claims(), frozen, self.as_of)
