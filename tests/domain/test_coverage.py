from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.coverage import (
    Coverage,
    CoveringFile,
    DayLines,
    Left,
    Span,
    days_left,
    last_told,
)
from affitrack.domain.coverage import coverage as coverage_of

AS_OF = date(2026, 11, 22)


def coverage(spans: Sequence[Span], as_of: date, layout: str = "tiktok_orders") -> Coverage:
    files = [
        CoveringFile(number, "f.csv", layout, days, days.last) for number, days in enumerate(spans)
    ]
    return replace(coverage_of(files, as_of), files=())


def span(first: str, last: str) -> Span:
    return Span(date.fromisoformat(f"2026-{first}"), date.fromisoformat(f"2026-{last}"))


def test_no_file_covers_nothing_and_reminds_of_nothing() -> None:
    assert coverage([], AS_OF) == Coverage()


def test_files_that_follow_each_other_cover_one_stretch() -> None:
    found = coverage([span("09-01", "09-30"), span("10-01", "11-20")], AS_OF)
    assert found == Coverage(covered=(span("09-01", "11-20"),))


def test_a_gap_is_named_by_its_days() -> None:
    found = coverage([span("10-10", "11-20"), span("09-01", "10-02")], AS_OF)
    assert found.gaps == (span("10-03", "10-09"),)
    assert found.gaps[0].days == 7
    assert found.covered == (span("09-01", "10-02"), span("10-10", "11-20"))


def test_days_in_several_files_are_an_overlap() -> None:
    files = [span("08-01", "09-30"), span("09-15", "10-31"), span("09-20", "09-25")]
    found = coverage([*files, span("10-31", "11-20")], AS_OF)
    assert found.overlaps == (span("09-15", "09-30"), span("10-31", "10-31"))
    assert found.gaps == ()


@pytest.mark.parametrize(
    ("days_ago", "is_reminded", "lost"),
    [(75, False, 0), (76, True, 0), (90, True, 0), (91, True, 1), (95, True, 5)],
)
def test_the_reminder_comes_before_days_are_out_of_reach(
    days_ago: int, is_reminded: bool, lost: int
) -> None:
    last = AS_OF - timedelta(days=days_ago)
    found = coverage([Span(last - timedelta(days=9), last)], AS_OF)
    assert (found.export_by is not None) == is_reminded
    if found.export_by is not None:
        assert found.export_by == last + timedelta(days=89)
    assert (found.out_of_reach is not None) == bool(lost)
    if found.out_of_reach is not None:
        assert found.out_of_reach == Span(last + timedelta(days=1), last + timedelta(days=lost))


def test_only_the_platform_can_be_asked_for_the_next_export() -> None:
    found = coverage([span("01-01", "01-31")], AS_OF, layout="affitrack_generic")
    assert (found.export_by, found.out_of_reach) == (None, None)


def told(days: Span, until: str, layout: str = "tiktok_orders") -> CoveringFile:
    return CoveringFile(1, "f.csv", layout, days, date.fromisoformat(f"2026-{until}"))


def test_days_that_the_latest_file_lacks_were_last_told_of_by_another() -> None:
    august, september = told(span("08-01", "08-31"), "09-02"), told(span("09-01", "09-30"), "10-02")
    mid = told(span("08-20", "09-10"), "09-12")
    assert last_told([]) == {}
    assert last_told([august]) == {}
    found = last_told([september, august, mid])
    assert found[date(2026, 8, 1)] == date(2026, 9, 2)
    assert found[date(2026, 8, 20)] == date(2026, 9, 12)
    assert max(found) == date(2026, 8, 31)
    assert last_told([mid, september, august]) == found


def test_the_days_to_export_again_are_those_in_reach_of_the_platform() -> None:
    july, september = told(span("07-01", "08-31"), "09-02"), told(span("09-01", "09-30"), "10-02")
    found = days_left([july, september], AS_OF)
    assert (min(found), max(found)) == (AS_OF - timedelta(days=89), date(2026, 8, 31))
    elsewhere = [each._replace(format="affitrack_generic") for each in (july, september)]
    assert days_left(elsewhere, AS_OF) == frozenset()


def test_what_is_due_is_told_from_its_first_to_its_last_day() -> None:
    files = [told(span("08-01", "08-31"), "09-02"), told(span("09-01", "09-30"), "10-02")]
    days = {date(2026, 8, day): DayLines(due, 10) for day, due in ((20, 0), (25, 2), (30, 1))}
    assert coverage_of(files, AS_OF, days).left == Left(span("08-25", "08-30"), 3)
    assert coverage_of(files, AS_OF).left is None
    few = days | {date(2026, 8, 21): DayLines(0, 1)}
    assert coverage_of(files, AS_OF, few).left is None, "of several files of one day, few wait"


DAYS = st.integers(0, 60).map(lambda day: date(2026, 9, 1) + timedelta(days=day))
SPANS = st.tuples(DAYS, DAYS).map(lambda pair: Span(min(pair), max(pair)))


@given(st.lists(SPANS, max_size=6))
def test_every_day_is_covered_or_in_a_gap_and_never_both(files: list[Span]) -> None:
    found = coverage(files, AS_OF)
    counts = {
        day: sum(each.first <= day <= each.last for each in files)
        for day in (date(2026, 9, 1) + timedelta(days=n) for n in range(61))
    }

    def holds(spans: tuple[Span, ...], day: date) -> bool:
        return any(each.first <= day <= each.last for each in spans)

    for day, count in counts.items():
        assert holds(found.covered, day) == (count > 0)
        assert holds(found.overlaps, day) == (count > 1)
        is_between = any(f.last < day for f in files) and any(f.first > day for f in files)
        assert holds(found.gaps, day) == (count == 0 and is_between)
