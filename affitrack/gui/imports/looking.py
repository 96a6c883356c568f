"""What the worker does with files before and at an import. No widgets here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from affitrack.book import Book, FileResult
from affitrack.gui.i18n import language
from affitrack.gui.imports.difference_rows import DifferenceRow, rows_of
from affitrack.gui.imports.file_words import AnyFile
from affitrack.gui.tasks import Work
from affitrack.ingest.dialect import Answers
from affitrack.ingest.questions import Question
from affitrack.ingest.unknown import UnknownTableError
from affitrack.wording.message import UserError


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that the user named and that is made when the import is pressed."""

    handle: str
    market: str


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
    account: str | NewAccount | None = None
    accounts: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    """Those whose sales the files say they have; most say nothing."""
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
        """The account's handle without its @, "" while it is not known."""
        known = self.account.handle if isinstance(self.account, NewAccount) else self.account
        return (known or "").removeprefix("@")

    @property
    def unknown_tables(self) -> list[tuple[Path, Path]]:
        """The refused files that are tables, whose columns can be mapped, and where each table is.

        That is another path where the file is an archive that holds nothing else.
        """
        errors = [(each.path, each.error) for each in self.refused]
        return [(path, err.path) for path, err in errors if isinstance(err, UnknownTableError)]

    @property
    def paths(self) -> list[Path]:
        """The files that can be taken."""
        return [source.path for source in self.sources]


def recognise(work: Work, paths: Sequence[Path], wanted: str | None) -> Look:
    """Tell what the files are, and what importing them would do where their account is known.

    `wanted` is the account looked at in the window, "" or None for none in particular.
    """
    book = work.book
    sources: list[AnyFile] = []
    refused: list[Refused] = []
    for path in dict.fromkeys(paths):
        work.cancel.check()
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
        accounts=tuple(account.handle for account in book.accounts()),
        creators=tuple(book.creators_named_by(sources)),
        as_of=book.as_of,
    )
    handle = _account_of(book, sources, wanted)
    return try_out(work, look, handle) if handle and sources else look


def _account_of(book: Book, sources: Sequence[AnyFile], wanted: str | None) -> str | None:
    """Return whose sales the files have; None where that must be asked."""
    try:
        named = book.account_named_by(sources)
    except UserError:  # several of the accounts, or strangers only: the form asks
        return None
    if named is not None:
        return named.handle
    default = book.default_account()
    return wanted or (None if default is None else default.handle)


def try_out(work: Work, look: Look, account: str | NewAccount) -> Look:
    """Tell what importing the files into an account would do; nothing is written.

    A file that breaks off in its midst is refused here and does not block the others. Nothing is
    compared while a file asks something.
    """
    if look.questions:
        return replace(look, account=account, results=(), rows=())
    sources = list(look.sources)
    refused = list(look.refused)
    results: list[FileResult] = []
    while sources:
        try:
            paths = [each.path for each in sources]
            results = _import(work, paths, account, dry_run=True, answers=look.answers)
        except UserError:
            broken = _broken(work, sources, account, look.answers)
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
    )


def answer(work: Work, look: Look, paths: Sequence[Path], given: Answers) -> Look:
    """Take an answer for some files, and tell what importing would do where nothing is left."""
    answers, answered = dict(look.answers), dict(look.answered)
    for source, question in look.questions:
        if source.path in paths and question.about in given:
            answers[source.path] = {**answers.get(source.path, {}), **given}
            others = [each for each in answered.get(source.path, ()) if each.about not in given]
            answered[source.path] = (*others, question)
            source.answer(given)
    told = replace(look, answers=answers, answered=answered, is_asking_again=False)
    return told if told.account is None else try_out(work, told, told.account)


def ask_again(look: Look) -> Look:
    """Ask once more what was answered."""
    return replace(look, is_asking_again=True, results=(), rows=())


def take_in(
    work: Work,
    paths: Sequence[Path],
    account: str | NewAccount,
    answers: Mapping[Path | None, Answers] | None = None,
) -> list[FileResult]:
    """Import files: all of them or none."""
    return _import(work, paths, account, dry_run=False, answers=answers or {})


def _import(
    work: Work,
    paths: Sequence[Path],
    account: str | NewAccount,
    *,
    dry_run: bool,
    answers: Mapping[Path | None, Answers],
) -> list[FileResult]:
    handle, market = (
        (account.handle, account.market) if isinstance(account, NewAccount) else (account, None)
    )
    return work.book.import_files(
        paths,
        account=handle,
        market=market,
        dry_run=dry_run,
        lang=language(),
        progress=work.report,
        cancel=work.cancel,
        answers=answers,
    )


def _broken(
    work: Work,
    sources: Sequence[AnyFile],
    account: str | NewAccount,
    answers: Mapping[Path | None, Answers],
) -> list[Refused]:
    found = []
    for source in sources:
        try:
            _import(work, [source.path], account, dry_run=True, answers=answers)
        except UserError as error:
            found.append(Refused(source.path, error))
    return found
