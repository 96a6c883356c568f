"""Order lines, page by page: ids first, then the rows that are looked at."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.audit import AuditFlag
from affitrack.domain.derive import DerivedLine
from affitrack.domain.line import LineFacts
from affitrack.domain.oddities import oddities_of
from affitrack.domain.records import LineFilter, LineRecord, StageTotal
from affitrack.domain.stage import Outcome, Stage
from affitrack.store.corrections.kept import corrections_by_line
from affitrack.store.lines.line_filter import (
    AT_RISK,
    LATE,
    UNKNOWN_STATUS,
    Conditions,
    conditions_of,
    stage_case,
)
from affitrack.store.lines.totals import stage_totals
from affitrack.store.payouts.paying_runs import PayingRuns, Run, paying_runs
from affitrack.store.sql.columns import DERIVED, FACTS, listed
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affitrack.domain.correction import Correction
    from affitrack.store.connection import Store

_KEY: Final = ("ordered_at", "order_id", "sku_id", "product_id", "content_id", "account_id")

# What lines can be sorted by, as expressions over order_lines.
_ORDERS: Final = {
    **{
        name: name
        for name in (
            "ordered_at",
            "order_id",
            "sku_id",
            "product_id",
            "content_id",
            "currency",
            "content_type",
            "order_type",
            "items_sold",
            "items_refunded",
            "price",
            "gmv",
            "base",
            "commission",
            "net",
            "source",
            "delivered_on",
            "window_closes_on",
            "release_on",
            "payout_on",
            "import_id",
            "source_row",
        )
    },
    "rate": "CAST(rate AS REAL)",
    "settled_on": "settled_at",
    "status_raw": "status_raw COLLATE NOCASE",
    "account": "(SELECT handle FROM accounts WHERE account_id = order_lines.account_id)",
    "product_name": "(SELECT folded(name) FROM products WHERE product_id = order_lines.product_id)",
    "shop": "(SELECT folded(name) FROM shops WHERE shop = order_lines.shop)",
    "content": "(SELECT folded(title) FROM contents WHERE content_id = order_lines.content_id)",
}
ORDERS: Final = (*sorted(_ORDERS), "stage")
"""What `order_by` may be."""

_RECORDS: Final = f"""
SELECT line_id, order_lines.account_id, handle, {listed(FACTS, "order_lines")},
  {listed(DERIVED, "order_lines")},
  products.name, shops.name, contents.title, order_lines.import_id, imports.file_name, source_row,
  imports.imported_at, late_after_days
FROM order_lines
JOIN accounts USING (account_id)
JOIN products USING (product_id)
JOIN shops USING (shop)
JOIN contents USING (content_id)
JOIN imports ON imports.import_id = order_lines.import_id
LEFT JOIN shop_learning
  ON shop_learning.account_id = order_lines.account_id AND shop_learning.shop = order_lines.shop
WHERE line_id IN (%s)
"""
_AT_A_TIME: Final = 1000


def find_lines(store: Store, which: LineFilter, as_of: date) -> list[LineRecord]:
    """Return the lines of a filter, by moment, then key."""
    return lines_by_id(store, line_ids(store, which, as_of), as_of)


def line_ids(
    store: Store,
    which: LineFilter,
    as_of: date,
    *,
    order_by: str = "ordered_at",
    descending: bool = False,
    limit: int | None = None,
) -> list[int]:
    """Return the numbers of the lines of a filter, in an order; of `limit` the first so many.

    Lines that are equal in what they are sorted by follow each other by moment, then key.

    Raises:
        UserError: `order_by` is none of `ORDERS`.
    """
    runs = paying_runs(store, as_of)
    conditions = conditions_of(store, which, runs)
    if order_by == "stage":
        first = stage_case(conditions, runs)
    elif order_by in _ORDERS:
        first = _ORDERS[order_by]
    else:
        raise UserError(message("store.unknown_order_by", given=order_by, allowed=ORDERS))
    way = "DESC" if descending else "ASC"
    order = ", ".join(f"{column} {way}" for column in dict.fromkeys((first, *_KEY)))
    page = "" if limit is None else f"LIMIT {conditions.bind(limit)}"
    query = f"SELECT line_id FROM order_lines WHERE {conditions.where} ORDER BY {order} {page}"
    return [row[0] for row in store.connection.execute(query, conditions.values)]


def lines_by_id(store: Store, ids: Sequence[int], as_of: date) -> list[LineRecord]:
    """Return lines by their numbers, in the order given; numbers without a line are left out."""
    return _records(store, ids, paying_runs(store, as_of))


def count_lines(store: Store, which: LineFilter, as_of: date) -> int:
    """Return how many lines a filter means."""
    conditions = conditions_of(store, which, paying_runs(store, as_of))
    query = f"SELECT count(*) FROM order_lines WHERE {conditions.where}"
    return int(store.connection.execute(query, conditions.values).fetchone()[0])


def stage_counts(
    store: Store, which: LineFilter, as_of: date
) -> dict[str, dict[Stage, StageTotal]]:
    """Return lines and net by currency and stage of the lines of a filter.

    The filter's own stages are left aside. Every stage is there.
    """
    asked = replace(which, stages=frozenset())
    if asked == LineFilter():
        return stage_totals(store, as_of)
    runs = paying_runs(store, as_of)
    return _totals_by_stage(store, conditions_of(store, asked, runs), runs)


def _totals_by_stage(
    store: Store, conditions: Conditions, runs: PayingRuns
) -> dict[str, dict[Stage, StageTotal]]:
    query = (
        f"SELECT currency, {stage_case(conditions, runs)} AS stage, count(*), sum(net)"
        f" FROM order_lines WHERE {conditions.where} GROUP BY currency, stage ORDER BY currency"
    )
    counts: defaultdict[str, dict[Stage, StageTotal]] = defaultdict(
        lambda: dict.fromkeys(Stage, StageTotal())
    )
    for currency, stage, lines, net in store.connection.execute(query, conditions.values):
        counts[currency][Stage(stage)] = StageTotal(lines, net)
    return dict(counts)


def totals_by_id(store: Store, ids: Sequence[int]) -> dict[str, StageTotal]:
    """Return lines and net of some lines, by currency."""
    query = (
        "SELECT currency, count(*), sum(net) FROM order_lines"
        " WHERE line_id IN (SELECT value FROM json_each(?)) GROUP BY currency ORDER BY currency"
    )
    rows = store.connection.execute(query, (json.dumps(list(ids)),))
    return {currency: StageTotal(lines, net) for currency, lines, net in rows}


def stage_totals_by_id(
    store: Store, ids: Sequence[int], as_of: date
) -> dict[str, dict[Stage, StageTotal]]:
    """Return lines and net of some lines, by currency and stage; every stage is there."""
    conditions = Conditions()
    numbers = conditions.bind(json.dumps(list(ids)))
    conditions.texts.append(f"line_id IN (SELECT value FROM json_each({numbers}))")
    return _totals_by_stage(store, conditions, paying_runs(store, as_of))


def flag_counts(store: Store, as_of: date, account: str | None = None) -> dict[str, int]:
    """Return how many lines carry each audit flag, and how many are late; only what occurs.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        account: handle of an account; None for all.
    """
    conditions = conditions_of(store, LineFilter(account=account), paying_runs(store, as_of))
    query = (
        "SELECT audit_flags, count(*) FROM order_lines"
        f" WHERE audit_flags <> 0 AND {conditions.where} GROUP BY audit_flags"
    )
    counts: defaultdict[str, int] = defaultdict(int)
    for flags, lines in store.connection.execute(query, conditions.values):
        for name in AuditFlag(flags).names():
            counts[name] += lines
    late = count_lines(store, LineFilter(account=account, flag=LATE), as_of)
    return {**counts, LATE: late} if late else dict(counts)


def _records(store: Store, ids: Sequence[int], runs: PayingRuns) -> list[LineRecord]:
    records: list[LineRecord] = []
    for start in range(0, len(ids), _AT_A_TIME):
        some = ids[start : start + _AT_A_TIME]
        query = _RECORDS % ",".join("?" * len(some))
        rows = {row[0]: row for row in store.connection.execute(query, tuple(some))}
        own = corrections_by_line(store.connection, some)
        records += [
            _record(rows[line_id], runs, own.get(line_id, ()))
            for line_id in some
            if line_id in rows
        ]
    return records


def _record(
    row: tuple[Any, ...], runs: PayingRuns, corrections: tuple[Correction, ...]
) -> LineRecord:
    line_id, account_id, handle = row[:3]
    facts = LineFacts._make(row[3 : 3 + len(FACTS)])
    rest = row[3 + len(FACTS) :]
    derived = DerivedLine._make(rest[: len(DERIVED)])
    product_name, shop_name, title, import_id, file_name, source_row, *of_flags = rest[
        len(DERIVED) :
    ]
    imported_at, late_after = of_flags
    on, run = _day(derived.payout_on), None
    if on is not None:
        run = Run(account_id, facts.currency, derived.outcome, on)
    pays_on, stage = runs.standing(run, derived.outcome, _day(derived.release_on))
    return LineRecord(
        line_id=line_id,
        account=handle,
        facts=facts,
        derived=derived,
        stage=stage,
        payout_on=pays_on,
        flags=flags_of(
            facts, derived, runs.as_of, None if stage is Stage.PAID else late_after, imported_at
        ),
        product_name=product_name,
        shop_name=shop_name,
        content_title=title,
        import_id=import_id,
        file_name=file_name,
        source_row=source_row,
        corrections=corrections,
    )


def flags_of(
    facts: LineFacts,
    derived: DerivedLine,
    as_of: date,
    late_after: int | None = None,
    imported_at: str = "",
) -> tuple[str, ...]:
    """Return the flags of a line on a day; without `late_after` days none is late."""
    flags = AuditFlag(derived.audit_flags).names()
    today, outcome = as_of.isoformat(), derived.outcome
    known_on = date.fromisoformat(max(today, imported_at[:10]))
    flags += oddities_of(facts, outcome, known_on)
    if outcome == Outcome.PENDING and late_after is not None:
        age = (as_of - date.fromisoformat(facts.ordered_at[:10])).days
        flags += [LATE] if age > late_after else []
    if outcome in {Outcome.PENDING, Outcome.SETTLED}:
        is_released = (derived.release_on or "") <= today
        flags += [AT_RISK] if is_released and today <= (derived.at_risk_until or "") else []
    if outcome == Outcome.UNKNOWN:
        flags.append(UNKNOWN_STATUS)
    return tuple(flags)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
