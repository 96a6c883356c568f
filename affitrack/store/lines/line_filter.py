"""Which lines are meant: filters, stages and search words as conditions in SQL."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.audit import AuditFlag
from affitrack.domain.oddities import Oddity
from affitrack.domain.stage import Outcome, Stage
from affitrack.store.corrections.kept import CORRECTED_LINES
from affitrack.store.lines.odd_lines import odd_condition
from affitrack.store.payouts.paying_runs import PayingRuns, Run
from affitrack.store.payouts.payout_runs import run_sums
from affitrack.store.sql.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from affitrack.domain.records import LineFilter
    from affitrack.store.connection import Store

LATE: Final = "late"
AT_RISK: Final = "at_risk"
UNKNOWN_STATUS: Final = "unknown_status"

_FLOWS: Final = frozenset({Stage.HELD, Stage.CLEARED, Stage.PAID})

_IS_LATE: Final = """outcome = 'pending' AND EXISTS (
  SELECT 1 FROM shop_learning AS learning
  WHERE learning.account_id = order_lines.account_id AND learning.shop = order_lines.shop
    AND substr(ordered_at, 1, 10) < date({as_of}, '-' || late_after_days || ' days'))"""

_OF_IMPORT: Final = """(import_id = {id} OR created_by = {id} OR line_id IN (
  SELECT line_id FROM line_history WHERE import_id = {id} AND before IS NOT NULL))"""

_HAS_WORD: Final = r"""(
  order_id LIKE {word} ESCAPE '\' OR product_id LIKE {word} ESCAPE '\'
  OR content_id LIKE {word} ESCAPE '\' OR shop LIKE {word} ESCAPE '\'
  OR product_id IN (SELECT product_id FROM products WHERE folded(name) LIKE {word} ESCAPE '\')
  OR shop IN (SELECT shop FROM shops WHERE folded(name) LIKE {word} ESCAPE '\')
  OR content_id IN (SELECT content_id FROM contents WHERE folded(title) LIKE {word} ESCAPE '\')
)"""


@dataclass
class Conditions:
    """Conditions that all must hold, with the values of their placeholders."""

    texts: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def bind(self, value: Any) -> str:  # noqa: ANN401 - whatever SQLite stores
        """Return a placeholder for a value."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def listed(self, values: Iterable[Any]) -> str:
        """Return placeholders for several values, in parentheses."""
        return f"({', '.join(self.bind(value) for value in values)})"

    def runs(self, runs: Iterable[Run]) -> str:
        """Return the condition that a line belongs to one of some runs."""
        rows = ", ".join(self.listed((*run[:3], run.on.isoformat())) for run in runs)
        if not rows:
            return "FALSE"
        return f"(account_id, currency, outcome, payout_on) IN (VALUES {rows})"

    @property
    def where(self) -> str:
        """Return the whole condition."""
        return " AND ".join(f"({text})" for text in self.texts) or "TRUE"


def conditions_of(store: Store, which: LineFilter, runs: PayingRuns) -> Conditions:
    """Return a filter as conditions on `order_lines`."""
    conditions = Conditions()
    _add_origin(conditions, store, which)
    _add_things(conditions, store, which)
    _add_period(conditions, which)
    if which.stages:
        stages = [_stage(conditions, stage, runs) for stage in Stage if stage in which.stages]
        conditions.texts.append(" OR ".join(f"({text})" for text in stages))
    if which.payout_month is not None:
        conditions.texts.append(_payout_month(conditions, which.payout_month, runs))
    if which.payout_on is not None:
        conditions.texts.append(_payout_runs(conditions, store, which.payout_on, runs))
    if which.release_on is not None:
        on = conditions.bind(which.release_on.isoformat())
        conditions.texts.append(f"outcome IN ('pending', 'settled') AND release_on = {on}")
    if which.flag is not None:
        conditions.texts.append(_flag(conditions, which.flag, runs))
    if which.flags:
        flagged = [_flag(conditions, flag, runs) for flag in sorted(which.flags)]
        conditions.texts.append(" OR ".join(f"({text})" for text in flagged))
    if which.corrected:
        conditions.texts.append(f"line_id IN ({CORRECTED_LINES})")
    for word in folded(which.text).split():
        sought = "%" + "".join(f"\\{sign}" if sign in r"\%_" else sign for sign in word) + "%"
        conditions.texts.append(_HAS_WORD.format(word=conditions.bind(sought)))
    return conditions


def accounts_named(store: Store, handle: str | None) -> set[int]:
    """Return the ids of the accounts of a handle, of all accounts without one."""
    rows = store.connection.execute(
        "SELECT account_id FROM accounts"
        " WHERE ?1 IS NULL OR lower(ltrim(handle, '@')) = lower(ltrim(?1, '@'))",
        (handle,),
    )
    return {account_id for (account_id,) in rows}


def shops_named(store: Store, named: Iterable[str]) -> set[str]:
    """Return the codes of the shops of some codes or names; capitals of names do not matter."""
    query = "SELECT shop FROM shops WHERE shop = ?1 OR name = ?1 COLLATE NOCASE"
    return {shop for name in named for (shop,) in store.connection.execute(query, (name,))}


def stage_case(conditions: Conditions, runs: PayingRuns) -> str:
    """Return the expression for a line's stage; the same as `domain.stage.stage_of`."""
    as_of = conditions.bind(runs.as_of.isoformat())
    rolled_on = conditions.runs(runs.rolled_on())
    paid_before = conditions.runs((*runs.paid_before(), *sorted(runs.arrived)))
    return f"""CASE
      WHEN outcome NOT IN ('pending', 'settled') THEN outcome
      WHEN outcome = 'settled' AND payout_on <= {as_of} AND NOT {rolled_on} THEN 'paid'
      WHEN {paid_before} THEN 'paid'
      WHEN release_on > {as_of} THEN 'held'
      ELSE 'cleared'
    END"""


def _stage(conditions: Conditions, stage: Stage, runs: PayingRuns) -> str:
    if stage not in _FLOWS:
        return f"outcome = {conditions.bind(stage.value)}"
    flows = "outcome IN ('pending', 'settled')"
    return f"{flows} AND {stage_case(conditions, runs)} = {conditions.bind(stage.value)}"


def _add_origin(conditions: Conditions, store: Store, which: LineFilter) -> None:
    if which.account is not None or which.order_id is not None:
        # Accounts come first in the index of order ids.
        listed = conditions.listed(sorted(accounts_named(store, which.account)))
        conditions.texts.append(f"account_id IN {listed}")
    if which.import_id is not None:
        conditions.texts.append(_OF_IMPORT.format(id=conditions.bind(which.import_id)))


def _add_things(conditions: Conditions, store: Store, which: LineFilter) -> None:
    for column, value in (
        ("order_id", which.order_id),
        ("product_id", which.product_id),
        ("content_id", which.content_id),
        ("currency", which.currency),
    ):
        if value is not None:
            conditions.texts.append(f"{column} = {conditions.bind(value)}")
    for column, values in (("product_id", which.product_ids), ("content_id", which.content_ids)):
        if values:
            conditions.texts.append(f"{column} IN {conditions.listed(sorted(values))}")
    for named in ([which.shop] if which.shop is not None else [], which.shops):
        if named:
            listed = conditions.listed(sorted(shops_named(store, named)))
            conditions.texts.append(f"shop IN {listed}")


def _add_period(conditions: Conditions, which: LineFilter) -> None:
    if which.ordered_from is not None:
        first = conditions.bind(which.ordered_from.isoformat())
        conditions.texts.append(f"ordered_at >= {first}")
    if which.ordered_to is not None:
        after = conditions.bind((which.ordered_to + timedelta(days=1)).isoformat())
        conditions.texts.append(f"ordered_at < {after}")


def _payout_month(conditions: Conditions, month: str, runs: PayingRuns) -> str:
    """Return the condition that a line is paid, or taken back, in "2026-12" or in all of "2026"."""
    asked, length = conditions.bind(month), len(month)
    away = conditions.runs(runs.moved)
    here = conditions.runs(run for run, on in runs.moved.items() if f"{on}"[:length] == month)
    return f"""
      outcome IN ('pending', 'settled') AND substr(payout_on, 1, {length}) = {asked} AND NOT {away}
      OR {here}
      OR outcome = 'deducted' AND substr(coalesce(settled_at, ordered_at), 1, {length}) = {asked}
    """


def _payout_runs(conditions: Conditions, store: Store, day: date, runs: PayingRuns) -> str:
    """Return the condition that a line is part of a run of a day.

    Which days of release lead to a run is known from the sums, so that an index finds its lines.
    """
    released: defaultdict[str, set[str]] = defaultdict(set)
    own: dict[Run, None] = {}
    taken_back: list[tuple[int, str, str]] = []
    for each in run_sums(store, runs):
        if each.pays_on != day:
            continue
        if each.release_on is None:
            taken_back.append((each.run.account_id, each.run.currency, f"{each.run.on}"))
        else:
            released[each.run.outcome].add(f"{each.release_on}")
            own[each.run] = None
    texts = [
        f"outcome = '{outcome}' AND release_on IN {conditions.listed(sorted(days))}"
        f" AND {conditions.runs(run for run in own if run.outcome == outcome)}"
        for outcome, days in sorted(released.items())
    ]
    if taken_back:
        rows = ", ".join(conditions.listed(row) for row in taken_back)
        texts.append(
            f"outcome = '{Outcome.DEDUCTED.value}' AND release_on IS NULL"
            " AND (account_id, currency,"
            f" substr(coalesce(settled_at, ordered_at), 1, 10)) IN (VALUES {rows})"
        )
    return " OR ".join(f"({text})" for text in texts) or "FALSE"


def _flag(conditions: Conditions, flag: str, runs: PayingRuns) -> str:
    today = conditions.bind(runs.as_of.isoformat())
    if flag == LATE:
        paid = conditions.runs(sorted(runs.arrived))
        return f"{_IS_LATE.format(as_of=today)} AND NOT {paid}"
    if flag == AT_RISK:
        flows = "outcome IN ('pending', 'settled')"
        return f"{flows} AND release_on <= {today} AND at_risk_until >= {today}"
    if flag == UNKNOWN_STATUS:
        return f"outcome = '{Outcome.UNKNOWN.value}'"
    if flag in set(Oddity):
        return odd_condition(Oddity(flag), today)
    return f"audit_flags & {AuditFlag[flag.upper()].value:d} <> 0"
