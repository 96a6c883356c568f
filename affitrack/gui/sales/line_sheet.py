"""Lines as they go into files and onto the clipboard, read on the worker some hundred at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from affitrack.gui.sales.columns import COLUMNS
from affitrack.gui.tasks import Work
from affitrack.reports.csv_table import Cell

_AT_ONCE: Final = 500


def line_reader(
    line_ids: Sequence[int], sections: Sequence[int]
) -> Callable[[Work], Iterator[list[Cell]]]:
    """Return what reads some columns of some lines; a line that is gone is left out."""
    cells = [COLUMNS[section].cell for section in sections]

    def read(work: Work) -> Iterator[list[Cell]]:
        for start in range(0, len(line_ids), _AT_ONCE):
            for line in work.book.lines_by_id(line_ids[start : start + _AT_ONCE]):
                yield [cell(line) for cell in cells]

    return read
