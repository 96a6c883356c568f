"""The user's own word on single lines: saying it, taking it back, and what it would come to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from affitrack.clock import moment_now
from affitrack.domain.records import StageTotal
from affitrack.domain.stage import Stage
from affitrack.later import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from affitrack.domain import correction
    from affitrack.domain.correction import Correctable, Correction, Corrections, LineRef
    from affitrack.domain.records import LineRecord
    from affitrack.store.connection import Store
    from affitrack.store.corrections import correcting
    from affitrack.store.lines import paging as lines

    Wanted = Mapping[LineRef, Sequence[Correction]]
    Changes = Mapping[Correctable, str | None]
    """What is corrected; None takes a correction back. Rates are decimal text, days ISO text."""
else:
    correction = later("affitrack.domain.correction")
    correcting = later("affitrack.store.corrections.correcting")
    lines = later("affitrack.store.lines.paging")


@dataclass(frozen=True, slots=True)
class CorrectionEffect:
    """What correcting some lines would come to."""

    before: tuple[LineRecord, ...]
    after: tuple[LineRecord, ...]
    """The same lines in the same order."""
    stages_before: Mapping[str, Mapping[Stage, StageTotal]]
    """By currency: what these lines are in each stage."""
    stages_after: Mapping[str, Mapping[Stage, StageTotal]]


def ref_of(line: LineRecord) -> LineRef:
    """Return a line by what stays the same when its import is undone and done again."""
    return correction.LineRef(line.account, line.facts.key)


def corrected_by(line: LineRecord, changes: Changes, made_at: str, note: str) -> list[Correction]:
    """Return all corrections of a line after some changes. Raises `UserError` for a bad value."""
    kept = {each.field: each for each in line.corrections}
    for field, value in changes.items():
        if value is None:
            kept.pop(field, None)
        else:
            kept[field] = correction.Correction(
                field.value, correction.canonical(field, value), made_at, note
            )
    return list(kept.values())


def steps_of(
    chosen: Sequence[LineRecord], changes: Changes, note: str = ""
) -> tuple[Wanted, Wanted]:
    """Return what `put_corrections` takes to correct lines, and to undo that.

    Raises:
        UserError: a value is none.
    """
    made_at = moment_now()
    wanted = {ref_of(line): corrected_by(line, changes, made_at, note) for line in chosen}
    return wanted, {ref_of(line): line.corrections for line in chosen}


class Correcting:
    """The part of a book that keeps the user's own word."""

    as_of: date
    _store: Store

    def without_corrections(self, chosen: Sequence[LineRecord]) -> list[Corrections]:
        """Return what stands in each field of some lines where it is not corrected."""
        return correcting.otherwise(self._store, chosen)

    def correct(
        self, chosen: Sequence[LineRecord], changes: Changes, note: str = ""
    ) -> dict[LineRef, tuple[Correction, ...]]:
        """Correct the same in some lines; all or none.

        Returns:
            What was corrected in them before: `put_corrections` with it undoes this exactly.

        Raises:
            UserError: a value is none, or a sale would be delivered or returned before its order,
                or returned after today.
        """
        correction.check_today(changes, self.as_of)
        return self.put_corrections(steps_of(chosen, changes, note)[0])

    def put_corrections(self, wanted: Wanted) -> dict[LineRef, tuple[Correction, ...]]:
        """Let these be all corrections of some lines; return what they were before."""
        return correcting.put_corrections(self._store, wanted)

    def preview_correction(
        self, chosen: Sequence[LineRecord], changes: Changes
    ) -> CorrectionEffect:
        """Tell what `correct` would come to; nothing is written. Raises `UserError` as it does."""
        correction.check_today(changes, self.as_of)
        after = correcting.as_if(self._store, chosen, steps_of(chosen, changes)[0], self.as_of)
        return CorrectionEffect(tuple(chosen), tuple(after), by_stage(chosen), by_stage(after))

    def lines_at(self, refs: Iterable[LineRef]) -> list[LineRecord]:
        """Return the lines that are there under some names."""
        found = correcting.line_ids_at(self._store, refs)
        return lines.lines_by_id(self._store, found, self.as_of)


def by_stage(records: Iterable[LineRecord]) -> dict[str, dict[Stage, StageTotal]]:
    """Return what some lines are, by currency and stage."""
    sums: defaultdict[str, defaultdict[Stage, list[int]]] = defaultdict(
        lambda: defaultdict(lambda: [0, 0])
    )
    for line in records:
        total = sums[line.facts.currency][line.stage]
        total[0] += 1
        total[1] += line.derived.net
    return {
        currency: {
            stage: StageTotal(*of_currency[stage]) for stage in Stage if stage in of_currency
        }
        for currency, of_currency in sorted(sums.items())
    }
