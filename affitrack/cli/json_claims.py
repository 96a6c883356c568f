"""The JSON documents of what reconciliation finds, and of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli.json_output import amount, day
from affitrack.domain.money import decimal_text
from affitrack.wording.catalogue import render

if TYPE_CHECKING:
    from affitrack.cli.json_output import Document
    from affitrack.domain.claim import Claim, ClaimLine, ClaimTotals, Reminder
    from affitrack.domain.finding import LineFinding
    from affitrack.domain.run_explanation import RunExplanation
    from affitrack.wording.language import Language


def finding(found: LineFinding, lang: Language) -> Document:
    """Return what a line shows."""
    currency = found.currency
    return {
        "kind": found.kind.value,
        "order_id": found.order_id,
        "sku_id": found.sku_id,
        "product_id": found.product_id,
        "content_id": found.content_id,
        "account": found.account,
        "shop": found.shop,
        "currency": currency,
        "expected": decimal_text(found.expected, currency),
        "stands": decimal_text(found.stands, currency),
        "difference": decimal_text(found.difference, currency),
        "ordered_on": day(found.ordered_on),
        "since_on": day(found.since_on),
        "deadline_on": day(found.deadline_on),
        "told_on": day(found.told_on),
        "payout_on": day(found.payout_on),
        "product": found.product_name,
        "shop_name": found.shop_name,
        "why": render(found.why, lang),
        "file": found.file_name,
        "row": found.source_row,
        "claim_id": None if found.claim_id is None else str(found.claim_id),
    }


def explanation(found: RunExplanation, lang: Language) -> Document:
    """Return why a run is: should + steps = expected, explained + unexplained = difference."""
    run, currency = found.run, found.run.currency
    return {
        "payout_on": day(run.payout_on),
        "account": run.account,
        "currency": currency,
        "should": decimal_text(found.should, currency),
        "steps": [
            {
                "kind": step.kind.value,
                "lines": step.lines,
                "amount": decimal_text(step.amount, currency),
                "orders": [each.order_id for each in step.findings],
                "said": render(step.said, lang),
            }
            for step in found.steps
        ],
        "expected": decimal_text(run.expected, currency),
        "difference": decimal_text(run.difference, currency),
        "explained": decimal_text(found.explained, currency),
        "unexplained": decimal_text(found.unexplained, currency),
        "fits": [
            {
                "kind": fit.kind.value,
                "lines": len(fit.line_ids),
                "amount": decimal_text(fit.amount, currency),
                "is_sure": fit.is_sure,
                "said": render(fit.said, lang),
            }
            for fit in found.fits
        ],
    }


def claim(found: Claim, lang: Language) -> Document:
    """Return a claim with all that belongs to it."""
    currency = found.currency
    return {
        "claim_id": str(found.claim_id),
        "title": found.title,
        "name": render(found.name, lang),
        "account": found.account,
        "currency": currency,
        "state": found.state.value,
        "claimed": decimal_text(found.claimed, currency),
        "won": amount(found.won, currency),
        "made_on": day(found.made_on),
        "sent_on": day(found.sent_on),
        "answered_on": day(found.answered_on),
        "closed_on": day(found.closed_on),
        "deadline_on": day(found.deadline_on),
        "remind_on": day(found.remind_on),
        "note": found.note,
        "lines": [_line(line, currency, lang) for line in found.lines],
        "runs": [
            {
                "payout_on": day(run.payout_on),
                "expected": decimal_text(run.expected, currency),
                "received": decimal_text(run.received, currency),
                "fees": decimal_text(run.fees, currency),
                "claimed": decimal_text(run.claimed, currency),
                "since": None if run.since is None else render(run.since, lang),
            }
            for run in found.runs
        ],
        "attachments": [
            {
                "attachment_id": str(each.attachment_id),
                "name": each.name,
                "bytes": each.size,
                "added_on": day(each.added_on),
            }
            for each in found.attachments
        ],
    }


def totals(found: ClaimTotals) -> Document:
    """Return what claims in one currency ask for, and what they brought in."""
    money = ("claimed", "open", "claimed_and_won", "won", "claimed_and_lost")
    counts = ("claims", "open_claims", "won_claims", "lost_claims")
    return {
        "currency": found.currency,
        **{name: getattr(found, name) for name in counts},
        **{name: decimal_text(getattr(found, name), found.currency) for name in money},
    }


def reminder(found: Reminder, lang: Language) -> Document:
    """Return something whose day is near or over."""
    return {
        "kind": found.kind.value,
        "on": day(found.on),
        "days_left": found.days_left,
        "account": found.account,
        "currency": found.currency,
        "lines": found.lines,
        "amount": decimal_text(found.amount, found.currency),
        "claim_id": None if found.claim_id is None else str(found.claim_id),
        "what": render(found.what, lang),
    }


def _line(line: ClaimLine, currency: str, lang: Language) -> Document:
    return {
        "kind": line.kind.value,
        "order_id": line.order_id,
        "sku_id": line.sku_id,
        "product_id": line.product_id,
        "content_id": line.content_id,
        "shop": line.shop,
        "shop_name": line.shop_name,
        "product": line.product_name,
        "ordered_on": day(line.ordered_on),
        "since_on": day(line.since_on),
        "deadline_on": day(line.deadline_on),
        "expected": decimal_text(line.expected, currency),
        "stands": decimal_text(line.stands, currency),
        "claimed": decimal_text(line.claimed, currency),
        "file": line.file_name,
        "row": line.source_row,
        "now": amount(line.now, currency),
        "since": None if line.since is None else render(line.since, lang),
    }
