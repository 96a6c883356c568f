"""Summaries, months, releases and videos are the lines, added up."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affitrack.domain.records import LineFilter, LineRecord, StageTotal
from affitrack.domain.stage import EARNED, Stage
from affitrack.store.connection import Store
from affitrack.store.contents.videos import videos
from affitrack.store.lines.overview import is_empty, months, releases, summary
from affitrack.store.lines.paging import find_lines
from tests.domain.lines import sale
from tests.store.stores import take_in
from tests.store.test_lines import AS_OF, full, paid_in

__all__ = ["full"]  # the fixture

DAYS = st.dates(date(2025, 12, 1), date(2027, 3, 1))
BY_DAY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
PENDING = sale(est_standard=500)


def all_lines(store: Store, as_of: date) -> list[LineRecord]:
    return find_lines(store, LineFilter(), as_of)


def net(lines: list[LineRecord]) -> StageTotal:
    return StageTotal(len(lines), sum(line.derived.net for line in lines))


@BY_DAY
@given(as_of=DAYS)
def test_the_summary_is_the_lines_by_stage(full: Store, as_of: date) -> None:
    lines = all_lines(full, as_of)
    for of_currency in summary(full, as_of):
        own = [line for line in lines if line.facts.currency == of_currency.currency]
        assert dict(of_currency.stages) == {
            stage: net([line for line in own if line.stage is stage]) for stage in Stage
        }
        runs: defaultdict[date, int] = defaultdict(int)
        for line in own:
            if line.stage in {Stage.HELD, Stage.CLEARED} and line.payout_on is not None:
                assert line.payout_on > as_of
                runs[line.payout_on] += line.derived.net
        paying = [(on, amount) for on, amount in runs.items() if amount > 0]
        expected = min(paying, default=(None, 0))
        assert (of_currency.next_payout_on, of_currency.next_payout_net) == expected


@BY_DAY
@given(as_of=DAYS)
def test_months_are_the_lines_by_the_month_that_pays_them(full: Store, as_of: date) -> None:
    lines = all_lines(full, as_of)
    found = months(full, as_of)
    assert [(m.month, m.currency) for m in found] == sorted(
        {(paid_in(line), line.facts.currency) for line in lines if paid_in(line)}
    )
    for month in found:
        own = [
            line
            for line in lines
            if (paid_in(line), line.facts.currency) == (month.month, month.currency)
        ]
        by_stage = {
            stage: net([line for line in own if line.stage is stage]).net for stage in EARNED
        }
        assert (month.held, month.cleared, month.paid, month.deducted) == tuple(by_stage.values())
        assert month.total == net(own).net


@BY_DAY
@given(as_of=DAYS, days=st.none() | st.integers(0, 60))
def test_releases_are_the_held_lines_by_day(full: Store, as_of: date, days: int | None) -> None:
    held = [line for line in all_lines(full, as_of) if line.stage is Stage.HELD]
    if days is not None:
        last = (as_of + timedelta(days=days)).isoformat()
        held = [line for line in held if (line.derived.release_on or "") <= last]
    found = releases(full, as_of, days=days)
    assert found == sorted(found, key=lambda each: (each.release_on, each.currency))
    assert all(each.release_on > as_of for each in found)
    assert sum(each.lines for each in found) == len(held)
    assert sum(each.net for each in found) == net(held).net


def test_each_account_has_its_own_summary(full: Store) -> None:
    everything, first, second = (
        sum(t.lines for each in summary(full, AS_OF, n) for t in each.stages.values())
        for n in (None, 1, 2)
    )
    assert (everything, first, second) == (82, 73, 9)
    for question in (months, releases, summary):
        assert question(full, AS_OF, 3) == []


def test_what_was_taken_back_counts_on_its_own_day(store: Store) -> None:
    back = sale(
        status="deducted",
        settled_at="2026-10-31T10:00:00",
        final_earned=-300,
        ordered_at="2026-08-01T10:00:00",
    )
    undated = back._replace(order_id="2", settled_at=None)
    take_in(store, [back, undated])
    assert [(month.month, month.deducted) for month in months(store, AS_OF)] == [
        ("2026-08", -300),
        ("2026-10", -300),
    ]


def test_a_store_without_lines_is_empty(store: Store) -> None:
    assert is_empty(store)
    for question in (summary, months, releases, videos):
        assert question(store, AS_OF) == []
    take_in(store, [sale()])
    assert not is_empty(store)


def test_videos_add_up_their_lines(full: Store) -> None:
    lines = all_lines(full, AS_OF)
    found = videos(full, AS_OF)
    assert {(video.content_id, video.currency) for video in found} == {
        (line.facts.content_id, line.facts.currency) for line in lines
    }
    for video in found:
        own = [
            line
            for line in lines
            if (line.facts.content_id, line.facts.currency) == (video.content_id, video.currency)
        ]
        assert video.orders == len({line.facts.order_id for line in own})
        assert video.items == sum(line.facts.items_sold for line in own)
        assert video.refunded == sum(line.facts.items_refunded for line in own)
        assert video.gmv == sum((line.facts.price or 0) * line.facts.items_sold for line in own)
        assert video.net == sum(line.derived.net for line in own if line.stage in EARNED)
        assert dict(video.stages) == {
            stage: net([line for line in own if line.stage is stage]) for stage in Stage
        }
        assert video.first_sale_at == min(line.facts.ordered_at for line in own)
        assert video.last_sale_at == max(line.facts.ordered_at for line in own)
    orders: Counter[str] = Counter()
    for video in found:
        orders[video.currency] += video.orders
    ranks = [(-orders[video.currency], video.currency, -video.net) for video in found]
    assert ranks == sorted(ranks), "the currency of most orders first, in each what earned most"


def test_a_stated_gmv_goes_before_the_price(store: Store) -> None:
    take_in(
        store,
        [sale(gmv=700, price=1000), sale(order_id="2", price=1000, items_sold=2)],
        names=[("", "", "", "", "")] * 2,
    )
    (video,) = videos(store, AS_OF)
    assert (video.gmv, video.content_type, video.orders) == (2700, "video", 2)


def test_videos_of_one_account(full: Store) -> None:
    assert sum(video.items for video in videos(full, AS_OF, "@berlin")) == 9
