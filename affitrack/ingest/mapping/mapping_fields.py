"""What a column of an unknown table can be taken for: the fields of plain sales, by their words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from affitrack.bundled import bundled_path
from affitrack.domain.line import Status
from affitrack.ingest.recognise.formats import known_formats
from affitrack.ingest.values.fold import fold
from affitrack.wording.folding import folded

FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ordered_at": "moment",
        "order_id": "id",
        "product_id": "name",
        "product_name": "text",
        "content_id": "content",
        "content_type": "content_type",
        "amount_with_tax": "money",
        "amount_without_tax": "money",
        "price": "money",
        "seller_discount": "money",
        "platform_discount": "money",
        "items_sold": "count",
        "items_refunded": "count",
        "vat_rate": "rate",
        "vat_amount": "money",
        "standard_rate": "rate",
        "commission": "money",
        "status": "status",
        "delivered_on": "day",
        "returned_on": "day",
        "settled_at": "moment",
        "sku_id": "name",
        "shop_name": "text",
        "currency": "text",
        "order_type": "order_type",
    }
)
"""Field -> type of its column, in the order in which they are offered."""

REQUIRED: Final = ("ordered_at", "order_id")
CONSTANTS: Final = frozenset({"currency", "standard_rate"})
"""Fields that may hold for all rows instead of having a column."""

STATUSES: Final = tuple(status.value for status in Status)

# Fields of other formats under the name that a plain table has for them.
_ALSO: Final[Mapping[str, str]] = {
    "shop_code": "shop_name",
    "gmv": "amount_with_tax",
    "est_base": "amount_without_tax",
    "actual_base": "amount_without_tax",
    "final_earned": "commission",
    "est_standard": "commission",
    "actual_standard": "commission",
}
_LEAST_SURE: Final = 30
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_WORD = re.compile(r"[\W_]+")


def words_of(header: str) -> str:
    """Return a header as words are compared: no accents, capitals or punctuation."""
    spaced = fold(_CAMEL.sub(" ", header)).replace("%", " percent ")
    return " ".join(_NO_WORD.sub(" ", folded(spaced)).split())


@cache
def known_names() -> Mapping[str, tuple[str, int]]:
    """Return what headers mean, by `words_of`: those of all formats, and the words of elsewhere.

    With each field goes how sure the name is: 0 where it can mean nothing else, more for the words
    that stand later in their list.
    """
    names: dict[str, tuple[str, int]] = {}
    for known in known_formats():
        for column in known.columns:
            field = _ALSO.get(column.field, column.field)
            if field in FIELDS:
                for header in _all_headers(column.accepted.values()):
                    names.setdefault(words_of(header), (field, 0))
    with bundled_path("mapping_words.toml").open("rb") as stream:
        for field, words in tomllib.load(stream).items():
            ranked = enumerate(words, start=1)
            sure = ((words_of(word), min(rank, _LEAST_SURE)) for rank, word in ranked)
            names.update((word, (field, rank)) for word, rank in sure)
    return names


@cache
def known_meanings(kind: str) -> Mapping[str, str]:
    """Return what the words of a type of column mean in any known format; folded word -> meaning.

    Where formats disagree on a word, it is left to the user.
    """
    meanings: dict[str, str] = {}
    disputed: set[str] = set()
    for known in known_formats():
        for word, meaning in known.words.get(kind, {}).items():
            if meanings.setdefault(word, meaning) != meaning:
                disputed.add(word)
    return {word: meaning for word, meaning in meanings.items() if word not in disputed}


def _all_headers(accepted: Iterable[frozenset[str]]) -> set[str]:
    return {header for headers in accepted for header in headers}
