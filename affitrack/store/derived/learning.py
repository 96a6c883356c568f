"""What settled lines teach about shops: days to delivery, and when a line is late.

The arithmetic is `domain.delivery`'s; here is where its numbers come from and are kept.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.delivery import (
    LINES_TO_JUDGE_LATENESS,
    late_after_days,
    learned_delivery_days,
)
from affitrack.store.sql.columns import listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from affitrack.domain.account import AccountRules
    from affitrack.store.derived.sums import Sums

_A_YEAR: Final = 365


class Lesson(NamedTuple):
    """A row of `shop_learning`, without its account."""

    shop: str
    learned_delivery_days: int | None
    late_after_days: int | None
    lines: int
    spans: str


def write_lessons(connection: sqlite3.Connection, account_id: int, lessons: list[Lesson]) -> None:
    """Keep what is known about the shops of an account."""
    connection.execute("DELETE FROM shop_learning WHERE account_id = ?", (account_id,))
    connection.executemany(
        f"INSERT INTO shop_learning (account_id, {listed(Lesson._fields)})"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [(account_id, *lesson) for lesson in lessons],
    )


def learned(sums: Sums, rules: AccountRules) -> list[Lesson]:
    """Return what the lines of an account teach about its shops."""
    shops = sums.spans_by_shop()
    of_account: Counter[int] = Counter()
    for spans in shops.values():
        of_account.update(_settled(spans))
    return [_lesson(shop, spans, of_account, rules) for shop, spans in shops.items()]


def _lesson(
    shop: str,
    lines: Mapping[int | None, int],
    of_account: Mapping[int, int],
    rules: AccountRules,
) -> Lesson:
    spans = _settled(lines)
    count = sum(spans.values())
    delivery = None
    if count:
        delivery = learned_delivery_days(spans, rules.settlement_lag_days, rules.delivery_days)
    speaks_for_itself = count >= LINES_TO_JUDGE_LATENESS
    late_after = late_after_days(spans if speaks_for_itself else of_account)
    kept = json.dumps({str(days): spans[days] for days in sorted(spans)})
    return Lesson(shop, delivery, late_after, sum(lines.values()), kept)


def _settled(lines: Mapping[int | None, int]) -> dict[int, int]:
    """Leave out what is not settled, and days that cannot be: before the order, or a year later."""
    return {
        days: count
        for days, count in lines.items()
        if days is not None and 0 <= days < _A_YEAR  # a slip in the year would move all others
    }
