"""A file whose rows say otherwise, or less, than the creator's own export says today.

Sellers and partners export the sales of all creators; the oldest creator exports have neither
product ids nor a currency.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final

from affitrack.ingest.orders.completing import REFUNDS, one_for_both
from affitrack.ingest.orders.own_rows import OwnRows, creators_in, is_explanation
from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.read.block import Block
from affitrack.ingest.read.open_file import RawFile
from affitrack.ingest.recognise.formats import Format
from affitrack.ingest.recognise.recognised import Table
from affitrack.ingest.values.dialect import Places

_CREATOR: Final = "creator_username"
# What stands in these columns has digits in every sale.
_NUMBERS: Final = ("order_id", "items_sold", "ordered_at")


class CompletedSource(SourceFile):
    """A file whose rows `completing` completes, with the rows of other creators left out."""

    def __init__(self, raw: RawFile, known: Format, table: Table) -> None:
        self._explanations = 0
        self._own: OwnRows | None = None
        self._handle = ""
        super().__init__(raw, known, table)
        self._explanations = self._count_explanations()
        self._creators: Mapping[str, int] | None = None

    @property
    def explanation_rows(self) -> int:
        """Return how many rows below the header explain the columns, and are no sales."""
        return self._explanations

    @property
    def other_creators(self) -> int:
        """Return how many rows were left out when `chunks` ended: those of other creators."""
        return 0 if self._own is None else self._own.others

    @property
    def unstated(self) -> frozenset[str]:
        """Return the fields of `LineFacts` that the file has no column for."""
        stated = set(self._table.places)
        following = {total for total, parts in self._known.sums.items() if stated & parts.keys()}
        following |= {"items_refunded"} if stated & set(REFUNDS) else set()
        following |= {shop_ads for _, shop_ads in one_for_both(stated)}
        following |= {"product_id"} if "product_name" in stated else set()
        following |= {"content_type"} if "content_id" in stated else set()
        return super().unstated - following - {"currency"}

    def creators(self) -> Mapping[str, int]:
        """Return the rows of each creator that the file names; nothing where it names none."""
        place = self._table.places.get(_CREATOR)
        if place is None:
            return {}
        if self._creators is None:
            self._raw.check_unchanged()
            self._creators = creators_in(self._blocks(), place)
        return self._creators

    def belongs_to(self, handle: str, currency: str) -> None:
        """Take note of whose sales are wanted, and of the currency where rows name none.

        The currency decides how many digits an amount has, so the dialect is told anew.
        """
        if handle != self._handle:
            self._handle = handle
            self._period = None
        if currency != self._currency and "currency" not in self._table.places:
            self._currency = currency
            self._findings = self._decide()

    def _takes(self, name: str) -> bool:
        return name == _CREATOR or super()._takes(name)

    def _wanted(self) -> Iterator[Block]:
        """Yield the rows of the creator whose sales are wanted; of all where nobody said whose."""
        place = self._table.places.get(_CREATOR)
        if place is None or not self._handle:
            return self._blocks()
        self._own = OwnRows(place, self._handle)
        return self._own.of(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        """Yield all rows but those that explain the columns."""
        blocks = super()._blocks()
        for block in islice(blocks, 1):
            skipped = self._explanations
            yield Block(block.numbers[skipped:], block.rows[skipped:], block.share)
        yield from blocks

    def _count_explanations(self) -> int:
        places = self._table.places
        wanted = [places[name] for name in _NUMBERS if name in places]
        first = next(super()._blocks(), None)
        return int(first is not None and is_explanation(first.rows[0], wanted))

    def _evidence_places(self) -> Places:
        return replace(super()._evidence_places(), one_currency=self._currency)
