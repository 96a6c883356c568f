"""What a row states in other columns than the creator's own export: completed, never made up.

A seller's export says "returned: yes" where the creator's counts items, has no column for what the
creator finally gets but states its parts, and says by its amounts whether Shop Ads brought a sale.
The oldest creator exports have a link in place of the content's id, and only names for products.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from affitrack.domain.line import SHOP_ADS_ORDER, STANDARD_ORDER
from affitrack.ingest.read.block import plain
from affitrack.ingest.values.bad import Bad, bad_formula, is_formula, states_nothing
from affitrack.ingest.values.fold import fold
from affitrack.ingest.values.ids import read_id
from affitrack.ingest.values.numbers import read_count

Columns = dict[str, list[Any]]

REFUNDS: Final = ("fully_refunded", "items_returned")
"""Fields that say how many items came back, beside `items_refunded`."""

_ALL: Final = -1
"""Stands for all items of a row."""

_BY_KIND: Final = {
    "est_standard": "est_shop_ads",
    "actual_standard": "actual_shop_ads",
}

_CONTENT_IN_URL = re.compile(r"https?://\S*/(?:video|photo|live)/(?P<id>[0-9]+)\b\S*")


def read_refunds(cell: str, words: Mapping[str, str]) -> int | Bad:
    """Return how many items came back: a count, or all of them for a "yes"."""
    text = plain(cell).strip()
    if is_formula(cell):
        return bad_formula(cell)
    if states_nothing(text):
        return 0
    meaning = words.get(fold(text))
    if meaning is not None:
        return _ALL if meaning == "yes" else 0
    count = read_count(cell)
    return 0 if count is None else count


def read_content_url(cell: str) -> str | Bad:
    """Return the content id in a link to a video, "" where a link names none."""
    text = plain(cell).strip()
    match = _CONTENT_IN_URL.fullmatch(text)
    if match is not None:
        return match["id"]
    return "" if "/" in text else read_id(cell)


def complete(values: Columns, sums: Mapping[str, Mapping[str, int]], count: int) -> None:
    """Add what follows from other columns to the values of some rows."""
    for total, parts in sums.items():
        stated = [(values[name], sign) for name, sign in parts.items() if name in values]
        if total not in values and any(sign > 0 for _, sign in stated):
            rows = zip(*[column for column, _ in stated], strict=True)
            signs = [sign for _, sign in stated]
            values[total] = [_signed_sum(row, signs) for row in rows]
    found = [values[name] for name in (*REFUNDS, "items_refunded") if name in values]
    if any(name in values for name in REFUNDS):
        sold = values.get("items_sold") or [1] * count
        values["items_refunded"] = [
            _refunded(items, row) for items, *row in zip(sold, *found, strict=True)
        ]
    if "order_type" in values:
        for standard, shop_ads in one_for_both(values):
            _part(values, standard, shop_ads)
    else:
        values["order_type"] = _order_types(values, count)
    if "product_id" not in values and "product_name" in values:
        values["product_id"] = values["product_name"]
    if "content_type" not in values and "content_id" in values:
        values["content_type"] = ["video" if found else "" for found in values["content_id"]]


def one_for_both(fields: Collection[str]) -> list[tuple[str, str]]:
    """Return the fields of a file that stand for Shop Ads as well, with those that they stand for.

    A partner's export has one column for what the creator gets, and says which kind of order it is.
    Its rate is the standard one whatever the kind: that of Shop Ads stands in other files alone.
    """
    if "order_type" not in fields or "est_shop_ads" in fields:
        return []
    return [(one, other) for one, other in _BY_KIND.items() if one in fields]


def _part(values: Columns, standard: str, shop_ads: str) -> None:
    """Put the values of one column into two, by the kind of each row's order."""
    are_ads = [kind == SHOP_ADS_ORDER for kind in values["order_type"]]
    amounts = list(zip(values[standard], are_ads, strict=True))
    values[standard] = [None if by_ads else amount for amount, by_ads in amounts]
    values[shop_ads] = [amount if by_ads else None for amount, by_ads in amounts]


def _signed_sum(row: Sequence[int | None], signs: Sequence[int]) -> int | None:
    """Add up the parts that a row states; None where it states none that adds."""
    pairs = list(zip(row, signs, strict=True))
    if all(part is None for part, sign in pairs if sign > 0):
        return None
    return sum(sign * (part or 0) for part, sign in pairs)


def _refunded(sold: int, counts: Sequence[int]) -> int:
    return sold if _ALL in counts else min(sum(counts), sold)


def _order_types(values: Columns, count: int) -> list[str]:
    """Return Shop Ads for rows that state a Shop Ads commission and no standard one."""
    standard = _any_of(values, ("est_standard", "actual_standard"), count)
    shop_ads = _any_of(values, ("est_shop_ads", "actual_shop_ads"), count)
    return [
        SHOP_ADS_ORDER if by_ads and not by_standard else STANDARD_ORDER
        for by_standard, by_ads in zip(standard, shop_ads, strict=True)
    ]


def _any_of(values: Columns, names: Sequence[str], count: int) -> list[bool]:
    columns = [values[name] for name in names if name in values]
    return [any(row) for row in zip(*columns, strict=True)] if columns else [False] * count
