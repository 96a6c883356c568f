"""A table as a file, in the form that its name tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from affitrack.reports.csv_table import write_csv_table
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from affitrack.reports.csv_table import Cell
    from affitrack.wording.language import Language

TABLE_FORMS: Final = ("xlsx", "csv")


def table_form(path: Path, form: str | None = None) -> str:
    """Return one of `TABLE_FORMS`: the one that is named, else that of the file's name.

    Raises:
        UserError: the name tells none.
    """
    told = form or path.suffix.removeprefix(".").casefold()
    if told not in TABLE_FORMS:
        raise UserError(message("reports.unknown_form", file=path.name))
    return told


def write_table(
    path: Path,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    lang: Language,
    form: str | None = None,
    *,
    look_up: Callable[[], object] = lambda: None,
) -> None:
    """Write a table in one of `TABLE_FORMS`, by the file's name where none is named.

    A file of that name is replaced, and only by a whole one. `look_up` may stop what is done once
    there are no more rows.

    Raises:
        UserError: the file cannot be written, or cannot hold so many rows, or its name tells no
            form.
    """
    if table_form(path, form) == "csv":
        write_csv_table(path, headings, rows, lang)
        return
    from affitrack.reports.xlsx_table import write_xlsx_table

    write_xlsx_table(path, headings, rows, look_up)
