"""How far orders of the same time have been late, or lost, together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.analysis.forecast.history import (
    LOST,
    OPEN,
    SETTLED,
    UNKNOWN_DAY,
    ContentSales,
    History,
    Ints,
)
from affitrack.analysis.forecast.shocks import Shock, delays_of, losses_of

TODAY = 740_000
PER_DAY = 10


def orders(days: int, takes: Ints, lost: Ints) -> History:
    """Return ten orders a day.

    Args:
        days: how many, up to today.
        takes: days to the settlement, by days since the order; repeated.
        lost: how many of the ten are lost, likewise.
    """
    since = np.repeat(np.arange(days), PER_DAY)
    ordered = TODAY - since
    is_lost = np.tile(np.arange(PER_DAY), days) < np.resize(lost, days)[since]
    ended = ordered + np.resize(takes, days)[since]
    state = np.where(is_lost, LOST, np.where(ended <= TODAY, SETTLED, OPEN))
    none, one = np.zeros(since.size, np.int64), np.ones(since.size)
    return History(
        known_on=TODAY, ordered=ordered, state=state,
        ended=np.where(state == SETTLED, ended, UNKNOWN_DAY),
        told_on=none + TODAY, delivered=none, shop=none, is_released=none, lines=none + 1,
        value=one, paid=one, pays_on=none, contents=ContentSales(none[:0], none[:0], one[:0]),
    )  # fmt: skip


def by_turns(one: int, other: int) -> Ints:
    """Return what holds for eight weeks each, by turns."""
    return np.repeat([one, other], 56)


SAME, TWO_LOST = np.array([20]), np.array([2])


def test_who_always_takes_as_long_has_no_common_delay() -> None:
    delay = delays_of(orders(400, SAME, TWO_LOST))
    assert delay.square == pytest.approx(0, abs=1e-9)
    assert 5 < delay.fortnights < 30
    assert delay.spread(0.8) < 0.45


@pytest.mark.parametrize("days", [2, 4, 8])
def test_slow_weeks_are_learned_by_how_slow_they_were(days: int) -> None:
    delay = delays_of(orders(400, by_turns(20, 20 + days), TWO_LOST))
    assert 0.5 * days < delay.spread(0.8) < 1.1 * days


def test_single_late_lines_are_no_common_delay() -> None:
    """One order in ten waits for six weeks more, whenever it was made."""
    known = orders(400, SAME, TWO_LOST)
    late = (known.state == SETTLED) & (np.arange(known.state.size) % PER_DAY == PER_DAY - 1)
    known.ended[late] = np.minimum(known.ended[late] + 42, TODAY)
    assert delays_of(known).spread(0.8) < 0.8


def test_bad_times_are_learned_by_how_much_more_was_lost() -> None:
    steady = losses_of(orders(400, SAME, TWO_LOST))
    by_turn = losses_of(orders(400, SAME, by_turns(1, 4)))
    assert steady.square == pytest.approx(0, abs=1e-9)
    assert by_turn.spread(0.12) > 4 * steady.spread(0.12)


def test_what_is_usual_elsewhere_speaks_until_fortnights_do() -> None:
    nobody = orders(1, SAME, TWO_LOST)
    for few in (delays_of(nobody), losses_of(nobody)):
        assert few.spread(0.8) == pytest.approx(0.8)
    spreads = [Shock(0.0, fortnights).spread(0.8) for fortnights in (0.0, 3.0, 9.0, 40.0)]
    assert spreads == sorted(spreads, reverse=True)
    assert spreads[1] == pytest.approx(0.8 / 2**0.5)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 300),
    st.lists(st.integers(0, 250), min_size=1, max_size=9),
    st.lists(st.integers(0, PER_DAY), min_size=1, max_size=9),
)
def test_whatever_happened_spreads_are_sound(days: int, takes: list[int], lost: list[int]) -> None:
    known = orders(days, np.array(takes), np.array(lost))
    for shock in (delays_of(known), losses_of(known)):
        assert np.isfinite(shock.spread(0.5))
        assert shock.spread(0.5) > 0
        assert shock.square >= 0
