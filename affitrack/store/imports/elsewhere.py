"""Sales of an import that another account has already: each account would count them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

# The moment is compared too: two tables of one's own may both begin with an order 1.
_ELSEWHERE: Final = """
SELECT handle, count(*) AS known
FROM order_lines AS mine CROSS JOIN accounts CROSS JOIN order_lines AS theirs
  USING (order_id, sku_id, product_id, content_id, ordered_at)
WHERE mine.line_id > ?2 AND mine.line_id % ?3 = 0 AND mine.account_id = ?1
  AND accounts.account_id <> ?1 AND theirs.account_id = accounts.account_id
GROUP BY handle ORDER BY known DESC, handle
"""

_OWNERS: Final = """
SELECT account_id FROM accounts WHERE EXISTS (
  SELECT 1 FROM order_lines WHERE order_lines.account_id = accounts.account_id
  AND order_id IN (SELECT value FROM json_each(?))
)
"""

_OTHERS: Final = "SELECT EXISTS (SELECT 1 FROM line_totals WHERE account_id <> ?)"

_MOST_LOOKED_UP: Final = 50_000


def last_line(connection: sqlite3.Connection) -> int:
    """Return the number of the newest line; 0 where there is none."""
    (number,) = connection.execute("SELECT max(line_id) FROM order_lines").fetchone()
    return number or 0


def known_elsewhere(
    connection: sqlite3.Connection, account_id: int, after: int
) -> tuple[tuple[str, int], ...]:
    """Return which other accounts have the lines that an account got, and how many of them.

    Of very many lines some are looked up first, evenly spread, and all where one is found.

    Args:
        connection: of the store.
        account_id: the account.
        after: the newest line that was there before, by `last_line`.
    """
    if not connection.execute(_OTHERS, (account_id,)).fetchone()[0]:
        return ()
    step = (last_line(connection) - after) // _MOST_LOOKED_UP + 1
    found = connection.execute(_ELSEWHERE, (account_id, after, step)).fetchall()
    if found and step > 1:
        found = connection.execute(_ELSEWHERE, (account_id, after, 1)).fetchall()
    return tuple(found)


def owners_of(connection: sqlite3.Connection, order_ids: Collection[str]) -> set[int]:
    """Return the numbers of the accounts that have a sale of some orders."""
    wanted = json.dumps(sorted(order_ids))
    return {number for (number,) in connection.execute(_OWNERS, (wanted,))}
