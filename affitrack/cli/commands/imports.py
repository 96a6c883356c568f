"""`import`, `imports`, `undo`: files in, what came in, and back."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from affitrack.cli import json_output
from affitrack.cli.commands.differences import print_differences
from affitrack.cli.console import is_terminal
from affitrack.cli.interrupts import cancelling
from affitrack.cli.opening import open_book
from affitrack.cli.progress import ProgressLine
from affitrack.cli.tables import Column, table
from affitrack.domain.market import DEFAULT_MARKET
from affitrack.ingest.read.open_file import shown_name
from affitrack.ingest.recognise.formats import format_title, rows_of
from affitrack.ingest.recognise.questions import UndecidedError
from affitrack.ingest.values.dialect import ANSWERS
from affitrack.wording.file_languages import language_name
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from affitrack.book import FileResult, LeftOut
    from affitrack.cli.console import Console
    from affitrack.domain.records import ImportRecord
    from affitrack.ingest.values.dialect import Answers

ROWS_REJECTED: Final = 1
_SHOWN_REJECTS: Final = 10

_MEANT: Final = {
    "western": "cp1252",
    "vietnamese": "cp1258",
    "thai": "cp874",
    "comma": ",",
    "point": ".",
    "dmy": "DMY",
    "mdy": "MDY",
}
_ANSWERED_BY: Final = {
    "encoding": "--letters western|vietnamese|thai",
    "decimal_sign": "--decimal comma|point",
    "date_order": "--dates dmy|mdy",
}
_OF_FILES: Final = ("ingest.", "reach.", "cli.import.undecided")
"""Messages about a file, which do not say what became of it."""


def take_in(chosen: Namespace, console: Console) -> int:
    """Take files in; 1 where rows were rejected, or stand on sheets that are not read."""
    refuse_standard_input(chosen.files)
    left_out: list[LeftOut] = []
    with open_book(chosen, console) as book:
        as_of = book.as_of
        was_known = {account.handle for account in book.accounts()}
        account = chosen.account
        if account is None and not was_known:
            account = _ask_for_account(console)
        with (
            _saying_that_none_came_in(len(chosen.files)),
            saying_how_to_answer(),
            cancelling() as token,
            ProgressLine(console) as line,
        ):
            results = book.import_files(
                chosen.files,
                account=account,
                dry_run=chosen.dry_run,
                stop_on_reject=chosen.on_error == "stop",
                lang=console.lang,
                progress=line.report,
                cancel=token,
                on_left_out=left_out.append,
                answers={None: answers_of(chosen)},
                mapping=chosen.mapping,
            )
    _tell_of_left_out(left_out, console)
    _tell_of_unused_answers(results, chosen, console)
    _tell_of_new_accounts(results, was_known, console, is_trial=chosen.dry_run)
    if console.is_json:
        files = [json_output.imported_file(result) for result in results]
        others = [json_output.left_out(each, console.lang) for each in left_out]
        console.document({"files": files, "left_out": others})
    else:
        _print(results, console)
        if chosen.dry_run:
            print_differences(results, as_of, console)
            console.say("import.trial")
    left = any(result.rejected or result.unread.sheets for result in results)
    return ROWS_REJECTED if left else 0


def answers_of(chosen: Namespace) -> Answers:
    """Return what the options say about files that leave something open."""
    given = {
        "encoding": getattr(chosen, "letters", None),  # which bank statements are not asked
        "decimal_sign": chosen.decimal,
        "date_order": chosen.dates,
    }
    return {about: _MEANT[word] for about in ANSWERS if (word := given[about]) is not None}


@contextmanager
def saying_how_to_answer() -> Iterator[None]:
    """Name the option that answers what a file asks."""
    try:
        yield
    except UndecidedError as error:
        option = _ANSWERED_BY[error.questions[0].about]
        asked = message("cli.import.undecided", question=error.message, option=option)
        raise UserError(asked) from error


@contextmanager
def _saying_that_none_came_in(files: int) -> Iterator[None]:
    """Say where a file was refused that none was taken in, unless that is said already."""
    try:
        yield
    except UserError as error:
        is_of_file = error.message.key.startswith(_OF_FILES)
        if files == 1 and (not is_of_file or error.message.key == "ingest.rejects_unkept"):
            raise
        none = message("cli.import.none_taken", n=files)
        raise UserError(error.message, *error.hints, none) from error


def history(chosen: Namespace, console: Console) -> int:
    """List what was taken in."""
    with open_book(chosen, console) as book:
        records, mended = book.imports(), book.mended_rows()
    if console.is_json:
        rows_in = (
            json_output.import_record(each) | {"mended": mended.get(each.import_id, 0)}
            for each in records
        )
        console.document_of("imports", rows_in)
        return 0
    if not records:
        console.say("imports.none")
        return 0
    columns = [
        Column(console.words("imports.id"), is_number=True),
        Column(console.words("imports.imported_at")),
        Column(console.words("imports.account")),
        Column(console.words("imports.rows"), is_number=True),
        Column(console.words("imports.new"), is_number=True),
        Column(console.words("imports.changed"), is_number=True),
        Column(console.words("imports.rejected"), is_number=True),
        Column(console.words("imports.undone")),
        Column(console.words("imports.file")),
    ]
    rows = [
        (
            str(record.import_id),
            console.moment(record.imported_at),
            record.account,
            _rows(record, console),
            console.count(record.new),
            console.count(record.changed),
            _rejected(record, mended.get(record.import_id, 0), console),
            "" if record.undone_at is None else console.moment(record.undone_at),
            record.file_name,
        )
        for record in records
    ]
    console.print_all(table(columns, rows))
    return 0


def _rows(record: ImportRecord, console: Console) -> str:
    """Return how many rows a file had; of files on reach with what they are: "28 days"."""
    rows_are = rows_of(record.format)
    if rows_are == "sales":
        return console.count(record.rows)
    return console.render(message(f"reach.rows.{rows_are}", n=record.rows))


def _rejected(record: ImportRecord, mended: int, console: Console) -> str:
    """Return how many rows were rejected, and how many of these were mended since."""
    if not mended:
        return console.count(record.rejected)
    return console.words("imports.mended", rejected=record.rejected, mended=mended)


def refuse_standard_input(paths: Sequence[Path]) -> None:
    """Raise `UserError` for "-": files are read more than once."""
    if Path("-") in paths:
        raise UserError(message("cli.bad.standard_input"))


def _ask_for_account(console: Console) -> str | None:
    """Ask once whose sales these are, where somebody can answer."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        return None
    print(console.words("import.ask_account"), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip() or None


def _tell_of_left_out(left_out: Sequence[LeftOut], console: Console) -> None:
    if left_out:
        console.note(message("cli.import.left_out", n=len(left_out)))
    for each in left_out[:_SHOWN_REJECTS]:
        console.note(each.error.message)


def _tell_of_unused_answers(
    results: Sequence[FileResult], chosen: Namespace, console: Console
) -> None:
    """Say that a file which is in the store already was not read anew, however it was answered."""
    if not answers_of(chosen):
        return
    for result in results:
        if result.already_imported:
            console.note(
                message(
                    "cli.import.not_read_anew",
                    file=result.path.name,
                    import_id=str(result.import_id),
                )
            )


def _tell_of_new_accounts(
    results: Sequence[FileResult], was_known: set[str], console: Console, *, is_trial: bool
) -> None:
    for handle in dict.fromkeys(result.account for result in results):
        if handle not in was_known:
            key = "would_add_account" if is_trial else "account_added"
            console.note(message(f"cli.import.{key}", handle=handle, market=DEFAULT_MARKET))


def _print(results: Sequence[FileResult], console: Console) -> None:
    for result in results:
        console.say("import.file", file=shown_name(result.path), what=_what(result, console))
        if result.known is not None:
            at = console.moment(result.known.imported_at)
            console.say("import.already", at=at, name=result.known.file_name)
        console.say(
            "import.counts",
            new=result.new,
            changed=result.changed,
            unchanged=result.unchanged,
            older=result.older,
            rejected=result.rejected,
        )
        if result.fraction is not None:
            rate = console.rate(result.fraction)
            console.say("import.fraction", given=result.fraction, rate=rate)
        for word, rows in result.unknown_statuses.items():
            console.say("import.unknown_status", n=rows, status=word)
        _print_left_out(result, console)
        _print_rejects(result, console)


def _what(result: FileResult, console: Console) -> str:
    """Return what a file was recognised as, in a few words."""
    parts = [
        format_title(result.format, console.lang),
        language_name(result.language, console.lang) or console.words("import.language_unknown"),
        console.words("import.columns", n=result.columns),
        _figures(result, console),
        ", ".join(result.currencies),
        result.account,
    ]
    if result.from_on is not None and result.to_on is not None:
        parts.append(console.words("import.span", start=result.from_on, end=result.to_on))
    return " · ".join(filter(None, parts))


def _figures(result: FileResult, console: Console) -> str:
    """Return what a file on reach has: "12 videos"; nothing for sales, which are counted below."""
    if result.rows_are == "sales":
        return ""
    return console.render(message(f"reach.rows.{result.rows_are}", n=result.rows))


def _print_left_out(result: FileResult, console: Console) -> None:
    """Say which rows are none of the account's sales, or none of their own."""
    if result.other_creators:
        console.say("import.other_creators", n=result.other_creators)
    if result.explanation_rows:
        console.say("import.explanation_rows", n=result.explanation_rows)
    for said in (result.contradicted, result.counted_twice):
        if said is not None:
            console.print(f"  {console.render(said)}")
    if result.unread.columns:
        console.say("import.unused", columns=", ".join(result.unread.columns))
    if result.unread.sheets:
        console.say("import.other_sheets", sheets=", ".join(result.unread.sheets))


def _print_rejects(result: FileResult, console: Console) -> None:
    for reject in result.rejects[:_SHOWN_REJECTS]:
        console.print(f"  {console.render(reject.where())}")
    more = result.rejected - min(len(result.rejects), _SHOWN_REJECTS)
    if more and result.rejects:  # of a file that is known already none is listed
        console.print(f"  {console.words('import.more_rejects', n=more)}")
    if result.rejects_file is not None:
        console.say("import.rejects_file", file=str(result.rejects_file))
