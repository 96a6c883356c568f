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


_Moves = tuple[dict[date, date], dict[date, date]]


def _moved(
    settled: dict[date, int],
    pending: dict[date, int],
    taken_back: dict[date, int] | None = None,
    *,
    minimum: int,
    as_of: date = TODAY,
) -> _Moves:
    found = moved_runs(
        settled, pending, taken_back or {}, calendar=CALENDAR, minimum=minimum, as_of=as_of
    )
    return found.settled, found.pending


def test_every_run_pays_its_own_lines_without_a_minimum() -> None:
    moved = _moved({OCT: -3, NOV: 5}, {DEC: 7}, minimum=0)
    assert moved == ({}, {}), "not even one that comes to less than nothing rolls"


def test_a_line_whose_run_passed_unsettled_waits_for_the_next_run() -> None:
    _, pending = _moved({}, {NOV: 5, DEC: 7}, minimum=0)
    assert pending == {NOV: DEC}


def test_on_the_day_of_its_run_an_unsettled_line_waits_already() -> None:
    _, pending = _moved({}, {NOV: 5}, minimum=0, as_of=NOV)
    assert pending == {NOV: DEC}


def test_a_sum_below_the_minimum_rolls_until_it_is_reached() -> None:
    settled, _ = _moved({OCT: 400, NOV: 500, DEC: 300}, {}, minimum=1000)
    assert settled == {OCT: DEC, NOV: DEC}


def test_a_sum_that_never_reaches_the_minimum_waits_for_a_run_to_come() -> None:
    settled, pending = _moved({OCT: 400}, {DEC: 100}, minimum=1000)
    assert settled == {OCT: JAN}
    assert pending == {DEC: JAN}


def test_money_of_the_minimum_itself_is_paid() -> None:
    settled, _ = _moved({OCT: 1000}, {}, minimum=1000)
    assert settled == {}


def test_what_is_settled_and_what_is_not_reach_the_minimum_together() -> None:
    moved = _moved({DEC: 600}, {DEC: 400}, minimum=1000)
    assert moved == ({}, {})


def test_a_cent_below_the_minimum_rolls_whatever_was_paid_before() -> None:
    settled, pending = _moved({OCT: 1000, NOV: 999}, {}, minimum=1000)
    assert (settled, pending) == ({NOV: DEC}, {})
    settled, pending = _moved({}, {DEC: 999}, minimum=1000)
    assert (settled, pending) == ({}, {DEC: JAN})


def test_what_was_taken_back_is_set_off_where_any_sum_is_paid() -> None:
    settled, _ = _moved({OCT: -3, NOV: 5}, {}, minimum=1)
    assert settled == {OCT: NOV}


def test_a_sum_below_the_minimum_after_what_was_taken_back_rolls() -> None:
    back = {date(2026, 10, 1): -300}
    settled, _ = _moved({OCT: 1200, NOV: 200}, {}, back, minimum=1000)
    assert settled == {OCT: NOV}, "900 would be left to pay, and then 1100"
    settled, _ = _moved({OCT: 1300, NOV: 1000}, {}, back, minimum=1000)
    assert settled == {}, "what was kept once is not kept again"
    settled, _ = _moved({OCT: 1200}, {}, {date(2026, 10, 6): -300}, minimum=1000)
    assert settled == {}, "what was taken back later is kept from another run"


def test_a_sum_that_goes_whole_to_what_was_taken_back_does_not_roll() -> None:
    settled, _ = _moved({OCT: 400, NOV: 1100}, {}, {date(2026, 9, 1): -500}, minimum=1000)
    assert settled == {}, "nothing is left of October, and of November the minimum"
    settled, _ = _moved({OCT: 400, NOV: 1000, DEC: 5}, {}, {date(2026, 9, 1): -500}, minimum=1000)
    assert settled == {NOV: JAN, DEC: JAN}


def test_the_run_that_stays_too_small_is_named() -> None:
    for back, too_small in (({}, None), ({NOV: -1}, JAN)):
        found = moved_runs({}, {DEC: 1000}, back, calendar=CALENDAR, minimum=1000, as_of=TODAY)
        assert found.too_small == too_small


@given(
    st.dictionaries(st.sampled_from([OCT, NOV, DEC, JAN]), st.integers(1, 3000)),
    st.dictionaries(st.sampled_from([OCT, NOV, DEC, JAN]), st.integers(1, 3000)),
    st.integers(0, 4000),
)
def test_every_run_that_has_come_pays_at_least_the_minimum(
    settled: dict[date, int], pending: dict[date, int], minimum: int
) -> None:
    moved = _moved(settled, pending, minimum=minimum)
    paid: dict[date, int] = {}
    for sums, moves in zip((settled, pending), moved, strict=True):
        for run, net in sums.items():
            pays_on = moves.get(run, run)
            assert pays_on >= run
            paid[pays_on] = paid.get(pays_on, 0) + net
    assert all(net >= minimum for run, net in paid.items() if run <= TODAY)
    assert sum(paid.values()) == sum(settled.values()) + sum(pending.values())
