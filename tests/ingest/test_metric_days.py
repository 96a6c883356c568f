from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.demo.reach_words import STUDIO_LANGUAGES, studio_day
from affitrack.ingest.reach.metric_days import last_day_of, moment_in_name, read_days
from affitrack.ingest.values.bad import Bad
from affitrack.ingest.values.month_words import month_names

END = date(2026, 2, 27)


def days(*cells: str, end: date = END) -> list[str | None]:
    return ["bad" if isinstance(day, Bad) else day for day in read_days(cells, end)]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("February 28", "2026-02-28"),  # a zone ahead of UTC has it already
        ("March 1", "2025-03-01"),
        ("28 August", "2025-08-28"),
        ("8 de marzo", "2025-03-08"),
        ("30 de abril", "2025-04-30"),
        ("18 tháng Sáu", "2025-06-18"),
        ("18 tháng 6", "2025-06-18"),
        ("5 tháng Mười Hai", "2025-12-05"),
        ("8 Juli", "2025-07-08"),
        ("8 септември", "2025-09-08"),
        ("8. februára", "2026-02-08"),
        ("8. avgust", "2025-08-08"),
        ("kovo 8 d.", "2025-03-08"),
        ("8. jūlijs", "2025-07-08"),
        ("8. veebruar", "2026-02-08"),
        ("8 במרץ", "2025-03-08"),
        ("8. März", "2025-03-08"),
        ("8 Μαρτίου", "2025-03-08"),
        ("1er mars", "2025-03-01"),
        ("5 févr.", "2026-02-05"),
        ("9 août", "2025-08-09"),
        ("9 AOÛT", "2025-08-09"),
        ("12 มกราคม", "2026-01-12"),
        ("12 ม.ค.", "2026-01-12"),
        ("12 มี.ค.", "2025-03-12"),
        ("3月8日", "2025-03-08"),
        ("3월 8일", "2025-03-08"),
        ("Mar 3rd", "2025-03-03"),
        ("March 3, 2024", "2024-03-03"),
        ("2024-03-03", "2024-03-03"),
        ("February 29", "2024-02-29"),
    ],
)
def test_a_day_gets_the_latest_year_that_it_can_have(cell: str, day: str) -> None:
    assert days(cell) == [day]


@pytest.mark.parametrize(
    "cell", ["31 February", "0 March", "March", "8", "Smarch 3", "3 March 5", "03/08", "40 mars"]
)
def test_what_is_no_day_is_said(cell: str) -> None:
    assert days(cell) == ["bad"]


def test_nothing_stated_is_nothing() -> None:
    assert days("", "undefined", "March 1") == [None, None, "2025-03-01"]


def test_one_language_reads_a_whole_file() -> None:
    """ "Listopad" is November in Polish and October elsewhere: the days around it decide."""
    assert days("30 października", "31 października", "1 listopada") == [
        "2025-10-30", "2025-10-31", "2025-11-01",
    ]  # fmt: skip


@settings(max_examples=60)
@given(
    st.dates(date(2019, 1, 1), date(2030, 12, 31)),
    st.integers(1, 365),
    st.sampled_from(STUDIO_LANGUAGES),
    st.booleans(),
    st.integers(0, 3),
)
def test_any_stretch_up_to_a_year_comes_back_in_any_language(
    last: date, length: int, language: str, runs_backwards: bool, lag: int
) -> None:
    stretch = [last - timedelta(days=back) for back in reversed(range(length))]
    if runs_backwards and length > 1:
        stretch.reverse()
    cells = [studio_day(day, language) for day in stretch]
    end = last + timedelta(days=lag)
    assert days(*cells, end=end) == [day.isoformat() for day in stretch]


def test_every_language_has_twelve_different_months() -> None:
    for language, names in month_names().items():
        assert set(names.values()) == set(range(1, 13)), language


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("Overview_2026-11-14_1763078400_lea.zip", datetime(2025, 11, 14)),
        ("Overview_2026-11-14_1763078400123_lea.zip", datetime(2025, 11, 14, 0, 0)),
        ("Creator-Live-Performance_20260701105909.xlsx", datetime(2026, 7, 1, 10, 59, 9)),
        ("Overview.csv", None),
        ("Followers_lea1234567890123456.zip", None),
        ("Overview_0000000001_lea.csv", None),
        ("report_20269999999999.xlsx", None),
    ],
)
def test_the_name_of_a_download_tells_when_it_was_made(name: str, moment: datetime | None) -> None:
    assert moment_in_name(name) == moment


def test_a_file_in_an_archive_is_as_old_as_the_archive_says() -> None:
    path = Path("/downloads/Overview_2026-11-14_1763078400_lea.zip/Overview.csv")
    assert last_day_of(path, 0.0) == date(2025, 11, 14)


def test_without_a_moment_in_the_name_the_day_of_the_file_counts() -> None:
    written = datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()
    assert last_day_of(Path("/downloads/Overview.csv"), written) == date(2026, 3, 1)
    # A file dated before TikTok tells nothing.
    assert last_day_of(Path("/downloads/Overview.csv"), 0.0).year >= 2026
