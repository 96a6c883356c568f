"""What is expected to come, and how earlier forecasts fared."""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING

from affitrack.store.rules import accounts as kept_accounts
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from affitrack.book.work import CancelToken, Progress
    from affitrack.domain.forecast import Forecast, TrackRecord
    from affitrack.domain.return_chance import ReturnChance
    from affitrack.domain.what_if import Outlook
    from affitrack.store.connection import Store

log = logging.getLogger(__name__)


class Forecasting:
    """The part of a book that looks ahead.

    numpy takes a tenth of a second to load: paid by who asks for a forecast.
    """

    as_of: date
    _store: Store

    def forecast(
        self, account: str | None = None, months: int = 3, *, keep: bool = False
    ) -> Forecast:
        """Return what the coming months are expected to pay, with ranges.

        Args:
            account: handle of one account; None of all.
            months: how many months, from that of the next payout run on; at least one.
            keep: keep this month's forecasts on the way, as `keep_forecast` does; while another
                program writes they are kept the next time.

        Raises:
            UserError: there is no such account.
        """
        from affitrack.analysis.forecast import make_forecast

        made = make_forecast(self._store, self.as_of, self._number_of(account), months)
        if keep:
            try:
                self.keep_forecast(made if account is None else None)
            except UserError as error:
                log.warning("this month's forecast is not kept yet: %s", error.message.key)
        return made

    def outlook(self, account: str | None = None, months: int = 3) -> Outlook:
        """Return the forecast as something that tells what it would be if.

        Worked out once, as long as a forecast takes; then it answers within some milliseconds, and
        without the store.

        Args:
            account: handle of one account; None of all.
            months: how many months, from that of the next payout run on; at least one.

        Raises:
            UserError: there is no such account.
        """
        from affitrack.analysis.forecast import make_outlook

        return make_outlook(self._store, self.as_of, self._number_of(account), months)

    def keep_forecast(self, made: Forecast | None = None) -> bool:
        """Keep what each account's next three months are expected to pay, once in each month.

        A forecast of a day before the last sale that is known is no forecast, and one of a day long
        after the last file knows too little: they are not kept.

        Args:
            made: the forecast of all accounts, where it has been made already.

        Returns:
            Whether anything was kept.

        Raises:
            UserError: another program is writing, or the file cannot be written.
        """
        from affitrack.analysis.forecast import keep_forecasts

        return keep_forecasts(self._store, self.as_of, made)

    def track_record(self, account: str | None = None) -> TrackRecord:
        """Return how the forecasts that were kept fared, by now.

        Args:
            account: handle of one account; None of all.

        Raises:
            UserError: there is no such account.
        """
        from affitrack.analysis.forecast import kept_record

        return kept_record(self._store, self.as_of, self._number_of(account))

    def backtest(
        self,
        account: str | None = None,
        on_step: Callable[[int, int], None] | None = None,
    ) -> TrackRecord:
        """Return how forecasts of the past year would have fared (`analysis.forecast.backtest`).

        Args:
            account: handle of one account; None of all.
            on_step: told how many replayed days are done, and of how many; may raise to stop.

        Raises:
            UserError: there is no such account.
        """
        from affitrack.analysis.forecast import backtest

        return backtest(self._store, self.as_of, self._number_of(account), on_step)

    def first_judged_in(self, account: str | None = None) -> date | None:
        """Return the first day of the month in which a replay can first be judged; None: no sales.

        Args:
            account: handle of one account; None of all.

        Raises:
            UserError: there is no such account.
        """
        from affitrack.domain.track import first_judged_in
        from affitrack.store.forecasts.forecasting import first_sale_on

        first = first_sale_on(self._store, self._number_of(account))
        return None if first is None else first_judged_in(date.fromisoformat(first))

    def return_chances(self, account: str | None = None) -> list[ReturnChance]:
        """Return how likely sales are to be lost, by shop and product, the largest shops first.

        Args:
            account: handle of one account; None of all.

        Raises:
            UserError: there is no such account.
        """
        from affitrack.analysis.forecast import chances_of_return

        return chances_of_return(self._store, self.as_of, self._number_of(account))

    def _number_of(self, handle: str | None) -> int | None:
        if handle is None:
            return None
        found = kept_accounts.find_account(self._store, handle)
        if found is None:
            raise UserError(message("book.no_such_account", handle=handle))
        return found.account_id


def expected(
    book: Forecasting,
    account: str | None,
    *,
    progress: Callable[[Progress], None],  # noqa: ARG001 - it has nothing to tell
    cancel: CancelToken,
) -> Forecast:
    """Return the forecast of one account or of all, and keep this month's: work to be done apart.

    Raises as `Forecasting.forecast` does, and `Cancelled`.
    """
    cancel.check()
    return book.forecast(account, keep=True)


def replayed(
    book: Forecasting,
    account: str | None,
    *,
    progress: Callable[[Progress], None],
    cancel: CancelToken,
) -> TrackRecord:
    """Return how forecasts of the past year would have fared: long work, to be done apart.

    Raises as `Forecasting.backtest` does, and `Cancelled` between two replayed days.
    """
    from affitrack.book.work import Progress

    def step(done: int, count: int) -> None:
        cancel.check()
        progress(Progress("", done, done / count))

    cancel.check()
    return book.backtest(account, step)


def looked_ahead(
    book: Forecasting,
    account: str | None,
    months: int,
    *,
    progress: Callable[[Progress], None],  # noqa: ARG001 - it has nothing to tell
    cancel: CancelToken,
) -> Outlook:
    """Return the outlook of one account or of all: work to be done apart.

    Raises as `Forecasting.outlook` does, and `Cancelled`.
    """
    cancel.check()
    return book.outlook(account, months)
