"""A book: one open store and everything one can ask of it or do with it.

A book belongs to the thread that opened it; another thread opens its own on the same path, and
reads what the first one committed.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

import platformdirs

from affitrack.book.by_hand import ByHand
from affitrack.book.cancelling import cancellable, watched
from affitrack.book.correcting import Correcting
from affitrack.book.exchange import Exchange
from affitrack.book.finding import Finding
from affitrack.book.forecast import Forecasting
from affitrack.book.history import History
from affitrack.book.reconciling import Reconciling
from affitrack.book.rules import Rules
from affitrack.book.sales import Sales
from affitrack.book.videos import Videos
from affitrack.clock import local_today, moment_now
from affitrack.domain.market import DEFAULT_MARKET
from affitrack.domain.records import BY_HAND, LineFilter
from affitrack.later import later
from affitrack.store import identity, settings
from affitrack.store.connection import Store
from affitrack.store.imports import history as kept_imports
from affitrack.store.lines import overview
from affitrack.store.rules import accounts as kept_accounts
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from affitrack.book import archives, importing, owners, payouts, whose
    from affitrack.book.archives import Brought, LeftOut
    from affitrack.book.file_result import FileResult
    from affitrack.book.owners import AnyFile, NamesCreators
    from affitrack.book.payouts import PayoutsOverview
    from affitrack.book.whose import Whose
    from affitrack.book.work import CancelToken, Progress
    from affitrack.domain import explain
    from affitrack.domain.explain import Explanation
    from affitrack.domain.payout_run import LineParts
    from affitrack.domain.records import (
        Account,
        Check,
        CurrencySummary,
        DayRelease,
        LineRecord,
        LostProduct,
        MonthRecord,
        StageTotal,
    )
    from affitrack.domain.stage import Stage
    from affitrack.ingest.values.dialect import Answers
    from affitrack.store import backup as copies
    from affitrack.store import check
    from affitrack.store.derived import deriving
    from affitrack.store.lines import paging as kept_lines
    from affitrack.store.lines import parts
    from affitrack.wording.language import Language
else:  # what the first page of a window can do without
    archives, importing, owners, payouts, whose = (
        later(f"affitrack.book.{name}")
        for name in ("archives", "importing", "owners", "payouts", "whose")
    )
    explain = later("affitrack.domain.explain")
    copies, check, deriving, kept_lines, parts = (
        later(f"affitrack.store.{name}")
        for name in ("backup", "check", "derived.deriving", "lines.paging", "lines.parts")
    )


def default_path() -> Path:
    """Return where the store lives unless told otherwise: the platform's data folder."""
    return Path(platformdirs.user_data_dir("affitrack", appauthor=False)) / "affitrack.db"


def looks_older(path: Path | None) -> bool:
    """Tell whether opening a store, which nobody here has open, will bring it up to date first."""
    return identity.looks_older(path or default_path())


class Book(
    History, Videos, Finding, Rules, Correcting, ByHand, Forecasting, Sales, Exchange, Reconciling
):
    """An open store, seen on a day."""

    def __init__(self, store: Store, as_of: date) -> None:
        self.as_of = as_of
        """The day on which stages are looked at; may be set."""
        self._store = store

    @classmethod
    def open(
        cls, path: Path | None = None, *, as_of: date | None = None, create: bool = True
    ) -> Self:
        """Open a store, created on first use. Default path: the platform's data folder.

        Whoever opens one once more, beside a book that is open, is not to `create` it.

        Raises:
            UserError: the file is no store of ours, is newer than the program, cannot be read, or
                is gone.
        """
        return cls(Store.open(path or default_path(), create=create), as_of or local_today())

    @property
    def path(self) -> Path:
        """Return the store's file."""
        return self._store.path

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def tidy_at_the_end(self) -> None:
        """Put off until `close` what writing much leaves to do, and nobody has to wait for."""
        self._store.leave_log()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def watched(
        self, progress: Callable[[Progress], None] | None, cancel: CancelToken | None
    ) -> AbstractContextManager[None]:
        """Let what is done inside say how far its work on all lines is, and stop when wished.

        Raises:
            Cancelled: it was stopped; nothing of the call that was on its way is written.
        """
        return watched(self._store, progress, cancel)

    # --- accounts -----------------------------------------------------------------------------

    def add_account(
        self, handle: str, market: str = DEFAULT_MARKET, currency: str | None = None
    ) -> Account:
        """Add a creator profile. Raises `UserError` where it exists or its market does not."""
        return kept_accounts.add_account(
            self._store, handle=handle, market=market, currency=currency, created_at=moment_now()
        )

    # --- files in -----------------------------------------------------------------------------

    def recognise_all(self, paths: Sequence[Path], mapping: str | None = None) -> Brought:
        """Tell what files are, and those in archives. Raises `UserError` at the first refused."""
        archives.refuse_the_store(paths, self.path)
        by = None if mapping is None else self.mapping_for(mapping)
        return archives.recognise_all(paths, lambda path: self.recognise(path, by))

    def import_files(  # noqa: PLR0913 - each is a wish of its own
        self,
        paths: Sequence[Path],
        *,
        account: Whose | None = None,
        market: str | None = None,
        dry_run: bool = False,
        stop_on_reject: bool = False,
        lang: Language = "en",
        progress: Callable[[Progress], None] | None = None,
        cancel: CancelToken | None = None,
        on_left_out: Callable[[LeftOut], None] | None = None,
        answers: Mapping[Path | None, Answers] | None = None,
        mapping: str | None = None,
    ) -> list[FileResult]:
        """Take files in, each in one transaction, by their own dates; all of them or none.

        An archive stands for the exports in it; `on_left_out` is told of its other files.
        `answers` to what files ask (`SourceFile.questions`) are by path, under None for all others.
        `mapping` names the mapping that all the files are read by, or its TOML file; without it a
        table of no known format is known by the headers of a mapping that is kept.

        `dry_run` tells exactly what an import would do and leaves the store as it is. An account
        that does not exist is made together with the import where `market` is given, or where it
        is the first one. Without `account` files tell it that name their creators (a seller's, a
        partner's), or of which an account has sales already; each may be another's.

        Raises:
            UndecidedError: a file asks something that was not answered; nothing is written.
            UserError: a file is refused, or no account is given and it cannot be told which;
                nothing is written.
            Cancelled: nothing is written.
        """
        call = importing.ImportCall(
            self._store,
            self.as_of,
            dry_run=dry_run,
            stop_on_reject=stop_on_reject,
            lang=lang,
            progress=progress,
            cancel=cancel,
        )
        with cancellable(self._store, cancel):
            brought = self.recognise_all(paths, mapping)
        if on_left_out is not None:
            for each in brought.left_out:
                on_left_out(each)
        for source in brought.sources:
            source.answer((answers or {}).get(source.path, (answers or {}).get(None, {})))
        owner = whose.owner_of_each(self, self._store, account, market, brought.sources)
        return call.run(brought.sources, owner)

    def accounts_of(self, sources: Sequence[AnyFile]) -> Mapping[Path, Account] | None:
        """Return whose files are by the creators they name, or the sales that are known.

        None where neither tells.

        Raises:
            UserError: they name several accounts, or only strangers, or some are of nobody known.
        """
        return owners.accounts_of(self._store, self.accounts(), sources)

    def creators_named_by(self, sources: Sequence[NamesCreators]) -> list[str]:
        """Return the creators whose sales files say they have, those with most rows first."""
        return owners.creators_named(sources)

    def accounts_in_currency_of(self, sources: Sequence[NamesCreators]) -> list[Account]:
        """Return the accounts that are paid in the currency of files; all where none is said."""
        return owners.in_currency_of(self.accounts(), sources)

    def currencies_of(self, sources: Sequence[NamesCreators]) -> list[str]:
        """Return the currencies that files begin with, in the order of their codes."""
        return sorted(owners.currencies_of(sources))

    def likely_market(self, sources: Sequence[NamesCreators]) -> str:
        """Return the market of a first account, by the currency of the files brought for it."""
        return owners.likely_market(sources)

    def default_account(self) -> Account | None:
        """Return the account that the last import went to, else the only one."""
        last = kept_imports.last_account_id(self._store)
        if last is not None:
            return kept_accounts.account_by_id(self._store, last)
        accounts = self.accounts()
        return accounts[0] if len(accounts) == 1 else None

    # --- questions ----------------------------------------------------------------------------

    def is_empty(self) -> bool:
        """Tell whether there is no order line yet."""
        return overview.is_empty(self._store)

    def lines(self, which: LineFilter | None = None) -> list[LineRecord]:
        """Return the lines meant, by the moment of the order, then by their keys."""
        return kept_lines.find_lines(self._store, which or LineFilter(), self.as_of)

    def line_ids(
        self, which: LineFilter, *, order_by: str = "ordered_at", descending: bool = True
    ) -> list[int]:
        """Return the ids of the lines meant, in order: what a table pages through."""
        return kept_lines.line_ids(
            self._store, which, self.as_of, order_by=order_by, descending=descending
        )

    def lines_by_id(self, line_ids: Sequence[int]) -> list[LineRecord]:
        """Return lines by their ids, in the order given."""
        return kept_lines.lines_by_id(self._store, line_ids, self.as_of)

    def stage_counts(self, which: LineFilter) -> dict[str, dict[Stage, StageTotal]]:
        """Return lines and net by currency and stage for a filter (its own stages left aside)."""
        return kept_lines.stage_counts(self._store, which, self.as_of)

    def totals_of(self, line_ids: Sequence[int]) -> dict[str, StageTotal]:
        """Return lines and net of some lines, by currency."""
        return kept_lines.totals_by_id(self._store, line_ids)

    def flag_counts(self, account: str | None = None) -> dict[str, int]:
        """Return how many lines carry each audit flag, and how many are late; only what occurs."""
        return kept_lines.flag_counts(self._store, self.as_of, account)

    def explain(self, order_id: str) -> list[Explanation]:
        """Explain each line of an order. Raises `UserError` where the order is not known."""
        lines = self.lines(LineFilter(order_id=order_id))
        if not lines:
            raise UserError(message("book.no_such_order", order=order_id))
        return [self.explain_line(line) for line in lines]

    def explain_line(self, line: LineRecord) -> Explanation:
        """Explain one line: each step of its amount and of its dates."""
        came_with = kept_imports.import_by_id(self._store, line.import_id)
        if came_with is None:
            raise LookupError(f"line {line.line_id} names an import that is not there")
        return explain.explain_line(
            line,
            deriver=deriving.deriver_for(self._store, self.account(line.account)),
            columns=self.headers_in(came_with),
            imported_on=datetime.fromisoformat(came_with.imported_at).date(),
            is_by_hand=came_with.format == BY_HAND,
        )

    def summary(self, account: str | None = None) -> list[CurrencySummary]:
        """Return what there is in each currency, by stage; of one account or of all."""
        return overview.summary(self._store, self.as_of, self._account_id(account))

    def months(self, account: str | None = None) -> list[MonthRecord]:
        """Return every month that paid or will pay something by what is known, in order."""
        return overview.months(self._store, self.as_of, self._account_id(account))

    def payouts(self, account: str | None = None) -> PayoutsOverview:
        """Return every payout run that is known, and every day to come that releases something."""
        return payouts.payouts_overview(self._store, self.as_of, self._account_id(account))

    def parts(self, which: LineFilter) -> LineParts:
        """Return what the lines of a filter come to, by shop and by content."""
        return parts.line_parts(self._store, which, self.as_of)

    def at_once(self, days: int = 14, account: str | None = None) -> overview.AtOnce:
        """Return `summary`, `months` and `releases` together, which takes a third of the time."""
        return overview.at_once(self._store, self.as_of, self._account_id(account), days)

    def lost_most(self, since: date, account: str | None = None) -> dict[str, LostProduct]:
        """Return by currency the product that lost most of what was ordered since a day."""
        account_id = self._account_id(account)
        return overview.lost_most(self._store, since, self.as_of, account_id)

    def releases(self, days: int = 14, account: str | None = None) -> list[DayRelease]:
        """Return what stops being held back on each of the coming days that release anything."""
        return overview.releases(self._store, self.as_of, self._account_id(account), days)

    # --- the store itself ---------------------------------------------------------------------

    def backup(self, target: Path | None = None) -> Path:
        """Write a checked copy of the store: a dated one beside it unless a place is named."""
        if target is None:
            store, watch = self._store, copies.watch_of(self._store)
            return copies.automatic_backup(store.connection, self.path, copies.BY_HAND, watch=watch)
        return copies.back_up(self._store, target)

    def restore(self, source: Path) -> Path:
        """Put a backup in place of the store; returns where the present store was set aside."""
        return copies.restore(self._store, source)

    def check_in_place(self) -> None:
        """Raise `UserError` where the store was moved or removed since it was opened."""
        self._store.check_in_place()

    def has_lost_log(self) -> bool:
        """Tell whether others would not find what is written: it must be opened anew."""
        return self._store.has_lost_log()

    def check(self) -> list[Check]:
        """Check the store: the file itself, and that no line and no money is lost."""
        return check.checks(self._store, self.as_of)

    def last_backup_at(self) -> str | None:
        """Return the moment of the newest dated copy, in ISO text."""
        return copies.last_backup_at(self.path)

    def dated_copies(self) -> list[copies.DatedCopy]:
        """Return the dated copies beside the store, the newest first."""
        return copies.dated_copies(self.path)

    # --- small things that windows remember with the data -------------------------------------

    def setting(self, key: str, default: str = "") -> str:
        """Return what is remembered under `key`."""
        known = settings.setting(self._store, key)
        return default if known is None else known

    def set_setting(self, key: str, value: str) -> None:
        """Remember `value` under `key`."""
        settings.set_setting(self._store, key, value)

    # --- inside -------------------------------------------------------------------------------

    def _account_id(self, handle: str | None) -> int | None:
        return None if handle is None else self.account(handle).account_id
