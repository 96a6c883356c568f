"""Is the store sound? SQLite's own checks, and ours: what is kept must follow from the lines."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, Final

from affitrack.domain.correction import Correctable, canonical
from affitrack.domain.line import LineFacts
from affitrack.domain.records import Check, LineFilter
from affitrack.domain.stage import Stage
from affitrack.store.derived.deriving import deriver_for
from affitrack.store.derived.learning import Lesson, learned
from affitrack.store.derived.sums import Sums
from affitrack.store.lines.line_filter import conditions_of, stage_case
from affitrack.store.payouts.check_received import check_received
from affitrack.store.payouts.paying_runs import paying_runs
from affitrack.store.rules.accounts import all_accounts
from affitrack.store.sql.columns import DERIVED, FACTS, listed
from affitrack.wording.message import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from affitrack.store.connection import Store

# Each counts what should not be there.
_NAMELESS: Final = """
SELECT count(*) FROM order_lines
WHERE product_id NOT IN (SELECT product_id FROM products)
  OR content_id NOT IN (SELECT content_id FROM contents)
  OR shop NOT IN (SELECT shop FROM shops)
  OR currency NOT IN (SELECT currency FROM currencies)
"""
_WITHOUT_ORIGIN: Final = """
WITH standing AS (SELECT import_id FROM imports WHERE undone_at IS NULL)
SELECT
  (SELECT count(*) FROM order_lines
   WHERE import_id NOT IN standing OR created_by NOT IN standing OR import_id < created_by)
  + (SELECT count(*) FROM line_history LEFT JOIN order_lines USING (line_id)
     WHERE line_history.import_id NOT IN standing OR order_lines.line_id IS NULL
       OR line_history.import_id <= created_by)
  + (SELECT count(*) FROM older_rows LEFT JOIN order_lines USING (line_id)
     WHERE older_rows.import_id NOT IN standing OR order_lines.line_id IS NULL
       OR older_rows.import_id <= created_by)
"""
_MISCOUNTED: Final = """
SELECT count(*) FROM imports WHERE rows <> new + changed + unchanged + older + rejected
"""
# A claim is of something, and only one that is won brought something in.
_UNSOUND_CLAIMS: Final = """
SELECT count(*) FROM claims
WHERE (state = 'won') <> (coalesce(won, 0) > 0) OR claim_id NOT IN (
  SELECT claim_id FROM claim_lines UNION SELECT claim_id FROM claim_runs
)
"""

_AT_A_TIME: Final = 5000


def checks(store: Store, as_of: date) -> list[Check]:
    """Check the whole store.

    Args:
        store: the open store.
        as_of: the day on which the sum over the stages is compared with the sum over the lines.

    Returns:
        What was looked at, and what was found; `found` is empty where all is well.
    """
    integrity = _integrity(store)
    if not integrity.ok:
        return [integrity]  # what cannot be read cannot be compared
    return [
        integrity,
        _references(store),
        _count(store, "names", _NAMELESS),
        _count(store, "origins", _WITHOUT_ORIGIN),
        _count(store, "counts", _MISCOUNTED),
        _count(store, "claims", _UNSOUND_CLAIMS),
        _stages(store, as_of),
        *_sums(store),
        *_own_words(store),
        *check_received(store, as_of),
    ]


def _check(name: str, **found: int | list[str]) -> Check:
    return Check(name, not any(found.values()), {key: what for key, what in found.items() if what})


def _integrity(store: Store) -> Check:
    try:
        found = store.connection.execute("PRAGMA quick_check(20)")
        # SQLite quotes what it found: bytes of a damaged page, which no terminal should be told.
        problems = [_in_a_line(text) for (text,) in found]
    except sqlite3.DatabaseError as error:
        problems = [str(error)]
    return _check("integrity", problems=problems if problems != ["ok"] else [])


def _in_a_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _references(store: Store) -> Check:
    problems = store.connection.execute("PRAGMA foreign_key_check").fetchall()
    return _check("references", rows=len(problems), tables=sorted({row[0] for row in problems}))


def _count(store: Store, name: str, query: str) -> Check:
    (count,) = store.connection.execute(query).fetchone()
    return _check(name, rows=count)


def _stages(store: Store, as_of: date) -> Check:
    """Every line is in exactly one stage: the sums over stages and over lines are equal."""
    runs = paying_runs(store, as_of)
    conditions = conditions_of(store, LineFilter(), runs)
    by_stage = (
        f"SELECT currency, {stage_case(conditions, runs)} AS stage, count(*) AS lines,"
        " sum(net) AS net FROM order_lines"
        " WHERE outcome NOT IN ('pending', 'settled') OR release_on <= payout_on"
        f" GROUP BY currency, stage HAVING stage IN {conditions.listed(Stage)}"
    )
    query = "SELECT currency, sum(lines), sum(net) FROM (%s) GROUP BY currency ORDER BY currency"
    of_lines = "SELECT currency, 1 AS lines, net FROM order_lines"
    over_stages = store.connection.execute(query % by_stage, conditions.values).fetchall()
    over_lines = store.connection.execute(query % of_lines).fetchall()
    return _check("stages", differences=_unequal(over_stages, over_lines))


def _sums(store: Store) -> Iterator[Check]:
    """What is kept beside the lines is what all lines come to."""
    totals = learning = 0
    query = f"SELECT {listed(Lesson._fields)} FROM shop_learning WHERE account_id = ?"
    for account in all_accounts(store):
        kept = Sums.kept(store.connection, account.account_id)
        computed = Sums.computed(store.connection, account.account_id)
        totals += _unequal(kept.rows(), computed.rows())
        lessons = store.connection.execute(query, (account.account_id,))
        learning += _unequal(lessons, learned(computed, account.rules))
    yield _check("totals", rows=totals)
    yield _check("learning", shops=learning)


def _own_words(store: Store) -> Iterator[Check]:
    """What users correct can be read; what cannot be, nothing can be worked out with."""
    rows = store.connection.execute("SELECT field, value FROM line_corrections")
    found = _check("corrections", rows=sum(not _can_be_read(*row) for row in rows))
    yield found
    if found.ok:
        yield _derived(store)


def _can_be_read(field: str, value: str) -> bool:
    try:
        return canonical(Correctable(field), value) == value
    except UserError:
        return False


def _derived(store: Store) -> Check:
    """What is worked out follows from the facts by the rules as they are."""
    return _check("derived", lines=sum(1 for _line_id in _wrongly_derived(store)))


def _wrongly_derived(store: Store) -> Iterator[int]:
    split = 1 + len(FACTS)
    query = f"SELECT line_id, {listed(FACTS)}, {listed(DERIVED)} FROM order_lines"
    for account in all_accounts(store):
        deriver = deriver_for(store, account)
        rows = store.connection.execute(f"{query} WHERE account_id = ?", (account.account_id,))
        while some := rows.fetchmany(_AT_A_TIME):
            for row in some:
                if deriver.derive(LineFacts._make(row[1:split])) != row[split:]:
                    yield row[0]


def _unequal(these: Iterable[tuple[object, ...]], those: Iterable[tuple[object, ...]]) -> int:
    """Return how many rows are on one side only."""
    here, there = Counter(map(tuple, these)), Counter(map(tuple, those))
    return ((here - there) + (there - here)).total()
