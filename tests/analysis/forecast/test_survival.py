"""From order to settlement: what hazards say, and what little or odd history makes of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from affitrack.analysis.forecast.contents import ContentPace, usual_decay
from affitrack.analysis.forecast.history import (
    LOST,
    OPEN,
    SETTLED,
    UNKNOWN_DAY,
    ContentSales,
    History,
    Ints,
)
from affitrack.analysis.forecast.pace import STRETCHES, Paces
from affitrack.analysis.forecast.priors import usual_course
from affitrack.analysis.forecast.survival import (
    AGES,
    Course,
    chances,
    course_of,
    open_by_age,
)

TODAY = 740_000
PRIOR = usual_course(5, 15, 14)


def history(
    ordered: Ints, settled_after: int, lost: Ints | None = None, lost_after: int = 10
) -> History:
    """Return lines of 1.00 that are settled after some days, but for those that are lost."""
    count = ordered.size
    is_lost = np.zeros(count, np.bool_) if lost is None else lost.astype(np.bool_)
    end = ordered + np.where(is_lost, lost_after, settled_after)
    is_over = end <= TODAY
    state = np.where(is_over, np.where(is_lost, LOST, SETTLED), OPEN)
    return History(
        known_on=TODAY,
        ordered=ordered,
        state=state,
        ended=np.where(state == SETTLED, end, UNKNOWN_DAY),
        told_on=np.full(count, TODAY),
        delivered=np.zeros(count, np.int64),
        shop=np.zeros(count, np.int64),
        is_released=np.zeros(count, np.int64),
        lines=np.ones(count, np.int64),
        value=np.full(count, 100.0),
        paid=np.full(count, 100.0),
        pays_on=np.zeros(count, np.int64),
        contents=ContentSales(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)),
        unevenness=1.0,
    )


def days(count: int, per_day: int) -> Ints:
    return TODAY - np.repeat(np.arange(count), per_day).astype(np.int64)


def shares(course: Course) -> tuple[float, float]:
    return float(course.settled_at.sum()), float(course.lost_at.sum())


def test_the_rules_alone_say_what_is_usual() -> None:
    settled, lost = shares(PRIOR)
    assert settled == pytest.approx(0.83, abs=0.01)
    assert lost == pytest.approx(0.14, abs=0.01)
    middle = np.searchsorted(np.cumsum(PRIOR.settled_at), settled / 2)
    assert middle == pytest.approx(20, abs=1)


def test_a_late_line_is_not_given_up_after_a_single_one_in_time() -> None:
    ordered = TODAY - np.array([60, 32])
    known = history(ordered, 20)
    known = replace(known, state=np.array([SETTLED, OPEN]), ended=known.ended * np.array([1, 0]))
    course = course_of(known, PRIOR, 5, 60)
    late = np.zeros(AGES)
    late[32] = 100.0
    assert 45 < (late @ chances(course, 90)).sum() < 85


def test_without_lines_the_rules_speak() -> None:
    course = course_of(history(np.zeros(0, np.int64), 20), PRIOR, 5, 60)
    assert np.allclose(course.settles, PRIOR.settles)
    assert np.allclose(course.is_lost, PRIOR.is_lost)


def test_many_lines_overrule_the_rules() -> None:
    ordered = days(150, 20)
    lost = np.arange(ordered.size) % 4 == 0
    course = course_of(history(ordered, 31, lost), PRIOR, 5, 60)
    settled, is_lost = shares(course)
    assert settled == pytest.approx(0.75, abs=0.03)
    assert is_lost == pytest.approx(0.25, abs=0.03)
    middle = float(np.average(np.arange(AGES), weights=course.settled_at))
    assert middle == pytest.approx(31, abs=1)


def test_losses_tell_their_age_by_how_many_of_each_age_are_lost() -> None:
    """No file says when a line was lost: only lines older than 10 days are."""
    ordered = days(150, 20)
    lost = np.arange(ordered.size) % 4 == 0
    course = course_of(history(ordered, 31, lost), PRIOR, 5, 60)
    before, after = course.lost_at[:7].sum(), course.lost_at[13:].sum()
    assert course.lost_at[8:13].sum() > 3 * (before + after)


def test_old_orders_that_lost_more_say_nothing_of_ages_at_which_none_waits() -> None:
    """No file says when a line was lost: what is settled after 31 days is not lost after 90."""
    ordered = days(150, 20)
    number = np.arange(ordered.size)
    lost = (number % 5 == 0) | ((ordered < TODAY - 90) & (number % 5 == 1))
    course = course_of(history(ordered, 31, lost), PRIOR, 5, 60)
    assert course.lost_at[45:].sum() < 0.01
    about_to_settle = np.zeros(AGES)
    about_to_settle[25] = 100.0
    assert (about_to_settle @ chances(course, 90)).sum() == pytest.approx(100, abs=2)


def test_who_has_survived_is_more_likely_to_be_paid() -> None:
    ordered = days(150, 20)
    lost = np.arange(ordered.size) % 4 == 0
    known = history(ordered, 31, lost)
    course = course_of(known, PRIOR, 5, 60)
    young, old = np.zeros(AGES), np.zeros(AGES)
    young[0] = old[20] = 100.0
    assert (young @ chances(course, 90)).sum() == pytest.approx(75, abs=4)
    assert (old @ chances(course, 90)).sum() == pytest.approx(99, abs=4)


def test_waiting_for_too_long_is_a_bad_sign() -> None:
    stuck = np.concatenate((days(150, 20), TODAY - np.arange(60, 150).astype(np.int64)))
    known = history(stuck, 20)
    state = known.state.copy()
    state[-90:] = OPEN
    course = course_of(
        History(**{**vars(known), "state": state, "ended": known.ended * (state != OPEN)}),
        PRIOR, 5, 60,
    )  # fmt: skip
    fresh, stale = np.zeros(AGES), np.zeros(AGES)
    fresh[5] = stale[70] = 100.0
    assert (fresh @ chances(course, 90)).sum() > 90
    assert (stale @ chances(course, 90)).sum() < 15


def test_open_value_stands_at_its_age() -> None:
    known = history(days(10, 3), 20)
    assert open_by_age(known)[:11].tolist() == [[300.0]] * 10 + [[0.0]]


def test_the_past_is_seen_as_it_was() -> None:
    ordered = days(100, 1)
    lost = np.arange(100) % 5 == 0
    known = history(ordered, 20, lost)
    then = known.on(TODAY - 30, np.array([10]))
    assert then.known_on == TODAY - 30
    assert then.ordered.max() == TODAY - 30
    age = then.known_on - then.ordered
    was_lost = lost[ordered <= TODAY - 30]
    expected = np.where(
        was_lost, np.where(age >= 10, LOST, OPEN), np.where(age >= 20, SETTLED, OPEN)
    )
    assert then.state.tolist() == expected.tolist()


def test_a_steady_pace_goes_on_and_is_nearly_certain() -> None:
    pace = Paces(history(days(200, 5), 20)).seen()
    assert np.allclose(pace.daily, 500, rtol=0.02)
    new = Paces(history(days(20, 5), 20)).seen()
    assert np.allclose(new.daily, 500, rtol=0.02)
    assert (new.spread > 1.1 * pace.spread).all()


@pytest.mark.parametrize("count", [*range(1, 35), 55, 56, 57, 91, 92])
def test_a_pace_can_be_told_after_any_number_of_days(count: int) -> None:
    pace = Paces(history(days(count, 5), 20)).seen()
    thought_of = min(1, 10 / (5 * count)) * 5 * 0.5 ** (count / 5)  # of ten lines and more fewer
    expected = 500 if count > 20 else 500 * count / (count + thought_of)
    assert np.allclose(pace.daily, expected, rtol=0.02)
    assert (pace.spread > 0).all()


def test_a_pace_seen_from_the_past_knows_nothing_later() -> None:
    long = history(days(200, 5), 20)
    double = history(np.concatenate((long.ordered, days(28, 20))), 20)
    assert np.allclose(Paces(double).seen(4).daily, Paces(long).seen(4).daily)
    assert Paces(double).seen().daily[0] > 1.3 * Paces(long).seen().daily[0]


def test_posted_videos_go_on_as_they_decay() -> None:
    """About 60 % of a year's sales in four days, then about 1 / (1 + age)."""
    decay = usual_decay()
    assert decay.sum() == pytest.approx(1)
    assert decay[:4].sum() == pytest.approx(0.6)
    ages = np.arange(10, 300, 10)
    content = np.repeat(np.arange(ages.size), ages + 1)
    age = np.concatenate([np.arange(last + 1) for last in ages])
    born = TODAY - np.repeat(ages, ages + 1)
    sales = ContentSales(content, born + age, 100_000 * decay[age])
    layers = ContentPace(sales, STRETCHES).expected(TODAY, [TODAY])
    reached = np.cumsum(decay)
    for place, (first, last) in enumerate(STRETCHES):
        truth = sum(
            100_000 * (reached[min(old + last, 365)] - reached[min(old + first - 1, 365)])
            for old in ages.tolist()
        )
        assert layers.posted[place] == pytest.approx(truth, rel=0.05)
