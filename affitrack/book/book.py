"""A book: one open store and everything one can ask of it or do with it.

A book belongs to the thread that opened it; another thread opens its own on the same path, and
reads what the first one committed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from affitrack.book.importing import FileResult
    from affitrack.book.work import CancelToken, Progress
    from affitrack.domain.explain import Explanation
    from affitrack.domain.rate import RateRule
    from affitrack.domain.records import (
        Account,
        Check,
        CurrencySummary,
        DayRelease,
        ImportRecord,
        LineFilter,
        LineRecord,
        MonthRecord,
        UndoPreview,
        VideoRecord,
    )
    from affitrack.domain.stage import Stage
    from affitrack.ingest.recognise import SourceFile


class Book:
    """An open store, seen on a day."""

    path: Path
    as_of: date
    """The day on which stages are looked at; may be set."""

    @classmethod
    def open(cls, path: Path | None = None, *, as_of: date | None = None) -> Self:
        """Open a store, created on first use. Default path: the platform's data folder.

        Raises:
            UserError: the file is no store of ours, is newer than the program, or cannot be read.
        """

    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...

    # Accounts and their rules
    def accounts(self) -> list[Account]: ...
    def account(self, handle: str) -> Account:
        """Return an account; a leading @ and capitals do not matter. Raises UserError."""
    def add_account(self, handle: str, market: str = "FR", currency: str | None = None) -> Account: ...
    def set_account(self, handle: str, settings: Mapping[str, str]) -> Account:
        """Change rules of an account (`account set`) and work its lines out again."""
    def add_rate_rule(self, handle: str, rule: RateRule) -> None: ...
    def rate_rules(self, handle: str | None = None) -> list[tuple[Account, RateRule]]: ...

    # Files in
    def recognise(self, path: Path) -> SourceFile:
        """Tell what a file is, without reading it all. Raises UserError with the reason."""
    def import_files(
        self,
        paths: Sequence[Path],
        *,
        account: str | None = None,
        dry_run: bool = False,
        stop_on_reject: bool = False,
        lang: str = "en",
        progress: Callable[[Progress], None] | None = None,
        cancel: CancelToken | None = None,
    ) -> list[FileResult]:
        """Take files in, each in one transaction, by their own dates; all of them or none.

        `dry_run` tells exactly what an import would do and leaves the store as it is.

        Raises:
            UserError: a file is refused, or no account is given and it cannot be told which;
                nothing is written.
            Cancelled: nothing is written.
        """
    def default_account(self) -> Account | None:
        """Return the account that the last import went to, else the only one."""
    def imports(self) -> list[ImportRecord]: ...
    def preview_undo(self, import_id: int) -> UndoPreview: ...
    def undo_import(self, import_id: int) -> UndoPreview: ...

    # Questions
    def is_empty(self) -> bool: ...
    def lines(
        self,
        which: LineFilter | None = None,
        *,
        order_by: str = "ordered_at",
        descending: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[LineRecord]: ...
    def line_ids(self, which: LineFilter, *, order_by: str = "ordered_at", descending: bool = True) -> list[int]:
        """Return the ids of the lines meant, in order: what a table pages through."""
    def lines_by_id(self, line_ids: Sequence[int]) -> list[LineRecord]: ...
    def stage_counts(self, which: LineFilter) -> dict[str, dict[Stage, tuple[int, int]]]:
        """Return lines and net by currency and stage for a filter (its own stages left aside)."""
    def explain(self, order_id: str) -> list[Explanation]:
        """Explain each line of an order. Raises UserError where the order is not known."""
    def explain_line(self, line: LineRecord) -> Explanation: ...
    def summary(self) -> list[CurrencySummary]: ...
    def months(self) -> list[MonthRecord]:
        """Return every month that paid or will pay something by what is known, in order."""
    def releases(self, days: int = 14) -> list[DayRelease]: ...
    def videos(self) -> list[VideoRecord]: ...
    def shops(self) -> list[tuple[str, str]]:
        """Return (shop code or name, shop name), by name."""

    # The store itself
    def backup(self, target: Path | None = None) -> Path: ...
    def restore(self, source: Path) -> Path:
        """Put a backup in place of the store; returns where the present store was set aside."""
    def check(self) -> list[Check]: ...
    def last_backup_at(self) -> str | None: ...

    # Small things that windows remember with the data
    def setting(self, key: str, default: str = "") -> str: ...
    def set_setting(self, key: str, value: str) -> None: ...
