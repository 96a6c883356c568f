"""What settled lines teach about shops: days to delivery, and when a line is late.

The arithmetic is `domain.delivery`'s; here is where its numbers come from and are kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from affitrack.domain.delivery import (
    LINES_TO_JUDGE_LATENESS,
    late_after_days,
    learned_delivery_days,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from affitrack.domain.account import AccountRules

_SPANS: Final = """
SELECT shop, settle_days, count(*) FROM order_lines WHERE account_id = ?
GROUP BY shop, settle_days
"""


def learn(connection: sqlite3.Connection, account_id: int, rules: AccountRules) -> None:
    """Bring what is known about the shops of an account up to date with its lines."""
    connection.execute("DELETE FROM shop_learning WHERE account_id = ?", (account_id,))
    shops = _spans_by_shop(connection, account_id)
    of_account: Counter[int] = Counter()
    for spans in shops.values():
        of_account.update(spans)
    rows = [
        (account_id, shop, *_lessons(spans, of_account, rules)) for shop, spans in shops.items()
    ]
    connection.executemany(
        "INSERT INTO shop_learning"
        " (account_id, shop, learned_delivery_days, late_after_days, settled_lines)"
        " VALUES (?, ?, ?, ?, ?)",
        rows,
    )


def _spans_by_shop(connection: sqlite3.Connection, account_id: int) -> dict[str, dict[int, int]]:
    """Return, for every shop that has lines, days to settlement -> number of settled lines."""
    shops: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for shop, days, lines in connection.execute(_SPANS, (account_id,)):
        spans = shops[shop]
        if days is not None:
            spans[days] = lines
    return dict(shops)


def _lessons(
    spans: Mapping[int, int], of_account: Mapping[int, int], rules: AccountRules
) -> tuple[int | None, int | None, int]:
    count = sum(spans.values())
    delivery = None
    if count:
        delivery = learned_delivery_days(spans, rules.settlement_lag_days, rules.delivery_days)
    speaks_for_itself = count >= LINES_TO_JUDGE_LATENESS
    return delivery, late_after_days(spans if speaks_for_itself else of_account), count
