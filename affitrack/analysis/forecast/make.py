"""From the store to the rows of a forecast: every account and currency, month by month."""

from __future__ import annotations

import zlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from affitrack.analysis.forecast.history import Floats, Ints
from affitrack.analysis.forecast.outlook import outlook
from affitrack.analysis.forecast.priors import usual_course
from affitrack.analysis.forecast.reading import known_sales
from affitrack.analysis.forecast.runs import coming_runs, days_held_after_settlement, rolled
from affitrack.domain.forecast import Forecast, ForecastMonth, PayoutRange
from affitrack.domain.records import MonthRecord
from affitrack.domain.schedule import PayoutCalendar
from affitrack.domain.stage import Outcome
from affitrack.store.accounts import all_accounts
from affitrack.store.overview import months as known_months
from affitrack.store.paying_runs import PayingRuns
from affitrack.store.payout_runs import run_sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from affitrack.analysis.forecast.reading import Known
    from affitrack.domain.records import Account
    from affitrack.store.connection import Store

_QUANTILES: Final = (0.025, 0.1, 0.9, 0.975)


@dataclass(frozen=True, eq=False)
class _Runs:
    """What the coming runs of one account pay in one currency."""

    currency: str
    days: tuple[date, ...]
    parts: Floats
    """By part (cleared, held, posted, new) and run."""
    draws: Floats
    """By draw and run, beside what is certain."""
    certain: Floats
    """By run: what is settled and only waits for its day."""


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
    accounts = [
        account
        for account in all_accounts(store)
        if account_id is None or account.account_id == account_id
    ]
    selling = [
        (account, found)
        for account in accounts
        if (found := known_sales(store, account.account_id, as_of))
    ]
    if not selling:
        return Forecast(as_of, (), ())
    names = coming_months((account for account, _ in selling), as_of, months)
    until = _last_day(names[-1])
    paying = PayingRuns(store, as_of)
    runs = [
        each
        for account, found in selling
        for each in _runs_of(store, account, found, as_of=as_of, until=until, paying=paying)
    ]
    known = {
        (record.month, record.currency): record for record in known_months(store, as_of, account_id)
    }
    currencies = sorted({each.currency for each in runs})
    return Forecast(
        as_of,
        tuple(_month(name, currency, known, runs) for name in names for currency in currencies),
        tuple(each for currency in currencies if (each := _next_payout(currency, runs))),
    )


def coming_months(accounts: Iterable[Account], as_of: date, count: int) -> list[str]:
    """Return the names of the months to come, from that of the first coming payout run on."""
    first = min(
        PayoutCalendar(account.rules.schedule, account.rules.market).next_run_after(as_of)
        for account in accounts
    )
    number = first.year * 12 + first.month - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(number, number + count)]


def _last_day(month: str) -> date:
    return (date.fromisoformat(f"{month}-01") + timedelta(days=31)).replace(day=1) - timedelta(1)


def _runs_of(
    store: Store,
    account: Account,
    found: Mapping[str, Known],
    *,
    as_of: date,
    until: date,
    paying: PayingRuns,
) -> list[_Runs]:
    rules = account.rules
    prior = usual_course(rules.delivery_days, rules.settlement_lag_days, rules.return_window_days)
    certain = _certain(store, account, paying)
    made: list[_Runs] = []
    for currency, known in found.items():
        history = known.history
        held_for = days_held_after_settlement(rules, known.held_for)
        runs = coming_runs(rules, as_of, history.known_on, until, held_for)
        seed = zlib.crc32(f"{account.handle.casefold()} {currency} {as_of}".encode())
        seen = outlook(history, prior, runs.last_days, seed)
        parts = np.array([seen.cleared, seen.held, seen.posted, seen.new])
        sums = np.array([certain[currency].get(day, (0, 0)) for day in runs.days], np.float64)
        sums = sums.reshape(-1, 2)
        parts[:2] += sums.T
        draws, fixed = seen.draws, sums.sum(axis=1)
        if currency == rules.currency and rules.min_payout > 0:
            places = rolled(rules, as_of, runs, parts.sum(axis=0))
            parts, draws = _moved(parts, places), _moved(draws, places)
            fixed = _moved(fixed[None, :], places)[0]
        made.append(_Runs(currency, runs.days, parts, draws, fixed))
    return made


def _certain(
    store: Store, account: Account, paying: PayingRuns
) -> defaultdict[str, dict[date, tuple[int, int]]]:
    """Return by currency and run what is settled and still to be paid: cleared, and held."""
    certain: defaultdict[str, dict[date, tuple[int, int]]] = defaultdict(dict)
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


def _moved(amounts: Floats, places: Ints) -> Floats:
    """Return amounts by run, each moved to the run that pays it; what comes later is left out."""
    moved = np.zeros((amounts.shape[0], amounts.shape[1] + 1))
    for run, place in enumerate(places):
        moved[:, place] += amounts[:, run]
    return moved[:, :-1]


def _month(
    name: str,
    currency: str,
    known: Mapping[tuple[str, str], MonthRecord],
    runs: Iterable[_Runs],
) -> ForecastMonth:
    record = known.get((name, currency), MonthRecord(name, currency))
    of_currency = [each for each in runs if each.currency == currency]
    parts, certain, draws = np.zeros(4), 0.0, np.zeros(1)
    for each in of_currency:
        chosen = np.array([f"{day:%Y-%m}" == name for day in each.days], bool)
        parts = parts + each.parts[:, chosen].sum(axis=1)
        certain += float(each.certain[chosen].sum())
        draws = draws + each.draws[:, chosen].sum(axis=1)
    cleared, held, posted, new = (round(part) for part in parts.tolist())
    base = record.paid + record.deducted
    total = base + cleared + held + posted + new
    low95, low80, high80, high95 = _range(draws, base + certain, total)
    return ForecastMonth(
        month=name,
        currency=currency,
        paid=record.paid,
        cleared=record.cleared,
        held=record.held,
        deducted=record.deducted,
        cleared_expected=cleared,
        held_expected=held,
        posted_videos=posted,
        new_videos=new,
        total=total,
        low80=low80,
        high80=high80,
        low95=low95,
        high95=high95,
    )


def _range(draws: Floats, certain: float, total: int) -> tuple[int, int, int, int]:
    """Return the ends of the ranges, around the total."""
    low95, low80, high80, high95 = (
        round(float(end) + certain) for end in np.quantile(draws, _QUANTILES)
    )
    return min(low95, total), min(low80, total), max(high80, total), max(high95, total)


def _next_payout(currency: str, runs: Iterable[_Runs]) -> PayoutRange | None:
    of_currency = [each for each in runs if each.currency == currency]
    for day in sorted({day for each in of_currency for day in each.days}):
        expected, certain, draws = 0.0, 0.0, np.zeros(1)
        for each in of_currency:
            if day in each.days:
                place = each.days.index(day)
                expected += float(each.parts[:, place].sum())
                certain += float(each.certain[place])
                draws = draws + each.draws[:, place]
        if round(expected) > 0:
            total = round(expected)
            _, low80, high80, _ = _range(draws, certain, total)
            return PayoutRange(currency, day, total, low80, high80)
    return None
