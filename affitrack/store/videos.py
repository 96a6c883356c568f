"""What each content brought in: a video, a LIVE, a showcase."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.records import LineFilter, StageTotal, VideoRecord
from affitrack.domain.stage import EARNED, Stage
from affitrack.store.line_filter import conditions_of, stage_case
from affitrack.store.paying_runs import PayingRuns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from affitrack.store.connection import Store

_SUMS: Final = """
SELECT content_id, currency, {stage} AS stage, count(*), sum(items_sold), sum(items_refunded),
  coalesce(sum(coalesce(gmv, price * items_sold)), 0), sum(net), min(ordered_at), max(ordered_at)
FROM order_lines WHERE {where}
GROUP BY content_id, currency, stage ORDER BY content_id, currency
"""
_ORDERS: Final = """
SELECT content_id, currency, count(DISTINCT order_id)
FROM order_lines WHERE {where}
GROUP BY content_id, currency
"""


def videos(
    store: Store,
    as_of: date,
    account: str | None = None,
    *,
    ordered_from: date | None = None,
) -> list[VideoRecord]:
    """Return what each content brought in, by currency; the one that earned most first.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        account: handle of an account; None for all.
        ordered_from: counts the lines ordered on that day or later; None counts all.
    """
    runs = PayingRuns(store, as_of)
    conditions = conditions_of(store, LineFilter(account=account, ordered_from=ordered_from), runs)
    query = _ORDERS.format(where=conditions.where)
    orders = {
        (content_id, currency): count
        for content_id, currency, count in store.connection.execute(query, conditions.values)
    }
    query = "SELECT content_id, content_type, title FROM contents"
    contents = {id_: names for id_, *names in store.connection.execute(query)}
    query = _SUMS.format(stage=stage_case(conditions, runs), where=conditions.where)
    rows = store.connection.execute(query, conditions.values)
    found = [
        _video(key, contents[key[0]], orders[key], list(of_video))
        for key, of_video in groupby(rows, key=itemgetter(0, 1))
    ]
    return sorted(found, key=lambda video: (-video.net, video.content_id, video.currency))


def _video(
    key: tuple[str, str],
    names: Iterable[str],
    orders: int,
    rows: list[tuple[Any, ...]],
) -> VideoRecord:
    content_id, currency = key
    content_type, title = names
    stages = dict.fromkeys(Stage, StageTotal())
    for row in rows:
        stages[Stage(row[2])] = StageTotal(row[3], row[7])
    return VideoRecord(
        content_id=content_id,
        content_type=content_type,
        title=title,
        currency=currency,
        orders=orders,
        items=sum(row[4] for row in rows),
        refunded=sum(row[5] for row in rows),
        gmv=sum(row[6] for row in rows),
        net=sum(stages[stage].net for stage in EARNED),
        stages=stages,
        first_sale_at=min(row[8] for row in rows),
        last_sale_at=max(row[9] for row in rows),
    )
