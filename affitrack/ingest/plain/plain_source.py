"""A plain table that was recognised: the user's own, or one mapped by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from affitrack.domain.line import LineFacts
from affitrack.ingest.orders.parse import Parser
from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.plain.header_currency import currency_of_rows
from affitrack.ingest.plain.plain_sale import stated_by
from affitrack.ingest.plain.rows import PlainParser, note_ids
from affitrack.ingest.read.block import Block
from affitrack.ingest.read.open_file import RawFile
from affitrack.ingest.recognise.formats import Format, format_title
from affitrack.ingest.recognise.recognised import Table
from affitrack.ingest.values.bad import Bad
from affitrack.ingest.values.dialect import Places
from affitrack.ingest.values.fold import fold
from affitrack.wording.language import Language


class PlainSource(SourceFile):
    """A file whose rows are plain sales. What it has no column for is told or left open."""

    def __init__(
        self, raw: RawFile, known: Format, table: Table, mapped_from: Iterable[str] = ()
    ) -> None:
        """Read a table as a format tells.

        Args:
            raw: the file.
            known: what its columns are.
            table: where in the file they stand.
            mapped_from: the headers of the table by which a mapping was made.
        """
        super().__init__(raw, known, table)
        self._mapped_from = frozenset(map(fold, mapped_from))

    def belongs_to(self, handle: str, currency: str) -> None:  # noqa: ARG002 - all rows are
        """Take amounts of rows that state no currency as these, unless the table says otherwise.

        It decides how many digits an amount has, so the dialect is told anew.
        """
        if currency != self._currency:
            self._currency = currency
            self._findings = self._decide()

    @property
    def unused(self) -> tuple[str, ...]:
        """Return the headers that mean nothing: slips of the pen, or columns that are new.

        Those by which a mapping was made are none, because the user left them out.
        """
        return tuple(name for name in super().unused if fold(name) not in self._mapped_from)

    def format_title(self, lang: Language) -> str:
        """Return the name of the format in words; of a mapping that it is one."""
        return format_title(self.format, lang)

    @property
    def unstated(self) -> frozenset[str]:
        """Return the fields of `LineFacts` that the table says nothing of."""
        stated = {*self._table.places, *self._known.constants}
        return frozenset(LineFacts._fields) - stated_by(stated) - {"currency"}

    def _takes(self, name: str) -> bool:  # noqa: ARG002 - every field of a plain table counts
        return True

    def _parser(self) -> Parser:
        return PlainParser(
            self._known,
            self._table.headers,
            self._table.places,
            self.dialect,
            lost_ends=self._lost_ends,
            rate_unit=self._rate_unit,
            currency=self._currency,
        )

    def _evidence_places(self) -> Places:
        table = self._table
        return evidence_places(self._known, table.headers, table.places, self._currency)

    def _count_ids(self, block: Block, width: int) -> None:
        rows = (row for row in block.rows if len(row) == width)
        note_ids(self._lost_ends, rows, self._table.places)


def evidence_places(
    known: Format, headers: Sequence[str], places: Mapping[str, int], currency: str
) -> Places:
    """Return where the cells of a plain table stand that tell its dialect."""
    told = currency_of_rows(known, headers, places, currency)
    types = {column.field: column.type for column in known.columns}
    by_type: dict[str, dict[str, int]] = {}
    for name, place in places.items():
        by_type.setdefault(types[name], {})[name] = place
    return Places(
        currency=places.get("currency"),
        one_currency=currency if isinstance(told, Bad) else told,
        money=tuple(by_type.get("money", {}).values()),
        moments=tuple(by_type.get("moment", {}).values()),
        days=tuple(by_type.get("day", {}).values()),
        rates=by_type.get("rate", {}),
        ordered=places.get("ordered_at"),
    )
