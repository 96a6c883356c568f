"""Correcting lines, and taking corrections back: what follows is brought up to date at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.correction import LineRef, check_days, corrections_of
from affitrack.domain.line import LineFacts
from affitrack.store.accounts import find_account
from affitrack.store.columns import DERIVED, FACTS, listed
from affitrack.store.corrections import KEY, corrections_at, keep_corrections
from affitrack.store.deriving import deriver_for, learn_and_sum_up, work_out
from affitrack.store.sums import Sums

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from affitrack.domain.correction import Correction
    from affitrack.domain.line import LineKey
    from affitrack.domain.records import Account
    from affitrack.store.connection import Store

_LINE: Final = (
    f"SELECT line_id, {listed(FACTS)}, {listed(DERIVED)} FROM order_lines"
    f" WHERE account_id = ? AND {' AND '.join(f'{column} = ?' for column in KEY)}"
)


def put_corrections(
    store: Store, wanted: Mapping[LineRef, Sequence[Correction]]
) -> dict[LineRef, tuple[Correction, ...]]:
    """Let these be all corrections of some lines; return what they were before.

    Putting back what is returned restores the store exactly.

    Raises:
        UserError: a sale would be delivered or returned before it was ordered; nothing is written.
    """
    before: dict[LineRef, tuple[Correction, ...]] = {}
    by_account: defaultdict[str, list[LineKey]] = defaultdict(list)
    for ref in wanted:
        by_account[ref.account].append(ref.key)
    with store.write():
        for handle, keys in by_account.items():
            account = find_account(store, handle)
            if account is None:
                raise LookupError(f"no account {handle}")
            for key in keys:
                ref = LineRef(handle, key)
                before[ref] = corrections_at(store.connection, account.account_id, key)
                keep_corrections(store.connection, account.account_id, key, wanted[ref])
            _follow(store, account, keys)
    return before


def _follow(store: Store, account: Account, keys: Sequence[LineKey]) -> None:
    """Work the lines of some keys out by their corrections as they are now."""
    connection, account_id = store.connection, account.account_id
    deriver = deriver_for(store, account)
    lines: list[tuple[tuple[Any, ...], Any]] = []
    for key in keys:
        row = connection.execute(_LINE, (account_id, *key)).fetchone()
        if row is not None:
            facts = LineFacts._make(row[1 : 1 + len(FACTS)])
            check_days(facts, corrections_of(corrections_at(connection, account_id, key)))
            lines.append((row, deriver.derive(facts)))
    sums = Sums.kept(connection, account_id)
    work_out(connection, lines, sums)
    learn_and_sum_up(store, account, deriver, sums)
