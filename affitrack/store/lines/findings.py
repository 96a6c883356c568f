"""Lines that reconciliation looks at: late, frozen, taken back, or settled not as they should."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.derive import DerivedLine
from affitrack.domain.line import LineFacts, Status
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Outcome
from affitrack.store.lines.line_filter import LATE, Conditions, accounts_named, conditions_of
from affitrack.store.payouts.paying_runs import PayingRuns, Run, paying_runs
from affitrack.store.sql.columns import DERIVED, FACTS, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from affitrack.store.connection import Store

_LINES: Final = f"""
SELECT line_id, order_lines.account_id, {listed(FACTS, "order_lines")},
  {listed(DERIVED, "order_lines")},
  products.name, shops.name, file_name, source_row, late_after_days
FROM order_lines
JOIN products USING (product_id)
JOIN shops USING (shop)
JOIN imports ON imports.import_id = order_lines.import_id
LEFT JOIN shop_learning
  ON shop_learning.account_id = order_lines.account_id AND shop_learning.shop = order_lines.shop
WHERE line_id IN (SELECT value FROM json_each(?))
"""
# Frozen and taken back: each of them. Settled: where something does not fit, or nothing came.
_DOUBTFUL: Final = """
  outcome IN ('frozen', 'deducted')
  OR outcome = 'settled' AND (audit_flags <> 0 OR net = 0)
"""
_AT_A_TIME: Final = 5000

_NOTES: Final = """
SELECT line_id, import_id, before FROM imports CROSS JOIN line_history USING (import_id)
WHERE line_id IN (SELECT value FROM json_each(?1)) ORDER BY line_id, import_id DESC
"""
_OLDER: Final = """
SELECT line_id, import_id FROM imports CROSS JOIN older_rows USING (import_id)
WHERE line_id IN (SELECT value FROM json_each(?1))
  AND coalesce(json_extract(stated, '$.status'), 'frozen') = 'frozen'
"""
_BEGINNINGS: Final = """
SELECT line_id, created_by, status FROM order_lines
WHERE line_id IN (SELECT value FROM json_each(?1))
"""
# A file speaks of its last moment, and of no later day than that on which it was taken in.
_MOMENTS: Final = """
SELECT import_id, min(substr(coalesce(file_to, imported_at), 1, 10), substr(imported_at, 1, 10))
FROM imports
"""


class DoubtfulLine(NamedTuple):
    """A line that may show something."""

    line_id: int
    account_id: int
    facts: LineFacts
    derived: DerivedLine
    product_name: str
    shop_name: str
    file_name: str
    source_row: int
    late_after_days: int | None
    """The line is late after so many days from its order."""
    payout_on: date | None
    """The run that pays it, or is to."""


def doubtful_lines(
    store: Store, as_of: date, account: str | None = None, *, among: Sequence[int] | None = None
) -> Iterator[DoubtfulLine]:
    """Return the lines that may show something, in no order.

    Pending lines are among them where they are late; settled ones where something in them does not
    fit or they were settled at zero; all that are frozen, and all that were taken back.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        account: handle of an account; None for all.
        among: numbers of lines; None for all.
    """
    runs = paying_runs(store, as_of)
    conditions = conditions_of(store, LineFilter(flag=LATE), runs)
    # All in one look at the lines: most of what that costs is to read them.
    conditions.texts = [f"{conditions.where} OR {_DOUBTFUL}"]
    if account is not None:
        accounts = conditions.listed(sorted(accounts_named(store, account)))
        conditions.texts.append(f"+account_id IN {accounts}")
    if among is not None:
        numbers = conditions.bind(json.dumps(list(among)))
        conditions.texts.append(f"line_id IN (SELECT value FROM json_each({numbers}))")
    yield from lines_by_number(store, ids_of(store, conditions), runs)


def frozen_lines(store: Store, as_of: date) -> Iterator[DoubtfulLine]:
    """Return the lines that are frozen, of all accounts."""
    # Few of many: found by the index that holds the outcome of all lines.
    query = f"""
      SELECT line_id FROM order_lines INDEXED BY lines_by_release
      WHERE outcome = '{Outcome.FROZEN.value}'
    """
    ids = [row[0] for row in store.connection.execute(query)]
    yield from lines_by_number(store, ids, paying_runs(store, as_of))


def lines_by_number(
    store: Store, line_ids: Sequence[int], runs: PayingRuns
) -> Iterator[DoubtfulLine]:
    """Return lines by their numbers, in no order."""
    split = 2 + len(FACTS)
    for start in range(0, len(line_ids), _AT_A_TIME):
        some = json.dumps(line_ids[start : start + _AT_A_TIME])
        for row in store.connection.execute(_LINES, (some,)):
            facts = LineFacts._make(row[2:split])
            derived = DerivedLine._make(row[split : split + len(DERIVED)])
            pays_on = _pays_on(row[1], facts, derived, runs)
            yield DoubtfulLine._make(
                (*row[:2], facts, derived, *row[split + len(DERIVED) :], pays_on)
            )


def frozen_since(store: Store, line_ids: Sequence[int]) -> dict[int, date]:
    """Return the first day on which a file said that each of some frozen lines is frozen.

    Lines that only the user calls frozen are left out.
    """
    said_on = dict(store.connection.execute(_MOMENTS).fetchall())
    ids = json.dumps(list(line_ids))
    days: dict[int, str] = {}
    is_told: set[int] = set()
    for line_id, import_id, before in store.connection.execute(_NOTES, (ids,)):
        if line_id in is_told:
            continue
        days[line_id] = min(days.get(line_id, said_on[import_id]), said_on[import_id])
        changed = {} if before is None else json.loads(before)
        if changed.get("status", Status.FROZEN) != Status.FROZEN:
            is_told.add(line_id)
    for line_id, created_by, status in store.connection.execute(_BEGINNINGS, (ids,)):
        if status != Status.FROZEN:
            days.pop(line_id, None)
        elif line_id not in is_told:
            days[line_id] = min(days.get(line_id, said_on[created_by]), said_on[created_by])
    for line_id, import_id in store.connection.execute(_OLDER, (ids,)):
        if line_id in days:
            days[line_id] = min(days[line_id], said_on[import_id])
    return {line_id: date.fromisoformat(day) for line_id, day in days.items()}


def ids_of(store: Store, conditions: Conditions) -> list[int]:
    """Return the numbers of the lines that meet some conditions."""
    query = f"SELECT line_id FROM order_lines WHERE {conditions.where}"
    return [row[0] for row in store.connection.execute(query, conditions.values)]


def _pays_on(
    account_id: int, facts: LineFacts, derived: DerivedLine, runs: PayingRuns
) -> date | None:
    if derived.payout_on is None:
        return None
    on = date.fromisoformat(derived.payout_on)
    return runs.pays_on(Run(account_id, facts.currency, derived.outcome, on))
