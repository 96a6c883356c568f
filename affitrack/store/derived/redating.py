"""New dates for many lines at once, after rules have changed that only dates rest on.

Lines of one shop that were ordered, settled and delivered on the same days share their dates, so
these are worked out once for all of them, and one statement writes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from affitrack.store.sql.columns import DERIVED, listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from affitrack.domain.derive import Deriver
    from affitrack.store.connection import Store

DATE_RULES: Final = frozenset(
    {
        "return_window_days",
        "extended_return_days",
        "settlement_lag_days",
        "delivery_days",
        "learn",
        "payout_schedule",
        "hold",
    }
)
"""Settings of accounts and shops that say nothing about amounts."""

_DATES: Final = DERIVED[DERIVED.index("delivered_on") : DERIVED.index("at_risk_until") + 1]

# Lost lines and those that were taken back have no dates; a settlement counts once it has happened.
_KIND: Final = """
order_lines.shop, substr(ordered_at, 1, 10),
  CASE WHEN outcome = 'settled' THEN coalesce(substr(settled_at, 1, 10), '') ELSE '' END,
  coalesce(stated_delivered_on, '')
"""
_WHOSE: Final = "+account_id = ? AND outcome NOT IN ('lost', 'deducted')"
_NEW_DATES: Final = (
    "CREATE TEMP TABLE new_dates (shop, ordered_on, settled_on, stated_on,"
    f" {', '.join(f'new_{column}' for column in _DATES)},"
    " PRIMARY KEY (shop, ordered_on, settled_on, stated_on)) WITHOUT ROWID"
)
_SET_DATES: Final = f"""
UPDATE order_lines SET {", ".join(f"{column} = new_{column}" for column in _DATES)}
FROM new_dates
WHERE {_WHOSE} AND line_id > ? AND line_id <= ?
  AND (new_dates.shop, ordered_on, settled_on, stated_on) = ({_KIND})
  AND ({listed(_DATES)}) IS NOT ({", ".join(f"new_{column}" for column in _DATES)})
"""
# As in `moving`: so many lines that stand together.
_AT_A_TIME: Final = 20_000


def redate(
    store: Store,
    account_id: int,
    deriver: Deriver,
    shops: Collection[str] | None = None,
) -> int:
    """Give the lines of an account the dates that follow now.

    Args:
        store: the open store, within a transaction.
        account_id: whose lines.
        deriver: the rules as they are now.
        shops: where only the rules of some shops have changed, these.

    Returns:
        How many lines got other dates.
    """
    among = "" if shops is None else f" AND shop IN ({','.join('?' * len(shops))})"
    connection = store.connection
    query = f"SELECT DISTINCT {_KIND} FROM order_lines WHERE {_WHOSE}{among}"
    kinds = connection.execute(query, (account_id, *(shops or ()))).fetchall()
    connection.execute(_NEW_DATES)
    connection.executemany(
        f"INSERT INTO new_dates VALUES ({','.join('?' * (4 + len(_DATES)))})",
        (
            (*kind, *deriver.date_columns(kind[0], kind[1], kind[2] or None, kind[3] or None))
            for kind in kinds
        ),
    )
    changed = 0
    (highest,) = connection.execute("SELECT coalesce(max(line_id), 0) FROM order_lines").fetchone()
    for first in range(0, highest, _AT_A_TIME):
        store.tell(first / highest)
        found = connection.execute(_SET_DATES, (account_id, first, first + _AT_A_TIME))
        changed += found.rowcount
    connection.execute("DROP TABLE temp.new_dates")
    return changed
