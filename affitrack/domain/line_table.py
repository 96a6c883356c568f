"""Lines of a file side by side: one list for each field, in place of one tuple for each line.

Where lines are many, what is done to a column at once costs a fraction of what it costs line by
line.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, compress
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.line import LineFacts, LineKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLACES: Final = {name: place for place, name in enumerate(LineFacts._fields)}
"""Field of `LineFacts` -> its column."""


@dataclass(frozen=True, slots=True)
class LineTable:
    """Some lines of a file; all columns are equally long."""

    columns: Sequence[Sequence[Any]]
    """Of `LineFacts`, in its order."""
    names: Sequence[Sequence[str]]
    """What the lines say beside their facts, column by column."""
    rows: Sequence[int]
    """1-based row numbers in the file, the header counted."""

    @classmethod
    def together(cls, tables: Sequence[LineTable]) -> LineTable:
        """Return the lines of some tables, at least one, as one table."""
        if len(tables) == 1:
            return tables[0]
        columns = zip(*(table.columns for table in tables), strict=True)
        names = zip(*(table.names for table in tables), strict=True)
        return cls(
            [list(chain.from_iterable(parts)) for parts in columns],
            [list(chain.from_iterable(parts)) for parts in names],
            list(chain.from_iterable(table.rows for table in tables)),
        )

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self.rows)

    def column(self, name: str) -> Sequence[Any]:
        """Return the column of a field of `LineFacts`."""
        return self.columns[PLACES[name]]

    def only(self, keep: Sequence[object]) -> LineTable:
        """Return the lines where `keep` is true."""
        return LineTable(
            [list(compress(column, keep)) for column in self.columns],
            [list(compress(column, keep)) for column in self.names],
            list(compress(self.rows, keep)),
        )

    def line_keys(self) -> Iterator[tuple[Any, ...]]:
        """Yield what makes each row the line that it is."""
        return zip(*self.columns[: len(LineKey._fields)], strict=True)

    def line(self, place: int) -> LineFacts:
        """Return one line."""
        return LineFacts._make([column[place] for column in self.columns])

    def lines(self) -> Iterator[tuple[Any, ...]]:
        """Yield the lines one by one, as the values of `LineFacts`."""
        return zip(*self.columns, strict=True)
