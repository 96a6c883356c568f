"""Which payout run is to pay which lines, as of a day: the stored run, or the one it has moved to.

As far as the lines and the rules tell; what arrived may tell otherwise (`paying_runs`).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.records import StageTotal
from affitrack.domain.runs import MovedRuns, moved_runs
from affitrack.domain.schedule import PayoutCalendar
from affitrack.domain.stage import Outcome
from affitrack.store.known import known_until_written
from affitrack.store.rules.accounts import all_accounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from affitrack.domain.records import Account
    from affitrack.store.connection import Store

_RUNS: Final = """
SELECT account_id, currency, outcome, payout_on, sum(lines), sum(net) FROM line_totals
WHERE outcome IN ('pending', 'settled', 'deducted')
GROUP BY account_id, currency, outcome, payout_on
"""
_SILENT: Final = """
SELECT account_id, currency FROM line_totals WHERE outcome IN ('pending', 'settled')
GROUP BY account_id, currency HAVING max(outcome = 'settled') = 0
"""
_SAYS_PENDING: Final = """
SELECT EXISTS (
  SELECT 1 FROM order_lines
  WHERE account_id = ? AND currency = ? AND outcome = 'pending' AND status_raw <> ''
)
"""
_MOVED: Final = (Outcome.SETTLED.value, Outcome.PENDING.value)


class Run(NamedTuple):
    """Lines of one account, currency and outcome that one payout run was to pay."""

    account_id: int
    currency: str
    outcome: str
    on: date
    """Of deducted lines the day on which the money was taken back."""


class PlannedRuns:
    """All runs with what they come to, and those that have moved (`domain.runs`)."""

    def __init__(self, store: Store, as_of: date) -> None:
        self.as_of = as_of
        self.accounts = all_accounts(store)
        self.totals: Mapping[Run, StageTotal] = {
            Run(number, currency, outcome, date.fromisoformat(on)): StageTotal(lines, net)
            for number, currency, outcome, on, lines, net in store.connection.execute(_RUNS)
        }
        by_account: defaultdict[int, dict[Run, int]] = defaultdict(dict)
        for run, total in self.totals.items():
            by_account[run.account_id][run] = total.net
        moved: dict[Run, date] = {}
        too_small: set[tuple[int, str, date]] = set()
        for account in self.accounts:
            number = account.account_id
            for currency, found in _moved(account, by_account[number], as_of):
                for outcome, of_outcome in zip(_MOVED, found[:2], strict=True):
                    for on, pays_on in of_outcome.items():
                        moved[Run(number, currency, outcome, on)] = pays_on
                if found.too_small:
                    too_small.add((number, currency, found.too_small))
        self.moved: Mapping[Run, date] = moved
        self.too_small = frozenset(too_small)
        """Account, currency and day of the runs to come that stay below the minimum payout."""
        self.untold = frozenset(untold_sales(store))
        """Account and currency of sales of which no file tells what was settled."""

    def pays_on(self, run: Run) -> date:
        """Return the day on which the lines of a run are to be paid."""
        return self.moved.get(run, run.on)


@known_until_written
def planned_runs(store: Store, as_of: date) -> PlannedRuns:
    """Return all runs with what they come to, and those that have moved."""
    return PlannedRuns(store, as_of)


def untold_sales(store: Store) -> set[tuple[int, str]]:
    """Return account and currency of sales of which no file tells what was settled."""
    return {
        silent
        for silent in store.connection.execute(_SILENT).fetchall()
        if not store.connection.execute(_SAYS_PENDING, silent).fetchone()[0]
    }


def _moved(
    account: Account, nets: Mapping[Run, int], as_of: date
) -> Iterator[tuple[str, MovedRuns]]:
    sums: defaultdict[str, defaultdict[str, dict[date, int]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for run, net in nets.items():
        sums[run.currency][run.outcome][run.on] = net
    calendar = PayoutCalendar(account.rules.schedule, account.rules.market)
    for currency, runs in sums.items():
        is_own = currency == account.rules.currency
        yield (
            currency,
            moved_runs(
                runs[Outcome.SETTLED],
                runs[Outcome.PENDING],
                runs[Outcome.DEDUCTED],
                calendar=calendar,
                # A minimum in the account's currency says nothing about another one.
                minimum=account.rules.min_payout if is_own else 0,
                as_of=as_of,
            ),
        )
