"""Which payout pays which run."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.matching import Arrived, Matched, RunDue, match
from affitrack.domain.received import Pin

SEP, OCT, NOV, DEC = date(2026, 9, 7), date(2026, 10, 5), date(2026, 11, 5), date(2026, 12, 7)


def run(on: date, *amounts: int) -> RunDue:
    return RunDue(on, amounts)


def came(
    number: int, on: date, amount: int, fee: int = 0, pins: tuple[Pin, ...] | None = None
) -> Arrived:
    return Arrived(on, amount, fee, (), number, pins)


def parts(matched: Matched) -> dict[date, list[tuple[int, int]]]:
    """Return payout and amount of each share, by run."""
    return {
        on: [(share.payout_id, share.amount) for share in shares]
        for on, shares in matched.shares.items()
    }


def after(on: date, days: int) -> date:
    return on + timedelta(days=days)


def test_the_amount_counts_more_than_the_day() -> None:
    found = match([run(OCT, 300), run(NOV, 500)], [came(1, after(NOV, 1), 300)])
    assert parts(found) == {OCT: [(1, 300)]}


def test_of_equal_amounts_the_nearest_run_is_meant() -> None:
    payouts = [came(1, after(NOV, 2), 500), came(2, after(OCT, 3), 500)]
    found = match([run(OCT, 500), run(NOV, 500)], payouts)
    assert parts(found) == {OCT: [(2, 500)], NOV: [(1, 500)]}


def test_money_may_come_before_its_run() -> None:
    found = match([run(NOV, 400), run(DEC, 500)], [came(1, after(DEC, -5), 500)])
    assert parts(found) == {DEC: [(1, 500)]}


def test_a_known_fee_is_part_of_what_was_sent() -> None:
    found = match([run(NOV, 500)], [came(1, NOV, 495, fee=5)])
    (share,) = found.shares[NOV]
    assert (share.amount, share.fee) == (495, 5)


def test_one_payout_pays_two_runs_and_its_fee_goes_with_both() -> None:
    found = match([run(OCT, 300), run(NOV, 600)], [came(1, after(NOV, 1), 891, fee=9)])
    assert parts(found) == {OCT: [(1, 297)], NOV: [(1, 594)]}
    assert [share.fee for shares in found.shares.values() for share in shares] == [3, 6]


def test_two_payouts_pay_one_run() -> None:
    found = match([run(NOV, 500)], [came(1, NOV, 200), came(2, after(NOV, 9), 300)])
    assert parts(found) == {NOV: [(1, 200), (2, 300)]}


def test_the_parts_of_a_run_need_not_be_neighbours() -> None:
    payouts = [came(1, NOV, 200), came(2, after(NOV, 1), 77), came(3, after(NOV, 2), 300)]
    found = match([run(NOV, 500)], payouts)
    assert parts(found) == {NOV: [(1, 200), (3, 300)]}
    assert found.left == {2: 77}


def test_two_transfers_of_one_run_go_before_one_for_runs_far_apart() -> None:
    runs = [run(SEP, 334), run(OCT, 1371), run(after(OCT, 7), 808), run(NOV, 489)]
    found = match(runs, [came(1, after(OCT, 1), 548), came(2, after(OCT, 2), 823)])
    assert parts(found) == {OCT: [(1, 548), (2, 823)]}


def test_two_transfers_of_one_run_go_before_one_that_fits_months_later() -> None:
    runs = [run(SEP, 1002), run(NOV, 1669)]
    found = match(runs, [came(1, after(NOV, 1), 667), came(2, after(NOV, 2), 1002)])
    assert parts(found) == {NOV: [(1, 667), (2, 1002)]}


def test_what_does_not_fit_goes_to_the_nearest_open_run() -> None:
    found = match([run(OCT, 300), run(NOV, 500)], [came(1, after(NOV, 2), 480)])
    assert parts(found) == {NOV: [(1, 480)]}


def test_a_run_that_is_paid_takes_no_more() -> None:
    found = match([run(NOV, 500)], [came(1, NOV, 500), came(2, after(NOV, 6), 80)])
    assert parts(found) == {NOV: [(1, 500)]}
    assert found.left == {2: 80}


def test_a_payout_of_about_two_runs_pays_both() -> None:
    found = match([run(OCT, 300), run(NOV, 500)], [came(1, after(NOV, 2), 790)])
    assert parts(found) == {OCT: [(1, 300)], NOV: [(1, 490)]}


def test_what_is_over_covers_earlier_runs_only_as_a_whole() -> None:
    open_runs = [run(SEP, 100), run(OCT, 300), run(NOV, 500)]
    found = match(open_runs, [came(1, after(NOV, 2), 850)])
    assert parts(found) == {OCT: [(1, 300)], NOV: [(1, 550)]}
    found = match(open_runs, [came(1, after(NOV, 2), 700)])
    assert parts(found) == {NOV: [(1, 700)]}


def test_what_is_over_makes_good_a_short_run_only_to_the_cent() -> None:
    open_runs = [run(OCT, 300), run(NOV, 500)]
    short = came(1, after(OCT, 1), 290)
    found = match(open_runs, [short, came(2, after(NOV, 1), 510)])
    assert parts(found) == {OCT: [(1, 290), (2, 10)], NOV: [(2, 500)]}
    found = match(open_runs, [short, came(2, after(NOV, 1), 530)])
    assert parts(found) == {OCT: [(1, 290)], NOV: [(2, 530)]}


def test_a_withdrawal_pays_a_month_of_daily_runs() -> None:
    daily = [run(after(OCT, day), 1000 + day) for day in range(30)]
    found = match(daily, [came(1, after(OCT, 31), sum(each.amounts[0] for each in daily))])
    assert len(found.shares) == len(daily)
    assert found.left == {}


def test_what_waits_for_a_file_may_be_in_the_payout() -> None:
    found = match([run(NOV, 100, 500)], [came(1, NOV, 500)])
    assert parts(found) == {NOV: [(1, 500)]}


def test_money_far_from_any_run_is_for_none() -> None:
    found = match([run(NOV, 500)], [came(1, after(NOV, 200), 500), came(2, after(NOV, -60), 500)])
    assert (found.shares, found.left) == ({}, {1: 500, 2: 500})


@pytest.mark.parametrize(
    ("days", "is_for_it"), [(-32, False), (-31, True), (120, True), (121, False)]
)
def test_what_fits_to_the_cent_may_come_long_after_its_run(days: int, is_for_it: bool) -> None:
    found = match([run(NOV, 500)], [came(1, after(NOV, days), 500)])
    assert (NOV in found.shares) is is_for_it


@pytest.mark.parametrize(("days", "is_for_it"), [(-11, False), (-2, True), (45, True), (46, False)])
def test_what_does_not_fit_has_to_come_sooner(days: int, is_for_it: bool) -> None:
    found = match([run(NOV, 500)], [came(1, after(NOV, days), 480)])
    assert (NOV in found.shares) is is_for_it


def test_two_runs_that_fit_together_may_be_paid_long_after() -> None:
    found = match([run(SEP, 300), run(OCT, 500)], [came(1, after(OCT, 60), 800)])
    assert parts(found) == {SEP: [(1, 300)], OCT: [(1, 500)]}


def test_neighbours_fit_though_another_run_is_nearer() -> None:
    sizes = (101, 203, 307, 409, 777)
    weekly = [run(after(OCT, 7 * week), size) for week, size in enumerate(sizes)]
    found = match(weekly, [came(1, weekly[-1].on, sum(sizes[:4]))])
    assert parts(found) == {each.on: [(1, *each.amounts)] for each in weekly[:4]}


def test_of_rows_that_fit_the_shortest_is_meant() -> None:
    days = SEP, after(SEP, 13), OCT, after(OCT, 10)
    runs = [run(on, size) for on, size in zip(days, (100, 200, 500, 300), strict=True)]
    found = match(runs, [came(1, after(OCT, 1), 800)])
    assert parts(found) == {OCT: [(1, 500)], days[-1]: [(1, 300)]}


def test_what_arrived_may_fit_where_it_was_entered_without_its_fee() -> None:
    runs = [run(NOV, 500), run(after(NOV, 3), 900)]
    found = match(runs, [came(1, after(NOV, 4), 500, fee=5)])
    assert parts(found) == {NOV: [(1, 500)]}


def test_of_a_run_that_may_come_to_more_the_most_counts() -> None:
    found = match([run(NOV, 100, 500)], [came(1, after(NOV, 20), 480)])
    assert parts(found) == {NOV: [(1, 480)]}


def test_a_twentieth_is_about_as_large() -> None:
    runs = [run(OCT, 300), run(NOV, 540)]
    found = match(runs, [came(1, NOV, 800)])
    assert parts(found) == {OCT: [(1, 300)], NOV: [(1, 500)]}
    found = match(runs, [came(1, NOV, 799)])
    assert parts(found) == {NOV: [(1, 799)]}


PENDING = RunDue(OCT, (171,), is_settled=False)


@pytest.mark.parametrize("sent", [3244, 3375, 3500])
def test_what_fits_nothing_pays_no_run_of_which_nothing_is_settled(sent: int) -> None:
    found = match([PENDING, run(NOV, 3219)], [came(1, after(NOV, 2), sent)])
    assert parts(found) == {NOV: [(1, sent)]}


def test_what_fits_to_the_cent_pays_it() -> None:
    found = match([PENDING, run(NOV, 3219)], [came(1, after(NOV, 2), 3390)])
    assert parts(found) == {OCT: [(1, 171)], NOV: [(1, 3219)]}


@pytest.mark.parametrize(
    ("sent", "is_for_both"), [(7035, False), (7300, False), (7400, True), (7500, True)]
)
def test_two_runs_together_come_much_nearer_than_one(sent: int, is_for_both: bool) -> None:
    found = match([run(OCT, 500), run(NOV, 7025)], [came(1, after(NOV, 1), sent)])
    assert (OCT in found.shares) is is_for_both


def test_each_goes_to_the_run_that_it_is_about_as_large_as() -> None:
    week = after(OCT, 7)
    payouts = [came(1, after(week, 1), 5213), came(2, after(week, 5), 2994)]
    found = match([run(OCT, 3001), run(week, 5328)], payouts)
    assert parts(found) == {OCT: [(2, 2994)], week: [(1, 5213)]}
    swapped = [came(1, after(week, 1), 2994), came(2, after(week, 5), 5213)]
    found = match([run(OCT, 3001), run(week, 5328)], swapped)
    assert parts(found) == {OCT: [(1, 2994)], week: [(2, 5213)]}


def test_what_is_small_does_not_take_a_run_from_what_nearly_fits() -> None:
    payouts = [came(1, NOV, 40), came(2, after(NOV, 3), 495)]
    found = match([run(NOV, 500)], payouts)
    assert (2, 495) in parts(found)[NOV]
    assert sum(share.amount for share in found.shares[NOV]) <= 500


@pytest.mark.parametrize("days", [0, 2, 45])
def test_a_transfer_that_went_back_and_was_sent_again(days: int) -> None:
    back, again = after(NOV, days), after(NOV, days + 4)
    payouts = [came(1, NOV, 500), came(2, back, -500), came(3, again, 500)]
    found = match([run(NOV, 500)], payouts)
    assert parts(found) == {NOV: [(1, 500), (2, -500), (3, 500)]}
    assert found.left == {}


def test_what_went_back_is_of_the_run_paid_last_before_it() -> None:
    payouts = [came(1, NOV, 500), came(2, after(NOV, 2), -300), came(3, DEC, 600)]
    found = match([run(NOV, 500), run(DEC, 600)], payouts)
    assert parts(found) == {NOV: [(1, 500), (2, -300)], DEC: [(3, 600)]}


def test_what_went_back_may_be_pinned_too() -> None:
    found = match([run(OCT, 500)], [came(1, NOV, -500, pins=(Pin(OCT, 500),))])
    assert (parts(found), found.left) == ({OCT: [(1, -500)]}, {})


def test_a_transfer_that_went_back_leaves_its_run_unpaid() -> None:
    found = match([run(NOV, 500)], [came(1, NOV, 500), came(2, after(NOV, 2), -500)])
    assert sum(share.amount for share in found.shares[NOV]) == 0


def test_the_users_word_comes_first() -> None:
    pinned = came(1, after(NOV, 1), 500, pins=(Pin(OCT, 500),))
    found = match([run(OCT, 300), run(NOV, 500)], [pinned, came(2, after(NOV, 2), 500)])
    assert parts(found) == {OCT: [(1, 500)], NOV: [(2, 500)]}
    assert [share.pinned for share in found.shares[OCT]] == [True]


@pytest.mark.parametrize(
    ("pins", "shares", "left"),
    [
        ((), {}, {1: 500}),
        ((Pin(OCT, 200),), {OCT: [(1, 200)]}, {1: 300}),
        ((Pin(OCT, 200), Pin(NOV, None)), {OCT: [(1, 200)], NOV: [(1, 300)]}, {}),
        ((Pin(OCT, None), Pin(NOV, 900)), {NOV: [(1, 500)]}, {}),
    ],
)
def test_a_payout_split_by_the_user(
    pins: tuple[Pin, ...], shares: dict[date, list[tuple[int, int]]], left: dict[int, int]
) -> None:
    found = match([run(NOV, 500)], [came(1, NOV, 500, pins=pins)])
    assert (parts(found), found.left) == (shares, left)


def test_a_payout_pinned_to_no_run_leaves_its_run_to_others() -> None:
    found = match([run(NOV, 500)], [came(1, NOV, 500, pins=()), came(2, after(NOV, 9), 500)])
    assert parts(found) == {NOV: [(2, 500)]}


DAYS = st.integers(0, 300).map(lambda days: date(2026, 1, 5) + timedelta(days=days))
RUNS = st.dictionaries(
    DAYS, st.lists(st.integers(1, 40), min_size=1, max_size=3).map(tuple), max_size=12
).map(lambda known: [RunDue(on, amounts) for on, amounts in known.items()])
PINS = st.none() | st.lists(
    st.tuples(DAYS, st.none() | st.integers(1, 60)), max_size=3, unique_by=lambda pin: pin[0]
).map(lambda pins: tuple(Pin(*pin) for pin in pins))
PAYOUTS = st.lists(
    st.tuples(DAYS, st.integers(-40, 80).filter(bool), st.integers(0, 3), PINS), max_size=12
).map(
    lambda known: [
        Arrived(on, amount, fee, (), number, pins)
        for number, (on, amount, fee, pins) in enumerate(known)
    ]
)


@given(RUNS, PAYOUTS)
def test_the_shares_of_a_payout_come_to_its_amount(
    runs: list[RunDue], payouts: list[Arrived]
) -> None:
    found = match(runs, payouts)
    amounts, fees = Counter(found.left), Counter[int]()
    for shares in found.shares.values():
        for share in shares:
            amounts[share.payout_id] += share.amount
            fees[share.payout_id] += share.fee
            assert share.fee >= 0
    assert {each.payout_id: each.amount for each in payouts} == {
        number: amount for number, amount in amounts.items() if amount
    }
    assert all(fees[each.payout_id] <= each.fee for each in payouts)
    assert all(on in {each.on for each in runs} or any_pinned for on, any_pinned in _pinned(found))


def _pinned(found: Matched) -> list[tuple[date, bool]]:
    return [(on, any(share.pinned for share in shares)) for on, shares in found.shares.items()]


@given(RUNS, PAYOUTS, st.randoms(use_true_random=False))
def test_the_order_of_entry_says_nothing(
    runs: list[RunDue], payouts: list[Arrived], chance: object
) -> None:
    """Numbers are given in the order of entry: only equal payouts may change places."""
    order = list(range(len(payouts)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    renamed = [
        payout._replace(payout_id=number) for payout, number in zip(payouts, order, strict=True)
    ]
    plain, other = match(runs, payouts), match(runs[::-1], renamed[::-1])
    for one, two in ((plain, other), (other, plain)):
        assert {on: sorted(share[1:] for share in shares) for on, shares in one.shares.items()} == {
            on: sorted(share[1:] for share in shares) for on, shares in two.shares.items()
        }


@given(RUNS)
def test_what_was_paid_to_the_cent_is_matched_to_the_cent(runs: list[RunDue]) -> None:
    payouts = [
        Arrived(each.on, each.amounts[0], 0, (), number, None) for number, each in enumerate(runs)
    ]
    found = match(runs, payouts)
    assert found.left == {}
    assert sum(share.amount for each in found.shares.values() for share in each) == sum(
        each.amounts[0] for each in runs
    )


def test_a_thousand_runs_and_payouts_take_no_time_to_speak_of() -> None:
    start = date(2020, 1, 1)
    runs = [run(after(start, day), 10_000 + 7919 * day % 9973) for day in range(1000)]
    payouts = [
        came(day, after(start, day + 3), 9_000 + 6007 * day % 9967, fee=day % 3)
        for day in range(1000)
    ]
    began = time.process_time()
    match(runs, payouts)
    assert time.process_time() - began < 5
