"""The JSON documents of money that arrived: payouts, and what was expected of each run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli.json_output import day
from affitrack.domain.money import decimal_text
from affitrack.domain.statement import Proposed
from affitrack.wording.catalogue import render

if TYPE_CHECKING:
    from collections.abc import Collection

    from affitrack.cli.json_output import Document
    from affitrack.domain.received import Arrivals, Received, RunArrival, Share, Unmatched
    from affitrack.domain.statement import StatementDraft
    from affitrack.wording.language import Language


def payout(found: Received, arrivals: Arrivals) -> Document:
    """Return a payout and the runs that it is for."""
    currency = found.currency
    left = [each.amount for each in arrivals.unmatched if each.payout == found]
    return {
        "payout_id": str(found.payout_id),
        "account": found.account,
        "on": day(found.received_on),
        "currency": currency,
        "amount": decimal_text(found.amount, currency),
        "fee": decimal_text(found.fee, currency),
        "reference": found.reference,
        "method": found.method,
        "note": found.note,
        "source": found.source or None,
        "matched_by": "automatic" if found.pins is None else "user",
        "runs": [
            {"payout_on": day(run.payout_on), "state": run.state.value, **_share(share, currency)}
            for run, share in arrivals.shares_of(found.payout_id)
        ],
        "unmatched": decimal_text(sum(left), currency),
    }


def run(found: RunArrival) -> Document:
    """Return what was expected of a run, and what of it arrived."""
    currency = found.currency
    return {
        "payout_on": day(found.payout_on),
        "account": found.account,
        "currency": currency,
        "expected": decimal_text(found.expected, currency),
        "received": decimal_text(found.received, currency),
        "fees": decimal_text(found.fees, currency),
        "difference": decimal_text(found.difference, currency),
        "state": found.state.value,
        "lines": found.lines,
        "settled": decimal_text(found.settled, currency),
        "taken_back": decimal_text(found.taken_back, currency),
        "waiting": decimal_text(found.waiting, currency),
        "due_on": day(found.due_on),
        "paid_on": day(found.pays_on),
        "payouts": [
            {"payout_id": str(share.payout_id), "on": day(share.received_on)}
            | _share(share, currency)
            for share in found.shares
        ],
    }


def unmatched(found: Unmatched) -> Document:
    """Return a payout that belongs to no run, or what is left of it."""
    payout = found.payout
    return {
        "payout_id": str(payout.payout_id),
        "account": payout.account,
        "on": day(payout.received_on),
        "currency": payout.currency,
        "amount": decimal_text(found.amount, payout.currency),
    }


def _share(share: Share, currency: str) -> Document:
    return {
        "amount": decimal_text(share.amount, currency),
        "fee": decimal_text(share.fee, currency),
        "pinned": share.pinned,
    }


def statement(draft: StatementDraft, places: Collection[int], lang: Language) -> Document:
    """Return what a bank statement says, and which of its lines are taken in."""
    return {
        "path": str(draft.path),
        "format": draft.kind,
        "title": draft.title or None,
        "bank_account": draft.bank_account or None,
        "rows": len(draft.lines) + len(draft.rejected) + draft.left_out,
        "left_out": draft.left_out,
        "rejected": [
            {"row": each.row, "reason": render(each.reason, lang)} for each in draft.rejected
        ],
        "lines": [
            {
                "row": line.row,
                "on": day(line.received_on),
                "currency": line.currency,
                "amount": decimal_text(line.amount, line.currency),
                "fee": decimal_text(line.fee, line.currency),
                "text": line.text,
                "proposed": line.proposed.value,
                "taken": place in places and line.proposed is not Proposed.KNOWN,
                "payout_id": None if line.payout_id is None else str(line.payout_id),
                "there_on": day(line.there_on),
                "by_hand": line.is_by_hand,
                "run": day(line.run_on),
            }
            for place, line in enumerate(draft.lines)
        ],
    }
