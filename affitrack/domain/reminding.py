"""Days that one should not miss: when a claim is to be sent, when one may still appeal."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from affitrack.domain.claim import Claim, ClaimState, Reminder, ReminderKind
from affitrack.domain.finding import FindingKind, LineFinding
from affitrack.domain.money import Money
from affitrack.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NEAR: Final = timedelta(days=7)
"""A last day is told of so long before it."""
OVER: Final = timedelta(days=14)
"""The last day to appeal for frozen lines is told of so long after it."""


def reminders(
    claims: Iterable[Claim], findings: Iterable[LineFinding], as_of: date
) -> list[Reminder]:
    """Return the claims, and the frozen lines without one, whose day is near or over, by day.

    Args:
        claims: all claims.
        findings: what reconciliation found; only frozen lines that are in no claim count.
        as_of: the day on which one looks.
    """
    found = [each for claim in claims for each in _of_claim(claim, as_of)]
    found += _of_frozen(findings, as_of)
    return sorted(found, key=lambda each: (each.on, each.account, each.claim_id or 0))


def _of_claim(claim: Claim, as_of: date) -> Iterator[Reminder]:
    days = []
    if claim.state is ClaimState.TO_SEND and claim.deadline_on is not None:
        days.append((ReminderKind.DEADLINE, claim.deadline_on, NEAR))
    if claim.is_open and claim.remind_on is not None:
        days.append((ReminderKind.OWN, claim.remind_on, timedelta()))
    for kind, on, before in days:
        if on - before <= as_of:
            yield Reminder(
                kind=kind,
                on=on,
                days_left=(on - as_of).days,
                account=claim.account,
                currency=claim.currency,
                lines=len(claim.lines),
                amount=claim.claimed,
                claim_id=claim.claim_id,
                what=message(
                    f"claims.reminder.{kind.value}",
                    number=str(claim.claim_id),
                    name=claim.name,
                    amount=Money(claim.claimed, claim.currency),
                    on=on,
                ),
            )


def _of_frozen(findings: Iterable[LineFinding], as_of: date) -> Iterator[Reminder]:
    near: defaultdict[tuple[date, str, str], list[LineFinding]] = defaultdict(list)
    for each in findings:
        if each.kind is FindingKind.FROZEN and each.claim_id is None:
            on = each.deadline_on
            if on is not None and on - NEAR <= as_of <= on + OVER:
                near[on, each.account, each.currency].append(each)
    for (on, account, currency), lines in near.items():
        amount = -sum(each.difference for each in lines)
        key = "over" if on < as_of else "frozen"
        yield Reminder(
            kind=ReminderKind.FROZEN,
            on=on,
            days_left=(on - as_of).days,
            account=account,
            currency=currency,
            lines=len(lines),
            amount=amount,
            claim_id=None,
            what=message(
                f"claims.reminder.{key}", n=len(lines), amount=Money(amount, currency), on=on
            ),
        )
