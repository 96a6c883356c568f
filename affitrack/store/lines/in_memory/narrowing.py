"""Which lines a filter means, as a mask over the columns; `lines.line_filter` says it in SQL."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np  # noqa: TID253 - see the package

from affitrack.domain.audit import AuditFlag
from affitrack.domain.oddities import Oddity
from affitrack.domain.stage import Outcome
from affitrack.store.corrections.kept import CORRECTED_LINES
from affitrack.store.lines.line_filter import (
    AT_RISK,
    LATE,
    UNKNOWN_STATUS,
    accounts_named,
    shops_named,
)
from affitrack.store.lines.odd_lines import odd_condition
from affitrack.store.payouts.paying_runs import PayingRuns, Run
from affitrack.store.payouts.payout_runs import run_sums
from affitrack.store.sql.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from numpy.typing import NDArray

    from affitrack.domain.records import LineFilter
    from affitrack.store.connection import Store
    from affitrack.store.lines.in_memory.columns import Course
    from affitrack.store.lines.in_memory.index import LineIndex

    Mask = NDArray[np.bool_]

_FLOWS: Final = frozenset({Outcome.PENDING.value, Outcome.SETTLED.value})
_NAMES: Final = {
    "product_id": "SELECT product_id, name FROM products",
    "content_id": "SELECT content_id, title FROM contents",
    "shop": "SELECT shop, name FROM shops",
}
_SIGNS_OF_ALL: Final = 2
"""So many signs are looked for in all texts; the rest only in those few that have these."""


def can_narrow(which: LineFilter) -> bool:
    """Tell whether a filter can be answered here; SQL finds single orders and imports itself."""
    return which.order_id is None and which.import_id is None


def mask_of(index: LineIndex, store: Store, which: LineFilter, runs: PayingRuns) -> Mask | None:
    """Return which lines a filter means; None for all of them."""
    masks = list(_narrowed(index, store, which, runs))
    if not masks:
        return None
    mask = _all_of(masks)
    return None if bool(mask.all()) else mask


def _narrowed(
    index: LineIndex, store: Store, which: LineFilter, runs: PayingRuns
) -> Iterator[Mask]:
    columns = index.columns
    is_meant = _courses_meant(index, store, which, runs)
    if is_meant is not None:
        yield is_meant.take(columns.course)
    if which.ordered_from is not None or which.ordered_to is not None:
        yield _ordered_within(columns.ordered_at, which.ordered_from, which.ordered_to)
    for name, wanted in _things(store, which):
        yield _holds(columns.texts[name], wanted.__contains__).take(columns.codes[name])
    if which.flag is not None:
        yield _flagged(index, store, which.flag, runs)
    if which.flags:
        flagged = [_flagged(index, store, flag, runs) for flag in which.flags]
        yield ~_all_of([~each for each in flagged])
    if which.corrected:
        yield _with_ids(index, store, CORRECTED_LINES)
    for word in folded(which.text).split():
        yield _has_word(index, store, word)


# --- what holds for a whole course ----------------------------------------------------------------


def _courses_meant(
    index: LineIndex, store: Store, which: LineFilter, runs: PayingRuns
) -> Mask | None:
    courses = index.columns.courses
    asked: list[list[bool]] = []
    if which.account is not None:
        accounts = accounts_named(store, which.account)
        asked.append([course.account_id in accounts for course in courses])
    if which.currency is not None:
        asked.append([course.currency == which.currency for course in courses])
    if which.stages:
        asked.append([stage in which.stages for stage in index.stages(runs)])
    if which.release_on is not None:
        asked.append(
            [each.outcome in _FLOWS and each.release_on == which.release_on for each in courses]
        )
    if which.payout_month is not None:
        paid = [_paid_on(course, runs) for course in courses]
        asked.append([f"{day or ''}".startswith(which.payout_month) for day in paid])
    if which.payout_on is not None:
        parts = {
            (each.run, each.release_on)
            for each in run_sums(store, runs)
            if each.pays_on == which.payout_on
        }
        asked.append([_part(course) in parts for course in courses])
    return _all_of([np.array(each, np.bool_) for each in asked]) if asked else None


def _paid_on(course: Course, runs: PayingRuns) -> date | None:
    """Return the day on which lines are paid, or were taken back."""
    if course.outcome not in _FLOWS or course.payout_on is None:
        return course.payout_on
    return runs.pays_on(_part(course)[0])


def _part(course: Course) -> tuple[Run, date | None]:
    on = course.payout_on or date.min
    return Run(course.account_id, course.currency, course.outcome, on), course.release_on


# --- what is asked of each line -------------------------------------------------------------------


def _things(store: Store, which: LineFilter) -> Iterator[tuple[str, Collection[str]]]:
    for name, one, several in (
        ("product_id", which.product_id, which.product_ids),
        ("content_id", which.content_id, which.content_ids),
    ):
        if one is not None:
            yield name, {one}
        if several:
            yield name, several
    if which.shop is not None:
        yield "shop", shops_named(store, [which.shop])
    if which.shops:
        yield "shop", shops_named(store, which.shops)


def _ordered_within(ordered_at: NDArray[np.int64], first: date | None, last: date | None) -> Mask:
    mask = np.zeros(len(ordered_at), np.bool_)
    begin = 0 if first is None else np.searchsorted(ordered_at, _midnight(first))
    end = len(ordered_at)
    if last is not None:
        end = int(np.searchsorted(ordered_at, _midnight(last + timedelta(days=1))))
    mask[begin:end] = True
    return mask


def _flagged(index: LineIndex, store: Store, flag: str, runs: PayingRuns) -> Mask:
    columns, as_of = index.columns, runs.as_of
    if flag == LATE:
        return _late(index, store, runs)
    if flag == UNKNOWN_STATUS:
        return _of_courses(index, lambda course: course.outcome == Outcome.UNKNOWN)
    if flag == AT_RISK:
        is_released = _of_courses(
            index, lambda course: course.release_on is not None and course.release_on <= as_of
        )
        today = as_of.isoformat()
        may_return = _holds(columns.texts["at_risk_until"], lambda day: day >= today)
        at_risk: Mask = is_released & may_return.take(columns.codes["at_risk_until"])
        return at_risk
    if flag in set(Oddity):
        return _odd(index, store, Oddity(flag), as_of)
    flagged: Mask = (columns.numbers["audit_flags"] & AuditFlag[flag.upper()].value) != 0
    return flagged


def _odd(index: LineIndex, store: Store, oddity: Oddity, as_of: date) -> Mask:
    """Return which lines are odd in one way: the store is asked about the few that may be."""
    columns = index.columns
    may_be = columns.may_be_odd.copy()
    may_be[int(np.searchsorted(columns.ordered_at, _midnight(as_of + timedelta(days=2)))) :] = True
    ids = json.dumps(columns.line_ids[may_be].tolist())
    query = (
        "SELECT line_id FROM order_lines WHERE line_id IN (SELECT value FROM json_each(:ids))"
        f" AND {odd_condition(oddity, ':today')}"
    )
    return _with_ids(index, store, query, {"ids": ids, "today": as_of.isoformat()})


def _late(index: LineIndex, store: Store, runs: PayingRuns) -> Mask:
    """Return which lines have been waiting longer than nearly all of their shop's took."""
    columns = index.columns
    codes = {shop: code for code, shop in enumerate(columns.texts["shop"])}
    late = np.zeros(columns.rows, np.bool_)
    pending: dict[int, Mask] = {}
    for account_id, shop, days in store.connection.execute(
        "SELECT account_id, shop, late_after_days FROM shop_learning"
        " WHERE late_after_days IS NOT NULL"
    ):
        if shop not in codes:
            continue
        if account_id not in pending:
            pending[account_id] = _waiting(index, account_id, runs)
        end = int(np.searchsorted(columns.ordered_at, _midnight(runs.as_of - timedelta(days=days))))
        is_of_shop = columns.codes["shop"][:end] == codes[shop]
        late[:end] |= pending[account_id][:end] & is_of_shop
    return late


def _waiting(index: LineIndex, account_id: int, runs: PayingRuns) -> Mask:
    """Return which lines of an account are pending, and not paid by what arrived."""
    return _of_courses(
        index,
        lambda course: (
            course.account_id == account_id
            and course.outcome == Outcome.PENDING
            and _part(course)[0] not in runs.arrived
        ),
    )


def _has_word(index: LineIndex, store: Store, word: str) -> Mask:
    """Return which lines have a word in an id or a name."""
    columns = index.columns
    sought = word.encode().lower()
    if bool(columns.order_signs[list(sought)].all()):
        found = _occurs(columns.order_ids, sought)
    else:
        found = np.zeros(columns.rows, np.bool_)
    for name, query in _NAMES.items():
        named = {key for key, text in store.connection.execute(query) if word in folded(text)}
        texts = columns.texts[name]
        has = [sought in text.encode().lower() or text in named for text in texts]
        if any(has):
            found |= np.array(has).take(columns.codes[name])
    return found


def _occurs(texts: NDArray[np.uint8], sought: bytes) -> Mask:
    """Return in which texts, given place by place, some signs occur one after the other."""
    found = np.zeros(texts.shape[1], np.bool_)
    begin, rest = sought[:_SIGNS_OF_ALL], sought[_SIGNS_OF_ALL:]
    for start in range(len(texts) - len(sought) + 1):
        here = texts[start] == begin[0]
        for step, sign in enumerate(begin[1:], start=1):
            here &= texts[start + step] == sign
        if not rest:
            found |= here
            continue
        rows = np.flatnonzero(here)
        for step, sign in enumerate(rest, start=len(begin)):
            rows = rows[texts[start + step].take(rows) == sign]
        found[rows] = True
    return found


def _with_ids(
    index: LineIndex, store: Store, query: str, values: Mapping[str, str] | None = None
) -> Mask:
    rows = store.connection.execute(query, values or {}).fetchall()
    return np.isin(index.columns.line_ids, np.array([row[0] for row in rows], np.int64))


def _of_courses(index: LineIndex, holds: Callable[[Course], bool]) -> Mask:
    is_meant = np.array([holds(course) for course in index.columns.courses], np.bool_)
    of_lines: Mask = is_meant.take(index.columns.course)
    return of_lines


def _holds(texts: list[str], holds: Callable[[str], bool]) -> Mask:
    return np.array([holds(text) for text in texts], np.bool_)


def _all_of(masks: list[Mask]) -> Mask:
    meant: Mask = np.logical_and.reduce(masks)
    return meant


def _midnight(day: date) -> int:
    return (day.year * 10_000 + day.month * 100 + day.day) * 1_000_000
