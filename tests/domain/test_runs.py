"""Which run pays: waiting lines and the minimum payout."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.runs import moved_runs
from affitrack.domain.schedule import PayoutCalendar, PayoutSchedule

CALENDAR = PayoutCalendar(PayoutSchedule.parse("monthly:5"), "FR")
OCT, NOV, DEC, JAN = date(2026, 10, 5), date(2026, 11, 5), date(2026, 12, 7), date(2027, 1, 5)
TODAY = date(2026, 11, 22)


def test_every_run_pays_its_own_lines_without_a_minimum() -> None:
    moved = moved_runs({OCT: -3, NOV: 5}, {DEC: 7}, calendar=CALENDAR, minimum=0, as_of=TODAY)
    assert moved == ({}, {}), "not even one that comes to less than nothing rolls"


def test_a_line_whose_run_passed_unsettled_waits_for_the_next_run() -> None:
    _, pending = moved_runs({}, {NOV: 5, DEC: 7}, calendar=CALENDAR, minimum=0, as_of=TODAY)
    assert pending == {NOV: DEC}


def test_on_the_day_of_its_run_an_unsettled_line_waits_already() -> None:
    _, pending = moved_runs({}, {NOV: 5}, calendar=CALENDAR, minimum=0, as_of=NOV)
    assert pending == {NOV: DEC}


def test_a_sum_below_the_minimum_rolls_until_it_is_reached() -> None:
    settled, _ = moved_runs(
        {OCT: 400, NOV: 500, DEC: 300}, {}, calendar=CALENDAR, minimum=1000, as_of=TODAY
    )
    assert settled == {OCT: DEC, NOV: DEC}


def test_a_sum_that_never_reaches_the_minimum_waits_for_a_run_to_come() -> None:
    settled, pending = moved_runs(
        {OCT: 400}, {DEC: 100}, calendar=CALENDAR, minimum=1000, as_of=TODAY
    )
    assert settled == {OCT: JAN}
    assert pending == {DEC: JAN}


def test_money_of_the_minimum_itself_is_paid() -> None:
    settled, _ = moved_runs({OCT: 1000}, {}, calendar=CALENDAR, minimum=1000, as_of=TODAY)
    assert settled == {}


def test_what_is_settled_and_what_is_not_reach_the_minimum_together() -> None:
    moved = moved_runs({DEC: 600}, {DEC: 400}, calendar=CALENDAR, minimum=1000, as_of=TODAY)
    assert moved == ({}, {})


def test_a_cent_below_the_minimum_rolls_whatever_was_paid_before() -> None:
    settled, pending = moved_runs(
        {OCT: 1000, NOV: 999}, {}, calendar=CALENDAR, minimum=1000, as_of=TODAY
    )
    assert (settled, pending) == ({NOV: DEC}, {})
    settled, pending = moved_runs({}, {DEC: 999}, calendar=CALENDAR, minimum=1000, as_of=TODAY)
    assert (settled, pending) == ({}, {DEC: JAN})


def test_what_was_taken_back_is_set_off_where_any_sum_is_paid() -> None:
    settled, _ = moved_runs({OCT: -3, NOV: 5}, {}, calendar=CALENDAR, minimum=1, as_of=TODAY)
    assert settled == {OCT: NOV}


@given(
    st.dictionaries(st.sampled_from([OCT, NOV, DEC, JAN]), st.integers(1, 3000)),
    st.dictionaries(st.sampled_from([OCT, NOV, DEC, JAN]), st.integers(1, 3000)),
    st.integers(0, 4000),
)
def test_every_run_that_has_come_pays_at_least_the_minimum(
    settled: dict[date, int], pending: dict[date, int], minimum: int
) -> None:
    moved = moved_runs(settled, pending, calendar=CALENDAR, minimum=minimum, as_of=TODAY)
    paid: dict[date, int] = {}
    for sums, moves in zip((settled, pending), moved, strict=True):
        for run, net in sums.items():
            pays_on = moves.get(run, run)
            assert pays_on >= run
            paid[pays_on] = paid.get(pays_on, 0) + net
    assert all(net >= minimum for run, net in paid.items() if run <= TODAY)
    assert sum(paid.values()) == sum(settled.values()) + sum(pending.values())
