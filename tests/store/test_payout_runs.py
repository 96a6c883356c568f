"""Payout runs are the lines that they pay, added up; no line and no money is in two of them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affitrack.domain.payout_run import PayoutRun, RunState
from affitrack.domain.records import Account, LineFilter, LineRecord, StageTotal
from affitrack.domain.stage import EARNED, Outcome, Stage
from affitrack.store.connection import Store
from affitrack.store.lines.line_filter import conditions_of
from affitrack.store.lines.overview import months, releases
from affitrack.store.lines.paging import find_lines
from affitrack.store.lines.parts import line_parts
from affitrack.store.payouts.arrivals import arrivals, kept_from_runs
from affitrack.store.payouts.paying_runs import PayingRuns
from affitrack.store.payouts.payout_runs import payout_runs, release_days
from affitrack.store.rules.accounts import change_settings
from tests.domain.lines import sale
from tests.store.stores import take_in
from tests.store.test_lines import AS_OF, full

__all__ = ["full"]  # the fixture

DAYS = st.dates(date(2025, 12, 1), date(2027, 3, 1))
BY_DAY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
BACK = sale(
    order_id="back",
    status="deducted",
    settled_at="2026-10-31T10:00:00",
    final_earned=-300,
    ordered_at="2026-08-01T10:00:00",
)


def run_of(line: LineRecord) -> date | None:
    """Return the day on which a line is paid, or was taken back, from the line alone."""
    if line.stage is Stage.DEDUCTED:
        return date.fromisoformat((line.facts.settled_at or line.facts.ordered_at)[:10])
    return line.payout_on


def net(lines: list[LineRecord]) -> StageTotal:
    return StageTotal(len(lines), sum(line.derived.net for line in lines))


@pytest.fixture(params=["0", "8"], ids=["no minimum", "a minimum payout"])
def year(full: Store, account: Account, request: pytest.FixtureRequest) -> Store:
    """A year of lines with money taken back, with and without a sum below which nothing is paid."""
    change_settings(full, account.account_id, {"min_payout": request.param})
    take_in(full, [BACK, BACK._replace(order_id="back too", settled_at=None)], name="back.csv")
    return full


@BY_DAY
@given(as_of=DAYS)
def test_runs_are_the_lines_by_the_run_that_pays_them(year: Store, as_of: date) -> None:
    own: defaultdict[tuple[date, str, str], list[LineRecord]] = defaultdict(list)
    for line in find_lines(year, LineFilter(), as_of):
        on = run_of(line)
        if on is not None and line.stage in EARNED:
            own[on, line.account, line.facts.currency].append(line)
    found = payout_runs(year, as_of)
    assert {(run.pays_on, run.account, run.currency) for run in found} == set(own)
    assert [run.pays_on for run in found] == sorted(run.pays_on for run in found)
    for run in found:
        lines = own[run.pays_on, run.account, run.currency]
        assert dict(run.stages) == {
            stage: net([line for line in lines if line.stage is stage]) for stage in EARNED
        }
        assert (run.lines, run.net) == (net(lines).lines, net(lines).net)
        flows = [line for line in lines if line.stage is not Stage.DEDUCTED]
        assert run.settled == net([x for x in flows if x.derived.outcome == Outcome.SETTLED])
        assert run.moved == net([x for x in flows if x.derived.payout_on != f"{run.pays_on}"])


@BY_DAY
@given(as_of=DAYS)
def test_no_money_is_lost_between_the_runs(year: Store, as_of: date) -> None:
    kept = year.connection.execute(
        "SELECT currency, sum(lines), sum(net) FROM line_totals"
        " WHERE outcome IN ('pending', 'settled', 'deducted') GROUP BY currency"
    ).fetchall()
    runs = payout_runs(year, as_of)
    for currency, lines, amount in kept:
        of_currency = [run for run in runs if run.currency == currency]
        assert sum(run.lines for run in of_currency) == lines
        assert sum(run.net for run in of_currency) == amount
    assert {currency for currency, _, _ in kept} == {run.currency for run in runs}


def lines_of(store: Store, run: PayoutRun, as_of: date) -> LineFilter:
    return LineFilter(account=run.account, currency=run.currency, payout_on=run.pays_on)


@BY_DAY
@given(as_of=DAYS)
def test_a_filter_shows_exactly_the_lines_of_a_run(year: Store, as_of: date) -> None:
    everything = find_lines(year, LineFilter(), as_of)
    for run in payout_runs(year, as_of):
        meant = [
            line.line_id
            for line in everything
            if (line.account, line.facts.currency) == (run.account, run.currency)
            and line.stage in EARNED
            and run_of(line) == run.pays_on
        ]
        found = find_lines(year, lines_of(year, run, as_of), as_of)
        assert [line.line_id for line in found] == meant
        assert net(found) == StageTotal(run.lines, run.net)


@BY_DAY
@given(as_of=DAYS)
def test_the_shops_and_the_videos_of_a_run_each_come_to_the_run(year: Store, as_of: date) -> None:
    for run in payout_runs(year, as_of):
        which = lines_of(year, run, as_of)
        lines = find_lines(year, which, as_of)
        parts = line_parts(year, which, as_of)
        for some in (parts.shops, parts.contents):
            assert sum(part.lines for part in some) == run.lines
            assert sum(part.net for part in some) == run.net
            assert sum(part.held for part in some) == run.stages[Stage.HELD].net
            assert [part.net for part in some] == sorted((p.net for p in some), reverse=True)
            assert {part.currency for part in some} == {run.currency}
        for part in parts.shops:
            assert part.lines == len([x for x in lines if x.facts.shop == part.key])
            assert part.name == next(x.shop_name for x in lines if x.facts.shop == part.key)
        for part in parts.contents:
            of_content = [line for line in lines if line.facts.content_id == part.key]
            assert (part.lines, part.net) == (net(of_content).lines, net(of_content).net)
            assert part.content_type == "video"


@BY_DAY
@given(as_of=DAYS)
def test_days_of_release_are_the_held_lines_by_day_and_say_which_run_pays_them(
    year: Store, as_of: date
) -> None:
    held = find_lines(year, LineFilter(stages=frozenset({Stage.HELD})), as_of)
    found = release_days(year, as_of)
    assert [(d.release_on, d.currency, d.lines, d.net) for d in found] == [
        (d.release_on, d.currency, d.lines, d.net) for d in releases(year, as_of)
    ]
    for day in found:
        own = [
            line
            for line in held
            if (line.derived.release_on, line.facts.currency) == (f"{day.release_on}", day.currency)
        ]
        assert day.lines == len(own)
        assert set(day.pays_on) == {line.payout_on for line in own}


def test_parts_of_a_day_of_release_come_to_what_it_releases(full: Store) -> None:
    for release in releases(full, AS_OF):
        which = LineFilter(
            stages=frozenset({Stage.HELD}),
            currency=release.currency,
            release_on=release.release_on,
        )
        parts = line_parts(full, which, AS_OF)
        assert sum(part.lines for part in parts.shops) == release.lines
        assert sum(part.net for part in parts.contents) == release.net
        assert sum(part.held for part in parts.contents) == release.net


def test_currencies_have_runs_of_their_own(full: Store) -> None:
    runs = payout_runs(full, AS_OF)
    assert {run.currency for run in runs} == {"EUR", "GBP"}
    assert len({(run.pays_on, run.account, run.currency) for run in runs}) == len(runs)
    assert {run.account for run in payout_runs(full, AS_OF, 2)} == {"@berlin"}
    assert payout_runs(full, AS_OF, 3) == []


def test_a_run_is_coming_then_due_then_paid(store: Store) -> None:
    take_in(
        store,
        [
            sale(
                ordered_at="2026-11-14T21:04:00",
                status="settled",
                settled_at="2026-11-20T10:00:00",
                delivered_on="2026-11-16",
                final_earned=524,
            )
        ],
    )
    (run,) = payout_runs(store, date(2026, 11, 22))
    assert (run.pays_on, run.state, run.net) == (date(2026, 12, 7), RunState.COMING, 524)
    assert run.stages[Stage.HELD] == run.settled == StageTotal(1, 524)
    for day, state in (
        (date(2026, 11, 30), RunState.COMING),
        (date(2026, 12, 1), RunState.DUE),
        (date(2026, 12, 6), RunState.DUE),
        (date(2026, 12, 7), RunState.PAID),
    ):
        (run,) = payout_runs(store, day)
        assert (run.pays_on, run.state, run.net) == (date(2026, 12, 7), state, 524)


def test_lines_that_missed_their_run_are_counted_as_moved(store: Store) -> None:
    take_in(store, [sale(ordered_at="2026-09-01T10:00:00", est_standard=500)])
    (run,) = payout_runs(store, AS_OF)
    assert (run.pays_on, run.moved) == (date(2026, 12, 7), StageTotal(1, 500))
    assert run.settled == StageTotal()


def test_money_taken_back_counts_on_its_own_day(store: Store) -> None:
    take_in(store, [BACK, BACK._replace(order_id="at night", settled_at="2026-11-05T23:00:00")])
    found = payout_runs(store, AS_OF)
    assert [(run.pays_on, run.lines, run.net) for run in found] == [
        (date(2026, 10, 31), 1, -300),
        (date(2026, 11, 5), 1, -300),
    ]
    for run in found:
        assert run.stages[Stage.DEDUCTED] == StageTotal(1, -300)
        assert run.state is RunState.TAKEN_BACK


def test_what_was_taken_back_is_kept_from_the_next_payout_as_far_as_that_goes(
    store: Store,
) -> None:
    settled = sale(settled_at="2026-10-20T10:00:00", status="settled", final_earned=200)
    take_in(store, [BACK, settled])
    back, run = payout_runs(store, AS_OF)
    assert (back.state, back.taken_back, back.pays) == (RunState.TAKEN_BACK, -300, -300)
    assert (run.net, run.kept, run.taken_back, run.pays) == (200, -200, -200, 0)


@BY_DAY
@given(as_of=DAYS)
def test_a_past_run_pays_what_is_expected_to_have_arrived(year: Store, as_of: date) -> None:
    expected = {
        (run.account, run.currency, run.payout_on): run.expected
        for run in arrivals(year, as_of).runs
    }
    for run in payout_runs(year, as_of):
        if run.state is RunState.PAID:
            assert run.pays == expected.get((run.account, run.currency, run.pays_on), 0)
    kept = sum(kept_from_runs(year, as_of).values())
    assert kept == sum(run.kept for run in payout_runs(year, as_of) if run.pays_on > as_of)


@BY_DAY
@given(as_of=DAYS)
def test_the_runs_of_a_month_come_to_that_month(year: Store, as_of: date) -> None:
    by_month: defaultdict[tuple[str, str], list[PayoutRun]] = defaultdict(list)
    for run in payout_runs(year, as_of):
        by_month[f"{run.pays_on:%Y-%m}", run.currency].append(run)
    found = months(year, as_of)
    assert {(month.month, month.currency) for month in found} == set(by_month)
    for month in found:
        runs = by_month[month.month, month.currency]
        for stage in EARNED:
            amount = sum(run.stages[stage].net for run in runs)
            assert amount == getattr(month, stage.value)
        assert sum(run.net for run in runs) == month.total


def test_a_store_without_lines_has_no_runs(store: Store) -> None:
    assert payout_runs(store, AS_OF) == []
    parts = line_parts(store, LineFilter(payout_on=date(2026, 12, 7)), AS_OF)
    assert (parts.shops, parts.contents) == ((), ())


def test_the_lines_of_a_run_are_found_by_an_index(full: Store) -> None:
    take_in(full, [BACK], name="back.csv")
    for which in (
        LineFilter(payout_on=date(2026, 10, 31)),
        LineFilter(release_on=date(2026, 12, 3)),
    ):
        conditions = conditions_of(full, which, PayingRuns(full, AS_OF))
        query = f"EXPLAIN QUERY PLAN SELECT sum(net) FROM order_lines WHERE {conditions.where}"
        steps = [row[3] for row in full.connection.execute(query, conditions.values)]
        assert any("INDEX lines_by_release (release_on=? AND outcome=?)" in step for step in steps)
        assert not any(step.startswith("SCAN order_lines") for step in steps)
