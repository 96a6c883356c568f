"""A plain table that was recognised: the user's own, or one mapped by hand."""

from __future__ import annotations

from collections.abc import Mapping

from affitrack.domain.line import LineFacts
from affitrack.ingest.orders.source import Parser, SourceFile
from affitrack.ingest.plain.plain_sale import stated_by
from affitrack.ingest.plain.rows import PlainParser, note_ids
from affitrack.ingest.read.block import Block
from affitrack.ingest.read.open_file import RawFile
from affitrack.ingest.recognise.formats import MAPPING_PREFIX, Format, format_title
from affitrack.ingest.recognise.recognised import Table
from affitrack.ingest.values.dialect import Places
from affitrack.wording.language import Language


class PlainSource(SourceFile):
    """A file whose rows are plain sales. What it has no column for is told or left open."""

    def __init__(self, raw: RawFile, known: Format, table: Table) -> None:
        self._currency = known.constants.get("currency", "")
        super().__init__(raw, known, table)

    def belongs_to(self, handle: str, currency: str) -> None:  # noqa: ARG002 - all rows are
        """Take amounts of rows that state no currency as these; a constant of the format counts.

        It decides how many digits an amount has, so the dialect is told anew.
        """
        told = self._known.constants.get("currency", currency)
        if told != self._currency:
            self._currency = told
            self._findings = self._decide()

    @property
    def unused(self) -> tuple[str, ...]:
        """Return the headers that mean nothing: slips of the pen, perhaps.

        Those of a mapping are none, because the user left them out.
        """
        return () if self.format.startswith(MAPPING_PREFIX) else super().unused

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
        return evidence_places(self._known, self._table.places, self._currency)

    def _count_ids(self, block: Block, width: int) -> None:
        rows = (row for row in block.rows if len(row) == width)
        note_ids(self._lost_ends, rows, self._table.places)


def evidence_places(known: Format, places: Mapping[str, int], currency: str) -> Places:
    """Return where the cells of a plain table stand that tell its dialect."""
    types = {column.field: column.type for column in known.columns}
    by_type: dict[str, dict[str, int]] = {}
    for name, place in places.items():
        by_type.setdefault(types[name], {})[name] = place
    return Places(
        currency=places.get("currency"),
        one_currency=currency,
        money=tuple(by_type.get("money", {}).values()),
        moments=tuple(by_type.get("moment", {}).values()),
        days=tuple(by_type.get("day", {}).values()),
        rates=by_type.get("rate", {}),
        ordered=places.get("ordered_at"),
    )
