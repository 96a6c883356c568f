"""The files that were taken in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.records import BY_HAND, ImportRecord
from affitrack.later import later

if TYPE_CHECKING:
    from collections.abc import Collection

    from affitrack.domain import coverage as coverages
    from affitrack.store.connection import Store
else:
    coverages = later("affitrack.domain.coverage")

_FOUND_AS: Final = {
    "account": "handle",
    "from_on": "coalesce(first_order_on, substr(file_from, 1, 10))",
    "to_on": "coalesce(last_order_on, substr(file_to, 1, 10))",
}
_FIELDS: Final = ", ".join(_FOUND_AS.get(each.name, each.name) for each in fields(ImportRecord))
_IMPORTS: Final = f"SELECT {_FIELDS} FROM imports JOIN accounts USING (account_id)"

# Rows that were older are remembered from schema 5 on.
_IS_FORGETFUL: Final = """
SELECT EXISTS (SELECT 1 FROM imports WHERE account_id = ?1 AND undone_at >= ?2)
  AND EXISTS (SELECT 1 FROM imports WHERE import_id = ?3 AND unstated IS NULL)
"""

_UNKNOWN: Final = """
SELECT status_raw, count(*) FROM order_lines WHERE import_id = ? AND status = 'unknown'
GROUP BY status_raw ORDER BY count(*) DESC, status_raw
"""


def all_imports(store: Store) -> list[ImportRecord]:
    """Return all imports, undone ones too, the first one first."""
    return _records(store, "ORDER BY import_id")


def import_by_id(store: Store, import_id: int) -> ImportRecord | None:
    """Return an import by its number."""
    return next(iter(_records(store, "WHERE import_id = ?", import_id)), None)


def same_file(store: Store, account_id: int, sha256: str) -> ImportRecord | None:
    """Return the last import of this very file into an account that still stands for all its rows.

    An undone import does not. Nor does one of before schema 5 that left rows aside for a newer
    file without remembering them, once an import was undone after it: what was older then may be
    the newest word now.
    """
    condition = "WHERE sha256 = ? AND account_id = ? AND undone_at IS NULL"
    found = _records(store, f"{condition} ORDER BY import_id DESC LIMIT 1", sha256, account_id)
    known = next(iter(found), None)
    if known is None or not known.older:
        return known
    values = (account_id, known.imported_at, known.import_id)
    (is_forgetful,) = store.connection.execute(_IS_FORGETFUL, values).fetchone()
    return None if is_forgetful else known


def unknown_statuses(store: Store, import_id: int) -> dict[str, int]:
    """Return the words for a status that no format knows, of an import's lines -> their number."""
    return dict(store.connection.execute(_UNKNOWN, (import_id,)).fetchall())


def last_account_id(store: Store) -> int | None:
    """Return the account that the last import went to; None before the first import."""
    query = "SELECT account_id FROM imports ORDER BY import_id DESC LIMIT 1"
    row = store.connection.execute(query).fetchone()
    return None if row is None else int(row[0])


def covering_files(store: Store, account_id: int) -> list[coverages.CoveringFile]:
    """Return the files that cover days of an account, by their first order.

    Exports of shops and partners are not among them, as they hold the orders of one shop only, nor
    are mended rows and sales entered by hand, which are a few out of many days.
    """
    query = (
        "SELECT import_id, file_name, format, first_order_on, last_order_on,"
        " substr(coalesce(file_to, last_order_on), 1, 10) FROM imports"
        " WHERE account_id = ? AND undone_at IS NULL AND first_order_on IS NOT NULL"
        " AND NOT is_secondhand AND format <> ?"
        " ORDER BY first_order_on, last_order_on, file_name, import_id"
    )
    rows = store.connection.execute(query, (account_id, BY_HAND))
    mending = {number for numbers in mended_by(store).values() for number in numbers}
    return [
        coverages.CoveringFile(
            import_id,
            name,
            layout,
            coverages.Span(date.fromisoformat(first), date.fromisoformat(last)),
            date.fromisoformat(told),
        )
        for import_id, name, layout, first, last, told in rows
        if import_id not in mending
    ]


def lines_due(
    store: Store, account_id: int, as_of: date, days: Collection[date]
) -> dict[date, coverages.DayLines]:
    """Return how many sales of some days there are, and wait although their run has passed.

    Args:
        store: the open store.
        account_id: whose.
        as_of: the present day.
        days: of the orders; those without a sale are left out.
    """
    query = (
        "SELECT substr(ordered_at, 1, 10) AS ordered_on,"
        " sum(outcome = 'pending' AND payout_on <= ?4), count(*) FROM order_lines"
        " WHERE account_id = ?1 AND ordered_at BETWEEN ?2 AND ?3 || 'T99' GROUP BY ordered_on"
    )
    values = (account_id, min(days).isoformat(), max(days).isoformat(), as_of.isoformat())
    rows = store.connection.execute(query, values)
    found = {date.fromisoformat(day): coverages.DayLines(due, n) for day, due, n in rows}
    return {day: found[day] for day in sorted(found.keys() & set(days))}


def mended_by(store: Store) -> dict[int, list[int]]:
    """Return which imports took in the mended rows of which: their numbers, by that of the other.

    Mended rows are known by the name of the file that the rejected ones were kept in, wherever it
    was saved and whether as CSV or as a workbook.
    """
    rows = store.connection.execute(
        "SELECT import_id, account_id, file_name, rejects_file, undone_at FROM imports"
    ).fetchall()
    by_name = {
        (account_id, PurePath(kept).stem): import_id
        for import_id, account_id, _, kept, _ in rows
        if kept is not None
    }
    mended: defaultdict[int, list[int]] = defaultdict(list)
    for import_id, account_id, name, _, undone_at in rows:
        rejected_in = by_name.get((account_id, PurePath(name).stem))
        if rejected_in is not None and rejected_in < import_id and undone_at is None:
            mended[rejected_in].append(import_id)
    return dict(mended)


def mended_rows(store: Store) -> dict[int, int]:
    """Return of imports with rejected rows how many of these were mended and taken in since."""
    mended = mended_by(store)
    records = {record.import_id: record for record in all_imports(store)}
    counts: dict[int, int] = {}
    for import_id in sorted(mended, reverse=True):  # rows may be rejected and mended again
        later = [records[number] for number in mended[import_id]]
        fresh = sum(record.new + record.changed + record.older for record in later)
        most = max(record.rows - record.rejected for record in later)
        again = sum(counts.get(record.import_id, 0) for record in later)
        counts[import_id] = min(records[import_id].rejected, max(fresh, most) + again)
    return {import_id: count for import_id, count in sorted(counts.items()) if count}


def _records(store: Store, rest: str, *values: Any) -> list[ImportRecord]:  # noqa: ANN401
    rows = store.connection.execute(f"{_IMPORTS} {rest}", values)
    return [ImportRecord(*row) for row in rows]
