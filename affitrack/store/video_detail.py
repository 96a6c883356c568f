"""One content looked at closely: its days, its products, and where its money is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.line import SHOP_ADS_ORDER
from affitrack.domain.records import LineFilter, StageTotal
from affitrack.domain.stage import EARNED, Stage
from affitrack.domain.video import FIRST_HOURS, DayOrders, SoldProduct, VideoDetail
from affitrack.store.line_filter import conditions_of, stage_case
from affitrack.store.paying_runs import PayingRuns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from affitrack.store.connection import Store
    from affitrack.store.line_filter import Conditions

_MONEY: Final = """
SELECT {stage} AS stage, order_type = {shop_ads} AS is_shop_ads, count(*), sum(net)
FROM order_lines WHERE {where} GROUP BY stage, is_shop_ads
"""
_ORDERS: Final = """
SELECT count(DISTINCT order_id), count(DISTINCT CASE WHEN ordered_at < {until} THEN order_id END)
FROM order_lines WHERE {where}
"""
_DAYS: Final = """
SELECT substr(ordered_at, 1, 10) AS day, count(DISTINCT order_id)
FROM order_lines WHERE {where} GROUP BY day ORDER BY day
"""
# As `domain.stage.EARNED`: pending and settled lines are held, cleared or paid.
_PRODUCTS: Final = """
SELECT product_id, products.name, sum(items_sold),
  coalesce(sum(net) FILTER (WHERE outcome IN ('pending', 'settled', 'deducted')), 0) AS earned
FROM order_lines JOIN products USING (product_id)
WHERE {where} GROUP BY product_id ORDER BY earned DESC, product_id LIMIT {most}
"""
_MOST_PRODUCTS: Final = 5
_ONE_DAY: Final = timedelta(days=1)


def video_detail(
    store: Store, which: LineFilter, as_of: date, posted_at: str | None
) -> VideoDetail:
    """Return what the lines of one content come to.

    Args:
        store: the open store.
        which: its `content_id` and `currency`, and whose lines are meant; no period.
        as_of: the day on which one looks.
        posted_at: when it was posted, as `VideoRecord.posted_at`; None where that is unknown.
    """
    runs = PayingRuns(store, as_of)
    conditions = conditions_of(store, which, runs)
    shop_ads = conditions.bind(SHOP_ADS_ORDER)
    query = _MONEY.format(
        stage=stage_case(conditions, runs), shop_ads=shop_ads, where=conditions.where
    )
    money = [
        (Stage(stage), bool(is_ads), StageTotal(lines, net))
        for stage, is_ads, lines, net in store.connection.execute(query, conditions.values)
    ]
    orders, first_orders = _orders(store, conditions, posted_at)
    return VideoDetail(
        content_id=which.content_id or "",
        currency=which.currency or "",
        orders=orders,
        first_hours_orders=first_orders,
        organic=_sum(total for stage, is_ads, total in money if stage in EARNED and not is_ads),
        shop_ads=_sum(total for stage, is_ads, total in money if stage in EARNED and is_ads),
        held=_sum(total for stage, _, total in money if stage is Stage.HELD),
        lost=_sum(total for stage, _, total in money if stage is Stage.LOST),
        days=_days(store, conditions, posted_at),
        products=_products(store, conditions),
    )


def _orders(store: Store, conditions: Conditions, posted_at: str | None) -> tuple[int, int | None]:
    until = ""
    if posted_at is not None:
        until = (datetime.fromisoformat(posted_at) + timedelta(hours=FIRST_HOURS)).isoformat()
    query = _ORDERS.format(until=conditions.bind(until), where=conditions.where)
    orders, first = store.connection.execute(query, conditions.values).fetchone()
    return orders, None if posted_at is None else first


def _days(store: Store, conditions: Conditions, posted_at: str | None) -> tuple[DayOrders, ...]:
    query = _DAYS.format(where=conditions.where)
    orders = {
        date.fromisoformat(day): count
        for day, count in store.connection.execute(query, conditions.values)
    }
    if not orders:
        return ()
    first, last = min(orders), max(orders)
    if posted_at is not None:
        first = min(first, date.fromisoformat(posted_at[:10]))
    days = ((first + _ONE_DAY * n) for n in range((last - first).days + 1))
    return tuple(DayOrders(day, orders.get(day, 0)) for day in days)


def _products(store: Store, conditions: Conditions) -> tuple[SoldProduct, ...]:
    query = _PRODUCTS.format(where=conditions.where, most=_MOST_PRODUCTS)
    rows: Iterable[tuple[Any, ...]] = store.connection.execute(query, conditions.values)
    return tuple(SoldProduct(*row) for row in rows)


def _sum(totals: Iterable[StageTotal]) -> StageTotal:
    lines = net = 0
    for total in totals:
        lines, net = lines + total.lines, net + total.net
    return StageTotal(lines, net)
