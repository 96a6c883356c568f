"""Everything that follows from many lines, column by column.

`Deriver.derive` says the same of one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from affitrack.domain.derive import DerivedLine, flags_of_days
from affitrack.domain.worth_table import WorthReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from affitrack.domain.derive import Course, Deriver
    from affitrack.domain.line_table import LineTable

_MOST_REMEMBERED = 100_000


class _Known(dict[Any, Any]):
    """What was asked before, with its answer."""

    def __init__(self, answer: Callable[[Any], Any]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, question: object) -> Any:  # noqa: ANN401 - whatever the answer is
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        answer = self[question] = self._answer(question)
        return answer


class DerivedTable:
    """What follows from some lines: the columns of `DerivedLine`, in its order."""

    def __init__(self, columns: Sequence[Sequence[Any]]) -> None:
        self.columns = columns

    def column(self, name: str) -> Sequence[Any]:
        """Return one column."""
        return self.columns[DerivedLine._fields.index(name)]

    def lines(self) -> Iterator[DerivedLine]:
        """Yield what follows from each line."""
        return map(DerivedLine._make, zip(*self.columns, strict=True))


class TableDeriver:
    """Works lines out table by table for one deriver, whose tally it keeps."""

    def __init__(self, deriver: Deriver) -> None:
        self._worths = WorthReader(deriver)
        self._typical_days = _Known(deriver.typical_day)
        self._deriver = deriver
        self._courses: list[Course | None] = []
        self._course_of_kind = _Known(self._course_number)
        self._days = _Known(self._days_of)

    def derive(self, table: LineTable) -> DerivedTable:
        """Return everything that follows from some lines; at least one."""
        ordered_on = [moment[:10] for moment in table.column("ordered_at")]
        typical_days = list(map(self._typical_days.__getitem__, ordered_on))
        worths = self._worths.worths(table, typical_days)
        kinds = zip(table.column("shop"), table.column("delivered_on"), worths.outcome, strict=True)
        courses = map(self._course_of_kind.__getitem__, kinds)
        settled_on = [moment[:10] if moment else "" for moment in table.column("settled_at")]
        days = map(self._days.__getitem__, zip(courses, ordered_on, settled_on, strict=True))
        columns: list[tuple[Any, ...]] = list(zip(*days, strict=True))
        *day_columns, flags_of_these = columns
        flags = worths.audit_flags
        if any(flags_of_these):
            flags = [one | other for one, other in zip(flags, flags_of_these, strict=True)]
        return DerivedTable((*worths[:-1], *day_columns, flags))

    def _course_number(self, kind: tuple[str, str | None, str]) -> int:
        """Return the number of the course of lines of a shop, delivery and outcome."""
        course = self._deriver.course_of(*kind)
        if course not in self._courses:
            self._courses.append(course)
        return self._courses.index(course)

    def _days_of(self, key: tuple[int, str, str]) -> tuple[Any, ...]:
        number, *moments = key
        days = self._deriver.days(self._courses[number], *moments)
        return *days, flags_of_days(days)
