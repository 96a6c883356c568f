"""Shops that pay nothing any more, while the others go on.

What a shop pays is settled a few lines at a time. Where many of its lines should have been settled
by now and not one was, it has stopped: what waits there is late (the page of claims tells of it),
and what it sells from now on is not counted on either, until it pays again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from affitrack.analysis.forecast.history import OPEN, SETTLED, Bools, History, sums
from affitrack.analysis.forecast.priors import SHOP_PRIOR_LINES
from affitrack.analysis.forecast.survival import AGES, LONG_MEMORY

if TYPE_CHECKING:
    from affitrack.analysis.forecast.journeys import Journey

_LEAST_SILENCE: Final = 5
"""Days without a settlement that say nothing yet."""
_LEAST_SETTLED: Final = 10
"""Settled lines of a shop before its silence says anything."""
_LEAST_OTHERS: Final = 5
"""Lines of other shops settled meanwhile: else files are old, or all are late together."""
_MISSED: Final = 8.0
"""Lines that should have been settled meanwhile: one is missed by chance, so many are not."""


def stopped_shops(history: History, usual: Journey, looked_at: Bools) -> list[int]:
    """Return the shops that have stopped paying.

    Args:
        history: the lines, as known on its day.
        usual: what becomes of lines as a rule.
        looked_at: by shop, whether enough hangs on it.
    """
    settled = history.state == SETTLED
    lines = sums(history.shop, history.lines * settled.astype(np.float64), looked_at.size)
    last = np.zeros(looked_at.size, np.int64)
    np.maximum.at(last, history.shop[settled], history.ended[settled])
    is_silent = looked_at & (lines >= _LEAST_SETTLED)
    is_silent &= last < history.known_on - _LEAST_SILENCE
    return [
        shop
        for shop in np.flatnonzero(is_silent).tolist()
        if _others_pay(history, shop, int(last[shop]))
        and _missed(history.only(history.shop == shop), usual, int(last[shop])) >= _MISSED
    ]


def _others_pay(history: History, shop: int, since: int) -> bool:
    later = (history.state == SETTLED) & (history.ended > since) & (history.shop != shop)
    return float(history.lines[later].sum()) >= _LEAST_OTHERS


def _missed(of_shop: History, usual: Journey, last: int) -> float:
    """Return how many lines should have been settled since the last that was.

    A silence as long as one that ended before says nothing.
    """
    settled = (of_shop.state == SETTLED) & (of_shop.ended > last - AGES)
    before = int(np.diff(np.unique(of_shop.ended[settled])).max(initial=_LEAST_SILENCE))
    days = of_shop.known_on - last - before
    if days <= 0:
        return 0.0
    then = of_shop.only(of_shop.told_on == of_shop.known_on).on(last, np.zeros(0, np.int64))
    journey = usual.learned(then, SHOP_PRIOR_LINES, LONG_MEMORY)
    due = sum(
        float((value[:, 0] @ pays).sum())
        for value, _, pays in journey.groups(then, then.state == OPEN, days)
    )
    return due / max(then.line_value, 1e-9)
