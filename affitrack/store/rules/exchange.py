"""The user's own exchange rates, kept with the data."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from affitrack.domain.exchange import ExchangeRate, ExchangeRates
from affitrack.store.settings import set_setting, setting

if TYPE_CHECKING:
    from affitrack.store.connection import Store

_KEY: Final = "exchange_rates"


def exchange_rates(store: Store) -> ExchangeRates | None:
    """Return the rates, None where there are none."""
    kept = setting(store, _KEY)
    if kept is None:
        return None
    known = json.loads(kept)
    return ExchangeRates(
        known["into"],
        tuple(
            ExchangeRate(currency, Decimal(rate), date.fromisoformat(on))
            for currency, (rate, on) in sorted(known["rates"].items())
        ),
    )


def keep_exchange_rates(store: Store, rates: ExchangeRates | None) -> None:
    """Keep rates in place of those there are; None forgets them."""
    if rates is None:
        set_setting(store, _KEY, None)
        return
    by_currency = {each.currency: (format(each.rate, "f"), f"{each.on}") for each in rates.rates}
    known = {"into": rates.into, "rates": by_currency}
    set_setting(store, _KEY, json.dumps(known, sort_keys=True))
