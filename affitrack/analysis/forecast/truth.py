"""What past months paid, to compare forecasts with.

Where no file tells of settlements nobody says what was paid. There, what came is what the rules
say came: whoever is told so also hears that it is no more than that (`TrackRecord.by_rules`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from affitrack.analysis.forecast.history import SETTLED, UNKNOWN_DAY
from affitrack.analysis.forecast.paying import last_day_of
from affitrack.analysis.forecast.reading import known_sales
from affitrack.store.lines.overview import months as known_months
from affitrack.store.payouts.paying_runs import paying_runs
from affitrack.store.payouts.planned_runs import untold_sales
from affitrack.store.rules.accounts import all_accounts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from affitrack.analysis.forecast.history import History
    from affitrack.analysis.forecast.reading import Known
    from affitrack.store.connection import Store

_PAID_WITHIN: Final = 90
"""Days from an order to the end of the month that pays it, of most."""

Paid = dict[tuple[str, str], int]
"""What months paid, by month and currency, in minor units."""


class ByRules(NamedTuple):
    """Sales of one account and currency of which no file tells what was paid."""

    account_id: int
    currency: str
    known: Known


def paid_months(
    store: Store, as_of: date, account_id: int | None, by_rules: Iterable[ByRules]
) -> Paid:
    """Return what each month that is over paid; of one account or of all.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        account_id: of one account; None of all.
        by_rules: the sales of which no file tells what was paid.
    """
    paid = {
        (record.month, record.currency): record.paid + record.deducted
        for record in known_months(store, as_of, account_id)
    }
    runs = paying_runs(store, as_of)
    for number, currency, known in by_rules:
        for month, net in _by_month(known.history).items():
            paid[month, currency] = paid.get((month, currency), 0) + net
        for run in runs.arrived:  # they are among both
            if (run.account_id, run.currency) == (number, currency):
                paid[f"{runs.pays_on(run):%Y-%m}", currency] -= runs.planned.totals[run].net
    return {key: net for key, net in paid.items() if last_day_of(key[0]) < as_of}


def tells_all(history: History, month: str) -> bool:
    """Tell whether files tell all that a month paid.

    They do not where they leave sales before their end, nor where days are missing that it paid.
    """
    last = last_day_of(month).toordinal()
    misses = any(until > last - _PAID_WITHIN and since < last for since, until in history.gaps)
    return history.is_followed and not misses


def sales_by_rules(store: Store, as_of: date, account_id: int | None) -> list[ByRules]:
    """Return the sales of accounts of which no file tells what was paid."""
    untold = {number for number, _ in untold_sales(store)}
    return [
        ByRules(account.account_id, currency, known)
        for account in all_accounts(store)
        if account_id in (None, account.account_id) and account.account_id in untold
        for currency, known in known_sales(store, account, as_of).items()
        if known.is_by_rules
    ]


def _by_month(history: History) -> dict[str, int]:
    is_paid = (history.state == SETTLED) & (history.pays_on != UNKNOWN_DAY)
    runs, places = np.unique(history.pays_on[is_paid], return_inverse=True)
    found: dict[str, int] = {}
    for run, net in zip(runs.tolist(), np.bincount(places, history.paid[is_paid]), strict=True):
        month = f"{date.fromordinal(run):%Y-%m}"
        found[month] = found.get(month, 0) + round(net)
    return found
