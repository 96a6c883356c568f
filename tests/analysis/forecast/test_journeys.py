"""Stated deliveries: what is delivered is known to be settled soon, what is not is late."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from affitrack.analysis.forecast.flows import courses_of
from affitrack.analysis.forecast.history import OPEN, SETTLED, UNKNOWN_DAY, History, Ints
from affitrack.analysis.forecast.journeys import TwoStages, loss_ages, states_deliveries
from affitrack.analysis.forecast.priors import Usual
from affitrack.domain.account import rules_for
from tests.analysis.forecast.test_survival import TODAY, days, history

USUAL = Usual.by_rules(rules_for("a", "FR", None, {}))
HOLD = 15


def delivered(ordered: Ints, after: Ints) -> History:
    """Return lines of 1.00 that are delivered after some days and settled `HOLD` days later."""
    arrived, settled = ordered + after, ordered + after + HOLD
    known = history(ordered, 0)
    return replace(
        known,
        state=np.where(settled <= TODAY, SETTLED, OPEN),
        ended=np.where(settled <= TODAY, settled, UNKNOWN_DAY),
        delivered=np.where(arrived <= TODAY, arrived, UNKNOWN_DAY),
    )


def mixed(count: int = 200) -> History:
    """Return lines of which every other one takes 2 days, and every other one 12."""
    ordered = days(count, 10)
    return delivered(ordered, np.where(np.arange(ordered.size) % 2 == 0, 2, 12))


def test_deliveries_are_told_of_where_most_lines_state_them() -> None:
    known = mixed()
    assert states_deliveries(known)
    assert not states_deliveries(replace(known, delivered=np.zeros_like(known.delivered)))
    only_settled = np.where(known.state == SETTLED, known.delivered, UNKNOWN_DAY)
    assert not states_deliveries(replace(known, delivered=only_settled))


@pytest.mark.parametrize(("is_delivered", "soon"), [(True, 100.0), (False, 0.0)])
def test_what_is_delivered_is_settled_when_its_hold_is_over(
    is_delivered: bool,
    soon: float,
) -> None:
    """A line of ten days ago, delivered after two: settled in seven days; else in seventeen."""
    known = mixed()
    courses = courses_of(known, USUAL)
    assert isinstance(courses.usual, TwoStages)
    chosen = (known.ordered == TODAY - 10) & ((known.delivered != UNKNOWN_DAY) == is_delivered)
    count = float(chosen.sum())
    opened = courses.opened(known, chosen, np.array([90]))
    paid, at_risk = opened.paid.by_day, opened.at_risk.by_day
    assert count == 5
    assert paid[:12].sum() / count == pytest.approx(soon, abs=5)
    assert paid.sum() / count == pytest.approx(100, abs=6)
    assert (at_risk <= paid).all()


def test_both_stages_together_are_the_whole_way() -> None:
    courses = courses_of(mixed(), USUAL)
    assert courses.usual.paid_at.sum() == pytest.approx(1, abs=0.04)
    reached = np.cumsum(courses.paid_at)
    assert reached[HOLD + 6] == pytest.approx(0.5, abs=0.06)
    assert courses.lost < 0.05


def test_what_the_rules_say_is_the_same_in_one_stage_and_in_two() -> None:
    assert USUAL.two.paid_at.sum() == pytest.approx(USUAL.one.paid_at.sum(), abs=0.01)
    assert USUAL.two.lost_at.sum() == pytest.approx(USUAL.one.lost_at.sum(), abs=0.01)


def test_ages_of_losses_are_those_at_which_lines_are_lost() -> None:
    lost_at = np.zeros(200)
    lost_at[[5, 30]] = 0.3, 0.1
    ages = loss_ages(lost_at, 40).tolist()
    assert set(ages) == {5, 30}
    assert ages.count(5) == pytest.approx(30, abs=1)
    assert loss_ages(np.zeros(200)).size == 0
