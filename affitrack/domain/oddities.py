"""What contradicts itself in the facts of a line: two figures or days of which one is wrong.

The money counts all the same, so this is told where a line is looked at and kept nowhere; what
does not fit in the amounts is found by the audit.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from affitrack.domain.stage import Outcome

if TYPE_CHECKING:
    from affitrack.domain.line import LineFacts

# It is tomorrow already in other markets.
_AHEAD: Final = timedelta(days=1)


class Oddity(StrEnum):
    """What is odd, by the names that the command line prints among a line's flags."""

    REFUNDED_OVER_SOLD = "refunded_over_sold"
    PAID_THOUGH_REFUNDED = "paid_though_refunded"
    """Settled with a stated amount, although all items came back: the amount is not overruled."""
    DELIVERED_BEFORE_ORDER = "delivered_before_order"
    RETURNED_BEFORE_ORDER = "returned_before_order"
    ORDERED_IN_FUTURE = "ordered_in_future"
    SETTLED_IN_FUTURE = "settled_in_future"
    RETURNED_IN_FUTURE = "returned_in_future"


def oddities_of(facts: LineFacts, outcome: Outcome | str, today: date) -> list[Oddity]:
    """Return what contradicts itself in a line, in a fixed order.

    Args:
        facts: what the file states.
        outcome: what the facts lead to.
        today: a day by which everything that the file states had happened.
    """
    sold, refunded = facts.items_sold, facts.items_refunded
    ordered_on, latest = facts.ordered_at[:10], (today + _AHEAD).isoformat()
    returned_on = facts.returned_on or ordered_on
    found = {
        Oddity.REFUNDED_OVER_SOLD: refunded > sold,
        Oddity.PAID_THOUGH_REFUNDED: outcome == Outcome.SETTLED
        and 0 < sold <= refunded
        and (facts.final_earned or 0) > 0,
        Oddity.DELIVERED_BEFORE_ORDER: (facts.delivered_on or ordered_on) < ordered_on,
        Oddity.RETURNED_BEFORE_ORDER: returned_on < ordered_on,
        Oddity.ORDERED_IN_FUTURE: ordered_on > latest,
        Oddity.SETTLED_IN_FUTURE: (facts.settled_at or ordered_on)[:10] > max(latest, ordered_on),
        Oddity.RETURNED_IN_FUTURE: returned_on > max(latest, ordered_on),
    }
    return [oddity for oddity, is_so in found.items() if is_so]
