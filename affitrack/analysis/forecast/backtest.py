"""What forecasts would have said on the first of each past month, and what came.

The account's own history is replayed as imports would have shown it on those days. Settled lines
tell the day on which they were settled. A line that was lost counts as lost from the file on that
says so, or from its return on where that is stated; where neither is known, from an age on at which
lines are usually lost. What cannot be known any more is taken as it is today: rules of the account,
estimates that files changed later, lines that were frozen for a while. Money taken back is in what
came, and in no forecast. Where no file tells of settlements what came is what the rules say
(`truth`). Months of which the files tell only a part are left out, as are accounts whose files
leave many sales before their end.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from affitrack.analysis.forecast.flows import courses_of
from affitrack.analysis.forecast.journeys import loss_ages
from affitrack.analysis.forecast.make import selling_accounts
from affitrack.analysis.forecast.paying import (
    AccountRuns,
    ahead_of,
    coming_months,
    expected_of,
    last_day_of,
    waiting_on,
)
from affitrack.analysis.forecast.priors import Usual
from affitrack.analysis.forecast.runs import days_held_after_settlement, first_untold_run
from affitrack.analysis.forecast.truth import ByRules, paid_months, tells_all
from affitrack.domain.forecast import ScoredMonth, TrackRecord
from affitrack.domain.track import LEAST_DAYS, track_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from affitrack.analysis.forecast.history import Ints
    from affitrack.analysis.forecast.reading import Known
    from affitrack.domain.records import Account
    from affitrack.store.connection import Store

_MONTHS_BACK: Final = 13
_MONTHS_AHEAD: Final = 3

Replayed = list[tuple["Account", str, "Known", "Ints"]]
"""Account, currency, sales, and ages at which they are lost."""


def backtest(
    store: Store,
    as_of: date,
    account_id: int | None = None,
    on_step: Callable[[int, int], None] | None = None,
) -> TrackRecord:
    """Return how the forecasts of the past year would have fared; of one account or of all.

    Args:
        store: the open store.
        as_of: the day on which one looks: months that are over by then are compared.
        account_id: of one account; None of all.
        on_step: told after each replayed day how many are done, and of how many.
    """
    replayed: Replayed = [
        (account, currency, known, _loss_ages(account, known))
        for account, found in selling_accounts(store, as_of, account_id)
        for currency, known in found.items()
    ]
    by_rules = [
        ByRules(account.account_id, currency, known)
        for account, currency, known, _ in replayed
        if known.is_by_rules
    ]
    paid = paid_months(store, as_of, account_id, by_rules)
    days = _firsts_of_months(as_of)
    scored: list[ScoredMonth] = []
    for done, day in enumerate(days, start=1):
        scored += _said_on(day, as_of, replayed, paid)
        if on_step is not None:
            on_step(done, len(days))
    return track_record(scored, paid, (each.currency for each in by_rules))


def _loss_ages(account: Account, known: Known) -> Ints:
    prior = Usual.by_rules(account.rules)
    return loss_ages(courses_of(known.history, prior, is_by_shop=False).usual.lost_at)


def _firsts_of_months(as_of: date) -> list[date]:
    """Return the first days of the past months, the oldest first."""
    days = [as_of.replace(day=1)]
    while len(days) < _MONTHS_BACK:
        days.append((days[-1] - timedelta(days=1)).replace(day=1))
    return days[::-1]


def _said_on(
    day: date, as_of: date, replayed: Replayed, paid: dict[tuple[str, str], int]
) -> list[ScoredMonth]:
    """Return what the forecast of a day said of months that are over now.

    An account takes part in the months of which its files tell all that they paid.
    """
    runs: defaultdict[tuple[str, str], list[AccountRuns]] = defaultdict(list)
    rules = [account.rules for account, _, _, _ in replayed]
    if not rules:
        return []
    names = [name for name in coming_months(rules, day, _MONTHS_AHEAD) if last_day_of(name) < as_of]
    evening_before = day.toordinal() - 1
    for account, currency, known, ages in replayed:
        known_on = known.history.known_on
        held_for = days_held_after_settlement(account.rules, known.held_for)
        told_until = first_untold_run(account.rules, known_on + held_for)
        told = [
            name
            for name in names
            if last_day_of(name) < told_until and tells_all(known.history, name)
        ]
        days_known = evening_before - known.history.first_day
        if not told or days_known < LEAST_DAYS:
            continue
        then = replace(known, history=known.history.on(min(evening_before, known_on), ages))
        paying = ahead_of(
            account.rules,
            currency,
            then,
            waiting_on(then.history, day - timedelta(days=1)),
            as_of=day - timedelta(days=1),
            until=last_day_of(names[-1]),
        ).paid()
        for name in told:
            runs[name, currency].append(paying)
    return [
        _scored(day, *key, of_month, paid.get(key, 0)) for key, of_month in sorted(runs.items())
    ]


def _scored(
    day: date, month: str, currency: str, runs: list[AccountRuns], paid: int
) -> ScoredMonth:
    said = expected_of(runs, month, None)
    return ScoredMonth(
        made_on=day,
        month=month,
        currency=currency,
        total=said.total,
        low80=said.low80,
        high80=said.high80,
        low95=said.low95,
        high95=said.high95,
        paid=paid,
    )
