"""The part of a book that knows what arrived, and which payout run it is for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from affitrack.later import later
from affitrack.store.rules import accounts as kept_accounts
from affitrack.wording.message import Message, UserError, message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from affitrack.book import archives, statements
    from affitrack.domain import received as domain
    from affitrack.domain import schedule
    from affitrack.domain.received import Arrivals, Pin, Received, ReceivedEntry
    from affitrack.domain.records import Account, CurrencySummary
    from affitrack.domain.statement import (
        StatementDraft,
        StatementLine,
        StatementResult,
        StatementTable,
    )
    from affitrack.ingest.statements import reading
    from affitrack.ingest.values.dialect import Answers
    from affitrack.store.connection import Store
    from affitrack.store.payouts import arrivals as arriving
    from affitrack.store.payouts import received as kept
else:
    domain, schedule = (later(f"affitrack.domain.{name}") for name in ("received", "schedule"))
    archives, statements = (later(f"affitrack.book.{name}") for name in ("archives", "statements"))
    reading = later("affitrack.ingest.statements.reading")
    arriving, kept = (later(f"affitrack.store.payouts.{name}") for name in ("arrivals", "received"))


_MORE_THAN_BETWEEN_RUNS: Final = timedelta(days=70)


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

    def kept_from_runs(self, account: str | None = None) -> dict[tuple[str, date], int]:
        """Return what was taken back and is to be kept from runs to come; below zero.

        By currency and day of the run, in minor units; of one account or of all.
        """
        number = self._number_of_account(account)
        return arriving.kept_from_runs(self._store, self.as_of, number)

    def kept_from_next(
        self, summaries: Iterable[CurrencySummary], account: str | None = None
    ) -> dict[str, int]:
        """Return what of `kept_from_runs` is kept from the next payout of each currency, or 0."""
        kept = self.kept_from_runs(account)
        return {
            each.currency: 0 if on is None else kept.get((each.currency, on), 0)
            for each in summaries
            for on in [each.next_payout_on]
        }

    def pin(self, payout_id: int, runs: Sequence[tuple[date, int | None]]) -> Received:
        """Decide which runs a payout is for, () for none; return it as it was before.

        Args:
            payout_id: the payout.
            runs: days of runs of its account and currency, each with the part of the payout that
                is for it: minor units with the payout's sign. None, once at most: all that the
                others leave. What no run gets belongs to none.

        Raises:
            UserError: there is no such payout, no run is on a day, a run is named twice, or the
                parts are not parts of it.
        """
        before = kept.received_by_id(self._store, payout_id)
        pins = [domain.Pin(on, amount) for on, amount in runs]
        fault = domain.fault_of_pins(before, pins) or self._fault_of_days(before, pins)
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

    # --- bank statements ----------------------------------------------------------------------

    def is_statement(self, path: Path) -> bool:
        """Tell whether a file is a bank statement by itself: OFX, camt.053 or a known table."""
        try:
            archives.refuse_the_store([path], self._store.path)
        except UserError:
            return False
        return reading.is_statement(path)

    def read_statement(
        self,
        path: Path,
        *,
        account: str | None = None,
        columns: Sequence[str | None] | None = None,
        mapping: str | None = None,
        answers: Answers | None = None,
    ) -> StatementDraft:
        """Return what a bank statement says, and what of it is proposed to be a payout.

        Nothing is written. Args:
            path: CSV, XLSX, OFX or camt.053.
            account: whose payouts are looked for; None: whose run fits.
            columns: what each column of a table is (`domain.statement.FIELDS`, None for nothing),
                by the user; None leaves it to the headers.
            mapping: name of columns that are kept (`statement_mappings`).
            answers: what was answered about its numbers and days.

        Raises:
            UndecidedError: a table leaves open how its numbers or days are to be read.
            UnknownStatementError: its headers do not tell; its `table` is for the user to say.
            UserError: the file cannot be read, or is no statement.
        """
        archives.refuse_the_store([path], self._store.path)
        owner = None if account is None else self._account_named(account)
        return statements.read_statement(
            self._store,
            path,
            self.arrivals(account),
            account=owner,
            columns=columns,
            mapping=mapping,
            answers=answers,
        )

    def take_statement(
        self,
        draft: StatementDraft,
        chosen: Collection[int] | None = None,
        account: str | None = None,
    ) -> StatementResult:
        """Take lines of a statement in as payouts, all or none; what is there already stays as is.

        `remove_received` of what was added takes it back exactly.

        Args:
            draft: the statement.
            chosen: places in `draft.lines`; None: what is ticked.
            account: whose payouts they are; None: of the account that the statement was read for,
                else of the one whose run fits, else of the only one that may be meant.

        Raises:
            UserError: it cannot be told whose payouts they are; nothing is written.
        """
        named = account or draft.account

        def owner(line: StatementLine) -> Account:
            return self.account_for_received(named or line.account, line.currency)

        return statements.take_statement(self._store, draft, chosen, owner)

    def statement_mappings(self) -> dict[str, tuple[tuple[str, ...], tuple[str | None, ...]]]:
        """Return what the user said about the columns of statements: name -> headers, fields."""
        return statements.saved_columns(self._store)

    def save_statement_mapping(
        self, name: str, table: StatementTable, columns: Sequence[str | None]
    ) -> None:
        """Keep what the columns of a table are: statements with its headers are read so.

        Raises `UserError` where the name is none, or the columns tell no day or no amount.
        """
        statements.save_columns(self._store, name, table, columns)

    def forget_statement_mapping(self, name: str) -> None:
        """Forget kept columns. Raises `UserError` where there is nothing of that name."""
        statements.forget_columns(self._store, name)

    # --- inside -------------------------------------------------------------------------------

    def _fault_of_days(self, payout: Received, pins: Iterable[Pin]) -> Message | None:
        """Return what is wrong with the days of runs; those to come follow the schedule."""
        own = (payout.account, payout.currency)
        known = {
            run.payout_on
            for run in self.arrivals(payout.account).runs
            if (run.account, run.currency) == own
        }
        rules = self._account_named(payout.account).rules
        calendar = schedule.PayoutCalendar(rules.schedule, rules.market)
        for on in sorted({pin.payout_on for pin in pins} - known):
            if on.year not in domain.YEARS:
                return message("received.bad.day", given=on)
            after = calendar.first_run_on_or_after(on)
            if after != on:
                before = calendar.first_run_on_or_after(on - _MORE_THAN_BETWEEN_RUNS)
                while (later_on := calendar.next_run_after(before)) < on:
                    before = later_on
                return message("received.bad.no_run", on=on, before=before, after=after)
        return None

    def _number_of_account(self, handle: str | None) -> int | None:
        return None if handle is None else self._account_named(handle).account_id

    def _account_named(self, handle: str) -> Account:
        account = kept_accounts.find_account(self._store, handle)
        if account is None:
            raise UserError(message("book.no_such_account", handle=handle))
        return account
