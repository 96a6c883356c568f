"""What a file leaves open, told by sales that are known: its letters, its order of dates."""

from __future__ import annotations

from collections import Counter
from copy import copy
from itertools import islice
from typing import TYPE_CHECKING

from affitrack.ingest.values.dialect import ANSWERS
from affitrack.store.catalogue.names import products, shops
from affitrack.store.imports.known import order_days

if TYPE_CHECKING:
    from affitrack.ingest.orders.source import SourceFile
    from affitrack.store.connection import Store


def settle(store: Store, source: SourceFile, account_id: int) -> None:
    """Answer for the user what known sales tell. Raises `UserError` where the file breaks off."""
    _settle_letters(store, source)
    _settle_dates(store, source, account_id)


def _settle_dates(store: Store, source: SourceFile, account_id: int) -> None:
    """Answer where orders of the file are known, and all fit one order of dates."""
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


def _settle_letters(store: Store, source: SourceFile) -> None:
    """Answer where products and shops of the file are known by names that it has in one reading."""
    asked = next((each for each in source.questions() if each.about == "encoding"), None)
    if asked is None:
        return
    known = {*products(store), *shops(store)}
    fitting = []
    for answer in asked.answers:
        reading = copy(source)
        reading.answer({"encoding": answer})
        if not known.isdisjoint(_names_in(reading)):
            fitting.append(answer)
    if len(fitting) == 1:
        source.answer({"encoding": fitting[0]})


def _names_in(source: SourceFile) -> set[tuple[str, str]]:
    """Return ids and names of the products and shops of a file's first rows that prove letters."""
    found: set[tuple[str, str]] = set()
    for chunk in islice(source.chunks(), 1):
        for facts, names in zip(chunk.facts(), chunk.names, strict=True):
            found |= {(facts.product_id, names[0]), (facts.shop, names[1])}
    return {(key, name) for key, name in found if not name.isascii()}
