"""A line as it should have been settled: the facts that lead to what is claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.commission import estimate, kept_base
from affitrack.domain.finding import FindingKind
from affitrack.domain.line import Status

if TYPE_CHECKING:
    from affitrack.domain.line import LineFacts

_PAID: Final = (
    "actual_standard", "actual_shop_ads", "actual_bonus", "actual_partner_bonus", "taxes",
    "shared_with_partner", "final_earned",
)  # fmt: skip
_ESTIMATES: Final = ("est_standard", "est_shop_ads", "est_bonus", "est_partner_bonus", "est_taxes")

WORKED_OUT: Final = frozenset({FindingKind.RATE, FindingKind.BASE, FindingKind.COMMISSION})
"""What is expected of these follows from base x rate, not from what a file estimates."""
_AS_IT_STANDS: Final = frozenset({FindingKind.FROZEN, FindingKind.LATE, FindingKind.TAKEN_BACK})


def expected_facts(facts: LineFacts, kind: FindingKind) -> LineFacts:
    """Return a line's facts as if what is wrong with it were right.

    What was only estimated counts by its estimate; where there is none, or rate, base or commission
    are wrong, the base that was settled, or that the price tells, counts by the rate that is right.
    """
    if kind in _AS_IT_STANDS:
        return facts
    changes: dict[str, Any] = dict.fromkeys(_PAID)
    if kind in WORKED_OUT or (estimate(facts) or (0, 0))[1] <= 0:
        changes |= dict.fromkeys(_ESTIMATES)
    if kind not in WORKED_OUT:
        changes["status"] = Status.PENDING.value
        if kept_base(facts._replace(**changes)) is None:
            changes["actual_base"] = None
    if kind is FindingKind.RATE:
        changes |= {"standard_rate": None, "shop_ads_rate": None}
    if kind is FindingKind.BASE:
        changes |= {"actual_base": None, "est_base": None}
    return facts._replace(**changes)
