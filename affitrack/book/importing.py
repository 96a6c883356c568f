"""Taking files in: order them by their own dates, run each as one transaction, keep the rejects."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from affitrack.book.cancelling import cancellable, check
from affitrack.book.figures import known_figures, owner_of, read_figures
from affitrack.book.file_result import FileResult, Share
from affitrack.book.history import coverage_of
from affitrack.book.known_answers import settle
from affitrack.book.once_per_sale import once_per_sale
from affitrack.book.owners import rows_of_others
from affitrack.book.paid_on import PaidOn
from affitrack.book.work import CancelToken, Progress
from affitrack.domain.changes import Effect
from affitrack.domain.line import LineFacts
from affitrack.domain.market import market as market_of
from affitrack.domain.stage import Stage
from affitrack.ingest.reach.metrics import MetricFile
from affitrack.ingest.recognise.questions import refuse_undecided
from affitrack.ingest.rejects.kept_rejects import KeptRejects
from affitrack.ingest.rejects.rejects import Reject, write_rejects
from affitrack.store.derived.deriving import deriver_for
from affitrack.store.imports import history as kept_imports
from affitrack.store.imports.elsewhere import known_elsewhere, last_line
from affitrack.store.imports.imported_file import ImportedFile
from affitrack.store.imports.importing import ImportRun
from affitrack.store.imports.several import SeveralFiles
from affitrack.store.lines.totals import stage_totals
from affitrack.wording.message import UserError, message
from affitrack.wording.system import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from affitrack.book.owners import AnyFile
    from affitrack.domain.records import Account, ImportRecord
    from affitrack.ingest.orders.source import SourceFile
    from affitrack.store.connection import Store
    from affitrack.wording.language import Language

REJECTS_FOLDER: Final = "rejected"

_CURRENCY: Final = LineFacts._fields.index("currency")

# Of smaller files nobody waits for the log.
_MANY_BYTES: Final = 16 * 1024 * 1024

# What a preview lists; the counts always hold all.
_LISTED_REJECTS: Final = 1000


class _TrialOver(Exception):  # noqa: N818 - as planned: it takes back what a trial wrote
    pass


@dataclass
class ImportCall:
    """One wish to take files in: all of them or none."""

    store: Store
    as_of: date
    dry_run: bool = False
    stop_on_reject: bool = False
    lang: Language = "en"
    progress: Callable[[Progress], None] | None = None
    cancel: CancelToken | None = None
    _written: list[Path] = field(default_factory=list)
    _bytes_done: int = 0
    _bytes_in_all: int = 0
    _several: SeveralFiles | None = None
    _paid: PaidOn | None = None
    """Of the first file whose sales are taken in."""
    _taken: list[int] = field(default_factory=list)

    def run(
        self, sources: Sequence[AnyFile], owner: Callable[[AnyFile], Account]
    ) -> list[FileResult]:
        """Take recognised files in, the oldest first.

        Args:
            sources: the files.
            owner: finds or makes the account of each; called inside the transaction.

        Raises:
            UserError: a file cannot be taken in; nothing is written.
            Cancelled: nothing is written.
        """
        ordered = _by_their_dates(sources)
        self._bytes_in_all = sum(source.size for source in ordered)
        results: dict[int, FileResult] = {}
        try:
            with cancellable(self.store, self.cancel), self._writing():
                for account, own in self._by_account(ordered, owner):
                    if self.stop_on_reject:
                        self._refuse_rejects(own, account)
                    found = self._take_all_in(own, account)
                    results |= zip(map(id, own), found, strict=True)
                self._end_trial()
                check(self.cancel)  # what comes now is not to be broken off
        except _TrialOver:
            pass
        except BaseException:
            for path in self._written:
                path.unlink(missing_ok=True)
            raise
        return [results[id(source)] for source in ordered]

    @contextmanager
    def _writing(self) -> Iterator[None]:
        is_many = self._bytes_in_all >= _MANY_BYTES and not self.dry_run
        is_first = is_many and last_line(self.store.connection) == 0
        with self.store.filling() if is_first else nullcontext(), self.store.write():
            yield

    def _by_account(
        self, ordered: Sequence[AnyFile], owner: Callable[[AnyFile], Account]
    ) -> list[tuple[Account, list[AnyFile]]]:
        """Return the files of each account, which are told whose they are."""
        found: dict[int, tuple[Account, list[AnyFile]]] = {}
        for source in ordered:
            account = owner(source)
            source.belongs_to(account.handle, account.currency)
            if not isinstance(source, MetricFile):
                source.use_zone(market_of(account.rules.market).time_zone)
            found.setdefault(account.account_id, (account, []))[1].append(source)
        return list(found.values())

    def _take_all_in(self, ordered: Sequence[AnyFile], account: Account) -> list[FileResult]:
        """Take the files of one account in."""
        is_several = sum(not isinstance(source, MetricFile) for source in ordered) > 1
        self._several, self._paid, self._taken = SeveralFiles() if is_several else None, None, []
        results: list[FileResult] = []
        for place, source in enumerate(ordered):
            if isinstance(source, MetricFile):
                results.append(self._take_figures_in(source, account))
            else:
                results.append(self._take_in(source, account))
                if not results[-1].already_imported:
                    self._taken.append(place)
            self._bytes_done += source.size
        return self._once_per_sale(results)

    def _take_in(self, source: SourceFile, account: Account) -> FileResult:
        before = self._before(source, account)
        known = kept_imports.same_file(self.store, account.account_id, source.sha256)
        if known is not None:
            return _known_already(source, known, before)
        settle(self.store, source, account.account_id)
        refuse_undecided(source)
        deriver = deriver_for(self.store, account)
        paid = PaidOn(self.store, self.as_of, account.account_id)
        self._paid = self._paid or paid
        file, several = _described(source), self._several
        newest = last_line(self.store.connection)
        run = ImportRun(self.store, account=account, deriver=deriver, file=file, several=several)
        with KeptRejects() as rejects, run:
            for chunk in source.chunks(alike=True):
                self._look_up(source, run.rows + len(rejects), chunk.share)
                run.apply(chunk.lines, chunk.rows, chunk.names, chunk.alike, chunk.tables)
                rejects.extend(chunk.rejects)
            source.refuse_two_ways(run.rows + len(rejects), rejects)
            rejects_file = self._keep_rejects(source, rejects)
            basis = deriver.basis_tally.basis()
            import_id = run.finish(
                rows=run.rows + len(rejects),
                rejected=len(rejects),
                rejects_file=None if rejects_file is None else str(rejects_file),
                basis=basis,
            )
        paid.look_again()
        stages_after = stage_totals(self.store, self.as_of, account.account_id)
        has_unknown = any(each[Stage.UNKNOWN].lines for each in stages_after.values())
        from_on, to_on = run.order_days.span or (None, None)
        return replace(
            before,
            currencies=tuple(sorted(run.currencies)),
            rows=run.rows + len(rejects),
            new=run.new,
            changed=run.changed,
            unchanged=run.unchanged,
            older=run.older,
            rejected=len(rejects),
            other_creators=source.other_creators,
            explanation_rows=source.explanation_rows,
            contradictions=run.contradictions,
            elsewhere=known_elsewhere(self.store.connection, account.account_id, newest),
            unread=source.unread,
            fraction=source.fraction,
            unknown_statuses=kept_imports.unknown_statuses(self.store, import_id)
            if has_unknown
            else {},
            rejects_file=rejects_file,
            import_id=None if self.dry_run else import_id,
            from_on=from_on,
            to_on=to_on,
            basis=basis,
            rejects=rejects.first(_LISTED_REJECTS),
            differences=paid.differences(run.differences),
            effect=Effect(run.earned_by_new, paid.moves(run.changes)),
            stages_after=stages_after,
            coverage=coverage_of(self.store, account.account_id, self.as_of),
        )

    def _once_per_sale(self, results: list[FileResult]) -> list[FileResult]:
        """Return results that add up: two files that tell of one sale are one step for it."""
        several, paid = self._several, self._paid
        if several is None or paid is None:
            return results
        paid.look_again()
        effect = Effect(several.earned_by_new, paid.moves(several.changes))
        counts = several.counts(self.store.connection)
        return once_per_sale(results, self._taken, Share(counts, effect))

    def _take_figures_in(self, source: MetricFile, account: Account) -> FileResult:
        before = self._before(source, account)
        known_id = known_figures(self.store, source, account)
        known = None if known_id is None else kept_imports.import_by_id(self.store, known_id)
        if known is not None:
            return _known_already(source, known, before)
        self._look_up(source, 0, 0.0)
        read = read_figures(source, account)
        rejects_file = self._keep_rejects(source, read.taken.rejects)
        done = read.keep(self.store, account, rejects_file)
        rejected = len(read.taken.rejects)
        self._look_up(source, len(read.taken.rows) + rejected, 1.0)
        first_at, last_at = read.period or (None, None)
        return replace(
            before,
            currencies=read.taken.currencies,
            rows=len(read.taken.rows) + rejected,
            new=done.new,
            changed=done.changed,
            unchanged=done.unchanged,
            older=done.older,
            rejected=rejected,
            rejects_file=rejects_file,
            import_id=None if self.dry_run else done.import_id,
            from_on=_day(first_at),
            to_on=_day(last_at),
            other_creators=read.taken.other_creators,
            explanation_rows=read.taken.summaries,
            unread=source.unread,
            figures=done.changes,
            rejects=read.taken.rejects[:_LISTED_REJECTS],
        )

    def _before(self, source: AnyFile, account: Account) -> FileResult:
        stages = stage_totals(self.store, self.as_of, account.account_id)
        return FileResult.before(source, account, stages)

    def _end_trial(self) -> None:
        if self.dry_run:
            raise _TrialOver

    def _look_up(self, source: AnyFile, rows: int, share: float) -> None:
        """Between two chunks: stop where that is wished, and say how far the work is."""
        check(self.cancel)
        if self.progress is not None:
            done = self._bytes_done + share * source.size
            self.progress(Progress(source.name, rows, done / max(self._bytes_in_all, 1)))

    def _refuse_rejects(self, sources: Sequence[AnyFile], account: Account) -> None:
        for source in sources:
            for reject in self._rejects_of(source, account):
                sentence = reject.sentence(source.path)
                raise UserError(message("book.stopped_at_row", sentence=sentence))

    def _rejects_of(self, source: AnyFile, account: Account) -> Iterator[Reject]:
        if isinstance(source, MetricFile):
            yield from source.read(owner_of(account)).rejects
            return
        refuse_undecided(source)
        for chunk in source.chunks():
            if self.cancel is not None:
                self.cancel.check()
            yield from chunk.rejects

    def _keep_rejects(self, source: AnyFile, rejects: Collection[Reject]) -> Path | None:
        if not rejects or self.dry_run:
            return None
        folder = self.store.path.absolute().parent / REJECTS_FOLDER
        try:
            folder.mkdir(parents=True, exist_ok=True)
            target = _free_name(folder, _stem_of(source.path))
            self._written.append(target)
            write_rejects(source, rejects, target, self.lang)
        except OSError as error:
            unwritable = message("book.rejects_unwritable", path=str(folder), why=reason_of(error))
            raise UserError(unwritable) from error
        return target


def _by_their_dates(sources: Sequence[AnyFile]) -> list[AnyFile]:
    """Order files by the days that they speak of, whatever the order in which they were given.

    Where files write days in two orders, those that can be read in both come last: the sales of
    the others may tell.
    """
    if len(sources) == 1:
        return list(sources)

    orders = {each.dialect.date_order for each in sources if not isinstance(each, MetricFile)}

    def age(source: AnyFile) -> tuple[bool, str, str, str]:
        is_open = False
        if len(orders) > 1 and not isinstance(source, MetricFile):
            is_open = bool(source.open_days())
        first_at, last_at = source.period() or ("", "")
        return is_open, last_at, first_at, source.name

    return sorted(sources, key=age)


def _described(source: SourceFile) -> ImportedFile:
    return ImportedFile(
        path=source.path.absolute(),
        file_name=source.name,
        sha256=source.sha256,
        format=source.format,
        language=source.language,
        period=source.period,
        unstated=source.unstated,
        partly_stated=source.partly_stated,
        is_secondhand=source.is_secondhand,
    )


def _known_already(source: AnyFile, known: ImportRecord, before: FileResult) -> FileResult:
    """Return the result of a file that is in the store to the last byte: nothing to do."""
    first_lines = []
    if not isinstance(source, MetricFile):
        first_lines = [line for chunk in islice(source.chunks(), 1) for line in chunk.lines]
    return replace(
        before,
        currencies=tuple(sorted({line[_CURRENCY] for line in first_lines})),
        rows=known.rows,
        unchanged=known.rows - known.rejected,
        rejected=known.rejected,
        other_creators=rows_of_others(source),
        explanation_rows=source.explanation_rows,
        rejects_file=None if known.rejects_file is None else Path(known.rejects_file),
        import_id=known.import_id,
        known=known,
        from_on=_day(known.from_on),
        to_on=_day(known.to_on),
        basis=known.basis,
    )


def _day(moment: str | None) -> date | None:
    return None if moment is None else date.fromisoformat(moment[:10])


def _stem_of(path: Path) -> str:
    """Return the name of a file without its suffix; in an archive, with the archive's before it.

    The names of downloads hold the day they were made, which rejected rows may need again.
    """
    return f"{path.parent.stem}-{path.stem}" if path.parent.is_file() else path.stem


def _free_name(folder: Path, stem: str) -> Path:
    """Return a name for a file of rejected rows that is not taken."""
    ends = chain([""], (f"-{number}" for number in count(2)))
    paths = (folder / f"{stem}-rejected{end}.csv" for end in ends)
    return next(path for path in paths if not path.exists())
