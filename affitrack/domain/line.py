"""The order line: the facts that an export states about one sale, and nothing computed.

One row of an export becomes one `LineFacts`. What the program works out from it (commission,
dates, stage) lives in the sibling modules; what is written here is only what a file said.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """What the platform says of a line, in the program's own words."""

    AWAITING = "awaiting"
    PENDING = "pending"
    SETTLED = "settled"
    INELIGIBLE = "ineligible"
    FROZEN = "frozen"
    DEDUCTED = "deducted"
    UNKNOWN = "unknown"


# How far along its life a status is. A file may move a line to a higher or equal rank, never to a
# lower one: awaiting -> pending -> settled or ineligible -> deducted (domain.md, "Stage").
PROGRESS: dict[str, int] = {
    Status.AWAITING: 0,
    Status.UNKNOWN: 1,
    Status.PENDING: 1,
    Status.FROZEN: 1,
    Status.SETTLED: 2,
    Status.INELIGIBLE: 2,
    Status.DEDUCTED: 3,
}

STANDARD_ORDER = "standard"
SHOP_ADS_ORDER = "shop_ads"


class LineKey(NamedTuple):
    """What makes two rows the same line (the account is the fifth part, known to the importer)."""

    order_id: str
    sku_id: str
    product_id: str
    content_id: str


class LineFacts(NamedTuple):
    """Everything one row of an export states.

    Amounts are integer minor units of `currency`; `None` means that the file states nothing
    (an empty cell, "/", "-"), which is not the same as a stated zero. Rates are canonical decimal
    text ("0.12" is 12 %). `ordered_at` and `settled_at` are ISO moments on the wall clock of the
    account's market ("2026-11-14T21:04:00"); `delivered_on` and `returned_on` are ISO days.
    Empty ids are "" so that the key never holds a null.
    """

    order_id: str
    sku_id: str
    product_id: str
    content_id: str
    shop: str
    """Shop code, else shop name; "" where the file names no shop."""
    currency: str
    ordered_at: str
    settled_at: str | None
    status: str
    """A `Status` value."""
    status_raw: str
    order_type: str
    """"standard" or "shop_ads"; a word that no format knows is kept as it is."""
    content_type: str
    """"video", "live", "showcase", "link", "carousel", "bio_link", "promo_code", or the file's
    own word."""
    commission_type: str
    is_indirect: int
    price: int | None
    """Price of one item."""
    items_sold: int
    items_refunded: int
    gmv: int | None
    standard_rate: str | None
    shop_ads_rate: str | None
    bonus_rate: str | None
    partner_bonus_rate: str | None
    sharing_rate: str | None
    est_base: int | None
    est_standard: int | None
    est_shop_ads: int | None
    est_bonus: int | None
    est_partner_bonus: int | None
    est_taxes: int | None
    """ISR + IVA + cedular + PIT, estimated."""
    est_shared: int | None
    actual_base: int | None
    actual_standard: int | None
    actual_shop_ads: int | None
    actual_bonus: int | None
    actual_partner_bonus: int | None
    taxes: int | None
    """ISR + IVA + cedular + PIT, withheld."""
    shared_with_partner: int | None
    final_earned: int | None
    vat_rate: str | None
    """Tax in the price, where the file states it; no export of the platform does."""
    seller_discount: int | None
    platform_discount: int | None
    delivered_on: str | None
    returned_on: str | None

    @property
    def key(self) -> LineKey:
        """The four parts of the key that a row states."""
        return LineKey(self.order_id, self.sku_id, self.product_id, self.content_id)

    @property
    def names_time(self) -> bool:
        """Whether the time of day of the order is known: midnight to the second is a day alone."""
        return self.ordered_at[11:] != "00:00:00"

    @property
    def is_shop_ads(self) -> bool:
        """Whether a Shop Ads click brought the sale."""
        return self.order_type == SHOP_ADS_ORDER
