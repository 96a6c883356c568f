"""From the store to the rows of a forecast: every account and currency, month by month."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from affitrack.analysis.forecast.paying import (
    AccountRuns,
    Certain,
    coming_months,
    expected_of,
    last_day_of,
    runs_of,
)
from affitrack.analysis.forecast.reading import Known, known_sales
from affitrack.domain.forecast import Forecast, ForecastMonth, PayoutRange
from affitrack.domain.records import Account, MonthRecord
from affitrack.domain.stage import Outcome
from affitrack.store.accounts import all_accounts
from affitrack.store.overview import months as known_months
from affitrack.store.paying_runs import PayingRuns
from affitrack.store.payout_runs import run_sums

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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
    selling = selling_accounts(store, as_of, account_id)
    if not selling:
        return Forecast(as_of, (), ())
    names = coming_months((account.rules for account, _ in selling), as_of, months)
    until = last_day_of(names[-1])
    paying = PayingRuns(store, as_of)
    runs: defaultdict[str, list[AccountRuns]] = defaultdict(list)
    for account, found in selling:
        certain = _certain(store, account, paying)
        for currency, known in found.items():
            made = runs_of(
                account.rules, currency, known, certain[currency], as_of=as_of, until=until
            )
            runs[currency].append(made)
    records = {
        (record.month, record.currency): record for record in known_months(store, as_of, account_id)
    }
    return Forecast(
        as_of,
        tuple(
            _month(records.get((name, currency)) or MonthRecord(name, currency), runs[currency])
            for name in names
            for currency in sorted(runs)
        ),
        tuple(each for currency in sorted(runs) if (each := _next(currency, runs[currency]))),
    )


def selling_accounts(
    store: Store, as_of: date, account_id: int | None = None
) -> list[tuple[Account, dict[str, Known]]]:
    """Return one account or all, those without sales left out, with their sales by currency."""
    return [
        (account, found)
        for account in all_accounts(store)
        if account_id in (None, account.account_id)
        and (found := known_sales(store, account.account_id, as_of))
    ]


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


def _month(record: MonthRecord, runs: Sequence[AccountRuns]) -> ForecastMonth:
    expected = expected_of(runs, record.month, None)
    known = record.paid + record.deducted
    return ForecastMonth(
        month=record.month,
        currency=record.currency,
        paid=record.paid,
        cleared=record.cleared,
        held=record.held,
        deducted=record.deducted,
        cleared_expected=expected.cleared,
        held_expected=expected.held,
        posted_videos=expected.posted,
        new_videos=expected.new,
        total=known + expected.total,
        low80=known + expected.low80,
        high80=known + expected.high80,
        low95=known + expected.low95,
        high95=known + expected.high95,
    )


def _next(currency: str, runs: Sequence[AccountRuns]) -> PayoutRange | None:
    """Return the first run to come that is expected to pay something."""
    for day in sorted({day for each in runs for day in each.days}):
        expected = expected_of(runs, None, day)
        if expected.total > 0:
            return PayoutRange(currency, day, expected.total, expected.low80, expected.high80)
    return None
