"""What each content brought in: a video, a LIVE, a showcase; and what its views came to.

Views are the newest that a file states (`reach`). What is earned for them is summed over the same
days: over all sales where the views are counted since the posting, else over the sales ordered
within their days, so that neither is measured against another time.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.market import market
from affitrack.domain.reach import conversion, per_thousand_views, posting_moment
from affitrack.domain.records import LineFilter, StageTotal, VideoRecord
from affitrack.domain.stage import EARNED, Stage
from affitrack.store.contents.reach import newest_reach
from affitrack.store.lines.line_filter import conditions_of, stage_case
from affitrack.store.payouts.paying_runs import paying_runs
from affitrack.store.rules.accounts import all_accounts, find_account

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from affitrack.domain.figures import Reach
    from affitrack.store.connection import Store
    from affitrack.store.lines.line_filter import Conditions


_SUMS: Final = """
SELECT content_id, currency, {stage} AS stage, count(*), sum(items_sold), sum(items_refunded),
  coalesce(sum(coalesce(gmv, price * items_sold)), 0), sum(net), min(ordered_at), max(ordered_at)
FROM order_lines WHERE {where}
GROUP BY content_id, currency, stage ORDER BY content_id, currency
"""
_ORDERS: Final = """
SELECT content_id, currency, count(DISTINCT order_id), min(account_id)
FROM order_lines WHERE {where}
GROUP BY content_id, currency
"""
# As `domain.stage.EARNED`: pending and settled lines are held, cleared or paid.
_SALES: Final = """
SELECT content_id, currency, count(DISTINCT order_id),
  coalesce(sum(coalesce(gmv, price * items_sold)), 0),
  coalesce(sum(net) FILTER (WHERE outcome IN ('pending', 'settled', 'deducted')), 0)
FROM order_lines WHERE {where} GROUP BY content_id, currency
"""
_OWNERS: Final = """
SELECT content_id, min(account_id) FROM content_figures JOIN imports USING (import_id)
WHERE views IS NOT NULL AND (:account_id IS NULL OR account_id = :account_id)
GROUP BY content_id
"""
_IN_THE_DAYS: Final = """
content_id IN (SELECT value ->> 0 FROM json_each(:reach))
AND substr(ordered_at, 1, 10) BETWEEN
  (SELECT value ->> 1 FROM json_each(:reach) WHERE value ->> 0 = content_id)
  AND (SELECT value ->> 2 FROM json_each(:reach) WHERE value ->> 0 = content_id)
"""


class _Content(NamedTuple):
    content_type: str
    title: str
    posted_at: str | None


class _Sales(NamedTuple):
    """What was sold in the days of a content's views."""

    orders: int
    gmv: int
    net: int


_NO_SALES: Final = _Sales(0, 0, 0)


def videos(
    store: Store,
    as_of: date,
    account: str | None = None,
    *,
    ordered_from: date | None = None,
    ordered_to: date | None = None,
    with_unsold: bool = False,
) -> list[VideoRecord]:
    """Return what each content brought in; of each currency the one that earned most first.

    The currency of most orders comes first: amounts of two do not compare.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        account: handle of an account; None for all.
        ordered_from: counts the lines ordered on that day or later; None counts all.
        ordered_to: counts the lines ordered until that day, which is included; None counts all.
        with_unsold: also those with views that sold nothing; of a period those posted in it.
    """
    runs = paying_runs(store, as_of)
    period = LineFilter(account=account, ordered_from=ordered_from, ordered_to=ordered_to)
    conditions = conditions_of(store, period, runs)
    orders = _orders(store, conditions)
    accounts = {each.account_id: each for each in all_accounts(store)}
    owner_of = {content_id: owner for (content_id, _), (_, owner) in orders.items()}
    found_account = None if account is None else find_account(store, account)
    account_id = None if found_account is None else found_account.account_id
    unsold = _unsold(store, account_id, owner_of) if with_unsold else {}
    owner_of |= unsold
    zone_of = {id_: market(accounts[owner].market).time_zone for id_, owner in owner_of.items()}
    contents = _contents(store, zone_of)
    posted_at = {id_: content.posted_at for id_, content in contents.items()}
    newest = newest_reach(store, posted_at, account_id)
    reach = {id_: views for id_, views in newest.items() if id_ in zone_of}
    sales = _sales_of_reach(
        store,
        reach,
        conditions_of(store, LineFilter(account=account), runs),
        all_are_known=ordered_from is None and ordered_to is None,
    )
    query = _SUMS.format(stage=stage_case(conditions, runs), where=conditions.where)
    rows = store.connection.execute(query, conditions.values)
    found = []
    for key, of_video in groupby(rows, key=itemgetter(0, 1)):
        video = _video(key, contents[key[0]], orders[key][0], list(of_video))
        known = reach.get(key[0])
        if known is not None:
            video = _with_reach(video, known, sales.get(key))
        found.append(video)
    for content_id, owner in unsold.items():
        content = contents[content_id]
        if _is_in(content.posted_at, ordered_from, ordered_to):
            key = content_id, accounts[owner].currency
            found.append(
                _with_reach(_video(key, content, 0, []), reach[content_id], sales.get(key))
            )
    return _best_first(found)


def _best_first(found: Sequence[VideoRecord]) -> list[VideoRecord]:
    """Sort by what was earned, the currency of most orders first."""
    weights: Counter[str] = Counter()
    for video in found:
        weights[video.currency] += video.orders

    def place(video: VideoRecord) -> tuple[int, str, int, str]:
        return -weights[video.currency], video.currency, -video.net, video.content_id

    return sorted(found, key=place)


def _orders(store: Store, conditions: Conditions) -> dict[tuple[str, str], tuple[int, int]]:
    """Return how many orders a content brought, and for which account, by content and currency."""
    rows = store.connection.execute(_ORDERS.format(where=conditions.where), conditions.values)
    return {(id_, currency): (count, owner) for id_, currency, count, owner in rows}


def _unsold(
    store: Store, account_id: int | None, owner_of_sold: Mapping[str, int]
) -> dict[str, int]:
    """Return the contents that files state views of and no sale names, with their account."""
    rows = store.connection.execute(_OWNERS, {"account_id": account_id})
    return {id_: owner for id_, owner in rows if id_ not in owner_of_sold}


def _is_in(posted_at: str | None, first: date | None, last: date | None) -> bool:
    """Tell whether a content was posted in a period; of an unknown moment nobody can tell."""
    if first is None and last is None:
        return True
    posted_on = (posted_at or "")[:10]
    from_on = "" if first is None else first.isoformat()
    return bool(posted_on) and from_on <= posted_on <= ("9999" if last is None else f"{last}")


def _contents(store: Store, zone_of: Mapping[str, str]) -> dict[str, _Content]:
    """Return what is known of the contents sold; the id of a video tells when it was posted."""
    query = "SELECT content_id, content_type, title, posted_at FROM contents"
    return {
        id_: _Content(
            content_type,
            title,
            posted_at or posting_moment(id_, content_type, zone_of[id_]),
        )
        for id_, content_type, title, posted_at in store.connection.execute(query)
        if id_ in zone_of
    }


def _sales_of_reach(
    store: Store, reach: Mapping[str, Reach], conditions: Conditions, *, all_are_known: bool
) -> dict[tuple[str, str], _Sales]:
    """Return what contents sold in the days that their views are of, by content and currency.

    Without those whose views are since the posting where `all_are_known`: their sales are at hand.
    """
    parts = {id_: views for id_, views in reach.items() if views.from_on is not None}
    found: dict[tuple[str, str], _Sales] = {}
    if len(parts) < len(reach) and not all_are_known:
        rows = store.connection.execute(_SALES.format(where=conditions.where), conditions.values)
        found = {(id_, currency): _Sales(*sums) for id_, currency, *sums in rows}
    if parts:
        where = f"{conditions.where} AND {_IN_THE_DAYS}"
        days = [[id_, views.from_on, views.to_on] for id_, views in parts.items()]
        values = {**conditions.values, "reach": json.dumps(days)}
        found = {key: sales for key, sales in found.items() if key[0] not in parts}
        rows = store.connection.execute(_SALES.format(where=where), values)
        found |= {(id_, currency): _Sales(*sums) for id_, currency, *sums in rows}
    return found


def _with_reach(video: VideoRecord, reach: Reach, found: _Sales | None) -> VideoRecord:
    if found is None and reach.from_on is None:
        found = _Sales(video.orders, video.gmv, video.net)
    sales = found or _NO_SALES
    return replace(
        video,
        views=reach.views,
        views_from=reach.from_on,
        views_to=reach.to_on,
        epm=per_thousand_views(sales.net, reach.views),
        gpm=per_thousand_views(sales.gmv, reach.views),
        conversion=conversion(sales.orders, reach.views),
    )


def _video(
    key: tuple[str, str],
    content: _Content,
    orders: int,
    rows: list[tuple[Any, ...]],
) -> VideoRecord:
    content_id, currency = key
    stages = dict.fromkeys(Stage, StageTotal())
    for row in rows:
        stages[Stage(row[2])] = StageTotal(row[3], row[7])
    return VideoRecord(
        content_id=content_id,
        content_type=content.content_type,
        title=content.title,
        posted_at=content.posted_at,
        currency=currency,
        orders=orders,
        items=sum(row[4] for row in rows),
        refunded=sum(row[5] for row in rows),
        gmv=sum(row[6] for row in rows),
        net=sum(stages[stage].net for stage in EARNED),
        stages=stages,
        first_sale_at=min((row[8] for row in rows), default=""),
        last_sale_at=max((row[9] for row in rows), default=""),
    )
