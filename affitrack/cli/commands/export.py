"""`export`: lines, months of payouts and videos as files for spreadsheets and other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.book import Progress
from affitrack.cli import export_columns
from affitrack.cli.commands.forecast import in_order, known_and_coming
from affitrack.cli.commands.lines import check_period, meant, read
from affitrack.cli.opening import open_book
from affitrack.cli.progress import ProgressLine
from affitrack.reports.table_file import table_form, write_table
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from affitrack.cli.console import Console
    from affitrack.cli.export_columns import Column, Row


def lines(chosen: Namespace, console: Console) -> int:
    """Write order lines, oldest first."""
    check_period(chosen)
    form = _form_of(chosen)
    with open_book(chosen, console) as book:
        ids = meant(book, chosen)
        return _write(chosen.out, form, console, export_columns.LINES, read(book, ids), len(ids))


def payouts(chosen: Namespace, console: Console) -> int:
    """Write what each month paid or is expected to pay."""
    form = _form_of(chosen)
    with open_book(chosen, console) as book:
        months = in_order(known_and_coming(book))
    return _write(chosen.out, form, console, export_columns.MONTHS, months, len(months))


def videos(chosen: Namespace, console: Console) -> int:
    """Write what each content brought in."""
    form = _form_of(chosen)
    with open_book(chosen, console) as book:
        found = book.videos()
    return _write(chosen.out, form, console, export_columns.VIDEOS, found, len(found))


def _form_of(chosen: Namespace) -> str:
    """Return the form of the file that is to be written, before anything is read.

    Raises `UserError` where it is there already, or would be of no form.
    """
    if chosen.out.exists():
        raise UserError(message("cli.bad.exists", given=str(chosen.out)))
    return table_form(chosen.out, chosen.form)


def _write(
    path: Path,
    form: str,
    console: Console,
    columns: Sequence[Column[Row]],
    rows: Iterable[Row],
    count: int,
) -> int:
    headings = [console.words(f"export.column.{column.name}") for column in columns]
    with ProgressLine(console) as line:
        told = _told(rows, count, path.name, line.report)
        cells = ([column.cell(row, console) for column in columns] for row in told)
        write_table(path, headings, cells, console.lang, form)
    if console.is_json:
        console.document({"path": str(path), "format": form, "rows": count})
    else:
        console.say("export.written", path=str(path), n=count)
    return 0


def _told(
    rows: Iterable[Row], count: int, name: str, report: Callable[[Progress], None] | None
) -> Iterator[Row]:
    for done, row in enumerate(rows):
        if report is not None:
            report(Progress(name, done, done / count))
        yield row
