"""Which payout run pays which lines, as of a day: the stored run, or the one it has moved to."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.runs import moved_runs
from affitrack.domain.schedule import PayoutCalendar
from affitrack.domain.stage import Outcome
from affitrack.store.accounts import all_accounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from affitrack.domain.records import Account
    from affitrack.store.connection import Store

_RUNS: Final = """
SELECT currency, outcome, payout_on, sum(net) FROM line_totals
WHERE account_id = ? AND outcome IN ('pending', 'settled')
GROUP BY currency, outcome, payout_on
"""


class Run(NamedTuple):
    """Lines of one account, currency and outcome that one payout run was to pay."""

    account_id: int
    currency: str
    outcome: str
    on: date


class PayingRuns:
    """The runs that have moved, as of a day (`domain.runs`)."""

    def __init__(self, store: Store, as_of: date) -> None:
        self.as_of = as_of
        self.moved: Mapping[Run, date] = {
            run: pays_on
            for account in all_accounts(store)
            for run, pays_on in _moved(store, account, as_of)
        }

    def pays_on(self, run: Run) -> date:
        """Return the day on which the lines of a run are paid."""
        return self.moved.get(run, run.on)

    def rolled_on(self) -> list[Run]:
        """Return the runs that have passed without paying their settled lines."""
        return [
            run
            for run, pays_on in self.moved.items()
            if run.outcome == Outcome.SETTLED and run.on <= self.as_of < pays_on
        ]


def _moved(store: Store, account: Account, as_of: date) -> Iterator[tuple[Run, date]]:
    sums: defaultdict[str, dict[str, dict[date, int]]] = defaultdict(
        lambda: {Outcome.SETTLED.value: {}, Outcome.PENDING.value: {}}
    )
    rows = store.connection.execute(_RUNS, (account.account_id,))
    for currency, outcome, payout_on, net in rows:
        sums[currency][outcome][date.fromisoformat(payout_on)] = net
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
