"""What a plain table states of one sale, as the facts of an order line.

Tables from elsewhere say less than the platform's exports and say it otherwise: one amount for the
row, with or without tax; a day of return; no status. Here that becomes what domain.md reckons with,
exactly, and nothing is made up: a figure that the row does not state stays unstated.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any, Final, NamedTuple

from affitrack.domain.commission import half_up
from affitrack.domain.line import STANDARD_ORDER, LineFacts, Status
from affitrack.ingest.values.bad import Bad, bad

AMOUNTS: Final = ("commission", "amount_without_tax", "amount_with_tax", "price")
"""Fields of which a row needs one, in the order in which they count."""

_PAYS: Final = frozenset({Status.SETTLED.value, Status.DEDUCTED.value})

# What of these came back does not count (`commission.SHOWN_WHOLE`).
_SHOWN_WHOLE: Final = frozenset({Status.INELIGIBLE.value, Status.DEDUCTED.value})

# Fields of `LineFacts` that follow from columns of a plain table beside those of the same name.
_FOLLOWING: Final[Mapping[str, tuple[str, ...]]] = {
    "product_id": ("product_name",),
    "content_id": ("content_type",),
    "shop_name": ("shop",),
    "status": ("status", "status_raw"),
    "settled_at": ("status", "status_raw"),
    "returned_on": ("items_refunded",),
    "amount_with_tax": ("price", "gmv", "seller_discount", "est_base"),
    "amount_without_tax": ("est_base", "actual_base"),
    "seller_discount": ("gmv",),
    "platform_discount": ("gmv",),
    "vat_amount": ("est_base", "actual_base", "gmv"),
    "commission": ("est_standard", "final_earned", "status", "status_raw"),
}


# What a line has of texts and marks that its table has no column for; of all else it has None.
_UNSAID: Final = {
    "sku_id": "",
    "product_id": "",
    "status_raw": "",
    "commission_type": "",
    "is_indirect": 0,
}


class _Amounts(NamedTuple):
    """The amounts of a sale, in minor units; None where nothing is stated."""

    price: int | None = None
    seller_discount: int | None = None
    platform_discount: int | None = None
    gmv: int | None = None
    base: int | None = None
    kept_base: int | None = None
    """Of the items that were kept, where some came back."""


def stated_by(fields: Collection[str]) -> frozenset[str]:
    """Return the fields of `LineFacts` that a table with these columns says something of."""
    more = {name for field in fields for name in following(field)}
    return frozenset(LineFacts._fields) & (set(fields) | more)


def following(field: str) -> tuple[str, ...]:
    """Return the fields of `LineFacts` that follow from a column beside that of its own name."""
    return _FOLLOWING.get(field, ())


def facts_of(row: Mapping[str, Any]) -> LineFacts | tuple[str, Bad]:
    """Return the facts of a row, or the field at fault and why.

    Args:
        row: what its cells say by field; a field that the table has no column for is absent or
            None. Amounts are minor units of `currency`, rates canonical decimal text.
    """
    get = row.get
    commission, with_tax = get("commission"), get("amount_with_tax")
    if commission is None and with_tax is None and all(get(name) is None for name in AMOUNTS):
        return "", bad("amount_missing", "")
    if commission is None and with_tax is not None and with_tax < 0:
        return "amount_with_tax", bad("amount_negative", "")
    sold, refunded = get("items_sold"), get("items_refunded")
    sold = 1 if sold is None else sold
    if not refunded:  # tables with a column for returned pieces fill it with zeros
        refunded = sold if get("returned_on") else 0
    status = get("status") or _status_where_none_is_stated(row)
    amounts = _amounts(row, sold, 0 if status in _SHOWN_WHOLE else refunded)
    content_id = get("content_id") or ""
    stated = {
        **_UNSAID,
        **row,
        "content_id": content_id,
        "shop": get("shop_name") or "",
        "status": status,
        "order_type": get("order_type") or STANDARD_ORDER,
        "content_type": get("content_type") or ("video" if content_id else ""),
        "price": amounts.price,
        "items_sold": sold,
        "items_refunded": refunded,
        "gmv": amounts.gmv,
        "est_base": amounts.base,
        "actual_base": amounts.kept_base,
        "est_standard": commission,
        "final_earned": commission if status in _PAYS else None,
        "seller_discount": amounts.seller_discount,
        "platform_discount": amounts.platform_discount,
    }
    return LineFacts._make(map(stated.get, LineFacts._fields))


def _status_where_none_is_stated(row: Mapping[str, Any]) -> str:
    """Return settled for a row with a day of settlement, else pending; a negative sum is a loss."""
    if (row.get("commission") or 0) < 0:
        return Status.DEDUCTED.value
    return Status.SETTLED.value if row.get("settled_at") else Status.PENDING.value


def _amounts(row: Mapping[str, Any], sold: int, refunded: int) -> _Amounts:
    """Return the amounts of a row: the base where it is stated, else the price.

    A price beside a base that was reckoned from it would only be audited against itself, so then
    the sum that the buyer paid stands as what it is, turnover.
    """
    price, with_tax = row.get("price"), row.get("amount_with_tax")
    base = row.get("amount_without_tax")
    # Some tables write discounts as what is taken off, others as what they change.
    sellers, platforms = (
        None if stated is None else abs(stated)
        for stated in (row.get("seller_discount"), row.get("platform_discount"))
    )
    stated = _Amounts(price, sellers, platforms, with_tax)
    if base is not None:
        shared = _shared(base, sold, refunded, row)
        # The base of a part that was kept does not go with what was paid for all.
        is_whole = sold > 0 and shared.base == base
        if price is None and with_tax is not None and with_tax >= 0 and is_whole:
            stated = _of_pieces(with_tax, sold)
        return stated._replace(base=shared.base, kept_base=shared.kept_base)
    paid = with_tax if with_tax is not None else _price_paid(stated, sold)
    if paid is None:
        return stated
    if row.get("vat_amount") is not None:
        return _shared(paid - row["vat_amount"], sold, refunded, row)._replace(gmv=paid)
    if with_tax is None:
        return stated._replace(gmv=paid if sellers or platforms else None)
    if with_tax < 0 or not sold:
        return _Amounts(price=price, gmv=with_tax)
    each, rest = divmod(with_tax, sold)
    return _Amounts(price=None if rest else each, gmv=with_tax)


def _price_paid(stated: _Amounts, sold: int) -> int | None:
    """Return what the pieces cost, discounts taken off (domain.md); None without a price."""
    if stated.price is None:
        return None
    discounts = (stated.seller_discount or 0) + (stated.platform_discount or 0)
    return max(stated.price * sold - discounts, 0)


def _of_pieces(with_tax: int, sold: int) -> _Amounts:
    """Return what was paid as the price of each piece, for a stated base to be held against."""
    each = -(-with_tax // sold)
    # The cents by which the pieces' prices pass the sum; there are none where it can be divided.
    return _Amounts(price=each, seller_discount=each * sold - with_tax or None, gmv=with_tax)


def _shared(base: int, sold: int, refunded: int, row: Mapping[str, Any]) -> _Amounts:
    """Return the base of all pieces, and of those that were kept where some came back.

    A lost sale shows what it would have paid (domain.md, "Stage"). Where the commission is stated
    nothing is reckoned, and the base is that of the pieces which it is for.
    """
    if not 0 < refunded < sold:
        return _Amounts(base=base)
    kept = half_up(Fraction(base * (sold - refunded), sold))
    if row.get("commission") is not None:
        return _Amounts(base=kept)
    return _Amounts(base=base, kept_base=kept)
