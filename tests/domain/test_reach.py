from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.reach import (
    conversion,
    per_thousand_views,
    posting_moment,
    posting_second,
    wall_clock,
)

VIDEO = "7623285229813467912"  # 31 March 2026, 05:20:06 UTC (facts/formats.md 4.1)


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        ("Europe/Paris", "2026-03-31T07:20:06"),
        ("America/Los_Angeles", "2026-03-30T22:20:06"),
        ("Asia/Bangkok", "2026-03-31T12:20:06"),
        ("UTC", "2026-03-31T05:20:06"),
    ],
)
def test_the_id_of_a_video_tells_when_it_was_posted(zone: str, moment: str) -> None:
    assert posting_moment(VIDEO, "video", zone) == moment


@pytest.mark.parametrize(
    ("content_id", "content_type"),
    [
        (VIDEO, "showcase"),
        (VIDEO, "link"),
        (VIDEO, "live"),
        (VIDEO, ""),
        ("1731712211734463628", "video"),
        (VIDEO[:-1], "video"),
        (f"{VIDEO}0", "video"),
        ("", "video"),
        ("٧٦٢٣٢٨٥٢٢٩٨١٣٤٦٧٩١٢", "video"),
    ],
)
def test_no_other_id_tells_a_moment(content_id: str, content_type: str) -> None:
    assert posting_second(content_id, content_type) is None
    assert posting_moment(content_id, content_type, "UTC") is None


def test_a_name_that_is_no_zone_is_a_fault() -> None:
    with pytest.raises(LookupError):
        wall_clock(0, "Atlantis/Port")


@pytest.mark.parametrize(
    ("minor", "views", "each"),
    [
        (825, 3_000, 275),
        (4_000, 3_000, 1_333),
        (5, 2_000, 3),  # 2.5, half up
        (-5, 2_000, -3),
        (0, 10, 0),
        (27_639, 10_000, 2_764),
        (100, 0, None),
        (100, None, None),
    ],
)
def test_money_for_a_thousand_views(minor: int, views: int | None, each: int | None) -> None:
    assert per_thousand_views(minor, views) == each


def test_orders_for_each_view() -> None:
    assert conversion(12, 10_000) == Decimal("0.0012")
    assert conversion(2, 3) == Decimal("0.666667")
    assert conversion(0, 10) == 0
    assert conversion(3, 0) is None
    assert conversion(3, None) is None


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**12))
def test_it_is_rounded_once_to_the_nearest_unit(minor: int, views: int) -> None:
    each = per_thousand_views(minor, views)
    assert each is not None
    assert abs(each * views - minor * 1_000) * 2 <= views
