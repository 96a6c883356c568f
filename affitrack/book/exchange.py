"""The part of a book that knows the user's own exchange rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.later import later
from affitrack.store.lines.totals import stage_totals

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from affitrack.domain import exchange as exchanging
    from affitrack.domain.exchange import Approximate, ExchangeRates
    from affitrack.store.connection import Store
    from affitrack.store.rules import exchange
else:
    exchanging, exchange = (
        later("affitrack.domain.exchange"),
        later("affitrack.store.rules.exchange"),
    )


class Exchange:
    """Rates into one currency, and totals that are about right."""

    as_of: date
    _store: Store

    def currencies(self) -> list[str]:
        """Return the currencies that there are lines in, that with most lines first."""
        return list(stage_totals(self._store, self.as_of))

    def exchange_rates(self) -> ExchangeRates | None:
        """Return the user's own rates, None where there are none."""
        return exchange.exchange_rates(self._store)

    def set_exchange_rates(self, rates: ExchangeRates | None) -> None:
        """Keep rates in place of those there are; None forgets them. No amount changes by it."""
        exchange.keep_exchange_rates(self._store, rates)

    def approximate(self, amounts: Mapping[str, int]) -> Approximate | None:
        """Return about what amounts by currency come to; see `domain.exchange.approximate`."""
        return exchanging.approximate(amounts, self.exchange_rates())
