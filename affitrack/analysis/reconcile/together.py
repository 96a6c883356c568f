"""Which few orders of a payout come to an amount together.

Of many orders some always come to it, whichever it is. So nothing is told once there are so many
ways of putting orders together that one of them may well fit by chance.
"""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_ORDERS: Final = 4
_MOST_WAYS: Final = 50_000
_BY_CHANCE: Final = 0.05
"""So rarely does one of the ways fit an amount that has nothing to do with them."""


def few_together(amount: int, nets: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Return the orders that come to an amount, as few as do; none where that may be chance.

    Args:
        amount: in minor units.
        nets: what each order pays, likewise.
    """
    rising = sorted(nets.values())
    for few in range(2, min(_MOST_ORDERS, len(nets) - 1) + 1):
        if not _tells(few, rising):
            break
        found = [
            ids for ids in combinations(nets, few) if sum(map(nets.__getitem__, ids)) == amount
        ]
        if found:
            return found
    return []


def _tells(few: int, rising: list[int]) -> bool:
    """Tell whether it says something that so few fit: that is, of many sums few come about."""
    ways = comb(len(rising), few)
    sums = sum(rising[-few:]) - sum(rising[:few]) + 1
    return ways <= min(_MOST_WAYS, _BY_CHANCE * sums)
