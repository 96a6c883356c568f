"""What is known of files before they are imported, and how it is found out.

All of this may run in the process for long work, so nothing here knows Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from affitrack.domain.market import DEFAULT_MARKET
from affitrack.gui.imports.difference_rows import DifferenceRow, rows_of
from affitrack.ingest.recognise.unknown import UnknownTableError
from affitrack.wording.message import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from affitrack.book import Book, CancelToken, FileResult, Progress
    from affitrack.book.owners import AnyFile
    from affitrack.ingest.recognise.questions import Question
    from affitrack.ingest.values.dialect import Answers
    from affitrack.wording.language import Language

    Whose: TypeAlias = "str | NewAccount | OfEach"

_STATEMENT = "ingest.statement"
"""What a bank statement is refused with where sales are looked for."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that the user named and that is made when the import is pressed."""

    handle: str
    market: str


@dataclass(frozen=True, slots=True)
class OfEach:
    """The accounts of files that are of several: handles by path."""

    handles: Mapping[Path, str]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be taken, and why."""

    path: Path
    error: UserError


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of the files that the user brought."""

    sources: tuple[AnyFile, ...] = ()
    refused: tuple[Refused, ...] = ()
    results: tuple[FileResult, ...] = ()
    """What an import would do; empty until it is known whose files they are."""
    rows: tuple[DifferenceRow, ...] = ()
    """The differences in `results`, made ready here: folding thousands takes a blink too long."""
    account: Whose | None = None
    accounts: Mapping[str, str] = field(default_factory=dict)
    """The currency that each is paid in, by handle."""
    creators: tuple[str, ...] = ()
    """Those whose sales the files say they have; most say nothing."""
    market: str = DEFAULT_MARKET
    """Where a new account would sell, by the currency of the files."""
    currencies: tuple[str, ...] = ()
    """Those of the files, as far as they are known."""
    as_of: date = field(default=date.min)
    answers: Mapping[Path | None, Answers] = field(default_factory=dict)
    """What the user said of files that leave something open, by path."""
    answered: Mapping[Path, tuple[Question, ...]] = field(default_factory=dict)
    """The questions that the answers are to, by path."""
    is_asking_again: bool = False
    """Whether the user wants to answer otherwise."""

    @property
    def questions(self) -> list[tuple[AnyFile, Question]]:
        """What must be answered before anything can be compared, file by file."""
        again = self.answered if self.is_asking_again else {}
        return [
            (source, asked)
            for source in self.sources
            for asked in (*source.questions(), *again.get(source.path, ()))
        ]

    @property
    def handle(self) -> str:
        """The one account's handle without its @, "" while it is not known."""
        known = self.account.handle if isinstance(self.account, NewAccount) else self.account
        return known.removeprefix("@") if isinstance(known, str) else ""

    @property
    def are_of_several(self) -> bool:
        """Whether it is known of each file whose it is, and they are of several accounts."""
        return isinstance(self.account, OfEach)

    @property
    def unknown_tables(self) -> list[tuple[Path, Path]]:
        """The refused files that are tables, whose columns can be mapped, and where each table is.

        That is another path where the file is an archive that holds nothing else.
        """
        errors = [(each.path, each.error) for each in self.refused]
        return [(path, err.path) for path, err in errors if isinstance(err, UnknownTableError)]

    @property
    def statements(self) -> list[Path]:
        """The refused files that are bank statements, which tell of payouts, not of sales."""
        return [each.path for each in self.refused if each.error.message.key == _STATEMENT]

    @property
    def paths(self) -> list[Path]:
        """The files that can be taken."""
        return [source.path for source in self.sources]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How files are to be taken in."""

    account: Whose
    lang: Language
    answers: Mapping[Path | None, Answers] = field(default_factory=dict)


def look_at(
    book: Book,
    paths: Sequence[Path],
    wanted: str | None,
    lang: Language,
    *,
    progress: Callable[[Progress], None],
    cancel: CancelToken,
) -> Look:
    """Tell what the files are, and what importing them would do where their account is known.

    `wanted` is the account looked at in the window, "" or None for none in particular.
    """
    sources: list[AnyFile] = []
    refused: list[Refused] = []
    for path in dict.fromkeys(paths):
        cancel.check()
        try:
            brought = book.recognise_all([path])
        except UserError as error:
            refused.append(Refused(path, error))
        else:
            sources += brought.sources
            refused += [Refused(each.path, each.error) for each in brought.left_out]
    look = Look(
        sources=tuple(sources),
        refused=tuple(refused),
        accounts={account.handle: account.currency for account in book.accounts()},
        creators=tuple(book.creators_named_by(sources)),
        as_of=book.as_of,
    )
    account = _account_of(book, sources, wanted)
    if account and sources:
        return compare(book, look, account, lang, progress=progress, cancel=cancel)
    currencies = tuple(book.currencies_of(sources))
    return replace(look, market=book.likely_market(sources), currencies=currencies)


def _account_of(book: Book, sources: Sequence[AnyFile], wanted: str | None) -> str | OfEach | None:
    """Return whose sales the files have; None where that must be asked."""
    try:
        found = book.accounts_of(sources)
    except UserError:  # several of the accounts, or strangers only: the form asks
        return None
    if found:
        handles = {path: account.handle for path, account in found.items()}
        first, *others = set(handles.values())
        return OfEach(handles) if others else first
    fitting = {each.handle: each.currency for each in book.accounts_in_currency_of(sources)}
    is_mixed = len(book.currencies_of(sources)) > 1 and len(set(fitting.values())) > 1
    if wanted:  # unless a file is in the currency of another account, or none in that of this one
        handle = book.account(wanted).handle
        return handle if handle in fitting and not is_mixed else None
    return next(iter(fitting)) if len(fitting) == 1 else None


def compare(
    book: Book,
    look: Look,
    account: Whose,
    lang: Language,
    *,
    progress: Callable[[Progress], None],
    cancel: CancelToken,
) -> Look:
    """Tell what importing the files into an account would do; nothing is written.

    A file that breaks off in its midst is refused here and does not block the others. Nothing is
    compared while a file asks something.
    """
    if look.questions and not isinstance(account, NewAccount):
        for source in look.sources:
            handle = account if isinstance(account, str) else account.handles[source.path]
            book.settle([source], handle)
    if look.questions:
        return replace(look, account=account, results=(), rows=())
    wishes = Wishes(account, lang, look.answers)

    def tried(sources: Sequence[AnyFile]) -> list[FileResult]:
        paths = [source.path for source in sources]
        return _import(book, paths, wishes, progress, cancel, dry_run=True)

    sources = list(look.sources)
    refused = list(look.refused)
    results: list[FileResult] = []
    while sources:
        try:
            results = tried(sources)
        except UserError:
            broken = _broken(tried, sources)
            if not broken:
                raise
            refused += broken
            gone = {each.path for each in broken}
            sources = [source for source in sources if source.path not in gone]
        else:
            break
    return replace(
        look,
        sources=tuple(sources),
        refused=tuple(refused),
        results=tuple(results),
        rows=tuple(rows_of(results)),
        account=account,
        currencies=tuple(sorted({code for each in results for code in each.currencies})),
    )


def bring_in(
    book: Book,
    paths: Sequence[Path],
    wishes: Wishes,
    *,
    progress: Callable[[Progress], None],
    cancel: CancelToken,
) -> list[FileResult]:
    """Import files: all of them or none."""
    results = _import(book, paths, wishes, progress, cancel, dry_run=False)
    # The page says how many of each kind came in; lists of them would only have to travel.
    return [replace(result, differences=(), rejects=(), figures=()) for result in results]


def _import(
    book: Book,
    paths: Sequence[Path],
    wishes: Wishes,
    progress: Callable[[Progress], None],
    cancel: CancelToken,
    *,
    dry_run: bool,
) -> list[FileResult]:
    account = wishes.account
    return book.import_files(
        paths,
        account=account.handles if isinstance(account, OfEach) else _handle(account),
        market=account.market if isinstance(account, NewAccount) else None,
        dry_run=dry_run,
        lang=wishes.lang,
        progress=progress,
        cancel=cancel,
        answers=wishes.answers,
    )


def _handle(account: str | NewAccount) -> str:
    return account.handle if isinstance(account, NewAccount) else account


def _broken(
    tried: Callable[[Sequence[AnyFile]], list[FileResult]], sources: Sequence[AnyFile]
) -> list[Refused]:
    found = []
    for source in sources:
        try:
            tried([source])
        except UserError as error:
            found.append(Refused(source.path, error))
    return found
