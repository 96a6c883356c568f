"""Which payout run is to pay which lines, as of a day: the stored run, or the one it has moved to.

As far as the lines and the rules tell; what arrived may tell otherwise (`paying_runs`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.records import StageTotal
from affitrack.domain.runs import moved_runs
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
            if run.outcome != Outcome.DEDUCTED:
                by_account[run.account_id][run] = total.net
        self.moved: Mapping[Run, date] = {
            run: pays_on
            for account in self.accounts
            for run, pays_on in _moved(account, by_account[account.account_id], as_of)
        }

        self.too_small = self._too_small()
        """Account, currency and day of the runs to come that stay below the minimum payout by what
        is known: more has to come, or their money rolls on."""

    def pays_on(self, run: Run) -> date:
        """Return the day on which the lines of a run are to be paid."""
        return self.moved.get(run, run.on)

    def _too_small(self) -> frozenset[tuple[int, str, date]]:
        least = {(each.account_id, each.currency): each.rules.min_payout for each in self.accounts}
        sums: Counter[tuple[int, str, date]] = Counter()
        for run, total in self.totals.items():
            pays_on = self.pays_on(run)
            if run.outcome != Outcome.DEDUCTED and pays_on > self.as_of:
                sums[run.account_id, run.currency, pays_on] += total.net
        return frozenset(key for key, net in sums.items() if net < least.get(key[:2], 0))


@known_until_written
def planned_runs(store: Store, as_of: date) -> PlannedRuns:
    """Return all runs with what they come to, and those that have moved."""
    return PlannedRuns(store, as_of)


def _moved(account: Account, nets: Mapping[Run, int], as_of: date) -> Iterator[tuple[Run, date]]:
    sums: defaultdict[str, dict[str, dict[date, int]]] = defaultdict(
        lambda: {Outcome.SETTLED.value: {}, Outcome.PENDING.value: {}}
    )
    for run, net in nets.items():
        sums[run.currency][run.outcome][run.on] = net
    calendar = PayoutCalendar(account.rules.schedule, account.rules.market)
    for currency, runs in sums.items():
        is_own = currency == account.rules.currency
        moved = moved_runs(
            runs["settled"],
            runs["pending"],
            calendar=calendar,
            # A minimum in the account's currency says nothing about another one.
            minimum=account.rules.min_payout if is_own else 0,
            as_of=as_of,
        )
        for outcome, of_outcome in zip(("settled", "pending"), moved, strict=True):
            for on, pays_on in of_outcome.items():
                yield Run(account.account_id, currency, outcome, on), pays_on
