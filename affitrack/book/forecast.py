"""What is expected to come, and how earlier forecasts fared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store import accounts as kept_accounts
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from datetime import date

    from affitrack.domain.forecast import Forecast
    from affitrack.store.connection import Store


class Forecasting:
    """The part of a book that looks ahead."""

    as_of: date
    _store: Store

    def forecast(self, account: str | None = None, months: int = 3) -> Forecast:
        """Return what the coming months are expected to pay, with ranges.

        Args:
            account: handle of one account; None of all.
            months: how many months, from that of the next payout run on; at least one.

        Raises:
            UserError: there is no such account.
        """
        # numpy takes a tenth of a second to load: paid by who asks for a forecast.
        from affitrack.analysis.forecast import make_forecast

        return make_forecast(self._store, self.as_of, self._number_of(account), months)

    def _number_of(self, handle: str | None) -> int | None:
        if handle is None:
            return None
        found = kept_accounts.find_account(self._store, handle)
        if found is None:
            raise UserError(message("book.no_such_account", handle=handle))
        return found.account_id
