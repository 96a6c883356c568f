"""What becomes of a sale: payment, delivery, return, settlement, and what goes wrong.

A life is drawn once, to its end. An export made on a day shows the part that has happened by then
(`affitrack.demo.exports`). Days are proleptic Gregorian ordinals (`date.toordinal`).
"""

from __future__ import annotations

from enum import StrEnum
from random import Random
from typing import NamedTuple

from affitrack.demo.catalogue import Product, Shop
from affitrack.demo.rhythm import calendar_days

NEVER = 9_999_999
"""A day that does not come."""


class Fate(StrEnum):
    """How a line ends."""

    KEPT = "kept"
    """Settled in full."""
    CANCELLED = "cancelled"
    """Before it was delivered."""
    NOT_PAID = "not_paid"
    """The buyer never paid."""
    RETURNED = "returned"
    """All of it sent back."""
    PARTLY_RETURNED = "partly_returned"
    """Settled on a lower base."""
    TAKEN_BACK = "taken_back"
    """Sent back after it was settled: a deduction, with a status of its own."""
    TAKEN_BACK_SILENTLY = "taken_back_silently"
    """The same, but the line still says "settled" and only its amount is negative."""
    SETTLED_AT_ZERO = "settled_at_zero"
    """Settled with nothing, although the estimate promised something."""
    FROZEN = "frozen"
    """Held by the platform's risk control, and never freed."""
    UNDERPAID = "underpaid"
    """Settled at a lower rate than the one that the line states."""


class Life(NamedTuple):
    """The days on which a line changes."""

    fate: Fate
    paid_on: int
    """The buyer has paid; until then the line is awaiting."""
    delivered_on: int
    refunded_on: int
    items_refunded: int
    closed_on: int
    """Settled, or found ineligible."""
    closed_second: int
    frozen_on: int
    thawed_on: int
    taken_back_on: int


class Journey(NamedTuple):
    """What the lines of one order share: they are paid and delivered together."""

    paid_on: int
    given_up_on: int
    """The day on which an order that nobody paid or that was cancelled is closed."""
    delivered_on: int
    settles_on: int
    batch_second: int
    """Settlement runs in the small hours, once for the whole order."""


# Per mille of orders.
_WAITING = 45
_NEVER_PAID = 250  # of those waiting
_CANCELLED = 25
_SLOW_SETTLEMENT = 60
_VERY_LATE = 8

# Cumulated per mille of lines that were delivered and kept.
_FROZEN = 9
_TAKEN_BACK = 14
_AT_ZERO = 18
_UNDERPAID = 21


def order_journey(random: Random, ordered_on: int, shop: Shop, *, must_wait: bool) -> Journey:
    """Draw what happens to an order as a whole.

    Args:
        random: the day's generator.
        ordered_on: day of the order.
        shop: who sends it.
        must_wait: the buyer has not paid yet, and will not for a few days.
    """
    chance = random.random
    batch = 7_200 + int(chance() * 14_400)
    paid_on = ordered_on
    if must_wait or chance() * 1000 < _WAITING:
        if not must_wait and chance() * 1000 < _NEVER_PAID:
            given_up = ordered_on + 3 + int(chance() * 28)
            return Journey(NEVER, given_up, NEVER, NEVER, batch)
        paid_on += 2 + int(chance() * 5)
    if chance() * 1000 < _CANCELLED:
        return Journey(paid_on, paid_on + int(chance() * 3), NEVER, NEVER, batch)
    working_days = shop.working_days[int(chance() * len(shop.working_days))]
    delivered = paid_on + calendar_days((paid_on - 1) % 7, working_days)
    lag = shop.settlement_lag
    unusual = chance() * 1000
    if unusual < _VERY_LATE:
        lag += 30 + int(chance() * 20)
    elif unusual < _SLOW_SETTLEMENT and lag < 31:  # noqa: PLR2004 - the longest that the rules know
        lag += 1 + int(chance() * (31 - lag))
    return Journey(paid_on, NEVER, delivered, delivered + lag, batch)


def line_life(random: Random, journey: Journey, product: Product, items: int) -> Life:
    """Draw what happens to one line of an order."""
    if journey.given_up_on != NEVER:
        return _closed_early(journey)
    chance = random.random
    if chance() * 100_000 < product.shop.returns * product.returns:
        return _sent_back(random, journey, items)
    unusual = chance() * 1000
    if unusual >= _UNDERPAID:
        return _settled(journey, Fate.KEPT)
    if unusual < _FROZEN:
        return _frozen(random, journey)
    if unusual < _TAKEN_BACK:
        silently = chance() < 0.3  # noqa: PLR2004
        fate = Fate.TAKEN_BACK_SILENTLY if silently else Fate.TAKEN_BACK
        taken_back_on = journey.settles_on + 2 + int(chance() * 14)
        return _settled(journey, fate)._replace(
            refunded_on=taken_back_on, items_refunded=items, taken_back_on=taken_back_on
        )
    return _settled(journey, Fate.SETTLED_AT_ZERO if unusual < _AT_ZERO else Fate.UNDERPAID)


def _settled(journey: Journey, fate: Fate) -> Life:
    return Life(
        fate, journey.paid_on, journey.delivered_on, NEVER, 0,
        journey.settles_on, journey.batch_second, NEVER, NEVER, NEVER,
    )  # fmt: skip


def _closed_early(journey: Journey) -> Life:
    fate = Fate.NOT_PAID if journey.paid_on == NEVER else Fate.CANCELLED
    return Life(
        fate, journey.paid_on, NEVER, NEVER, 0,
        journey.given_up_on, journey.batch_second, NEVER, NEVER, NEVER,
    )  # fmt: skip


def _sent_back(random: Random, journey: Journey, items: int) -> Life:
    # Within the 14 days of the law, and so before the line is settled.
    refunded_on = journey.delivered_on + 2 + int(random.random() * 12)
    if items > 1 and random.random() < 0.6:  # noqa: PLR2004
        kept = 1 + int(random.random() * (items - 1))
        return _settled(journey, Fate.PARTLY_RETURNED)._replace(
            refunded_on=refunded_on, items_refunded=items - kept
        )
    return _settled(journey, Fate.RETURNED)._replace(
        refunded_on=refunded_on, items_refunded=items, closed_on=refunded_on
    )


def _frozen(random: Random, journey: Journey) -> Life:
    frozen_on = journey.delivered_on + int(random.random() * 5)
    thawed_on = frozen_on + 12 + int(random.random() * 20)
    if random.random() < 0.5:  # noqa: PLR2004 - half of them are never set free
        return _settled(journey, Fate.FROZEN)._replace(closed_on=NEVER, frozen_on=frozen_on)
    return _settled(journey, Fate.KEPT)._replace(
        closed_on=max(journey.settles_on, thawed_on), frozen_on=frozen_on, thawed_on=thawed_on
    )
