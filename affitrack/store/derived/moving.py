"""Dates that rest on a shop's delivery days, moved when these have been learned anew."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from affitrack.store.derived.sums import total_key
from affitrack.store.sql.columns import DERIVED, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from affitrack.domain.derive import Deriver
    from affitrack.store.derived.sums import Sums

_DATES: Final = DERIVED[DERIVED.index("delivered_on") : DERIVED.index("at_risk_until") + 1]
_RELEASE, _PAYOUT = _DATES.index("release_on"), _DATES.index("payout_on")

# Lines whose dates rest on the shop's delivery days: the condition of the index lines_to_move.
_TO_MOVE: Final = """
account_id = ? AND order_lines.is_delivery_estimated = 1
  AND (outcome <> 'settled' OR settled_at IS NULL)
"""
_MOVED_SHOPS: Final = "CREATE TEMP TABLE moved_shops (shop TEXT PRIMARY KEY) WITHOUT ROWID"
_MOVED_DAYS: Final = (
    f"CREATE TEMP TABLE moved_days (shop, ordered_on, {listed(_DATES)},"
    " PRIMARY KEY (shop, ordered_on)) WITHOUT ROWID"
)
_SUMS_TO_MOVE: Final = f"""
SELECT shop, substr(ordered_at, 1, 10) AS ordered_on, currency, outcome, release_on, payout_on,
  count(*), sum(net)
FROM order_lines
WHERE {_TO_MOVE} AND shop IN (SELECT shop FROM moved_shops)
GROUP BY shop, ordered_on, currency, outcome, release_on, payout_on
"""
# What moves; that the delivery is estimated stays so.
_MOVING: Final = tuple(column for column in _DATES if column != "is_delivery_estimated")
_OF_DAY: Final = (
    f"SELECT {listed(_MOVING)} FROM moved_days WHERE moved_days.shop = order_lines.shop"
    " AND moved_days.ordered_on = substr(order_lines.ordered_at, 1, 10)"
)
_MOVE: Final = f"""
UPDATE order_lines SET ({listed(_MOVING)}) = ({_OF_DAY})
WHERE {_TO_MOVE} AND shop IN (SELECT shop FROM moved_shops) AND line_id > ? AND line_id <= ?
"""
# Until a statement ends, SQLite keeps each page that it changes as it was before, in memory: so a
# statement changes no more lines than these, which stand together.
_AT_A_TIME: Final = 20_000


def move_dates(
    connection: sqlite3.Connection,
    account_id: int,
    shops: Collection[str],
    deriver: Deriver,
    sums: Sums,
) -> None:
    """Give the lines of some shops whose delivery is estimated the dates that follow now.

    Lines of one shop and day have the same dates, so one statement moves many, and the sums follow
    from those of the days.
    """
    connection.execute(_MOVED_SHOPS)
    connection.execute(_MOVED_DAYS)
    connection.executemany("INSERT INTO moved_shops VALUES (?)", [(shop,) for shop in shops])
    found = connection.execute(_SUMS_TO_MOVE, (account_id,)).fetchall()
    days = {
        (shop, day): deriver.date_columns(shop, day, None, None)
        for shop, day in {row[:2] for row in found}
    }
    connection.executemany(
        "INSERT INTO moved_days VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(*key, *dates) for key, dates in days.items()],
    )
    for first, last in _ranges(connection, sum(lines for *_, lines, _ in found)):
        connection.execute(_MOVE, (account_id, first, last))
    for shop, day, currency, outcome, release_on, payout_on, lines, net in found:
        dates = days[shop, day]
        before = total_key(currency, outcome, release_on, payout_on, "")
        after = total_key(currency, outcome, str(dates[_RELEASE]), str(dates[_PAYOUT]), "")
        sums.add_rows([(*before, -lines, -net), (*after, lines, net)])
    connection.execute("DROP TABLE temp.moved_shops")
    connection.execute("DROP TABLE temp.moved_days")


def _ranges(connection: sqlite3.Connection, lines: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of line ids, without the first and with the last, for so many lines in all."""
    (highest,) = connection.execute("SELECT coalesce(max(line_id), 0) FROM order_lines").fetchone()
    parts = lines // _AT_A_TIME + 1
    ends = [highest * part // parts for part in range(parts + 1)]
    return pairwise(ends)
