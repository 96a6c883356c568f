"""The question that a table of lines asks: which lines, in which order, and what they come to."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, overload

import numpy as np  # noqa: TID253 - see the package

from affitrack.domain.records import StageTotal
from affitrack.domain.stage import Outcome, Stage
from affitrack.store.payouts.paying_runs import PayingRuns, Run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from numpy.typing import NDArray

    from affitrack.store.lines.in_memory.columns import Columns, Course

_FLOWS: Final = frozenset({Outcome.PENDING.value, Outcome.SETTLED.value})

Totals = dict[str, dict[Stage, StageTotal]]


class OrderedLines(Sequence[int]):
    """The numbers of lines in an order, looked up when somebody asks for some of them."""

    def __init__(self, line_ids: NDArray[Any], rows: NDArray[Any]) -> None:
        self._line_ids = line_ids
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> array[int]: ...
    def __getitem__(self, place: int | slice) -> int | array[int]:
        if isinstance(place, slice):
            return array("q", self._line_ids.take(self._rows[place]).astype(np.int64).tobytes())
        return int(self._line_ids[self._rows[place]])

    def __iter__(self) -> Iterator[int]:
        return iter(self[:])

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """Return the place of a line, as `list.index` does.

        Raises:
            ValueError: it is not among them.
        """
        there = np.isin(self._rows[start:stop], np.flatnonzero(self._line_ids == value))
        if not there.any():
            raise ValueError(value)
        return start + int(there.argmax())


class LineIndex:
    """Columns, and the answers they give."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._by_moment = np.arange(columns.rows, dtype=np.int32)
        self._rows_by_id: NDArray[Any] | None = None
        self._all_totals: tuple[date, Totals] | None = None
        self._stages: tuple[PayingRuns, list[Stage]] | None = None

    def can_order_by(self, order_by: str) -> bool:
        """Tell whether lines can be put in the order of that name."""
        return order_by in {"ordered_at", "stage", *self.columns.orders}

    def stages(self, runs: PayingRuns) -> list[Stage]:
        """Return the stage of each course on a day."""
        if self._stages is None or self._stages[0] is not runs:
            self._stages = runs, [_stage(course, runs) for course in self.columns.courses]
        return self._stages[1]

    def ids(
        self, mask: NDArray[np.bool_] | None, order_by: str, runs: PayingRuns, *, falling: bool
    ) -> OrderedLines:
        """Return the numbers of lines in an order; without a mask of all lines."""
        rows = self._ordered(mask, order_by, runs)
        return OrderedLines(self.columns.line_ids, rows[::-1] if falling else rows)

    def totals(self, mask: NDArray[np.bool_] | None, runs: PayingRuns) -> Totals:
        """Return lines and net by currency and stage; of the currencies that occur every stage."""
        course, net = self.columns.course, self.columns.numbers["net"]
        if mask is not None:
            rows = np.flatnonzero(mask)  # many times as fast as taking by mask, here and below
            return self._added_up(course.take(rows), net.take(rows), runs)
        if self._all_totals is None or self._all_totals[0] != runs.as_of:
            self._all_totals = runs.as_of, self._added_up(course, net, runs)
        return self._all_totals[1]

    def totals_of(self, line_ids: Sequence[int], runs: PayingRuns) -> Totals:
        """Return lines and net of some lines by currency and stage; unknown ones are left out."""
        known = self._known_rows()
        wanted = np.frombuffer(array("q", line_ids), np.int64)
        wanted = wanted[(wanted >= 0) & (wanted < len(known))]
        rows = known.take(wanted)
        rows = rows[rows >= 0]
        course, net = self.columns.course.take(rows), self.columns.numbers["net"].take(rows)
        return self._added_up(course, net, runs)

    def _added_up(self, course: NDArray[Any], net: NDArray[Any], runs: PayingRuns) -> Totals:
        lines = np.bincount(course, minlength=len(self.columns.courses))
        sums = np.zeros(len(self.columns.courses), np.int64)
        np.add.at(sums, course, net.astype(np.int64))
        totals: defaultdict[str, dict[Stage, StageTotal]] = defaultdict(
            lambda: dict.fromkeys(Stage, StageTotal())
        )
        counted = zip(self.columns.courses, self.stages(runs), lines, sums, strict=True)
        for each, stage, count, total in sorted(counted, key=lambda row: row[0].currency):
            if count:
                known = totals[each.currency][stage]
                added = StageTotal(known.lines + int(count), known.net + int(total))
                totals[each.currency][stage] = added
        return dict(totals)

    def _ordered(
        self, mask: NDArray[np.bool_] | None, order_by: str, runs: PayingRuns
    ) -> NDArray[Any]:
        if order_by == "ordered_at":
            return self._by_moment if mask is None else np.flatnonzero(mask)
        if order_by == "stage":
            return self._ordered_by_stage(mask, runs)
        order = self.columns.orders[order_by]
        return order if mask is None else order.take(np.flatnonzero(mask.take(order)))

    def _ordered_by_stage(self, mask: NDArray[np.bool_] | None, runs: PayingRuns) -> NDArray[Any]:
        """Return rows by stage, which no order kept tells: it changes from day to day."""
        places = {stage: place for place, stage in enumerate(sorted(Stage))}
        of_course = np.array([places[stage] for stage in self.stages(runs)], np.uint8)
        ranks = of_course.take(self.columns.course)
        if mask is None:
            return np.argsort(ranks, kind="stable")
        rows = np.flatnonzero(mask)
        return rows.take(np.argsort(ranks.take(rows), kind="stable"))

    def _known_rows(self) -> NDArray[Any]:
        if self._rows_by_id is None:
            line_ids = self.columns.line_ids
            rows = np.full(int(line_ids.max(initial=0)) + 1, -1, np.int32)
            rows[line_ids] = np.arange(len(line_ids), dtype=np.int32)
            self._rows_by_id = rows
        return self._rows_by_id


def _stage(course: Course, runs: PayingRuns) -> Stage:
    on, run = course.payout_on, None
    if on is not None:
        run = Run(course.account_id, course.currency, course.outcome, on)
    return runs.standing(run, course.outcome, course.release_on)[1]
