"""The part of a book that knows what arrived, and which payout run it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.later import later
from affitrack.store import accounts as kept_accounts
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from affitrack.domain import received as domain
    from affitrack.domain.received import Arrivals, Received, ReceivedEntry
    from affitrack.domain.records import Account
    from affitrack.store import arrivals as arriving
    from affitrack.store import received as kept
    from affitrack.store.connection import Store
else:
    domain = later("affitrack.domain.received")
    arriving, kept = (later(f"affitrack.store.{name}") for name in ("arrivals", "received"))


class ReceivedMoney:
    """Payouts that arrived, and the runs that they are for."""

    as_of: date
    _store: Store

    def received(self, account: str | None = None) -> list[Received]:
        """Return the payouts that arrived, of one account or of all, by day."""
        return kept.received(self._store, self._number_of_account(account))

    def received_by_id(self, payout_id: int) -> Received:
        """Return one payout. Raises `UserError` where there is none of that number."""
        return kept.received_by_id(self._store, payout_id)

    def add_received(self, entry: ReceivedEntry) -> Received:
        """Keep a payout that arrived.

        Raises:
            UserError: something is wrong with it (`domain.received.faults_of`), there is no such
                account, or none is named and several could be meant.
        """
        return kept.add_received(
            self._store, self.account_for_received(entry.account, entry.currency), entry
        )

    def set_received(self, payout_id: int, entry: ReceivedEntry) -> Received:
        """Change a payout to what an entry states; what it states of a bank statement stays.

        What the user decided on its runs stays too, unless account or currency change. Raises
        `UserError` as `add_received` does.
        """
        return kept.set_received(
            self._store, payout_id, self.account_for_received(entry.account, entry.currency), entry
        )

    def remove_received(self, payout_ids: Sequence[int]) -> list[Received]:
        """Forget payouts, all or none; `restore_received` with what is returned brings them back.

        Raises `UserError` where there is no payout of a number.
        """
        return kept.remove_received(self._store, payout_ids)

    def restore_received(self, gone: Iterable[Received]) -> None:
        """Let payouts be exactly as they were: those removed, changed or pinned since.

        Raises `UserError` where an account of theirs is not there any more.
        """
        kept.restore_received(self._store, gone)

    def arrivals(self, account: str | None = None) -> Arrivals:
        """Return what was expected of each run, what of it arrived, and what belongs to none."""
        return arriving.arrivals(self._store, self.as_of, self._number_of_account(account))

    def pin(self, payout_id: int, runs: Sequence[tuple[date, int | None]]) -> Received:
        """Decide which runs a payout is for, () for none; return it as it was before.

        Args:
            payout_id: the payout.
            runs: days of runs of its account and currency, each with the part of the payout that
                is for it: minor units with the payout's sign. None, once at most: all that the
                others leave. What no run gets belongs to none.

        Raises:
            UserError: there is no such payout, a run is named twice, or the parts are not parts of
                it.
        """
        before = kept.received_by_id(self._store, payout_id)
        pins = [domain.Pin(on, amount) for on, amount in runs]
        fault = domain.fault_of_pins(before, pins)
        if fault is not None:
            raise UserError(fault)
        kept.pin_received(self._store, payout_id, pins)
        return before

    def unpin(self, payout_id: int) -> Received:
        """Let AffiTrack work out which runs a payout is for; return it as it was before."""
        before = kept.received_by_id(self._store, payout_id)
        kept.pin_received(self._store, payout_id, None)
        return before

    def account_for_received(self, handle: str | None, currency: str | None = None) -> Account:
        """Return whose a payout is: the account named, else the only one that may be meant.

        Of several accounts those that are paid in its currency may be meant.

        Raises:
            UserError: there is no such account, or several may be meant.
        """
        if handle is not None:
            return self._account_named(handle)
        known = kept_accounts.all_accounts(self._store)
        if not known:
            raise UserError(message("received.no_account"))
        if len(known) > 1 and currency is not None:
            known = [each for each in known if each.currency == currency] or known
        if len(known) > 1:
            handles = tuple(each.handle for each in known)
            raise UserError(message("received.which_account", handles=handles))
        return known[0]

    def _number_of_account(self, handle: str | None) -> int | None:
        return None if handle is None else self._account_named(handle).account_id

    def _account_named(self, handle: str) -> Account:
        account = kept_accounts.find_account(self._store, handle)
        if account is None:
            raise UserError(message("book.no_such_account", handle=handle))
        return account
