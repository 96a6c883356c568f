"""Contents that sold nothing, contents of a period, and one content looked at closely."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from affitrack.domain.records import LineFilter, StageTotal, VideoRecord
from affitrack.domain.stage import EARNED, Stage
from affitrack.domain.video import DayOrders, VideoDetail, earnings_by_type
from affitrack.store.connection import Store
from affitrack.store.contents.video_detail import video_detail
from affitrack.store.contents.videos import videos
from affitrack.store.lines.paging import find_lines
from tests.domain.lines import sale
from tests.store.stores import take_in
from tests.store.test_lines import full
from tests.store.test_metrics import FIRST, File, take, video

__all__ = ["full"]  # the fixture

AS_OF = date(2026, 11, 22)
POSTED_AT = "2026-03-01T11:00:00"
UNSOLD = "7619612074631168099"


def line(order_id: str, ordered_at: str, **more: Any) -> Any:  # noqa: ANN401 - an order line
    stated = {"content_id": FIRST, "content_type": "video", "est_standard": 500, **more}
    return sale(order_id=order_id, ordered_at=ordered_at, **stated)


def detail_of(store: Store, posted_at: str | None = POSTED_AT) -> VideoDetail:
    return video_detail(store, LineFilter(content_id=FIRST, currency="EUR"), AS_OF, posted_at)


def test_a_video_that_never_sold_is_there_with_zeros(store: Store) -> None:
    take_in(store, [line("1", "2026-03-02T10:00:00")])
    take(store, File("2026-11-10", (video(views=3_000), video(UNSOLD, 900, title="Quiet"))))
    assert [each.content_id for each in videos(store, AS_OF)] == [FIRST]
    found = videos(store, AS_OF, with_unsold=True)
    assert [each.content_id for each in found] == [FIRST, UNSOLD]
    quiet = found[1]
    assert (quiet.title, quiet.currency, quiet.views) == ("Quiet", "EUR", 900)
    assert (quiet.orders, quiet.items, quiet.gmv, quiet.net) == (0, 0, 0, 0)
    assert (quiet.epm, quiet.gpm, quiet.conversion) == (0, 0, Decimal(0))
    assert (quiet.first_sale_at, quiet.last_sale_at) == ("", "")
    assert set(quiet.stages.values()) == {StageTotal()}


def test_of_a_period_those_that_sold_in_it_and_those_posted_in_it(store: Store) -> None:
    take_in(store, [line("1", "2026-03-02T10:00:00"), line("2", "2026-05-02T10:00:00")])
    take(store, File("2026-11-10", (video(views=3_000), video(UNSOLD, 900))))
    posted = next(v.posted_at for v in videos(store, AS_OF, with_unsold=True) if not v.orders)
    assert posted is not None
    day = date.fromisoformat(posted[:10])
    assert day == date(2026, 3, 21)
    in_march = videos(
        store, AS_OF, ordered_from=day, ordered_to=date(2026, 3, 31), with_unsold=True
    )
    assert [v.content_id for v in in_march] == [UNSOLD]
    on_the_first = date(2026, 3, 1)
    posted_then = videos(
        store, AS_OF, ordered_from=on_the_first, ordered_to=on_the_first, with_unsold=True
    )
    assert [(v.content_id, v.orders, v.epm) for v in posted_then] == [(FIRST, 0, 333)]
    (march,) = videos(store, AS_OF, ordered_to=date(2026, 4, 30))
    assert (march.orders, march.last_sale_at) == (1, "2026-03-02T10:00:00")
    assert march.epm == 333  # of all its sales: its views are of all its days


def test_the_first_48_hours_end_with_their_last_second(store: Store) -> None:
    take_in(
        store,
        [
            line("1", "2026-03-01T11:00:00"),
            line("2", "2026-03-03T10:59:59"),
            line("2", "2026-03-03T10:59:59", product_id="another of the same order"),
            line("3", "2026-03-03T11:00:00"),
            line("4", "2026-03-05T09:00:00"),
        ],
    )
    found = detail_of(store)
    assert (found.orders, found.first_hours_orders) == (4, 2)
    assert found.first_hours_share == Decimal("0.5")
    assert found.days == (
        DayOrders(date(2026, 3, 1), 1),
        DayOrders(date(2026, 3, 2), 0),
        DayOrders(date(2026, 3, 3), 2),
        DayOrders(date(2026, 3, 4), 0),
        DayOrders(date(2026, 3, 5), 1),
    )
    unknown = detail_of(store, posted_at=None)
    assert (unknown.first_hours_orders, unknown.first_hours_share) == (None, None)
    assert unknown.days[0].day == date(2026, 3, 1)


def test_what_shop_ads_brought_stands_apart(store: Store) -> None:
    take_in(
        store,
        [
            line("1", "2026-11-14T10:00:00"),
            line("2", "2026-11-14T10:00:00", order_type="shop_ads", est_standard=200),
            line("3", "2026-11-14T10:00:00", status="ineligible", est_standard=700),
        ],
    )
    found = detail_of(store)
    assert (found.organic, found.shop_ads) == (StageTotal(1, 500), StageTotal(1, 200))
    assert (found.held, found.lost) == (StageTotal(2, 700), StageTotal(1, 700))


def test_a_content_is_the_lines_it_is_made_of(full: Store) -> None:
    for each in videos(full, AS_OF):
        which = LineFilter(content_id=each.content_id, currency=each.currency)
        found = video_detail(full, which, AS_OF, each.posted_at)
        lines = find_lines(full, which, AS_OF)
        earned = [line for line in lines if line.stage in EARNED]
        assert found.organic.net + found.shop_ads.net == each.net
        assert found.organic.lines + found.shop_ads.lines == len(earned)
        assert found.held == each.stages[Stage.HELD]
        assert found.lost == each.stages[Stage.LOST]
        assert found.orders == each.orders
        assert found.days[-1].day.isoformat() == each.last_sale_at[:10]
        if len(found.products) < 5:
            assert sum(product.net for product in found.products) == each.net


def test_a_content_without_sales_has_no_days(store: Store) -> None:
    found = detail_of(store)
    assert (found.orders, found.days, found.products) == (0, (), ())
    assert found.first_hours_share is None


def earning(epm: int | None, kind: str = "video", currency: str = "EUR") -> VideoRecord:
    return VideoRecord("1", kind, "", currency, 0, 0, 0, 0, 0, {}, "", "", epm=epm)


def test_types_are_compared_by_their_middle_video() -> None:
    found = earnings_by_type(
        [
            *(earning(epm) for epm in (0, 100, 200, 300, 1_000)),
            earning(None),
            earning(900, "live"),
            earning(901, "live"),
            earning(50, "video", "USD"),
        ]
    )
    assert [(x.content_type, x.currency, x.videos, x.median) for x in found] == [
        ("live", "EUR", 2, 901),  # 900.5, half up
        ("video", "EUR", 5, 200),
        ("video", "USD", 1, 50),
    ]
    assert (found[1].low, found[1].high) == (40, 720)
    assert (found[0].low, found[0].high) == (None, None)


@pytest.mark.parametrize("epms", [[7], [7, 7, 7, 7, 7], [0, 0, 0, 0, 0, 0, 0, 0, 0, 9]])
def test_the_middle_lies_within_the_range(epms: list[int]) -> None:
    (found,) = earnings_by_type([earning(epm) for epm in epms])
    assert found.videos == len(epms)
    if found.low is not None and found.high is not None:
        assert min(epms) <= found.low <= found.median <= found.high <= max(epms)
