"""From the store to the rows of a forecast: every account and currency, month by month."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from affitrack.analysis.forecast.paying import (
    AccountAhead,
    Certain,
    ahead_of,
    coming_months,
    last_day_of,
    waiting_on,
)
from affitrack.analysis.forecast.reading import Known, known_sales
from affitrack.analysis.forecast.what_if import ForecastOutlook
from affitrack.domain.forecast import StoppedShop
from affitrack.domain.stage import Outcome, Stage
from affitrack.store.lines.overview import months_as_known
from affitrack.store.lines.run_lines import shop_name
from affitrack.store.payouts.paying_runs import PayingRuns, paying_runs
from affitrack.store.payouts.payout_runs import payout_runs, run_sums
from affitrack.store.rules.accounts import all_accounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from affitrack.domain.forecast import Forecast
    from affitrack.domain.records import Account
    from affitrack.store.connection import Store


def make_forecast(
    store: Store, as_of: date, account_id: int | None = None, months: int = 3
) -> Forecast:
    """Return what the coming months are expected to pay; of one account or of all.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        account_id: of one account; None of all.
        months: how many months, from that of the next payout run on.
    """
    return make_outlook(store, as_of, account_id, months).base


def make_outlook(
    store: Store, as_of: date, account_id: int | None = None, months: int = 3
) -> ForecastOutlook:
    """Return the same as something that tells what it would be if; arguments as there."""
    selling = selling_accounts(store, as_of, account_id)
    if not selling:
        return ForecastOutlook(as_of, (), {}, {}, {})
    names = coming_months((account.rules for account, _ in selling), as_of, months)
    until = last_day_of(names[-1])
    paying = paying_runs(store, as_of)
    ahead: defaultdict[str, list[AccountAhead]] = defaultdict(list)
    for account, found in selling:
        certain = _certain(store, account, paying)
        for currency, known in found.items():
            waits = waiting_on(known.history, as_of) if known.says_what_waits else certain[currency]
            made = ahead_of(account.rules, currency, known, waits, as_of=as_of, until=until)
            ahead[currency].append(made)
    return ForecastOutlook(
        made_on=as_of,
        names=tuple(names),
        ahead=dict(ahead),
        records={
            (record.month, record.currency): record
            for record in months_as_known(store, as_of, account_id)
        },
        by_rules=_by_rules(store, as_of, account_id, until),
        stopped_shops=tuple(_stopped_shops(store, ahead)),
    )


def selling_accounts(
    store: Store, as_of: date, account_id: int | None = None
) -> list[tuple[Account, dict[str, Known]]]:
    """Return one account or all, those without sales left out, with their sales by currency."""
    return [
        (account, found)
        for account in all_accounts(store)
        if account_id in (None, account.account_id)
        and (found := known_sales(store, account, as_of))
    ]


def _stopped_shops(store: Store, ahead: Mapping[str, list[AccountAhead]]) -> Iterator[StoppedShop]:
    every = (each for currency in sorted(ahead) for each in ahead[currency])
    for each in sorted(every, key=lambda one: one.rules.handle):
        for shop, since in each.stopped.items():
            name = shop_name(store, shop)
            yield StoppedShop(each.rules.handle, shop, name, each.currency, since)


def _certain(store: Store, account: Account, paying: PayingRuns) -> defaultdict[str, Certain]:
    """Return by currency and run what is settled and still to be paid."""
    certain: defaultdict[str, Certain] = defaultdict(dict)
    for each in run_sums(store, paying, account.account_id):
        if each.run.outcome != Outcome.SETTLED or each.pays_on <= paying.as_of:
            continue
        cleared, held = certain[each.run.currency].get(each.pays_on, (0, 0))
        if each.release_on is not None and each.release_on > paying.as_of:
            held += each.net
        else:
            cleared += each.net
        certain[each.run.currency][each.pays_on] = cleared, held
    return certain


def _by_rules(
    store: Store, as_of: date, account_id: int | None, until: date
) -> dict[tuple[str, date], tuple[int, int]]:
    """Return by currency and coming run what it pays by the rules: cleared and held back."""
    sums: defaultdict[tuple[str, date], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for run in payout_runs(store, as_of, account_id):
        if as_of < run.pays_on <= until:
            cleared, held = sums[run.currency, run.pays_on]
            cleared += run.stages[Stage.CLEARED].net
            held += run.stages[Stage.HELD].net
            sums[run.currency, run.pays_on] = cleared, held
    return dict(sums)
