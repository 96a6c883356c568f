"""Forecasts that are kept, once in each month, and how they fared."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from affitrack.analysis.forecast.make import make_forecast
from affitrack.analysis.forecast.paying import last_day_of
from affitrack.analysis.forecast.reading import known_sales, told_until
from affitrack.analysis.forecast.runs import days_held_after_settlement, first_untold_run
from affitrack.analysis.forecast.truth import paid_months, sales_by_rules, tells_all
from affitrack.domain.coverage import coverage, last_told
from affitrack.domain.forecast import ScoredMonth, TrackRecord
from affitrack.domain.track import track_record
from affitrack.store.forecasts.forecasting import last_sale_on
from affitrack.store.forecasts.kept import KeptForecast, is_kept, keep_forecast, kept_forecasts
from affitrack.store.imports.history import covering_files
from affitrack.store.rules.accounts import all_accounts

if TYPE_CHECKING:
    from affitrack.analysis.forecast.history import History
    from affitrack.domain.forecast import Forecast
    from affitrack.domain.records import Account
    from affitrack.store.connection import Store

_MONTHS_KEPT = 3


def keep_forecasts(store: Store, as_of: date, made: Forecast | None = None) -> bool:
    """Keep what each account's next months are expected to pay, unless the month's is kept.

    One made of files that ended long before is not: it would stand in the way of one that knows.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        made: the forecast of that day of all accounts, where it is at hand: that of a single
            account need not be made again.

    Returns:
        Whether anything was kept.
    """
    is_any = False
    accounts = all_accounts(store)
    if made and (len(accounts) > 1 or len({each.month for each in made.months}) < _MONTHS_KEPT):
        made = None
    for account in accounts:
        number = account.account_id
        last_sale = last_sale_on(store, number)
        if last_sale is None or last_sale > as_of.isoformat() or is_kept(store, number, as_of):
            continue
        expected = made or make_forecast(store, as_of, number, _MONTHS_KEPT)
        if expected.unknown_since is not None:
            continue
        names = sorted({each.month for each in expected.months})[:_MONTHS_KEPT]
        kept = [each for each in expected.months if each.month in names]
        keep_forecast(store, number, as_of, kept)
        is_any = True
    return is_any


def kept_record(store: Store, as_of: date, account_id: int | None = None) -> TrackRecord:
    """Return how the forecasts that were kept fared; of one account or of all.

    Of several accounts the forecasts of one day are added, their ranges end by end: wider than
    they have to be, as not all accounts miss at once. What a month paid is told once files of a
    later day have come.
    """
    groups: defaultdict[tuple[date, str, str], list[KeptForecast]] = defaultdict(list)
    for each in kept_forecasts(store, account_id):
        # What was expected for a day after this one is not known yet on this one.
        if each.made_on <= as_of and last_day_of(each.month) < as_of:
            groups[each.made_on, each.month, each.currency].append(each)
    by_rules = sales_by_rules(store, as_of, account_id) if groups else []
    untold = {
        each.account_id: _first_untold(store, each, as_of) for each in all_accounts(store) if groups
    }
    histories = _of_several_files(store, as_of) if groups else {}
    paid = paid_months(store, as_of, account_id, by_rules)
    scored = [
        ScoredMonth(
            made_on=made_on,
            month=month,
            currency=currency,
            total=sum(each.total for each in kept),
            low80=sum(each.low80 for each in kept),
            high80=sum(each.high80 for each in kept),
            low95=sum(each.low95 for each in kept),
            high95=sum(each.high95 for each in kept),
            paid=paid.get((month, currency), 0),
            is_told=any(untold[each.account_id] > last_day_of(month) for each in kept)
            and all(
                tells_all(histories[each.account_id, currency], month)
                for each in kept
                if (each.account_id, currency) in histories
            ),
        )
        for (made_on, month, currency), kept in groups.items()
    ]
    return track_record(scored, paid, (each.currency for each in by_rules))


def _of_several_files(store: Store, as_of: date) -> dict[tuple[int, str], History]:
    """Return by account and currency the sales of accounts whose files may leave some out.

    They may where the latest has not all days, or where there are days that none has.
    """
    found: dict[tuple[int, str], History] = {}
    for account in all_accounts(store):
        files = covering_files(store, account.account_id)
        if last_told(files) or coverage(files, as_of).gaps:
            for currency, known in known_sales(store, account, as_of).items():
                found[account.account_id, currency] = known.history
    return found


def _first_untold(store: Store, account: Account, as_of: date) -> date:
    """Return the first run of an account of which no file can have told all that it paid."""
    told = told_until(store, account, as_of)
    if told is None:
        return date.min
    held_for = days_held_after_settlement(account.rules, {})
    return first_untold_run(account.rules, told.toordinal() + held_for)
