"""What was taken in, which days it covers, and how one import is undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from affitrack.book.cancelling import cancellable
from affitrack.book.paid_on import PaidOn
from affitrack.clock import moment_now
from affitrack.later import later
from affitrack.store.imports import history as kept_imports
from affitrack.store.lines.totals import stage_totals
from affitrack.store.rules import accounts as kept_accounts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from affitrack.book.work import CancelToken, Progress
    from affitrack.domain import coverage as coverages
    from affitrack.domain.coverage import Coverage
    from affitrack.domain.records import Account, ImportRecord, UndoPreview
    from affitrack.store import backup as copies
    from affitrack.store.connection import Store
    from affitrack.store.imports import undo
else:
    coverages = later("affitrack.domain.coverage")
    copies, undo = later("affitrack.store.backup"), later("affitrack.store.imports.undo")


def place_of(path: Path) -> Path:
    """Return where a file lies: the file itself, of one in an archive or workbook that."""
    return next((outer for outer in path.parents[:2] if outer.is_file()), path)


class AccountCoverage(NamedTuple):
    """The days that the order exports of one account cover."""

    account: Account
    coverage: Coverage


class History:
    """The part of a book that remembers imports."""

    as_of: date
    _store: Store

    def version(self) -> int:
        """Return what is another number once anybody else wrote to the store."""
        return self._store.state()[0]

    def imports(self) -> list[ImportRecord]:
        """Return what was taken in, the oldest first; undone imports too."""
        return kept_imports.all_imports(self._store)

    def mended_rows(self) -> dict[int, int]:
        """Return by import how many of its rejected rows were mended and taken in since."""
        return kept_imports.mended_rows(self._store)

    def coverage(self, account: str | None = None) -> list[AccountCoverage]:
        """Return which days the order exports of one account or of all cover, as of the day.

        An account that is not known has none.
        """
        wanted = kept_accounts.all_accounts(self._store)
        if account is not None:
            found = kept_accounts.find_account(self._store, account)
            wanted = [] if found is None else [found]
        return [
            AccountCoverage(each, coverage_of(self._store, each.account_id, self.as_of))
            for each in wanted
        ]

    def preview_undo(self, import_id: int, cancel: CancelToken | None = None) -> UndoPreview:
        """Tell exactly what undoing an import would do, by line and by stage.

        The store stays as it is. Raises `UserError`, and `Cancelled`.
        """
        with cancellable(self._store, cancel), undo.taken_back(self._store):
            return self._undo(import_id)

    def undo_import(self, import_id: int, cancel: CancelToken | None = None) -> UndoPreview:
        """Undo an import, after a dated copy of the store.

        Raises `UserError`, and `Cancelled`: the store is as it was then.
        """
        undo.check_undo(self._store, import_id)
        store = self._store
        with (
            cancellable(store, cancel),
            copies.copied_before(
                store.connection, store.path, copies.BEFORE_UNDO, watch=copies.watch_of(store)
            ),
            store.write(),
        ):
            return self._undo(import_id)

    def _undo(self, import_id: int) -> UndoPreview:
        account_id = undo.check_undo(self._store, import_id)
        before = stage_totals(self._store, self.as_of, account_id)
        paid = PaidOn(self._store, self.as_of, account_id)
        done = undo.undo_within(self._store, import_id, moment_now())
        after = stage_totals(self._store, self.as_of, account_id)
        paid.look_again()
        lines = paid.undone(done.lines)
        return replace(done, lines=lines, stages_before=before, stages_after=after)


def undo_previewed(
    book: History,
    import_id: int,
    *,
    progress: Callable[[Progress], None],  # noqa: ARG001 - it has nothing to tell
    cancel: CancelToken,
) -> UndoPreview:
    """Do `History.preview_undo`: work that may be done apart."""
    return book.preview_undo(import_id, cancel)


def imports_undone(
    book: History,
    import_ids: Sequence[int],
    *,
    progress: Callable[[Progress], None],  # noqa: ARG001 - it has nothing to tell
    cancel: CancelToken,
) -> list[UndoPreview]:
    """Do `History.undo_import` for some imports, in this order: work that may be done apart."""
    return [book.undo_import(each, cancel) for each in import_ids]


def coverage_of(store: Store, account_id: int, as_of: date) -> Coverage:
    """Return which days the order exports of an account cover, as of a day."""
    files = kept_imports.covering_files(store, account_id)
    days = coverages.days_left(files, as_of)
    left = kept_imports.lines_due(store, account_id, as_of, days) if days else None
    return coverages.coverage(files, as_of, left)
