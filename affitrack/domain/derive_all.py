"""Many lines worked out together, in less time than one by one.

Days of orders and settlements recur far more often than lines are equal, so what follows from them
is put together once for all lines that share them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from affitrack.domain.derive import DerivedLine, flags_of_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affitrack.domain.derive import Course, Days, Deriver
    from affitrack.domain.line import LineFacts
    from affitrack.domain.worth import Worth

_new_derived = DerivedLine._make


def derive_all(deriver: Deriver, lines: Sequence[LineFacts]) -> list[DerivedLine]:
    """Return what `Deriver.derive` does for each of some lines."""
    worths = list(map(deriver.worth, lines))
    for fit, count in Counter([worth.fit for worth in worths]).items():
        if fit is not None:
            deriver.basis_tally.add(fit, count)
    derived = [
        _new_derived((worth.outcome, *worth.amounts, *days, worth.audit_flags | flags))
        for worth, (days, flags) in zip(worths, _days(deriver, lines, worths), strict=True)
    ]
    own = deriver.exceptions.own
    orders = {key.order_id for key in own}
    for place, line in enumerate(lines if own else ()):
        if line.order_id in orders and line.key in own:
            derived[place] = deriver.derive_corrected(line, own[line.key])
    return derived


def _days(
    deriver: Deriver, lines: Sequence[LineFacts], worths: Sequence[Worth]
) -> list[tuple[Days, int]]:
    """Return for each line what `Deriver.days` does, and `flags_of_days`."""
    courses: dict[tuple[str, str | None, str], Course | None] = {}
    known: dict[tuple[Course | None, str, str], tuple[Days, int]] = {}
    found = []
    for line, worth in zip(lines, worths, strict=True):
        kind = line.shop, line.delivered_on, worth.outcome
        if kind not in courses:
            courses[kind] = deriver.course(line, worth.outcome)
        key = courses[kind], line.ordered_at[:10], (line.settled_at or "")[:10]
        days = known.get(key)
        if days is None:
            columns = deriver.days(*key)
            days = known[key] = columns, flags_of_days(columns)
        found.append(days)
    return found
