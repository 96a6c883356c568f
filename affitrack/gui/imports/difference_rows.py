"""The rows of a list of differences: values, to be put into words when they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from affitrack.book import FileResult
from affitrack.domain.figures import FigureChange
from affitrack.domain.records import Difference
from affitrack.ingest.read.open_file import shown_name
from affitrack.ingest.rejects.rejects import Reject
from affitrack.wording.folding import folded


class Kind(StrEnum):
    """What an import does with a row."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"
    OLDER = "older"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One row of the list."""

    kind: Kind
    row: int
    order_id: str
    product: str
    shop: str
    source: Difference | Reject | FigureChange
    file_name: str
    searched: str
    """Everything that a search looks at, folded."""

    def has(self, words: Sequence[str]) -> bool:
        """Tell whether all of some folded words occur."""
        return all(word in self.searched for word in words)


def rows_of(results: Sequence[FileResult]) -> list[DifferenceRow]:
    """Return the differences of some files, those that need a look first, known lines last."""
    rejected = [_rejected(each, result) for result in results for each in result.rejects]
    others = [_taken(each, result) for result in results for each in result.differences]
    others += [_figures(each, result) for result in results for each in result.figures]
    known = [row for row in others if row.kind is Kind.KNOWN]
    return rejected + [row for row in others if row.kind is not Kind.KNOWN] + known


def counts_by_kind(results: Sequence[FileResult]) -> dict[Kind, int]:
    """Return how many rows of some files there are of each kind, listed or not.

    A sale that several of them tell of is counted once.
    """
    return {
        Kind.NEW: sum(result.adds.sales.new for result in results),
        Kind.CHANGED: sum(result.adds.sales.changed for result in results),
        Kind.KNOWN: sum(result.adds.sales.unchanged for result in results),
        Kind.OLDER: sum(result.adds.sales.older for result in results),
        Kind.REJECTED: sum(result.rejected for result in results),
    }


@lru_cache(maxsize=64)
def _name_of(path: Path) -> str:
    return shown_name(path)


def _rejected(reject: Reject, result: FileResult) -> DifferenceRow:
    name = _name_of(result.path)
    searched = folded(" ".join([*reject.raw, name]))
    return DifferenceRow(Kind.REJECTED, reject.row, reject.order_id, "", "", reject, name, searched)


def _taken(difference: Difference, result: FileResult) -> DifferenceRow:
    facts = difference.after
    product = difference.product_name or facts.product_id
    shop = difference.shop_name or facts.shop
    parts = (facts.order_id, product, facts.product_id, shop, facts.shop, facts.content_id)
    return DifferenceRow(
        Kind(difference.kind),
        difference.row,
        facts.order_id,
        product,
        shop,
        difference,
        _name_of(result.path),
        " ".join(map(folded, parts)),
    )


def _figures(change: FigureChange, result: FileResult) -> DifferenceRow:
    name = _name_of(result.path)
    title = " ".join(change.title.split())
    searched = folded(f"{change.about} {title} {name}")
    return DifferenceRow(
        Kind(change.kind), change.row, change.about, title, "", change, name, searched
    )
