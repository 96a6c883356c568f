"""What settled lines teach about delivery and lateness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.delivery import PRESET_WEIGHT, late_after_days, learned_delivery_days

LAG, PRESET = 15, 5

spans = st.dictionaries(st.integers(0, 120), st.integers(1, 50), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("taken", "days"),
    [
        ({}, PRESET),
        ({22: 1000}, 7),  # 22 - 15, the preset no longer counts
        ({22: 5}, 6),  # as many lines as the preset weighs: half way from 5 to 7
        ({22: 1}, 5),  # (7 + 5 x 5) / 6 = 5.33
        ({25: 5}, 8),  # (10 + 5) / 2 = 7.5, half up
        ({18: 1, 22: 1, 60: 1}, 6),  # median 22: (7 x 3 + 25) / 8 = 5.75
        ({20: 500, 22: 500}, 6),  # an even count: the middle of the two in the middle
        ({10: 1000}, 0),  # settled sooner than the lag allows: never before the order
    ],
)
def test_learned_delivery_days(taken: dict[int, int], days: int) -> None:
    assert learned_delivery_days(taken, LAG, PRESET) == days


@given(spans)
def test_learned_days_lie_between_the_preset_and_the_median(taken: dict[int, int]) -> None:
    every = sorted(day for day, lines in taken.items() for _ in range(lines))
    low, high = every[(len(every) - 1) // 2], every[len(every) // 2]
    learned = learned_delivery_days(taken, LAG, PRESET)
    bounds = (PRESET, max(low - LAG, 0), max(high - LAG, 0))
    assert min(bounds) <= learned <= max(bounds)


@given(spans, st.integers(2, 5))
def test_more_lines_of_the_same_kind_move_it_away_from_the_preset(
    taken: dict[int, int], factor: int
) -> None:
    few = learned_delivery_days(taken, LAG, PRESET)
    many = learned_delivery_days(
        {day: lines * factor * PRESET_WEIGHT for day, lines in taken.items()}, LAG, PRESET
    )
    assert abs(few - PRESET) <= abs(many - PRESET)


@pytest.mark.parametrize(
    ("taken", "days"),
    [
        ({}, None),
        ({20: 1}, 20),
        ({20: 95, 40: 5}, 20),
        ({20: 94, 40: 6}, 40),
        ({20: 19, 90: 1}, 20),
        ({20: 18, 30: 1, 90: 1}, 30),
    ],
)
def test_a_line_is_late_after_95_of_100_were_not(taken: dict[int, int], days: int | None) -> None:
    assert late_after_days(taken) == days


@given(spans)
def test_at_most_one_in_twenty_took_longer(taken: dict[int, int]) -> None:
    limit = late_after_days(taken)
    assert limit is not None
    longer = sum(lines for day, lines in taken.items() if day > limit)
    assert longer * 20 <= sum(taken.values())
    not_sooner = sum(lines for day, lines in taken.items() if day >= limit)
    assert not_sooner * 20 > sum(taken.values())
