"""What a plain table states of one sale, as the facts of an order line.

Tables from elsewhere say less than the platform's exports and say it otherwise: one amount for the
row, with or without tax; a day of return; no status. Here that becomes what domain.md reckons with,
exactly, and nothing is made up: a figure that the row does not state stays unstated.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from affitrack.domain.commission import half_up
from affitrack.domain.line import STANDARD_ORDER, LineFacts, Status
from affitrack.domain.rate import rate_of
from affitrack.ingest.bad import Bad, bad

AMOUNTS: Final = ("commission", "amount_without_tax", "amount_with_tax", "price")
"""Fields of which a row needs one, in the order in which they count."""

_PAYS: Final = frozenset({Status.SETTLED, Status.DEDUCTED})

# Fields of `LineFacts` that follow from columns of a plain table beside those of the same name.
_FOLLOWING: Final[Mapping[str, tuple[str, ...]]] = {
    "product_id": ("product_name",),
    "content_id": ("content_type",),
    "shop_name": ("shop",),
    "status": ("status", "status_raw"),
    "settled_at": ("status", "status_raw"),
    "returned_on": ("items_refunded",),
    "amount_with_tax": ("price", "gmv", "seller_discount", "est_base"),
    "amount_without_tax": ("est_base",),
    "vat_rate": ("est_base", "gmv"),
    "vat_amount": ("est_base", "gmv"),
    "commission": ("est_standard", "final_earned", "status", "status_raw"),
}


@dataclass(frozen=True, slots=True)
class _Amounts:
    """The amounts of a sale, in minor units; None where nothing is stated."""

    price: int | None = None
    discount: int | None = None
    gmv: int | None = None
    base: int | None = None


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
    amount = next((name for name in AMOUNTS if row.get(name) is not None), None)
    if amount is None:
        return "", bad("amount_missing", "")
    if (row.get("amount_with_tax") or 0) < 0 and row.get("commission") is None:
        return "amount_with_tax", bad("amount_negative", "")
    sold = 1 if row.get("items_sold") is None else row["items_sold"]
    refunded = row.get("items_refunded")
    if refunded is None:
        refunded = sold if row.get("returned_on") else 0
    status = row.get("status") or _status_where_none_is_stated(row)
    amounts = _amounts(row, sold, refunded)
    commission = row.get("commission")
    unstated = dict.fromkeys(LineFacts._fields)
    content_id = row.get("content_id") or ""
    stated = {
        "order_id": row["order_id"],
        "sku_id": row.get("sku_id") or "",
        "product_id": row.get("product_id") or "",
        "content_id": content_id,
        "shop": row.get("shop_name") or "",
        "currency": row["currency"],
        "ordered_at": row["ordered_at"],
        "settled_at": row.get("settled_at"),
        "status": status,
        "status_raw": row.get("status_raw") or "",
        "order_type": row.get("order_type") or STANDARD_ORDER,
        "content_type": row.get("content_type") or ("video" if content_id else ""),
        "commission_type": "",
        "is_indirect": 0,
        "price": amounts.price,
        "items_sold": sold,
        "items_refunded": refunded,
        "gmv": amounts.gmv,
        "standard_rate": row.get("standard_rate"),
        "est_base": amounts.base,
        "est_standard": commission,
        "final_earned": commission if status in _PAYS else None,
        "seller_discount": amounts.discount,
        "delivered_on": row.get("delivered_on"),
        "returned_on": row.get("returned_on"),
    }
    return LineFacts(**{**unstated, **stated})


def _status_where_none_is_stated(row: Mapping[str, Any]) -> Status:
    """Return settled for a row with a day of settlement, else pending; a negative sum is a loss."""
    if (row.get("commission") or 0) < 0:
        return Status.DEDUCTED
    return Status.SETTLED if row.get("settled_at") else Status.PENDING


def _amounts(row: Mapping[str, Any], sold: int, refunded: int) -> _Amounts:
    """Return the amounts of a row: the base where it can be told, else the price.

    A price beside a base that was reckoned from it would only be audited against itself, so then
    the sum that the buyer paid stands as what it is, turnover.
    """
    price, with_tax = row.get("price"), row.get("amount_with_tax")
    base: Fraction | int | None = row.get("amount_without_tax")
    if base is not None:
        return _Amounts(price=price, gmv=with_tax, base=_kept(base, sold, refunded))
    paid = with_tax if with_tax is not None or price is None else price * sold
    if paid is None:
        return _Amounts()
    tax = _without_tax(row, paid)
    if tax is not None:
        return _Amounts(gmv=paid, base=_kept(tax, sold, refunded))
    if with_tax is None or with_tax < 0 or not sold:
        return _Amounts(price=price, gmv=with_tax)
    each = -(-with_tax // sold)
    # The cents by which the pieces' prices pass the sum; there are none where it can be divided.
    return _Amounts(price=each, discount=each * sold - with_tax or None, gmv=with_tax)


def _without_tax(row: Mapping[str, Any], paid: int) -> Fraction | None:
    """Return a sum without the tax that its row states, exact; None where it states none."""
    if row.get("vat_amount") is not None:
        return Fraction(paid - row["vat_amount"])
    if row.get("vat_rate") is not None:
        return Fraction(paid) / (1 + Fraction(rate_of(row["vat_rate"])))
    return None


def _kept(base: Fraction | int, sold: int, refunded: int) -> int:
    """Return the base of the pieces that were kept; of a sale that came back whole, all of it.

    A lost sale shows what it would have paid (domain.md, "Stage").
    """
    if 0 < refunded < sold:
        base = Fraction(base) * (sold - refunded) / sold
    return half_up(base)
