"""Making claims and changing them: what is asked for, in which state, and what has come since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypedDict

from affitrack.domain.claim import (
    MOST_ATTACHED_BYTES,
    Claim,
    ClaimLine,
    ClaimRun,
    ClaimState,
    check_won,
    run_since_then,
)
from affitrack.domain.correction import LineRef
from affitrack.store import claims as kept
from affitrack.wording.message import UserError, message
from affitrack.wording.system import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from affitrack.domain.finding import LineFinding
    from affitrack.domain.received import Arrivals, RunArrival
    from affitrack.store.connection import Store

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


def new_claim(lines: Sequence[LineFinding], runs: Sequence[RunArrival], made_on: date) -> Claim:
    """Return a claim of findings and runs, without a number yet.

    Raises:
        UserError: there is nothing to claim, or they are of several accounts or currencies.
    """
    account, currency = _one_owner([*lines, *runs])
    for each in lines:
        if each.difference >= 0:
            raise UserError(message("claims.nothing_wrong", order=each.order_id))
    for run in runs:
        if run.difference >= 0:
            raise UserError(message("claims.run_not_short", on=run.payout_on))
    return Claim(
        claim_id=0,
        title="",
        account=account,
        currency=currency,
        state=ClaimState.TO_SEND,
        made_on=made_on,
        lines=tuple(_claim_line(each) for each in lines),
        runs=tuple(_claim_run(run) for run in runs),
        deadline_on=_next_deadline(lines, made_on),
    )


def changed(claim: Claim, changes: ClaimChanges, as_of: date) -> Claim:
    """Return a claim with what is named changed.

    Raises:
        UserError: it is not won and is to have brought something in, or it brought in nothing.
    """
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
    if state is claim.state and "state_on" not in changes:
        return claim
    return _moved(claim, state, changes.get("state_on", as_of))


def check_unclaimed(store: Store, claim: Claim) -> None:
    """Raise `UserError` where a line or run of a claim is part of another that is not lost."""
    lines, runs = kept.claimed_lines(store), kept.claimed_runs(store)
    for line in claim.lines:
        number = lines.get(LineRef(claim.account, line.key))
        if number is not None:
            raise UserError(message("claims.in_another", order=line.order_id, claim=str(number)))
    for run in claim.runs:
        number = runs.get((claim.account, claim.currency, run.payout_on))
        if number is not None:
            on = run.payout_on
            raise UserError(message("claims.run_in_another", on=on, claim=str(number)))


def as_of_now(claims: list[Claim], arrivals: Callable[[], Arrivals]) -> list[Claim]:
    """Return claims with what has come of their runs since."""
    if not any(claim.runs for claim in claims):
        return claims
    known = {(run.account, run.currency, run.payout_on): run for run in arrivals().runs}
    return [replace(claim, runs=tuple(_with_since(claim, known))) for claim in claims]


def _with_since(
    claim: Claim, known: Mapping[tuple[str, str, date], RunArrival]
) -> Iterator[ClaimRun]:
    for run in claim.runs:
        now = known.get((claim.account, claim.currency, run.payout_on))
        yield replace(run, since=run_since_then(run, claim.currency, now))


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


def content_of(path: Path) -> bytes:
    """Return what is in a file that is to be kept.

    Raises:
        UserError: it cannot be read, is empty, or larger than `MOST_ATTACHED_BYTES`.
    """
    try:
        if not path.is_file():
            raise UserError(message("claims.no_file", file=path.name))
        with path.open("rb") as file:
            content = file.read(MOST_ATTACHED_BYTES + 1)
    except OSError as error:
        raise UserError(
            message("claims.unreadable", file=path.name, reason=reason_of(error))
        ) from error
    if not content:
        raise UserError(message("claims.empty_file", file=path.name))
    if len(content) > MOST_ATTACHED_BYTES:
        most = str(MOST_ATTACHED_BYTES // 1024**2)
        raise UserError(message("claims.too_large", file=path.name, most=most))
    return content
