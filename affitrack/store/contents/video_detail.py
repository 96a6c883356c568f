"""One content looked at closely: its days, its products, and where its money is."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.line import SHOP_ADS_ORDER
from affitrack.domain.records import LineFilter, StageTotal
from affitrack.domain.stage import EARNED, Stage
from affitrack.domain.video import FIRST_HOURS, DayOrders, SoldProduct, VideoDetail
from affitrack.store.lines.line_filter import conditions_of, stage_case
from affitrack.store.payouts.paying_runs import paying_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from affitrack.store.connection import Store

# The lines of one content are few beside all: gone through once, they answer everything.
_LINES: Final = """
SELECT order_id, ordered_at, {stage}, order_type, product_id, items_sold, net
FROM order_lines WHERE {where}
"""
_MOST_PRODUCTS: Final = 5
_ONE_DAY: Final = timedelta(days=1)


class _Line(NamedTuple):
    order_id: str
    ordered_at: str
    stage: str
    order_type: str
    product_id: str
    items: int
    net: int


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
    runs = paying_runs(store, as_of)
    conditions = conditions_of(store, which, runs)
    query = _LINES.format(stage=stage_case(conditions, runs), where=conditions.where)
    lines = [_Line(*row) for row in store.connection.execute(query, conditions.values)]
    earned = [line for line in lines if line.stage in EARNED]
    return VideoDetail(
        content_id=which.content_id or "",
        currency=which.currency or "",
        orders=len({line.order_id for line in lines}),
        first_hours_orders=_first_orders(lines, posted_at),
        organic=_sum(line for line in earned if line.order_type != SHOP_ADS_ORDER),
        shop_ads=_sum(line for line in earned if line.order_type == SHOP_ADS_ORDER),
        held=_sum(line for line in lines if line.stage == Stage.HELD),
        lost=_sum(line for line in lines if line.stage == Stage.LOST),
        days=_days(lines, posted_at),
        products=_products(store, lines),
    )


def _first_orders(lines: Iterable[_Line], posted_at: str | None) -> int | None:
    if posted_at is None:
        return None
    until = (datetime.fromisoformat(posted_at) + timedelta(hours=FIRST_HOURS)).isoformat()
    return len({line.order_id for line in lines if line.ordered_at < until})


def _days(lines: Sequence[_Line], posted_at: str | None) -> tuple[DayOrders, ...]:
    if not lines:
        return ()
    orders = Counter(day for day, _ in {(line.ordered_at[:10], line.order_id) for line in lines})
    first, last = (date.fromisoformat(end(orders)) for end in (min, max))
    if posted_at is not None:
        first = min(first, date.fromisoformat(posted_at[:10]))
    days = (first + _ONE_DAY * n for n in range((last - first).days + 1))
    return tuple(DayOrders(day, orders[day.isoformat()]) for day in days)


def _products(store: Store, lines: Iterable[_Line]) -> tuple[SoldProduct, ...]:
    sold: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for line in lines:
        of_product = sold[line.product_id]
        of_product[0] += line.items
        of_product[1] += line.net if line.stage in EARNED else 0
    best = sorted(sold.items(), key=lambda each: (-each[1][1], each[0]))[:_MOST_PRODUCTS]
    return tuple(
        SoldProduct(product_id, _name(store, product_id), items, net)
        for product_id, (items, net) in best
    )


def _name(store: Store, product_id: str) -> str:
    query = "SELECT name FROM products WHERE product_id = ?"
    return str(store.connection.execute(query, (product_id,)).fetchone()[0])


def _sum(lines: Iterable[_Line]) -> StageTotal:
    nets = [line.net for line in lines]
    return StageTotal(len(nets), sum(nets))
