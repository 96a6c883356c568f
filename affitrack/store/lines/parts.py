"""What the lines of a filter are made of: by shop, and by content."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from affitrack.domain.payout_run import LinePart, LineParts
from affitrack.store.lines.line_filter import conditions_of, stage_case
from affitrack.store.payouts.paying_runs import paying_runs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from affitrack.domain.records import LineFilter
    from affitrack.store.connection import Store

_SUMS: Final = """
SELECT shop, content_id, currency, count(*), sum(net),
  sum(CASE WHEN ({stage}) = 'held' THEN net ELSE 0 END)
FROM order_lines WHERE {where}
GROUP BY shop, content_id, currency
"""


def line_parts(store: Store, which: LineFilter, as_of: date) -> LineParts:
    """Return what the lines of a filter come to, by shop and by content; each once in both.

    Args:
        store: the open store.
        which: the lines meant.
        as_of: the day on which one looks.
    """
    runs = paying_runs(store, as_of)
    conditions = conditions_of(store, which, runs)
    query = _SUMS.format(stage=stage_case(conditions, runs), where=conditions.where)
    by_shop: defaultdict[tuple[str, str], LinePart] = defaultdict(_nothing)
    by_content: defaultdict[tuple[str, str], LinePart] = defaultdict(_nothing)
    for row in store.connection.execute(query, conditions.values):
        shop, content_id, currency, lines, net, held = row
        by_shop[shop, currency] = _plus(by_shop[shop, currency], lines, net, held)
        by_content[content_id, currency] = _plus(by_content[content_id, currency], lines, net, held)
    shops = dict(store.connection.execute("SELECT shop, name FROM shops"))
    contents = {
        content_id: (title, kind)
        for content_id, title, kind in store.connection.execute(
            "SELECT content_id, title, content_type FROM contents"
        )
    }
    return LineParts(
        _best_first(
            replace(part, key=shop, name=shops[shop], currency=currency)
            for (shop, currency), part in by_shop.items()
        ),
        _best_first(
            replace(
                part,
                key=content_id,
                name=contents[content_id][0],
                content_type=contents[content_id][1],
                currency=currency,
            )
            for (content_id, currency), part in by_content.items()
        ),
    )


def _nothing() -> LinePart:
    return LinePart("", "", "", "", 0, 0, 0)


def _plus(part: LinePart, lines: int, net: int, held: int) -> LinePart:
    return replace(part, lines=part.lines + lines, net=part.net + net, held=part.held + held)


def _best_first(parts: Iterable[LinePart]) -> tuple[LinePart, ...]:
    return tuple(sorted(parts, key=lambda part: (-part.net, part.key, part.currency)))
