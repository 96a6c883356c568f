"""New dates for many lines at once, after rules have changed that only dates rest on.

Lines of one shop that were ordered, settled and delivered on the same days share their dates, so
these are worked out once for all of them, and one statement writes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from affitrack.store.sql.columns import DERIVED, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from affitrack.domain.derive import Deriver
    from affitrack.store.connection import Store
    from affitrack.store.derived.touched import Touched

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
UPDATE order_lines SET {{changes}}
FROM new_dates
WHERE {_WHOSE} AND line_id > ? AND line_id <= ? AND {{among}}
  AND (new_dates.shop, ordered_on, settled_on, stated_on) = ({_KIND})
  AND ({listed(_DATES)}) IS NOT ({", ".join(f"new_{column}" for column in _DATES)})
"""
# As in `moving`: so many lines that stand together.
_AT_A_TIME: Final = 20_000


_Kind: TypeAlias = tuple[str, str, str, str]
"""Shop and days of lines that share their dates."""


def redate(store: Store, account_id: int, deriver: Deriver, touched: Touched) -> int:
    """Give the lines of an account the dates that follow now.

    Args:
        store: the open store, within a transaction.
        account_id: whose lines.
        deriver: the rules as they are now.
        touched: which lines may come out otherwise.

    Returns:
        How many lines got other dates.
    """
    among, given = touched.condition()
    connection = store.connection
    query = f"SELECT DISTINCT {_KIND}, {listed(_DATES)} FROM order_lines WHERE {_WHOSE} AND {among}"
    moved, columns = _moved(connection.execute(query, (account_id, *given)), deriver)
    if not moved:
        return 0
    connection.execute(_NEW_DATES)
    connection.executemany(
        f"INSERT INTO new_dates VALUES ({','.join('?' * (4 + len(_DATES)))})",
        ((*kind, *dates) for kind, dates in moved.items()),
    )
    # A column that stays as it is costs as much as one that changes, one with an index far more.
    changes = ", ".join(f"{column} = new_{column}" for column in _DATES if column in columns)
    statement = _SET_DATES.format(changes=changes, among=among)
    changed = 0
    (highest,) = connection.execute("SELECT coalesce(max(line_id), 0) FROM order_lines").fetchone()
    for first in range(0, highest, _AT_A_TIME):
        store.tell(first / highest)
        values = (account_id, first, first + _AT_A_TIME, *given)
        changed += connection.execute(statement, values).rowcount
    connection.execute("DROP TABLE temp.new_dates")
    return changed


def _moved(
    rows: Iterable[tuple[Any, ...]], deriver: Deriver
) -> tuple[dict[_Kind, tuple[Any, ...]], set[str]]:
    """Return the dates of kinds of lines that get others, and which of these columns change.

    Args:
        rows: kinds with their dates until now, of which a kind has several where the user has
            corrected single lines.
        deriver: the rules as they are now.
    """
    moved: dict[_Kind, tuple[Any, ...]] = {}
    columns: set[str] = set()
    for shop, ordered_on, settled_on, stated_on, *before in rows:
        now = deriver.date_columns(shop, ordered_on, settled_on or None, stated_on or None)
        others = {
            column for column, old, new in zip(_DATES, before, now, strict=True) if old != new
        }
        if others:
            moved[shop, ordered_on, settled_on, stated_on] = now
            columns |= others
    return moved, columns
