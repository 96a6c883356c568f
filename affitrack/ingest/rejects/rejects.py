"""Rows that could not be taken, with the reason, and the file in which they can be mended."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from affitrack.ingest.read.looking_up import look_up
from affitrack.ingest.read.open_file import shown_name
from affitrack.ingest.values.fold import fold
from affitrack.wording.catalogue import render
from affitrack.wording.language import LANGUAGES, Language
from affitrack.wording.message import Message, message

if TYPE_CHECKING:
    import _csv

    from affitrack.ingest.orders.source import SourceFile
    from affitrack.ingest.reach.metrics import MetricFile


@dataclass(frozen=True, slots=True)
class Reject:
    """One row that was not taken."""

    row: int
    """Its number in the file, the header counted: what a spreadsheet shows."""
    column: str | None
    """The header of the cell at fault as the file has it; None where the row as a whole is."""
    raw: list[str]
    """The cells as they are in the file."""
    reason: Message
    order_id: str
    """What the file has for one, however damaged; may be empty."""
    cell: str = ""
    """The cell at fault as it is in the file; "" where the row as a whole is."""

    def where(self) -> Message:
        """Return row, column and reason as one sentence, without the file's name."""
        if self.column is None:
            return message("ingest.reject.row", row=str(self.row), reason=self.reason)
        return message(
            "ingest.reject.cell", row=str(self.row), column=self.column, reason=self.reason
        )

    def sentence(self, path: Path) -> Message:
        """Return file, row, column and reason as one sentence."""
        return message("ingest.reject.in_file", file=shown_name(path), where=self.where())


def write_rejects(
    source: SourceFile | MetricFile, rejects: Iterable[Reject], target: Path, lang: Language
) -> None:
    """Write rejected rows in their file's own layout, with one more column that says why.

    UTF-8 with BOM, the delimiter of the source (for a workbook: the one that its decimal sign
    leaves free). Dropped again after mending, the last column is ignored. Replaces `target` as a
    whole or not at all; raises `OSError` where it cannot be written.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("w", encoding="utf-8-sig", newline="") as stream:
            _write(csv.writer(stream, delimiter=source.rejects_delimiter), source, rejects, lang)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _write(
    writer: _csv.Writer, source: SourceFile | MetricFile, rejects: Iterable[Reject], lang: Language
) -> None:
    width = len(source.headers)
    writer.writerows(source.preamble)
    writer.writerow([*source.headers, render(_HEADER, lang)])
    for reject in rejects:
        look_up()
        cells = _fitted(reject.raw, width, source.rejects_delimiter)
        writer.writerow([*cells, render(reject.where(), lang)])


def is_reason_header(header: str) -> bool:
    """Whether a header is that of the column which `write_rejects` adds, in any language."""
    return fold(header) in _reason_headers()


@cache
def _reason_headers() -> frozenset[str]:
    return frozenset(fold(render(_HEADER, lang)) for lang in LANGUAGES)


_HEADER = message("ingest.reject.header")


def _fitted(cells: list[str], width: int, delimiter: str) -> list[str]:
    """Return exactly `width` cells; what is too much stays readable in the last one."""
    if len(cells) <= width:
        return cells + [""] * (width - len(cells))
    return [*cells[: width - 1], delimiter.join(cells[width - 1 :])]
