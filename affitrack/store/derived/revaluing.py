"""New amounts for lines, after rules have changed that VAT and agreed rates follow from.

What became of a line, and its dates, rest on other rules (see `redating`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.audit import AuditFlag
from affitrack.domain.line import LineFacts
from affitrack.store.corrections.kept import corrected_ids
from affitrack.store.sql.columns import FACTS, listed

if TYPE_CHECKING:
    from affitrack.domain.derive import Deriver
    from affitrack.store.connection import Store
    from affitrack.store.derived.touched import Touched

AMOUNT_RULES: Final = frozenset({"vat_rate", "prices_include_tax"})
"""Settings of accounts, shops and products that say nothing about dates."""

_AMOUNTS: Final = ("base", "rate", "commission", "net", "source")
_NET: Final = _AMOUNTS.index("net")
_OF_DAYS: Final = AuditFlag.SETTLED_BEFORE_ORDER.value
"""The flag that is no matter of amounts: it stays as it is."""

# What `Deriver.worth` looks at, the figures apart. To read what it does not would double the time.
_LOOKED_AT: Final = frozenset({"product_id", "shop", "ordered_at", "status", "order_type"})
_FIGURES: Final = FACTS[FACTS.index("price") : FACTS.index("platform_discount") + 1]
_READ: Final = tuple(
    column if column in _LOOKED_AT or column in _FIGURES else "NULL" for column in FACTS
)
_SET: Final = (
    f"UPDATE order_lines SET {', '.join(f'{column} = ?' for column in (*_AMOUNTS, 'audit_flags'))}"
    " WHERE line_id = ?"
)
_AT_A_TIME: Final = 5000


class Revalued(NamedTuple):
    """What working lines out again came to."""

    lines: int
    """So many have other amounts, or others of them do not fit."""
    has_moved_nets: bool


def revalue(store: Store, account_id: int, deriver: Deriver, touched: Touched) -> Revalued:
    """Give the lines of an account the amounts that follow now, those corrected by the user aside.

    Args:
        store: the open store, within a transaction.
        account_id: whose lines.
        deriver: the rules as they are now.
        touched: which lines may come out otherwise.
    """
    among, given = touched.condition()
    query = (
        f"SELECT line_id, {listed(_READ)}, {listed(_AMOUNTS)}, audit_flags FROM order_lines"
        f" WHERE +account_id = ? AND line_id > ? AND {among} ORDER BY line_id LIMIT ?"
    )
    connection = store.connection
    (highest,) = connection.execute("SELECT max(line_id) FROM order_lines").fetchone()
    corrected = corrected_ids(connection, account_id)
    amounts_from = 1 + len(FACTS)
    changed = last = 0
    has_moved_nets = False
    while True:
        rows = connection.execute(query, (account_id, last, *given, _AT_A_TIME)).fetchall()
        if not rows:
            return Revalued(changed, has_moved_nets)
        last = rows[-1][0]
        moved = []
        for row in rows:
            worth = deriver.worth(LineFacts._make(row[1:amounts_from]))
            flags = worth.audit_flags | (row[-1] & _OF_DAYS)
            before = row[amounts_from:-1]
            if (before != worth.amounts or flags != row[-1]) and row[0] not in corrected:
                moved.append((*worth.amounts, flags, row[0]))
                has_moved_nets |= before[_NET] != worth.amounts.net
        connection.executemany(_SET, moved)
        changed += len(moved)
        store.tell(last / highest)
