"""Lines that are paid by what arrived, whatever files say of them; every answer agrees on that."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affitrack.domain.records import Account, LineFilter
from affitrack.domain.stage import Outcome, Stage
from affitrack.store.check import checks
from affitrack.store.connection import Store
from affitrack.store.lines.in_memory.index import LineIndex
from affitrack.store.lines.in_memory.keeper import IndexKeeper
from affitrack.store.lines.in_memory.narrowing import mask_of
from affitrack.store.lines.line_filter import LATE
from affitrack.store.lines.overview import months, summary
from affitrack.store.lines.paging import find_lines, line_ids, stage_counts
from affitrack.store.payouts.arrivals import arrivals
from affitrack.store.payouts.paying_runs import PayingRuns
from affitrack.store.payouts.payout_runs import payout_runs
from affitrack.store.payouts.planned_runs import planned_runs
from affitrack.store.payouts.received import (
    received,
    remove_received,
)
from affitrack.store.rules.accounts import change_settings
from tests.domain.lines import sale
from tests.store.stores import take_in
from tests.store.test_lines import full
from tests.store.test_received import DEC, JAN, NOV, came, runs

__all__ = ["full", "runs"]  # the fixtures


def test_lines_matched_to_what_arrived_are_paid_though_no_file_says_settled(runs: Store) -> None:
    """The money is there to the cent: it is not promised again with the run after."""
    as_of = date(2027, 1, 6)
    which = LineFilter(order_id="e")
    (line,) = find_lines(runs, which, as_of)
    assert (line.stage, line.payout_on) == (Stage.CLEARED, date(2027, 2, 5))
    came(runs, JAN, 1150)
    (line,) = find_lines(runs, which, as_of)
    assert (line.stage, line.payout_on) == (Stage.PAID, JAN)
    assert stage_counts(runs, which, as_of)["EUR"][Stage.PAID].net == 250
    (euro,) = summary(runs, as_of)
    assert (euro.stages[Stage.PAID].net, euro.next_payout_on) == (2650, None)
    assert [run.pays_on for run in payout_runs(runs, as_of)] == [NOV, DEC, JAN]
    (line,) = find_lines(runs, which, date(2027, 1, 4))
    assert line.stage is Stage.CLEARED, "the money of a later day is not there yet"


def test_money_of_a_run_to_come_pays_its_pending_lines_from_its_day_on(runs: Store) -> None:
    early = date(2026, 12, 29)
    came(runs, early, 1150)
    (line,) = find_lines(runs, LineFilter(order_id="e"), early)
    assert (line.stage, line.payout_on) == (Stage.PAID, early)
    assert [each.name for each in checks(runs, early) if not each.ok] == []


def test_pending_lines_that_are_paid_are_not_late(runs: Store) -> None:
    took_a_month = [
        sale(
            order_id=f"s{n}",
            status="settled",
            ordered_at="2026-09-01T10:00:00",
            settled_at="2026-10-01T10:00:00",
            final_earned=1,
        )
        for n in range(30)
    ]
    take_in(runs, took_a_month, name="usual.csv")
    as_of, late = date(2027, 2, 1), LineFilter(flag=LATE)
    (waits,) = find_lines(runs, late, as_of)
    assert (waits.facts.order_id, LATE in waits.flags) == ("e", True)
    came(runs, JAN, 1150)
    assert find_lines(runs, late, as_of) == []
    (line,) = find_lines(runs, LineFilter(order_id="e"), as_of)
    assert LATE not in line.flags
    index, paying = made(runs), PayingRuns(runs, as_of)
    assert list(index.ids(mask_of(index, runs, late, paying), "net", paying, falling=False)) == []


DAYS = st.dates(date(2026, 3, 1), date(2027, 3, 1))
PAYOUTS = st.lists(
    st.tuples(
        DAYS,
        st.one_of(st.integers(-300, 900).filter(bool), st.integers(0, 23).map(lambda n: -n)),
        st.sampled_from(["EUR", "EUR", "GBP"]),
        st.integers(0, 20),
    ),
    max_size=8,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None
)
@given(stated=PAYOUTS, as_of=DAYS, minimum=st.sampled_from(["0", "8"]))
def test_every_answer_agrees_with_payouts_in(
    full: Store,
    account: Account,
    stated: list[tuple[date, int, str, int]],
    as_of: date,
    minimum: str,
) -> None:
    """No line and no money is lost, and SQL, memory and sums say the same, whatever arrived.

    An amount from 0 down stands for that of a run, settled or with what is pending, and the day for
    one near it, so that some fit to the cent.
    """
    remove_received(full, [each.payout_id for each in received(full)])
    change_settings(full, account.account_id, {"min_payout": minimum})
    far = date(2027, 3, 1)
    due = [
        (run.payout_on, run.currency, run.expected)
        for run in arrivals(full, far).runs
        if run.expected > 0
    ]
    whole = Counter[tuple[date, str]]()
    for run, total in planned_runs(full, far).totals.items():
        whole[run.on, run.currency] += total.net
    due += [(*key, net) for key, net in sorted(whole.items()) if net > 0]
    for on, amount, currency, fee in stated:
        if due and -23 <= amount <= 0:
            run_on, its_currency, real = due[-amount % len(due)]
            days = timedelta(days=on.day % 5 - 1)
            came(full, run_on + days, real, currency=its_currency)
        else:
            came(full, on, amount or 1, currency=currency, fee=min(fee, abs(amount or 1)))
    assert [each.name for each in checks(full, as_of) if not each.ok] == []
    lines = find_lines(full, LineFilter(), as_of)
    by_sql = stage_counts(full, LineFilter(account="lea.naturelle"), as_of)
    told = Counter(
        (line.facts.currency, line.stage) for line in lines if line.account[1:4] == "lea"
    )
    assert told == Counter(
        {
            (currency, stage): total.lines
            for currency, stages in by_sql.items()
            for stage, total in stages.items()
            if total.lines
        }
    )
    paid = Counter(
        {
            each.currency: each.stages[Stage.PAID].net
            for each in summary(full, as_of)
            if each.stages[Stage.PAID].net
        }
    )
    by_month = Counter[str]()
    for month in months(full, as_of):
        by_month[month.currency] += month.paid
    assert paid == Counter({currency: net for currency, net in by_month.items() if net})
    index, paying = made(full), PayingRuns(full, as_of)
    for which in (
        LineFilter(stages=frozenset({Stage.PAID})),
        LineFilter(payout_month="2026-08"),
        LineFilter(flag=LATE),
    ):
        mask = mask_of(index, full, which, paying)
        expected = line_ids(full, which, as_of)
        assert list(index.ids(mask, "ordered_at", paying, falling=False)) == expected
    for line in lines:
        if line.derived.outcome == Outcome.SETTLED and line.payout_on is not None:
            assert (line.stage is Stage.PAID) == (line.payout_on <= as_of)


def made(store: Store) -> LineIndex:
    keeper = IndexKeeper(store)
    while keeper.step():
        pass
    index = keeper.index()
    assert index is not None
    return index
