"""The fictional year: the same for the same seed, and made as the platform makes its ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import groupby

import pytest
from dateutil import tz

from affitrack.demo.catalogue import products, skus
from affitrack.demo.creator import Creator, creator_year
from affitrack.demo.exports import row_of
from affitrack.demo.orders import Sale
from affitrack.demo.rhythm import LIVE_FADE, VIDEO_FADE
from affitrack.demo.samples import CASES, cases_of

UNTIL = date(2026, 11, 15)


@pytest.fixture(scope="module")
def year() -> Creator:
    return creator_year(1, UNTIL, 4_000)


@pytest.fixture(scope="module")
def sales(year: Creator) -> list[Sale]:
    return list(year.sales())


def key_of(sale: Sale) -> tuple[str, str, str, str]:
    sku = sale.sku
    return sale.order_id, sku.sku_id, sku.product.product_id, sale.content.content_id


def test_the_same_seed_gives_the_same_year(sales: list[Sale]) -> None:
    assert list(creator_year(1, UNTIL, 4_000).sales()) == sales


def test_another_seed_gives_another_year(sales: list[Sale]) -> None:
    others = {key_of(sale) for sale in creator_year(2, UNTIL, 4_000).sales()}
    assert not others & {key_of(sale) for sale in sales}


@pytest.mark.parametrize("lines", [0, 1, 7, 364, 4_000, 12_345])
def test_a_year_has_exactly_the_lines_asked_for(lines: int) -> None:
    assert sum(1 for _ in creator_year(3, UNTIL, lines).sales()) == lines


def test_a_negative_year_is_refused() -> None:
    with pytest.raises(ValueError, match="-1 lines"):
        creator_year(1, UNTIL, -1)


def test_any_stretch_of_days_can_be_had_alone(year: Creator, sales: list[Sale]) -> None:
    first, last = date(2026, 5, 2), date(2026, 6, 9)
    span = range(first.toordinal(), last.toordinal() + 1)
    assert list(year.sales(first, last)) == [sale for sale in sales if sale.ordered_on in span]


def test_sales_come_newest_first_and_end_with_the_first_day(sales: list[Sale]) -> None:
    moments = [sale.ordered_at for sale in sales]
    assert moments == sorted(moments, reverse=True)
    assert moments[0].startswith(UNTIL.isoformat())
    assert moments[-1] >= (UNTIL - timedelta(days=364)).isoformat()


def test_keys_are_unique(sales: list[Sale]) -> None:
    assert len({key_of(sale) for sale in sales}) == len(sales)


def test_keys_are_unique_where_a_second_has_many_orders() -> None:
    busy = creator_year(5, UNTIL, 60_000)
    days = [UNTIL - timedelta(days=back) for back in range(3)]
    sales = [sale for day in days for sale in busy.sales_of_day(day)]
    assert max(Counter(sale.ordered_at for sale in sales).values()) > 1
    assert len({key_of(sale) for sale in sales}) == len(sales)


def test_order_ids_have_18_digits_and_grow_with_time(sales: list[Sale]) -> None:
    orders = [order_id for order_id, _ in groupby(sales, key=lambda sale: sale.order_id)]
    assert all(order_id.isdecimal() and len(order_id) == 18 for order_id in orders)
    assert [int(order_id) for order_id in orders] == sorted(map(int, orders), reverse=True)
    assert len(set(orders)) == len(orders)


def test_no_order_id_looks_damaged_by_a_spreadsheet(sales: list[Sale]) -> None:
    assert not [sale.order_id for sale in sales if sale.order_id.endswith("000")]


def test_product_and_sku_ids_have_19_digits_that_begin_with_17() -> None:
    ids = [product.product_id for product in products()]
    ids += [sku.sku_id for group in skus() for sku in group]
    assert all(text.isdecimal() and len(text) == 19 and text.startswith("17") for text in ids)
    assert len(set(ids)) == len(ids)
    assert not [text for text in ids if text.endswith("000")]


def test_content_ids_hold_the_time_of_posting(year: Creator) -> None:
    paris = tz.gettz("Europe/Paris")
    for post in year.posts:
        if post.content_type in {"showcase", "link"}:
            continue
        assert len(post.content_id) == 19
        posted = datetime.fromtimestamp(int(post.content_id) >> 32, paris)
        assert posted.date() == post.posted_on
        second = posted.hour * 3600 + posted.minute * 60 + posted.second
        assert second == post.posted_second


def test_showcase_and_links_share_one_id_that_no_post_has(sales: list[Sale]) -> None:
    ids: dict[str, set[str]] = defaultdict(set)
    for sale in sales:
        ids[sale.content.content_type].add(sale.content.content_id)
    assert ids["showcase"] == ids["link"]
    assert len(ids["showcase"]) == 1
    assert not ids["showcase"] & (ids["video"] | ids["live"] | ids["carousel"])


def test_about_sixty_posts_sell_over_the_year(year: Creator) -> None:
    posts = [post for post in year.posts if post.content_type not in {"showcase", "link"}]
    assert sum(post.posted_on >= year.first for post in posts) == 60
    assert {post.content_type for post in posts} == {"video", "live", "carousel"}


def test_nothing_sells_before_it_is_posted_and_lives_sell_while_they_are_on(
    sales: list[Sale],
) -> None:
    for sale in sales:
        content = sale.content
        posted = content.posted_on.toordinal()
        assert sale.ordered_on >= posted
        if sale.ordered_on == posted:
            hour, minute, second = map(int, sale.ordered_at[11:].split(":"))
            moment = hour * 3600 + minute * 60 + second
            assert content.posted_second < moment <= content.ends_second


def test_a_video_has_three_fifths_of_its_year_in_four_days() -> None:
    assert sum(VIDEO_FADE[:4]) == 600_000
    assert 990_000 < sum(VIDEO_FADE) <= 1_000_000
    assert list(VIDEO_FADE[4:]) == sorted(VIDEO_FADE[4:], reverse=True)
    assert sum(LIVE_FADE) == 1_000_000


def test_lines_of_an_order_share_moment_shop_and_delivery(sales: list[Sale]) -> None:
    for _, lines in groupby(sales, key=lambda sale: sale.order_id):
        order = list(lines)
        assert len({sale.ordered_at for sale in order}) == 1
        assert len({sale.sku.product.shop.code for sale in order}) == 1
        assert len({sale.life.delivered_on for sale in order}) == 1


def test_the_standard_demonstration_shows_every_case(sales: list[Sale]) -> None:
    seen: set[str] = set()
    for _, lines in groupby(sales, key=lambda sale: sale.order_id):
        seen |= cases_of([(sale, row_of(sale, UNTIL.toordinal())) for sale in lines])
    assert seen >= CASES


def test_season_and_hits_make_the_year_uneven(year: Creator) -> None:
    by_content = Counter(sale.content.content_id for sale in year.sales())
    most = by_content.most_common(1)[0][1]
    assert most > 10 * sorted(by_content.values())[len(by_content) // 2]
