"""The order of dates of a file whose cells leave it open, told by sales that are known already."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from affitrack.ingest.values.dialect import ANSWERS
from affitrack.store.imports.known import order_days

if TYPE_CHECKING:
    from affitrack.ingest.orders.source import SourceFile
    from affitrack.store.connection import Store


def settle_dates(store: Store, source: SourceFile, account_id: int) -> None:
    """Answer for the user where orders of the file are known, and all fit one order of dates."""
    open_days = source.open_days()
    known = order_days(store.connection, account_id, open_days)
    votes = Counter(
        order
        for order_id, days in known.items()
        for order, day in zip(ANSWERS["date_order"], open_days[order_id], strict=True)
        if day in days
    )
    if len(votes) == 1:
        source.answer({"date_order": votes.popitem()[0]})
