"""The lines of one payout run: those that it pays, those it was to pay, and what was taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.records import LineFilter, StageTotal
from affitrack.domain.stage import Outcome
from affitrack.store.lines.findings import ids_of
from affitrack.store.lines.line_filter import LATE, Conditions, conditions_of

if TYPE_CHECKING:
    from affitrack.domain.received import RunArrival
    from affitrack.store.connection import Store
    from affitrack.store.payouts.paying_runs import PayingRuns

# A settled line that may have paid too little.
_IS_LOW: Final = """
  audit_flags <> 0 OR net = 0
  OR net < coalesce(est_standard, 0) + coalesce(est_shop_ads, 0) + coalesce(est_bonus, 0)
    + coalesce(est_partner_bonus, 0) - coalesce(est_taxes, 0)
"""
_ONE_DAY: Final = timedelta(days=1)
_LONGEST_BETWEEN_RUNS: Final = timedelta(days=70)
"""No schedule leaves more days between a release and its run: by it an index finds the lines."""


class PaidLine(NamedTuple):
    """A line of a run: a settled one, or one that was to be paid by it."""

    line_id: int
    order_id: str
    shop: str
    settled_on: str
    """Of lines that are not settled the day of the order."""
    net: int
    is_low: int
    """1 where it may have paid too little."""


def paid_lines(store: Store, runs: PayingRuns, run: RunArrival) -> list[PaidLine]:
    """Return the settled lines that a run pays, by moment of settlement."""
    conditions = _of_run(run, conditions_of(store, LineFilter(payout_on=run.pays_on), runs))
    # Money of two runs may have come on one day.
    conditions.texts.append(conditions.runs(runs.planned_for(run.payout_on)))
    return _lines(store, conditions)


def waiting_lines(store: Store, runs: PayingRuns, run: RunArrival) -> list[PaidLine]:
    """Return the lines that a run was to pay and that are not settled yet, likewise."""
    return _lines(store, _unsettled(store, runs, run))


def left_behind(store: Store, runs: PayingRuns, run: RunArrival) -> list[PaidLine]:
    """Return those and the ones that runs shortly before it were to pay, likewise.

    Lines that are delivered later than expected are paid by a later run.
    """
    return _lines(store, _unsettled(store, runs, run, upto="<="))


def _lines(store: Store, conditions: Conditions) -> list[PaidLine]:
    query = f"""
      SELECT
        line_id, order_id, shop, substr(coalesce(settled_at, ordered_at), 1, 10), net, {_IS_LOW}
      FROM order_lines WHERE {conditions.where} ORDER BY settled_at, line_id
    """
    rows = store.connection.execute(query, conditions.values)
    return list(map(PaidLine._make, rows))


def shop_name(store: Store, shop: str) -> str:
    """Return what a shop is called; its code where nobody says."""
    row = store.connection.execute("SELECT name FROM shops WHERE shop = ?", (shop,)).fetchone()
    return shop if row is None else row[0] or shop


def unsettled_lines(
    store: Store, runs: PayingRuns, run: RunArrival
) -> tuple[list[int], StageTotal]:
    """Return the lines that a run was to pay and that are not settled: late ones, and the others.

    Returns:
        The numbers of those that are late, and what the others come to.
    """
    late = ids_of(store, _unsettled(store, runs, run, LATE))
    every = _unsettled(store, runs, run)
    query = f"SELECT line_id, net FROM order_lines WHERE {every.where}"
    nets = dict(store.connection.execute(query, every.values).fetchall())
    for line_id in late:
        del nets[line_id]
    return late, StageTotal(len(nets), sum(nets.values()))


def taken_back_lines(store: Store, run: RunArrival, first: date, last: date) -> list[int]:
    """Return the lines of a run's account and currency that were taken back on some days."""
    conditions = _of_run(run, Conditions())
    conditions.texts.append(
        f"outcome = '{Outcome.DEDUCTED.value}' AND release_on IS NULL"
        " AND substr(coalesce(settled_at, ordered_at), 1, 10)"
        f" BETWEEN {conditions.bind(first.isoformat())} AND {conditions.bind(last.isoformat())}"
    )
    return ids_of(store, conditions)


def taken_back_since(store: Store, run: RunArrival, previous_on: date | None) -> list[int]:
    """Return the lines taken back after the run before, None for the first: this one bears them."""
    after = date.min if previous_on is None else previous_on + _ONE_DAY
    return taken_back_lines(store, run, after, run.payout_on)


def _unsettled(
    store: Store, runs: PayingRuns, run: RunArrival, flag: str | None = None, upto: str = "="
) -> Conditions:
    conditions = _of_run(run, conditions_of(store, LineFilter(flag=flag), runs))
    first = run.payout_on - _LONGEST_BETWEEN_RUNS
    conditions.texts.append(
        f"outcome = '{Outcome.PENDING.value}'"
        f" AND release_on BETWEEN {conditions.bind(first.isoformat())}"
        f" AND {conditions.bind(run.payout_on.isoformat())}"
        f" AND payout_on {upto} {conditions.bind(run.payout_on.isoformat())}"
    )
    return conditions


def _of_run(run: RunArrival, conditions: Conditions) -> Conditions:
    """Add whose run it is; the "+" keeps SQLite from reading all lines of the account for it."""
    conditions.texts.append(
        "+account_id = (SELECT account_id FROM accounts"
        f" WHERE handle = {conditions.bind(run.account)})"
        f" AND +currency = {conditions.bind(run.currency)}"
    )
    return conditions
