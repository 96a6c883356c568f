"""What settled lines teach about shops: days to delivery, and when a line is late.

The arithmetic is `domain.delivery`'s; here is where its numbers come from and are kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.delivery import (
    LINES_TO_JUDGE_LATENESS,
    late_after_days,
    learned_delivery_days,
)
from affitrack.store.columns import listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from affitrack.domain.account import AccountRules

_SPANS: Final = """
SELECT shop, settle_days, count(*) FROM order_lines WHERE account_id = ?
GROUP BY shop, settle_days
"""


class Lesson(NamedTuple):
    """A row of `shop_learning`."""

    account_id: int
    shop: str
    learned_delivery_days: int | None
    late_after_days: int | None
    settled_lines: int


def learn(connection: sqlite3.Connection, account_id: int, rules: AccountRules) -> None:
    """Bring what is known about the shops of an account up to date with its lines."""
    connection.execute("DELETE FROM shop_learning WHERE account_id = ?", (account_id,))
    connection.executemany(
        f"INSERT INTO shop_learning ({listed(Lesson._fields)}) VALUES (?, ?, ?, ?, ?)",
        lessons(connection, account_id, rules),
    )


def lessons(connection: sqlite3.Connection, account_id: int, rules: AccountRules) -> list[Lesson]:
    """Return what the lines of an account teach about its shops."""
    shops = _spans_by_shop(connection, account_id)
    of_account: Counter[int] = Counter()
    for spans in shops.values():
        of_account.update(spans)
    return [_lesson(account_id, shop, shops[shop], of_account, rules) for shop in sorted(shops)]


def _spans_by_shop(connection: sqlite3.Connection, account_id: int) -> dict[str, dict[int, int]]:
    """Return, for every shop that has lines, days to settlement -> number of settled lines."""
    shops: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for shop, days, lines in connection.execute(_SPANS, (account_id,)):
        spans = shops[shop]
        if days is not None:
            spans[days] = lines
    return dict(shops)


def _lesson(
    account_id: int,
    shop: str,
    spans: Mapping[int, int],
    of_account: Mapping[int, int],
    rules: AccountRules,
) -> Lesson:
    count = sum(spans.values())
    delivery = None
    if count:
        delivery = learned_delivery_days(spans, rules.settlement_lag_days, rules.delivery_days)
    speaks_for_itself = count >= LINES_TO_JUDGE_LATENESS
    late_after = late_after_days(spans if speaks_for_itself else of_account)
    return Lesson(account_id, shop, delivery, late_after, count)
