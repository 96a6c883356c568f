"""How likely sales of each shop and product are to be lost, from those that are over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from affitrack.domain.return_chance import ReturnChance, return_chances
from affitrack.store.forecasts.forecasting import outcomes
from affitrack.store.rules.accounts import all_accounts

if TYPE_CHECKING:
    from datetime import date

    from affitrack.store.connection import Store


def chances_of_return(
    store: Store, as_of: date, account_id: int | None = None
) -> list[ReturnChance]:
    """Return by shop and product how likely a sale is to be lost (`domain.return_chance`).

    Only sales count whose return window is over by the rules of their account: of younger ones
    those that come back are known sooner than those that are kept.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        account_id: of one account; None of all.
    """
    found = []
    for account in all_accounts(store):
        if account_id in (None, account.account_id):
            rules = account.rules
            held = rules.delivery_days + max(rules.return_window_days, rules.settlement_lag_days)
            found += outcomes(store, account.account_id, as_of - timedelta(days=held))
    return return_chances(found)
