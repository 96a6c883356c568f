"""What becomes of lines that are alike: new, known, or to be looked at one by one.

An order is told as a whole: where anything about one of its rows is not plainly new or plainly the
same, all its rows are left to `ImportRun`, which knows all rules.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from affitrack.domain.alike import AlikeLines, LineKind
from affitrack.store.imports.alike_lines import AlikeWriter
from affitrack.store.imports.batches import Row, SingleRows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from affitrack.domain.derive import DerivedLine, Deriver
    from affitrack.store.derived.sums import Sums
    from affitrack.store.imports.line_writer import LineWriter


class Taken(NamedTuple):
    """What became of some lines."""

    new: AlikeLines
    """Added."""
    same: AlikeLines
    """Known as they are; that the file states them is noted."""
    left: AlikeLines
    """Nothing was done about them."""


class AlikeImport:
    """Takes lines in by their kinds on behalf of one import."""

    def __init__(self, lines: LineWriter, deriver: Deriver, *, is_first: bool) -> None:
        """Prepare to take lines in.

        Args:
            lines: writes for the import.
            deriver: works lines out.
            is_first: whether there was no line at all before the import, and none is looked up.
        """
        self._writer = AlikeWriter(lines, deriver)
        self._lines = lines
        self._deriver = deriver
        self._is_first = is_first

    def take(
        self, alike: AlikeLines, orders: Collection[str], takes_over: Callable[[int], bool]
    ) -> Taken:
        """Take lines in where it is plain what becomes of them.

        Args:
            alike: the lines, after `kinds_of` has learned their kinds.
            orders: that are left alone.
            takes_over: tells of a known line's import whether this one is a better witness.
        """
        corrected = self._deriver.exceptions.own
        orders = () if self._is_first else orders
        if corrected:  # what the user says of a line is of that line alone
            orders = {*orders, *(key.order_id for key in corrected)}
        apart = [order_id in orders for order_id in alike.order_ids]
        own = alike.only([not is_apart for is_apart in apart]) if True in apart else alike
        taken = self._take_first(own) if self._is_first else self._take_known(own, takes_over)
        if True in apart:
            taken.left.add(alike.only(apart))
        return taken

    def kinds_of(self, alike: AlikeLines) -> list[LineKind]:
        """Return the different kinds of some lines, which are about to be taken in."""
        self._writer.learn(alike.new_kinds)
        return [self._writer.kinds[kind] for kind in sorted(set(alike.kinds))]

    def told(self, alike: AlikeLines, most: int) -> Iterator[tuple[Row, DerivedLine]]:
        """Yield the first lines one by one, with what follows from each."""
        if not most or not alike:
            return
        first = alike.only([True] * min(most, len(alike)))
        names = [self._writer.kinds[kind].names for kind in first.kinds]
        lines = zip(first.lines(self._writer.kinds), names, first.rows, strict=True)
        for (facts, beside, number), follows in zip(
            lines, self._writer.derived(first), strict=True
        ):
            *_, partner, agency = beside
            yield Row(facts, (*facts, partner or None, agency or None), number), follows

    def single(self, alike: AlikeLines) -> SingleRows:
        """Return lines one by one."""
        kinds = self._writer.kinds
        names = [kinds[kind].names for kind in alike.kinds]
        return SingleRows(list(alike.lines(kinds)), alike.rows, names)

    def close(self) -> Sums:
        """End; return the sums over all lines that were added."""
        self._writer.close()
        return self._writer.sums()

    def _take_first(self, alike: AlikeLines) -> Taken:
        self._add(alike)
        return Taken(alike, AlikeLines(), AlikeLines())

    def _take_known(self, alike: AlikeLines, takes_over: Callable[[int], bool]) -> Taken:
        found = self._writer.compare(alike)
        known = {place for place, _, _, _ in found}
        same = {place: (line, number) for place, line, number, is_same in found if is_same}
        unclear = {alike.order_ids[place] for place in known if place not in same}
        unclear |= self._doubled(alike)
        lesser = set(filter(takes_over, {number for _, number in same.values()}))
        if lesser:
            unclear |= {alike.order_ids[p] for p, (_, number) in same.items() if number in lesser}
        left = [order_id in unclear for order_id in alike.order_ids]
        places = range(len(left))
        new = alike.only([p not in known and not left[p] for p in places])
        self._add(new)
        import_id = self._lines.import_id
        self._lines.confirm(
            (line_id, alike.rows[p])
            for p, (line_id, number) in same.items()
            if number != import_id and not left[p]
        )
        is_same = [p in same and not left[p] for p in places]
        return Taken(new, alike.only(is_same), alike.only(left))

    def _add(self, alike: AlikeLines) -> None:
        if alike:
            self._writer.add_new(alike)

    def _doubled(self, alike: AlikeLines) -> set[str]:
        """Return the orders that have a line twice among these."""
        keys = list(self._writer.keys(alike))
        if len(set(keys)) == len(keys):
            return set()
        return {order_id for (order_id, _), count in Counter(keys).items() if count > 1}
