"""The files that were taken in."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.records import ImportRecord

if TYPE_CHECKING:
    from affitrack.store.connection import Store

_FIELDS: Final = ", ".join(
    "handle AS account" if field.name == "account" else field.name for field in fields(ImportRecord)
)
_IMPORTS: Final = f"SELECT {_FIELDS} FROM imports JOIN accounts USING (account_id)"

# Rows that were older are remembered from schema 5 on.
_IS_FORGETFUL: Final = """
SELECT EXISTS (SELECT 1 FROM imports WHERE account_id = ?1 AND undone_at >= ?2)
  AND EXISTS (SELECT 1 FROM imports WHERE import_id = ?3 AND unstated IS NULL)
"""

_ONE_DAY: Final = timedelta(days=1)


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


def last_account_id(store: Store) -> int | None:
    """Return the account that the last import went to; None before the first import."""
    query = "SELECT account_id FROM imports ORDER BY import_id DESC LIMIT 1"
    row = store.connection.execute(query).fetchone()
    return None if row is None else int(row[0])


def covered_days(store: Store, account_id: int) -> list[tuple[date, date]]:
    """Return the stretches of days (both ends included) that an account's order exports speak of."""
    rows = store.connection.execute(
        "SELECT substr(file_from, 1, 10), substr(file_to, 1, 10) FROM imports"
        " WHERE account_id = ? AND undone_at IS NULL AND holds = 'order_lines'"
        " AND file_from IS NOT NULL"
        " AND file_to IS NOT NULL ORDER BY file_from",
        (account_id,),
    )
    stretches: list[tuple[date, date]] = []
    for first_text, last_text in rows:
        first, last = date.fromisoformat(first_text), date.fromisoformat(last_text)
        if stretches and first <= stretches[-1][1] + _ONE_DAY:
            first_before, last_before = stretches.pop()
            first, last = first_before, max(last, last_before)
        stretches.append((first, last))
    return stretches


def _records(store: Store, rest: str, *values: Any) -> list[ImportRecord]:  # noqa: ANN401
    rows = store.connection.execute(f"{_IMPORTS} {rest}", values)
    return [ImportRecord(*row) for row in rows]
