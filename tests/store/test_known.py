"""What is kept until something is written: never older than the store, never of another day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from affitrack.store.connection import Store
from affitrack.store.known import known_until_written
from affitrack.store.payouts.paying_runs import paying_runs
from tests.domain.lines import sale
from tests.store.stores import take_in

TODAY = date(2026, 7, 5)


@known_until_written
def lines(store: Store, as_of: date) -> tuple[int, date]:
    """Return how many lines there are, and the day asked for."""
    (count,) = store.connection.execute("SELECT count(*) FROM order_lines").fetchone()
    return int(count), as_of


def add(store: Store, order_id: str) -> None:
    take_in(store, [sale(order_id=order_id)], "2026-07-05T00:00:00", name=f"{order_id}.csv")


def test_an_answer_is_kept_until_somebody_writes(store: Store) -> None:
    add(store, "a")
    first = lines(store, TODAY)
    assert lines(store, TODAY) is first == (1, TODAY)
    add(store, "b")
    assert lines(store, TODAY) == (2, TODAY)
    with Store.open(store.path) as another:
        add(another, "c")
        assert lines(another, TODAY) == (3, TODAY)
    assert lines(store, TODAY) == (3, TODAY)


def test_another_day_is_another_question(store: Store) -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert lines(store, TODAY) == (0, TODAY)
    assert lines(store, tomorrow) == (0, tomorrow)


def test_what_is_taken_back_is_not_remembered(store: Store) -> None:
    add(store, "a")
    assert lines(store, TODAY)[0] == 1
    with suppress(RuntimeError), store.write():
        add(store, "b")
        assert lines(store, TODAY)[0] == 2
        assert paying_runs(store, TODAY) is not paying_runs(store, TODAY)
        raise RuntimeError
    assert lines(store, TODAY)[0] == 1


def test_runs_are_worked_out_once(store: Store) -> None:
    add(store, "a")
    assert paying_runs(store, TODAY) is paying_runs(store, TODAY)
