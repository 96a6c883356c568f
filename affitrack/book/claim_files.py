"""Claims as files for others to read: what each line should have been, step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from affitrack.analysis.reconcile import findings_of
from affitrack.book.claim_reasons import reasons_for
from affitrack.domain.claim_reason import reason_of
from affitrack.domain.market import market
from affitrack.reports.claim_file import ClaimedLine, ClaimFile
from affitrack.store.claims import reasons_of
from affitrack.store.lines.paging import lines_by_id
from affitrack.store.lines.run_lines import paid_lines, taken_back_since
from affitrack.store.payouts.arrivals import arrivals
from affitrack.store.payouts.paying_runs import paying_runs
from affitrack.store.rules.accounts import find_account
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from affitrack.book.claim_reasons import HeadersOf
    from affitrack.domain.claim import Claim, ClaimLine
    from affitrack.domain.line import LineKey
    from affitrack.domain.records import LineRecord
    from affitrack.store.connection import Store


def claim_file(store: Store, as_of: date, claim: Claim, headers_of: HeadersOf) -> ClaimFile:
    """Return what the file of a claim holds.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        claim: the claim.
        headers_of: gives the header of each field of order lines in an imported file.
    """
    account = find_account(store, claim.account)
    if account is None:
        raise UserError(message("book.no_such_account", handle=claim.account))
    runs = _runs_of(store, as_of, claim)
    return ClaimFile(
        claim=claim,
        market=market(account.market).name,
        as_of=as_of,
        lines=tuple(_claimed_lines(store, as_of, claim, headers_of)),
        paid=tuple(line for run in runs for line in run.paid),
        taken_back=tuple(line for run in runs for line in run.taken_back),
    )


def _claimed_lines(
    store: Store, as_of: date, claim: Claim, headers_of: HeadersOf
) -> list[ClaimedLine]:
    """Return the lines of a claim with the reasons for which they were claimed."""
    texts = reasons_of(store, claim)
    kept = {line.key: reason_of(texts.get(line.key)) for line in claim.lines}
    older = [line for line in claim.lines if kept[line.key] is None]
    known = _known_again(store, as_of, older, headers_of) if older else {}
    changed = message("claims.file.changed", on=claim.made_on)
    claimed = []
    for line in claim.lines:
        reason = kept[line.key]
        if reason is not None:
            claimed.append(ClaimedLine(line, reason.why, reason.steps))
        else:
            claimed.append(known.get(line.key) or ClaimedLine(line, changed))
    return claimed


def _known_again(
    store: Store, as_of: date, lines: Sequence[ClaimLine], headers_of: HeadersOf
) -> dict[LineKey, ClaimedLine]:
    """Return the lines of an older claim whose figures still follow from what is known of them."""
    claimed = {line.line_id: line for line in lines if line.line_id is not None}
    found = [
        each
        for each in findings_of(store, as_of, list(claimed))
        for line in [claimed[each.line_id]]
        if (each.kind, each.expected, each.stands) == (line.kind, line.expected, line.stands)
    ]
    reasons = reasons_for(store, as_of, found, headers_of)
    again = {}
    for each in found:
        line = replace(claimed[each.line_id], file_name=each.file_name, source_row=each.source_row)
        again[each.key] = ClaimedLine(line, reasons[each.key].why, reasons[each.key].steps)
    return again


class _RunLines(NamedTuple):
    """The lines that make up what a run was to pay."""

    paid: list[LineRecord]
    taken_back: list[LineRecord]
    """Since the run before; none where nothing of them was to be kept from this one."""


def _runs_of(store: Store, as_of: date, claim: Claim) -> list[_RunLines]:
    """Return the lines of the runs of a claim that are still there."""
    if not claim.runs:
        return []
    arrived, paying = arrivals(store, as_of), paying_runs(store, as_of)
    claimed = {(claim.account, claim.currency, run.payout_on) for run in claim.runs}
    return [
        _RunLines(
            _by_order(store, as_of, [line.line_id for line in paid_lines(store, paying, run)]),
            _by_order(store, as_of, taken_back_since(store, run, arrived.before(run)))
            if run.taken_back
            else [],
        )
        for run in arrived.runs
        if (run.account, run.currency, run.payout_on) in claimed
    ]


def _by_order(store: Store, as_of: date, numbers: Sequence[int]) -> list[LineRecord]:
    found = lines_by_id(store, numbers, as_of)
    return sorted(found, key=lambda line: (line.facts.ordered_at, line.facts.key))
