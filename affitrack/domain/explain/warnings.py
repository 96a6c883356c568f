"""What does not fit in a line, or threatens its money, in sentences with their figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from affitrack.domain.audit import AuditFlag, check_commission, price_bases
from affitrack.domain.commission import estimate, half_up, stated_base, stated_rate
from affitrack.domain.correction import Correctable
from affitrack.domain.explain.line import shown_rate
from affitrack.domain.oddities import Oddity
from affitrack.domain.stage import Outcome
from affitrack.wording.message import Message, Rate, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from affitrack.domain.explain.line import ExplainedLine

_OF_OUTCOME = {
    Outcome.AWAITING: "explain.warning.awaiting",
    Outcome.FROZEN: "explain.warning.frozen",
    Outcome.DEDUCTED: "explain.warning.taken_back",
}
"""Outcomes that put the money in doubt, whatever the figures."""


def warnings_of(line: ExplainedLine) -> tuple[Message, ...]:
    """Return the sentences: where the money stands first, then what the audit found."""
    return (*_of_stage(line), *_of_audit(line))


def _of_stage(line: ExplainedLine) -> list[Message]:
    found = []
    if line.outcome in _OF_OUTCOME:
        found.append(message(_OF_OUTCOME[line.outcome]))
    if line.outcome is Outcome.LOST:
        found.append(_why_lost(line))
    flags = line.record.flags
    if "unknown_status" in flags or line.outcome is Outcome.UNKNOWN:
        found.append(message("explain.warning.unknown_status", status=line.facts.status_raw))
    if "late" in flags:
        found.append(message("explain.warning.late"))
    if "at_risk" in flags and line.derived.at_risk_until is not None:
        until = date.fromisoformat(line.derived.at_risk_until)
        found.append(message("explain.warning.at_risk", until=until))
    found += [Message(f"explain.warning.{oddity}") for oddity in Oddity if oddity in flags]
    if _settled_at_nothing(line):
        stated = estimate(line.facts)
        if stated is not None:
            found.append(message("explain.warning.settled_zero", estimate=line.money(stated[1])))
    return found


def _why_lost(line: ExplainedLine) -> Message:
    facts = line.facts
    for field in (Correctable.STATUS, Correctable.RETURNED_ON):
        own = line.corrected_when(field)
        if own is not None:
            return message("explain.warning.lost_own", own=own)
    if line.is_by_hand:
        return message("explain.warning.lost_by_hand")
    if facts.items_refunded and facts.items_refunded >= facts.items_sold:
        return message("explain.warning.returned", n=facts.items_sold)
    return message("explain.warning.ineligible", status=facts.status_raw)


def _settled_at_nothing(line: ExplainedLine) -> bool:
    stated = estimate(line.facts)
    return (
        line.outcome is Outcome.SETTLED
        and line.facts.final_earned == 0
        and stated is not None
        and stated[1] > 0
    )


def _of_audit(line: ExplainedLine) -> list[Message]:
    found: list[Message] = []
    for flag in AuditFlag(line.derived.audit_flags):
        found += _SENTENCES[flag](line)
    return found


def _commission(line: ExplainedLine) -> list[Message]:
    check = check_commission(line.facts, line.outcome, line.derived.rate)
    if check is None:
        return []
    return [
        message(
            "explain.warning.commission",
            stated=line.money(check.stated),
            base=line.money(check.base),
            expected=line.money(check.expected),
        )
    ]


def _rate(line: ExplainedLine) -> list[Message]:
    stated, agreed = stated_rate(line.facts), line.agreement
    own = line.corrected_when(Correctable.RATE)
    if stated is not None and line.own.rate is not None and own is not None:
        rates = {"stated": shown_rate(stated), "agreed": shown_rate(line.own.rate)}
        return [Message("explain.warning.rate", {**rates, "rule": own})]
    if stated is None or agreed is None:
        return []
    return [
        message(
            "explain.warning.rate",
            stated=shown_rate(stated),
            agreed=Rate(agreed.rule.rate),
            rule=line.agreed_in_words(agreed),
        )
    ]


def _base(line: ExplainedLine) -> list[Message]:
    vat = line.vat_rate
    stated = stated_base(line.facts, line.outcome)
    could_be = price_bases(line.facts, line.outcome, vat)
    if stated is None or could_be is None:
        return []
    figures = {"stated": line.money(stated), "paid": line.money(could_be.tax_included)}
    if not vat:
        return [Message("explain.warning.base_untaxed", figures)]
    pre_tax = line.money(half_up(could_be.pre_tax))
    return [Message("explain.warning.base", {**figures, "pre_tax": pre_tax, "vat": Rate(vat)})]


def _plain(key: str) -> Callable[[ExplainedLine], list[Message]]:
    return lambda _line: [Message(key)]


_SENTENCES: dict[AuditFlag, Callable[[ExplainedLine], list[Message]]] = {
    AuditFlag.COMMISSION_MISMATCH: _commission,
    AuditFlag.RATE_MISMATCH: _rate,
    AuditFlag.BASE_MISMATCH: _base,
    AuditFlag.RATE_MISSING: _plain("explain.warning.rate_missing"),
    AuditFlag.BASE_MISSING: _plain("explain.warning.base_missing"),
    AuditFlag.SETTLED_BEFORE_ORDER: _plain("explain.warning.settled_before_order"),
}
