"""The part of a book that keeps what users claim, from the first word to what it brought in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, TypedDict

from affitrack.book.received import ReceivedMoney
from affitrack.domain.claim import (
    MOST_ATTACHED_BYTES,
    Claim,
    ClaimLine,
    ClaimRun,
    ClaimState,
    check_won,
    run_since_then,
    totals_of,
)
from affitrack.domain.correction import LineRef
from affitrack.later import later
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Unpack

    from affitrack.book import archives
    from affitrack.domain import reminding
    from affitrack.domain.claim import (
        Attachment,
        ClaimTotals,
        GoneAttachment,
        GoneClaim,
        Reminder,
    )
    from affitrack.domain.finding import LineFinding
    from affitrack.domain.received import RunArrival
    from affitrack.store import claims as kept
    from affitrack.store.connection import Store
else:
    archives, kept = later("affitrack.book.archives"), later("affitrack.store.claims")
    reminding = later("affitrack.domain.reminding")

_DAY_OF: Final = {
    ClaimState.SENT: "sent_on",
    ClaimState.ANSWERED: "answered_on",
    ClaimState.WON: "closed_on",
    ClaimState.LOST: "closed_on",
}
_ORDER: Final = tuple(ClaimState)


class ClaimChanges(TypedDict, total=False):
    """What of a claim the user may change; what is not named stays."""

    title: str
    state: ClaimState
    state_on: date
    """The day of the new state; the day on which one looks unless it is named."""
    won: int | None
    deadline_on: date | None
    remind_on: date | None
    note: str


class Claims(ReceivedMoney):
    """Claims, their attachments, and the days that one should not miss."""

    as_of: date
    _store: Store

    def claims(self, account: str | None = None) -> list[Claim]:
        """Return the claims of one account or of all, the first one first."""
        return self._as_of_now(kept.claims(self._store, self._number_of_account(account)))

    def claim(self, claim_id: int) -> Claim:
        """Return one claim. Raises `UserError` where there is none of that number."""
        (claim,) = self._as_of_now([kept.claim_of(self._store, claim_id)])
        return claim

    def claim_totals(self, account: str | None = None) -> list[ClaimTotals]:
        """Return what claims ask for and brought in, by currency."""
        return totals_of(self.claims(account))

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
        account, currency = _one_owner([*lines, *runs])
        for each in lines:
            if each.difference >= 0:
                raise UserError(message("claims.nothing_wrong", order=each.order_id))
        for run in runs:
            if run.difference >= 0:
                raise UserError(message("claims.run_not_short", on=run.payout_on))
        with self._store.write():
            self._check_unclaimed(account, lines)
            self._check_runs_unclaimed(account, currency, runs)
            return kept.add_claim(
                self._store,
                Claim(
                    claim_id=0,
                    title=title.strip(),
                    account=account,
                    currency=currency,
                    state=ClaimState.TO_SEND,
                    made_on=self.as_of,
                    lines=tuple(_claim_line(each) for each in lines),
                    runs=tuple(_claim_run(run) for run in runs),
                    deadline_on=_next_deadline(lines, self.as_of),
                    note=note,
                ),
            )

    def set_claim(self, claim_id: int, **changes: Unpack[ClaimChanges]) -> Claim:
        """Change what is named of a claim; return it as it is then.

        A new state gets its day; days of states that lie ahead of it are forgotten. A claim that
        is won brought in all that was asked for unless `won` says otherwise.

        Raises:
            UserError: there is no such claim, it is not won and is to have brought something in, or
                it was lost and lines of it are part of another claim by now.
        """
        with self._store.write():
            kept.put_claim(self._store, self._changed(self.claim(claim_id), changes))
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
        archives.refuse_the_store(paths, self._store.path)
        contents = [(path.name, _content(path)) for path in paths]
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

    # --- inside -------------------------------------------------------------------------------

    def _changed(self, claim: Claim, changes: ClaimChanges) -> Claim:
        state = changes.get("state", claim.state)
        won = changes.get("won", claim.won if state is claim.state else None)
        claim = replace(
            claim,
            title=changes.get("title", claim.title).strip(),
            deadline_on=changes.get("deadline_on", claim.deadline_on),
            remind_on=changes.get("remind_on", claim.remind_on),
            note=changes.get("note", claim.note),
            won=check_won(state, won, claim.claimed),
        )
        if claim.state is ClaimState.LOST and state is not ClaimState.LOST:
            self._check_unclaimed(claim.account, claim.lines)
            self._check_runs_unclaimed(claim.account, claim.currency, claim.runs)
        if state is claim.state and "state_on" not in changes:
            return claim
        return _moved(claim, state, changes.get("state_on", self.as_of))

    def _check_unclaimed(self, account: str, lines: Sequence[LineFinding | ClaimLine]) -> None:
        taken = kept.claimed_lines(self._store)
        for each in lines:
            number = taken.get(LineRef(account, each.key))
            if number is not None:
                raise UserError(
                    message("claims.in_another", order=each.order_id, claim=str(number))
                )

    def _check_runs_unclaimed(
        self, account: str, currency: str, runs: Sequence[RunArrival | ClaimRun]
    ) -> None:
        taken = kept.claimed_runs(self._store)
        for run in runs:
            number = taken.get((account, currency, run.payout_on))
            if number is not None:
                on = run.payout_on
                raise UserError(message("claims.run_in_another", on=on, claim=str(number)))

    def _as_of_now(self, claims: list[Claim]) -> list[Claim]:
        """Return claims with what has come of their runs since."""
        if not any(claim.runs for claim in claims):
            return claims
        came = {
            (run.account, run.currency, run.payout_on): run.received + run.fees
            for run in self.arrivals().runs
        }
        return [
            replace(
                claim,
                runs=tuple(
                    replace(
                        run,
                        since=run_since_then(
                            run,
                            claim.currency,
                            came.get((claim.account, claim.currency, run.payout_on), 0),
                        ),
                    )
                    for run in claim.runs
                ),
            )
            for claim in claims
        ]


def _one_owner(things: Sequence[LineFinding | RunArrival]) -> tuple[str, str]:
    owners = {(each.account, each.currency) for each in things}
    if not owners:
        raise UserError(message("claims.empty"))
    if len(owners) > 1:
        raise UserError(message("claims.several_owners"))
    return owners.pop()


def _moved(claim: Claim, state: ClaimState, on: date) -> Claim:
    """Return a claim in another state, with its day, and without the days of states ahead of it."""
    days: dict[str, date | None] = {
        name: getattr(claim, name)
        for other, name in _DAY_OF.items()
        if _ORDER.index(other) <= _ORDER.index(state)
    }
    if state in _DAY_OF:
        days[_DAY_OF[state]] = on
    return replace(
        claim,
        state=state,
        sent_on=days.get("sent_on"),
        answered_on=days.get("answered_on"),
        closed_on=days.get("closed_on"),
    )


def _next_deadline(lines: Sequence[LineFinding], as_of: date) -> date | None:
    """Return the first last day to appeal that is not over."""
    days = (each.deadline_on for each in lines if each.deadline_on is not None)
    return min((on for on in days if on >= as_of), default=None)


def _claim_line(found: LineFinding) -> ClaimLine:
    return ClaimLine(
        order_id=found.order_id,
        sku_id=found.sku_id,
        product_id=found.product_id,
        content_id=found.content_id,
        kind=found.kind,
        shop=found.shop,
        shop_name=found.shop_name,
        product_name=found.product_name,
        ordered_on=found.ordered_on,
        since_on=found.since_on,
        deadline_on=found.deadline_on,
        expected=found.expected,
        stands=found.stands,
        file_name=found.file_name,
        source_row=found.source_row,
    )


def _claim_run(run: RunArrival) -> ClaimRun:
    return ClaimRun(run.payout_on, run.expected, run.received, run.fees)


def _content(path: Path) -> bytes:
    """Return what is in a file that is to be kept."""
    try:
        if not path.is_file():
            raise UserError(message("claims.no_file", file=path.name))
        with path.open("rb") as file:
            content = file.read(MOST_ATTACHED_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(message("claims.unreadable", file=path.name, reason=reason)) from error
    if not content:
        raise UserError(message("claims.empty_file", file=path.name))
    if len(content) > MOST_ATTACHED_BYTES:
        most = str(MOST_ATTACHED_BYTES // 1024**2)
        raise UserError(message("claims.too_large", file=path.name, most=most))
    return content
