"""Why a correction leaves an amount as it is, in a sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from affitrack.domain.audit import AuditFlag
from affitrack.domain.commission import Source, stated_base
from affitrack.domain.correction import RATES, Correctable
from affitrack.wording.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affitrack.domain.records import LineRecord

_AUDITED: Final = AuditFlag.RATE_MISMATCH | AuditFlag.BASE_MISMATCH | AuditFlag.COMMISSION_MISMATCH
"""What a rate or a VAT that does not fit what is stated is listed under."""


def why_unmoved(before: Sequence[LineRecord], after: Sequence[LineRecord]) -> list[Message]:
    """Return why a new rate or VAT moves no amount, a sentence for each reason.

    Args:
        before: lines as they are.
        after: the same lines in the same order, corrected.
    """
    reasons = [_reason(old, new) for old, new in zip(before, after, strict=True)]
    if len(reasons) == 1:
        (reason,) = reasons
        is_listed = bool(AuditFlag(after[0].derived.audit_flags) & _AUDITED)
        ending = "_listed" if is_listed else ""
        return [Message(f"domain.unmoved.this.{reason}{ending}")] if reason else []
    counted = Counter(filter(None, reasons))
    return [Message(f"domain.unmoved.some.{why}", {"n": n}) for why, n in sorted(counted.items())]


def _reason(old: LineRecord, new: LineRecord) -> str | None:
    made = {each.field for each in set(new.corrections) - set(old.corrections)} & RATES
    derived = new.derived
    if not made or derived.net != old.derived.net:
        return None
    if derived.source == Source.ACTUAL:
        return "settled"
    if derived.source == Source.ESTIMATED:
        is_kept = Correctable.VAT_RATE in made or derived.base is None
        return "estimate" if is_kept else None
    has_base = stated_base(new.facts, derived.outcome) is not None
    return "base" if made == {Correctable.VAT_RATE} and has_base else None
