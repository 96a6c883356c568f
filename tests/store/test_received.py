"""Payouts in the store: kept, changed and put back exactly; and what they say about runs."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from affitrack.domain.received import ArrivalState, Pin, Received, ReceivedEntry, RunArrival
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.store.check import checks
from affitrack.store.connection import Store
from affitrack.store.identity import mark_as_ours
from affitrack.store.lines.overview import releases, summary
from affitrack.store.lines.paging import find_lines, line_ids, stage_counts
from affitrack.store.migrations.numbered import migrations
from affitrack.store.payouts.arrivals import arrivals, kept_from_runs
from affitrack.store.payouts.payout_runs import payout_runs, release_days
from affitrack.store.payouts.received import (
    add_received,
    pin_received,
    received,
    remove_received,
    restore_received,
    set_received,
)
from affitrack.store.rules.accounts import change_settings, is_in_use, remove_account
from affitrack.store.sql.sqlite_tools import Database
from affitrack.wording.message import UserError
from tests.domain.lines import sale
from tests.store.stores import dump, take_in, taken_back, the_account
from tests.store.test_lines import full

__all__ = ["full"]  # the fixture

NOV, DEC, JAN = date(2026, 11, 5), date(2026, 12, 7), date(2027, 1, 5)


def came(store: Store, on: date, amount: int, **stated: object) -> Received:
    entry = ReceivedEntry(on, amount, **stated)  # type: ignore[arg-type]
    return add_received(store, the_account(store), entry)


def settled(order_id: str, on: date, net: int, **stated: object) -> object:
    """Return a line of a run: released on the day before it."""
    ordered = on - timedelta(days=60)
    return sale(
        order_id=order_id,
        status="settled",
        ordered_at=f"{ordered}T10:00:00",
        settled_at=f"{on - timedelta(days=1)}T10:00:00",
        final_earned=net,
        **stated,
    )


@pytest.fixture
def runs(store: Store) -> Store:
    """A store with settled lines of three runs, and one that waits for the last."""
    change_settings(store, 1, {"learn": "off"})
    lines = [
        settled("a", NOV, 500),
        settled("b", NOV, 300),
        settled("c", DEC, 700),
        settled("d", JAN, 900),
        sale(order_id="e", ordered_at="2026-11-25T10:00:00", est_standard=250),
    ]
    take_in(store, lines)  # type: ignore[arg-type]
    return store


def by_day(store: Store, as_of: date) -> dict[date, RunArrival]:
    return {run.payout_on: run for run in arrivals(store, as_of).runs}


# --- what is kept ---------------------------------------------------------------------------------


def test_a_payout_is_put_back_under_its_number_with_its_pins(store: Store) -> None:
    first = came(store, NOV, 800, reference="VIR", fee=5, note="why")
    second = came(store, DEC, -20, source="a.csv", source_key="key")
    pin_received(store, first.payout_id, [Pin(NOV, 500), Pin(DEC, None)])
    pin_received(store, second.payout_id, ())
    before, known = dump(store), received(store)
    gone = remove_received(store, [first.payout_id, second.payout_id])
    assert gone == known
    assert received(store) == []
    restore_received(store, gone)
    assert dump(store) == before
    assert received(store) == known


def test_a_change_is_taken_back_exactly(store: Store) -> None:
    known = came(store, NOV, 800, source="a.csv", source_key="key")
    pin_received(store, known.payout_id, [Pin(NOV, None)])
    (known,) = received(store)
    before = dump(store)
    changed = set_received(
        store, known.payout_id, the_account(store), ReceivedEntry(DEC, 900, note="new")
    )
    assert (changed.received_on, changed.amount, changed.note) == (DEC, 900, "new")
    assert (changed.source, changed.source_key, changed.pins) == ("a.csv", "key", known.pins)
    restore_received(store, [known])
    assert dump(store) == before


def test_a_removed_number_is_never_given_again(store: Store) -> None:
    first = came(store, NOV, 800)
    gone = remove_received(store, [first.payout_id])
    second = came(store, NOV, 900)
    assert second.payout_id > first.payout_id
    restore_received(store, gone)
    assert [each.amount for each in received(store)] == [800, 900]


def test_pins_of_another_currency_are_dropped(store: Store) -> None:
    known = came(store, NOV, 800)
    pin_received(store, known.payout_id, [Pin(NOV, None)])
    entry = ReceivedEntry(NOV, 800, currency="USD")
    assert set_received(store, known.payout_id, the_account(store), entry).pins is None


@pytest.mark.parametrize(
    "entry",
    [
        ReceivedEntry(NOV, 0),
        ReceivedEntry(NOV, 10**15),
        ReceivedEntry(NOV, 5, fee=-1),
        ReceivedEntry(NOV, 5, fee=6),
        ReceivedEntry(NOV, 5, currency="EURO"),
        ReceivedEntry(date(1999, 1, 1), 5),
        ReceivedEntry(NOV, 5, note="x" * 501),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(store: Store, entry: ReceivedEntry) -> None:
    known = came(store, NOV, 800)
    before = dump(store)
    with pytest.raises(UserError):
        add_received(store, the_account(store), entry)
    with pytest.raises(UserError):
        set_received(store, known.payout_id, the_account(store), entry)
    assert dump(store) == before


def test_an_account_with_payouts_is_in_use(store: Store) -> None:
    assert not is_in_use(store, 1)
    came(store, NOV, 800)
    with pytest.raises(UserError):
        remove_account(store, 1)


def test_payouts_of_the_first_schema_are_kept(tmp_path: Path) -> None:
    """A store of version 11 whose table of payouts some other program wrote to."""
    path = tmp_path / "old.db"
    plain = sqlite3.connect(path)
    migrations.apply(Database(plain), stop_before="m0012_received")
    mark_as_ours(plain)
    plain.executescript("""
        INSERT INTO accounts VALUES (1, '@lea', 'FR', 'EUR', '2026-01-01T00:00:00');
        INSERT INTO payouts VALUES (7, 1, '2026-11-06', 1234, 'EUR', 'VIR', 'bank');
        PRAGMA user_version = 11;
    """)
    plain.close()
    with Store.open(path) as store:
        (kept,) = received(store)
    assert (kept.payout_id, kept.amount, kept.reference, kept.fee) == (7, 1234, "VIR", 0)
    assert (kept.received_on, kept.method, kept.pins) == (date(2026, 11, 6), "bank", None)


# --- what it says about runs ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("payouts", "state", "difference"),
    [
        ([], ArrivalState.MISSING, -800),
        ([(NOV + timedelta(days=1), 800)], ArrivalState.MATCHED, 0),
        ([(NOV + timedelta(days=9), 800)], ArrivalState.LATE, 0),
        ([(NOV, 500), (NOV + timedelta(days=1), 300)], ArrivalState.MATCHED, 0),
        ([(NOV, 500), (NOV + timedelta(days=9), 300)], ArrivalState.LATE, 0),
        ([(NOV, 790)], ArrivalState.SHORT, -10),
        ([(NOV, 820)], ArrivalState.OVER, 20),
        ([(NOV, 800), (NOV + timedelta(days=2), -800)], ArrivalState.MISSING, -800),
    ],
)
def test_states(
    runs: Store, payouts: list[tuple[date, int]], state: ArrivalState, difference: int
) -> None:
    for on, amount in payouts:
        came(runs, on, amount)
    run = by_day(runs, date(2026, 12, 1))[NOV]
    assert (run.state, run.difference, run.expected) == (state, difference, 800)


def test_a_run_waits_some_business_days_before_it_is_missing(runs: Store) -> None:
    """11 November is a bank holiday in France, and there is a weekend between."""
    assert by_day(runs, NOV)[NOV].due_on == date(2026, 11, 13)
    assert by_day(runs, date(2026, 11, 13))[NOV].state is ArrivalState.LATE
    assert by_day(runs, date(2026, 11, 14))[NOV].state is ArrivalState.MISSING


def test_a_fee_counts_as_sent(runs: Store) -> None:
    came(runs, NOV, 795, fee=5)
    run = by_day(runs, date(2026, 12, 1))[NOV]
    assert (run.state, run.received, run.fees, run.difference) == (ArrivalState.MATCHED, 795, 5, 0)


def test_what_was_taken_back_is_kept_from_the_next_runs(runs: Store) -> None:
    """900 taken back: 700 from the run of December, which pays nothing then, 200 from January."""
    back = sale(
        order_id="x", status="deducted", settled_at="2026-11-20T10:00:00", final_earned=-900
    )
    take_in(runs, [back], name="back.csv")
    found = by_day(runs, date(2027, 2, 1))
    assert set(found) == {NOV, JAN}
    assert (found[JAN].settled, found[JAN].taken_back, found[JAN].expected) == (900, -200, 700)


def test_a_run_to_come_is_told_only_where_money_came_for_it(runs: Store) -> None:
    as_of = date(2026, 12, 3)
    assert set(by_day(runs, as_of)) == {NOV}
    came(runs, date(2026, 12, 2), 700)
    assert by_day(runs, as_of)[DEC].state is ArrivalState.MATCHED
    assert set(by_day(runs, date(2026, 12, 1))) == {NOV}, "of a later day nobody knows"


def test_lines_that_no_file_tells_to_be_settled_may_be_in_a_payout(runs: Store) -> None:
    """The export is older than the run of January: 250 of it are still pending there."""
    came(runs, JAN, 1150)
    run = by_day(runs, date(2027, 1, 6))[JAN]
    assert (run.settled, run.waiting, run.expected) == (900, 250, 1150)
    assert run.state is ArrivalState.MATCHED


def test_pending_lines_are_expected_of_a_passed_run_only_to_the_cent(runs: Store) -> None:
    came(runs, JAN, 1100)
    run = by_day(runs, date(2027, 1, 6))[JAN]
    assert (run.waiting, run.expected, run.difference) == (0, 900, 200)
    assert run.state is ArrivalState.OVER


# --- paid early -----------------------------------------------------------------------------------


def test_money_that_came_early_makes_its_run_paid(runs: Store) -> None:
    as_of, early = date(2026, 12, 3), date(2026, 12, 2)
    assert stage_counts(runs, LineFilter(order_id="c"), as_of)["EUR"][Stage.PAID].lines == 0
    came(runs, early, 700)
    (line,) = find_lines(runs, LineFilter(order_id="c"), as_of)
    assert (line.stage, line.payout_on) == (Stage.PAID, early)
    (line,) = find_lines(runs, LineFilter(order_id="c"), early - timedelta(days=1))
    assert (line.stage, line.payout_on) != (Stage.PAID, early)
    assert [run.pays_on for run in payout_runs(runs, as_of)][:2] == [NOV, early]
    assert by_day(runs, as_of)[DEC].pays_on == early
    (euro,) = summary(runs, as_of)
    assert euro.next_payout_on == JAN


@pytest.mark.parametrize(
    ("amount", "stage"), [(10, Stage.HELD), (350, Stage.HELD), (360, Stage.PAID)]
)
def test_a_small_part_of_a_run_does_not_pay_all_of_it(
    runs: Store, amount: int, stage: Stage
) -> None:
    """Lines of a run are paid together: once more than half of their money is there."""
    as_of = date(2026, 12, 3)
    part = came(runs, as_of, amount)
    pin_received(runs, part.payout_id, [Pin(DEC, None)])
    (line,) = find_lines(runs, LineFilter(order_id="c"), as_of)
    assert line.stage is stage
    run = by_day(runs, as_of)[DEC]
    assert (run.state, run.received) == (ArrivalState.SHORT, amount)
    assert run.pays_on == (as_of if stage is Stage.PAID else DEC)
    assert [each.name for each in checks(runs, as_of) if not each.ok] == []


def test_held_lines_that_are_paid_release_nothing_more(runs: Store) -> None:
    as_of = date(2026, 12, 3)
    assert next(each.release_on for each in release_days(runs, as_of)) < DEC
    came(runs, as_of, 700)
    assert all(each.release_on > DEC for each in release_days(runs, as_of))
    assert releases(runs, as_of) == [each for each in releases(runs, as_of) if each.net]
    assert line_ids(runs, LineFilter(payout_on=as_of), as_of) == line_ids(
        runs, LineFilter(order_id="c"), as_of
    )


def test_what_is_kept_from_runs_to_come_is_told(runs: Store) -> None:
    as_of = date(2026, 11, 22)
    assert kept_from_runs(runs, as_of) == {}
    backs = [settled("x", date(2026, 11, 10), -20), settled("y", date(2026, 10, 7), -100)]
    take_in(runs, [*backs, settled("z", date(2026, 11, 10), -7, currency="USD")])  # type: ignore[list-item]
    assert kept_from_runs(runs, as_of) == {("EUR", DEC): -20}, "that of October was of November"
    change_settings(runs, 1, {"min_payout": "1000"})
    assert kept_from_runs(runs, as_of, 1) == {("EUR", JAN): -120}


def test_a_change_that_is_rolled_back_leaves_no_answer_behind(runs: Store) -> None:
    as_of = date(2026, 12, 1)
    came(runs, NOV, 790)
    before = arrivals(runs, as_of)
    with taken_back(runs):
        came(runs, NOV + timedelta(days=1), 10)
        assert arrivals(runs, as_of) != before
    assert arrivals(runs, as_of) == before
