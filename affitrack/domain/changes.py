"""What became of a line: which of its figures a file changed, and what many changes come to.

Amounts are minor units of the line's currency, rates decimal text, days ISO text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from affitrack.domain.stage import EARNED, Outcome, Stage, stage_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from affitrack.domain.derive import DerivedLine
    from affitrack.domain.line import LineFacts

Value: TypeAlias = str | int | None


class Figure(StrEnum):
    """Something of a line that people look at, in the order in which its change is told."""

    STAGE = "stage"
    STATUS = "status"
    """The platform's own word, where the stage does not tell."""
    NET = "net"
    BASE = "base"
    RATE = "rate"
    PRICE = "price"
    ITEMS_SOLD = "items_sold"
    ITEMS_REFUNDED = "items_refunded"
    SETTLED_ON = "settled_on"
    DELIVERED_ON = "delivered_on"
    RETURNED_ON = "returned_on"
    RELEASE_ON = "release_on"
    PAYOUT_ON = "payout_on"
    SELLER_DISCOUNT = "seller_discount"
    PLATFORM_DISCOUNT = "platform_discount"
    TAXES = "taxes"
    SHOP = "shop"


MONEY: Final = frozenset(
    {
        Figure.NET,
        Figure.BASE,
        Figure.PRICE,
        Figure.SELLER_DISCOUNT,
        Figure.PLATFORM_DISCOUNT,
        Figure.TAXES,
    }
)
DAYS: Final = frozenset(
    {
        Figure.SETTLED_ON,
        Figure.DELIVERED_ON,
        Figure.RETURNED_ON,
        Figure.RELEASE_ON,
        Figure.PAYOUT_ON,
    }
)


class Change(NamedTuple):
    """One figure of a line, before and after; None where it was, or is, not known."""

    figure: Figure
    before: Value
    after: Value


def stage_on(derived: DerivedLine, as_of: date) -> Stage:
    """Return the stage of a line on a day."""
    release_on = date.fromisoformat(derived.release_on) if derived.release_on else None
    payout_on = date.fromisoformat(derived.payout_on) if derived.payout_on else None
    return stage_of(derived.outcome, release_on, payout_on, as_of)


def changes(
    before: tuple[LineFacts, DerivedLine], after: tuple[LineFacts, DerivedLine], as_of: date
) -> tuple[Change, ...]:
    """Return which figures of a line differ, the ones that matter most first.

    Days that the program only estimates are told where the stage stays: else its change says it.
    """
    old, new = _figures(*before, as_of), _figures(*after, as_of)
    found = [
        Change(figure, old[figure], new[figure]) for figure in Figure if old[figure] != new[figure]
    ]
    has_moved = old[Figure.STAGE] != new[Figure.STAGE]
    unneeded = {Figure.STATUS, Figure.RELEASE_ON, Figure.PAYOUT_ON} if has_moved else set()
    return tuple(change for change in found if change.figure not in unneeded)


def _figures(facts: LineFacts, derived: DerivedLine, as_of: date) -> dict[Figure, Value]:
    return {
        Figure.STAGE: stage_on(derived, as_of).value,
        Figure.STATUS: facts.status_raw,
        Figure.NET: derived.net,
        Figure.BASE: derived.base,
        Figure.RATE: derived.rate,
        Figure.PRICE: facts.price,
        Figure.ITEMS_SOLD: facts.items_sold,
        Figure.ITEMS_REFUNDED: facts.items_refunded,
        Figure.SETTLED_ON: facts.settled_at and facts.settled_at[:10],
        Figure.DELIVERED_ON: facts.delivered_on,
        Figure.RETURNED_ON: facts.returned_on,
        Figure.RELEASE_ON: derived.release_on,
        Figure.PAYOUT_ON: derived.payout_on,
        Figure.SELLER_DISCOUNT: facts.seller_discount,
        Figure.PLATFORM_DISCOUNT: facts.platform_discount,
        Figure.TAXES: facts.taxes,
        Figure.SHOP: facts.shop,
    }


class StageMove(NamedTuple):
    """Changed lines of one currency that came to one stage."""

    currency: str
    stage: Stage | None
    """None: they stayed where they were and were corrected."""
    lines: int
    earned: int
    """By how much what is earned grew; negative where it shrank."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What new and changed lines come to, in money."""

    earned_by_new: Mapping[str, int] = field(default_factory=dict)
    """By currency: what new lines earn (held, cleared, paid, taken back)."""
    moves: tuple[StageMove, ...] = ()
    """By currency, then stage; corrections last."""


def together(effects: Iterable[Effect]) -> Effect:
    """Return what several files come to, one after the other."""
    earned: Counter[str] = Counter()
    moves: defaultdict[tuple[str, Stage | None], list[int]] = defaultdict(lambda: [0, 0])
    for effect in effects:
        earned.update(effect.earned_by_new)
        for currency, stage, lines, more in effect.moves:
            moves[currency, stage][0] += lines
            moves[currency, stage][1] += more
    return Effect(dict(sorted(earned.items())), _in_order(moves))


_FLOWS: Final = frozenset({Outcome.PENDING.value, Outcome.SETTLED.value})
_EARNED: Final = frozenset({*_FLOWS, Outcome.DEDUCTED.value})
_Course: TypeAlias = tuple[str, str | None, str | None]


PaidOn: TypeAlias = "Callable[[str, str, date], tuple[str, date]]"
"""Currency, outcome and planned day of a run -> what payouts say became of its lines, and the day
on which they are paid."""


def _as_planned(_currency: str, outcome: str, on: date) -> tuple[str, date]:
    return outcome, on


class Moved(NamedTuple):
    """What of a line counts where it comes from or goes to."""

    currency: str
    course: _Course
    net: int

    @classmethod
    def of(cls, facts: LineFacts, derived: DerivedLine) -> Moved:
        """Return that of a line."""
        return cls(facts.currency, _course(derived), derived.net)


class ChangeTally:
    """Counts changed lines by where they came from and went to, whatever the day."""

    def __init__(self) -> None:
        self._counts: defaultdict[tuple[str, _Course, str, _Course], list[int]] = defaultdict(
            lambda: [0, 0, 0]
        )

    def add(
        self,
        before: tuple[LineFacts, DerivedLine],
        after: tuple[LineFacts, DerivedLine],
    ) -> None:
        """Count one changed line."""
        self.add_moved(Moved.of(*before), Moved.of(*after))

    def add_moved(self, before: Moved, after: Moved, times: int = 1) -> None:
        """Count a changed line some times; -1 takes it back."""
        count = self._counts[before.currency, before.course, after.currency, after.course]
        count[0] += times
        count[1] += times * before.net
        count[2] += times * after.net

    def earned(self) -> Counter[str]:
        """Return by how much what is earned grew, by currency."""
        grown: Counter[str] = Counter()
        for (old_currency, old, new_currency, new), (_, before, after) in self._counts.items():
            grown[new_currency] += after if new[0] in _EARNED else 0
            grown[old_currency] -= before if old[0] in _EARNED else 0
        return grown

    def moves(
        self, as_of: date, paid_before: PaidOn = _as_planned, paid_after: PaidOn = _as_planned
    ) -> tuple[StageMove, ...]:
        """Return where the lines went, as of a day.

        Args:
            as_of: the day.
            paid_before: what became of a run and when it paid, before the change.
            paid_after: likewise after it.
        """
        found: defaultdict[tuple[str, Stage | None], list[int]] = defaultdict(lambda: [0, 0])
        for (old_currency, old, currency, new), (lines, before, after) in self._counts.items():
            if not lines:
                continue
            stage_before = _stage(_as_paid(old_currency, old, paid_before), as_of)
            stage_after = _stage(_as_paid(currency, new, paid_after), as_of)
            move = found[currency, None if stage_before is stage_after else stage_after]
            move[0] += lines
            move[1] += after if stage_after in EARNED else 0
            if old_currency == currency:
                move[1] -= before if stage_before in EARNED else 0
        return _in_order(found)


def _course(derived: DerivedLine) -> _Course:
    if derived.outcome in _FLOWS:
        return derived.outcome, derived.release_on, derived.payout_on
    return derived.outcome, None, None


def _as_paid(currency: str, course: _Course, paid_on: PaidOn) -> _Course:
    outcome, release_on, payout_on = course
    if payout_on is None:
        return course
    outcome, pays_on = paid_on(currency, outcome, date.fromisoformat(payout_on))
    return outcome, release_on, pays_on.isoformat()


def _stage(course: _Course, as_of: date) -> Stage:
    outcome, release_on, payout_on = course
    return stage_of(
        outcome,
        None if release_on is None else date.fromisoformat(release_on),
        None if payout_on is None else date.fromisoformat(payout_on),
        as_of,
    )


def _in_order(moves: Mapping[tuple[str, Stage | None], list[int]]) -> tuple[StageMove, ...]:
    stages = [*Stage, None]
    ordered = sorted(moves.items(), key=lambda move: (move[0][0], stages.index(move[0][1])))
    return tuple(StageMove(*key, lines, earned) for key, (lines, earned) in ordered)
