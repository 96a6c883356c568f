"""The lines of a filter in an order, and what they come to: what a table of sales asks.

A store of many lines is asked in memory (`store.lines.in_memory`), which is made by and by; until
it is, and for what it does not hold, SQL answers. Both say the same.
"""

from __future__ import annotations

from array import array
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from affitrack.book.cancelling import cancellable
from affitrack.domain.stage import EARNED
from affitrack.later import later
from affitrack.store.lines.totals import stage_totals
from affitrack.store.payouts.paying_runs import paying_runs
from affitrack.store.rules import accounts as kept_accounts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from affitrack.book.work import CancelToken
    from affitrack.domain.records import LineFilter, StageTotal
    from affitrack.domain.stage import Stage
    from affitrack.store.catalogue import names
    from affitrack.store.connection import Store
    from affitrack.store.lines import paging as kept_lines
    from affitrack.store.lines.in_memory import keeper, narrowing
    from affitrack.store.lines.in_memory.keeper import IndexKeeper

    Totals = dict[str, dict[Stage, StageTotal]]
else:
    kept_lines = later("affitrack.store.lines.paging")
    names = later("affitrack.store.catalogue.names")
    # numpy comes with these, for which only a store of many lines has to wait.
    keeper, narrowing = (
        later(f"affitrack.store.lines.in_memory.{name}") for name in ("keeper", "narrowing")
    )

MANY_LINES: Final = 5_000
"""From here on SQL takes so long to sort that one waits for it."""


@dataclass(frozen=True, slots=True)
class FoundLines:
    """Lines of a filter in an order."""

    ids: Sequence[int]
    """Their numbers: all of them, or the first where `is_whole` is False."""
    totals: Mapping[str, Mapping[Stage, StageTotal]]
    """Lines and net by currency and stage, the filter's own stages left aside."""
    is_whole: bool = field(default=True)
    place: int = 0
    """Of the line asked for among them; 0 where it is not among them or none was."""


@dataclass(frozen=True, slots=True)
class SalesChoices:
    """What sales can be narrowed to."""

    shops: Sequence[tuple[str, str]] = ()
    """Key and name; likewise with the others."""
    products: Sequence[tuple[str, str]] = ()
    contents: Sequence[tuple[str, str, str]] = ()
    """Id, kind and title, which may be ""."""
    accounts: Sequence[str] = ()
    """Handles."""
    currencies: Sequence[str] = ()


def earned(stages: Mapping[Stage, StageTotal]) -> int | None:
    """Return what lines of one currency earn, in minor units; None where none earns anything."""
    earning = [stages[stage] for stage in EARNED if stage in stages and stages[stage].lines]
    return sum(total.net for total in earning) if earning else None


class Sales:
    """The part of a book that answers for tables of many lines."""

    _store: Store
    as_of: date
    _index_keeper: IndexKeeper | None = None

    def find_sales(
        self,
        which: LineFilter,
        *,
        order_by: str = "ordered_at",
        descending: bool = True,
        at_once: int | None = None,
        kept: int | None = None,
        cancel: CancelToken | None = None,
    ) -> FoundLines:
        """Return the lines meant, in order.

        Args:
            which: the filter.
            order_by: as `line_ids` has it.
            descending: from the last to the first.
            at_once: where it would take long to find all, return that many only.
            kept: a line whose place among them is to be told.
            cancel: stops it.

        Raises:
            UserError: `order_by` is unknown.
            Cancelled: somebody stopped it.
        """
        found = self._find_in_memory(which, order_by, descending=descending)
        if found is None:
            with cancellable(self._store, cancel):
                found = self._find_by_sql(which, order_by, at_once, descending=descending)
        if kept is not None:
            with suppress(ValueError):  # it is not among them
                return replace(found, place=found.ids.index(kept))
        return found

    def sales_totals(self, line_ids: Sequence[int]) -> Totals:
        """Return lines and net of some lines, by currency and stage."""
        index = self._index_keeper.index() if self._index_keeper is not None else None
        if index is not None:
            return index.totals_of(line_ids, paying_runs(self._store, self.as_of))
        return kept_lines.stage_totals_by_id(self._store, line_ids, self.as_of)

    def sales_choices(self) -> SalesChoices:
        """Return what sales can be narrowed to."""
        return SalesChoices(
            shops=names.shops(self._store),
            products=names.products(self._store),
            contents=names.contents(self._store),
            accounts=[account.handle for account in kept_accounts.all_accounts(self._store)],
            currencies=names.currencies(self._store),
        )

    def step_sales_index(self) -> bool:
        """Do a small part of what makes `find_sales` fast; False once nothing is left to do.

        After lines have changed there is something to do again.
        """
        if self._index_keeper is None:
            if self._count_lines() < MANY_LINES:
                return False
            self._index_keeper = keeper.IndexKeeper(self._store)
        return self._index_keeper.step()

    def _find_in_memory(
        self, which: LineFilter, order_by: str, *, descending: bool
    ) -> FoundLines | None:
        index = self._index_keeper.index() if self._index_keeper is not None else None
        if index is None or not index.can_order_by(order_by):
            return None
        if not narrowing.can_narrow(which):
            return None
        runs = paying_runs(self._store, self.as_of)
        mask = narrowing.mask_of(index, self._store, which, runs)
        ids = index.ids(mask, order_by, runs, falling=descending)
        if which.stages:
            mask = narrowing.mask_of(index, self._store, replace(which, stages=frozenset()), runs)
        return FoundLines(ids, index.totals(mask, runs))

    def _find_by_sql(
        self, which: LineFilter, order_by: str, at_once: int | None, *, descending: bool
    ) -> FoundLines:
        totals = kept_lines.stage_counts(self._store, which, self.as_of)
        lines = sum(
            total.lines
            for of_currency in totals.values()
            for stage, total in of_currency.items()
            if not which.stages or stage in which.stages
        )
        is_whole = at_once is None or lines <= max(at_once, MANY_LINES)
        ids = kept_lines.line_ids(
            self._store,
            which,
            self.as_of,
            order_by=order_by,
            descending=descending,
            limit=None if is_whole else at_once,
        )
        return FoundLines(array("q", ids), totals, is_whole)

    def _count_lines(self) -> int:
        totals = stage_totals(self._store, self.as_of)
        return sum(total.lines for each in totals.values() for total in each.values())
