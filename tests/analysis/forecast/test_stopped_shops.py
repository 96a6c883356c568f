"""A shop that pays no more while the others go on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from affitrack.analysis.forecast.flows import courses_of
from affitrack.analysis.forecast.priors import Usual
from affitrack.analysis.forecast.reading import known_sales
from affitrack.domain.forecast import Forecast, ForecastMonth, StoppedShop
from affitrack.domain.line import LineFacts
from affitrack.store.rules.accounts import all_accounts
from tests.analysis.forecast.test_make import TODAY, check, forecast_of, line
from tests.store.stores import HANDLE, new_store, take_in

DAYS = 200


def sold(shop: str, until: date = TODAY, **more: Any) -> Iterator[LineFacts]:  # noqa: ANN401
    """Return two sales a day, settled after 20 days up to a day, and from then on not at all."""
    for day in range(DAYS):
        on = TODAY - timedelta(days=day)
        waits = {} if on + timedelta(days=20) <= until else {"settled_after": 9999}
        for number in range(2):
            place = 2 * day + number + (0 if shop == "A" else 10_000)
            yield line(place, on, shop=shop, **{**waits, **more})


def expected(tmp_path: Path, name: str, *lines: Iterator[LineFacts]) -> Forecast:
    with new_store(tmp_path / f"{name}.db") as store:
        found = forecast_of(store, [each for shop in lines for each in shop])
    check(found)
    return found


def january(tmp_path: Path, name: str, *lines: Iterator[LineFacts]) -> ForecastMonth:
    return expected(tmp_path, name, *lines).months[-1]


def test_nothing_is_expected_of_a_shop_that_pays_no_more(tmp_path: Path) -> None:
    """Two weeks of silence, while the other shop pays every day."""
    stopped = TODAY - timedelta(days=14)
    both = january(tmp_path, "both", sold("A"), sold("B"))
    alone = january(tmp_path, "alone", sold("B"))
    after = january(tmp_path, "after", sold("A", until=stopped), sold("B"))
    assert both.total > 1.8 * alone.total
    assert after.total == pytest.approx(alone.total, rel=0.05)
    assert after.high80 < both.total
    assert after.held_expected == pytest.approx(alone.held_expected, rel=0.05)


def test_the_forecast_names_it_and_since_when(tmp_path: Path) -> None:
    stopped = TODAY - timedelta(days=14)
    found = expected(tmp_path, "after", sold("A", until=stopped), sold("B"))
    assert found.stopped_shops == (StoppedShop(HANDLE, "A", "A", "EUR", stopped),)
    assert expected(tmp_path, "both", sold("A"), sold("B")).stopped_shops == ()


def test_the_others_do_not_learn_from_it(tmp_path: Path) -> None:
    stopped = TODAY - timedelta(days=60)
    alone = january(tmp_path, "alone", sold("B"))
    after = january(tmp_path, "after", sold("A", until=stopped), sold("B"))
    assert after.total == pytest.approx(alone.total, rel=0.05)


def test_a_few_silent_days_say_nothing(tmp_path: Path) -> None:
    quiet = TODAY - timedelta(days=4)
    both = january(tmp_path, "both", sold("A"), sold("B"))
    after = january(tmp_path, "after", sold("A", until=quiet), sold("B"))
    assert after.total > 0.75 * both.total


def test_where_none_is_paid_the_files_are_old(tmp_path: Path) -> None:
    """Whoever looks at files of other days would else be told that all shops have stopped."""
    stopped = TODAY - timedelta(days=14)
    found = january(tmp_path, "all", sold("A", until=stopped), sold("B", until=stopped))
    assert found.total > 0
    assert not stopped_of(tmp_path, sold("A", until=stopped), sold("B", until=stopped))


def test_a_silence_that_ended_before_says_nothing(tmp_path: Path) -> None:
    """A shop whose lines are all settled on the first of a month is not silent in between."""

    def monthly() -> Iterator[LineFacts]:
        for each in sold("A"):
            due = date.fromisoformat(each.ordered_at[:10]) + timedelta(days=20)
            first = (due + timedelta(days=31)).replace(day=1)
            on = date.fromisoformat(each.ordered_at[:10])
            yield line(int(each.order_id), on, settled_after=(first - on).days, shop="A")

    assert not stopped_of(tmp_path, monthly(), sold("B"))
    assert stopped_of(tmp_path, sold("A", until=TODAY - timedelta(days=TODAY.day)), sold("B"))


def stopped_of(tmp_path: Path, *shops: Iterator[LineFacts]) -> tuple[int, ...]:
    """Return the places of the shops that have stopped."""
    with new_store(tmp_path / f"{len(list(tmp_path.iterdir()))}.db") as store:
        take_in(store, [each for shop in shops for each in shop], imported_at=f"{TODAY}T20:00:00")
        (account,) = all_accounts(store)
        history = known_sales(store, account, TODAY)["EUR"].history
        return courses_of(history, Usual.by_rules(account.rules)).stopped
