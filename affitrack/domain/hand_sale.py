"""A sale that the user enters: what is asked, what may be wrong with it, and its two amounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from affitrack.domain.commission import half_up, pre_tax
from affitrack.domain.correction import LineRef
from affitrack.domain.line import LineKey, Status
from affitrack.wording.message import Message, message

if TYPE_CHECKING:
    from decimal import Decimal

    from affitrack.domain.line import LineFacts
    from affitrack.domain.stage import Stage

MOST_ITEMS: Final = 9999
LONGEST_ID: Final = 64


@dataclass(frozen=True, slots=True)
class HandSale:
    """A sale as the user enters it. Amounts are minor units of the account's currency."""

    account: str
    order_id: str
    ordered_at: str
    """Moment on the market's wall clock, in ISO text."""
    amount: int
    """What the buyer paid for all items, after discounts."""
    has_tax: bool = True
    """Whether VAT is in the amount."""
    items: int = 1
    product_id: str = ""
    """Its number, else its name."""
    product_name: str = ""
    shop: str = ""
    """Shop code, else shop name."""
    shop_name: str = ""
    content_id: str = ""
    content_type: str = ""
    rate: str | None = None
    """Canonical decimal text; None takes the agreed one."""
    vat_rate: str | None = None
    """Likewise; None takes that of the product, the shop, the account or the market."""
    status: str = Status.PENDING.value
    delivered_on: str | None = None
    returned_on: str | None = None
    made_at: str = ""
    """When it was entered, in ISO text."""

    @property
    def ref(self) -> LineRef:
        """The line that it becomes."""
        return LineRef(self.account, LineKey(self.order_id, "", self.product_id, self.content_id))


@dataclass(frozen=True, slots=True)
class HandPreview:
    """What a sale comes to before it is saved, in minor units of `currency`."""

    currency: str
    with_tax: int
    without_tax: int
    vat_rate: str
    rate: str | None
    net: int
    stage: Stage
    release_on: date | None
    payout_on: date | None
    is_estimated: bool
    """Whether the days rest on an estimate of the delivery."""
    is_known: bool
    """Whether the account has a line of its order."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the form is filled in with as far as it is known."""

    order_id: str
    rate: str | None
    is_agreed: bool
    """Whether a rule gives the rate, rather than the last sale of the product or the shop."""
    vat_rate: str
    shop: str
    """Of the product's last sale; "" where there is none."""


@dataclass(frozen=True, slots=True)
class Known:
    """What can be chosen: ids with names, by name."""

    products: tuple[tuple[str, str], ...]
    shops: tuple[tuple[str, str], ...]
    contents: tuple[tuple[str, str, str], ...]
    """Id, kind and title, the newest first."""


def both_amounts(amount: int, vat: Decimal, *, has_tax: bool) -> tuple[int, int]:
    """Return an amount with and without tax, rounded half up."""
    if has_tax:
        return amount, half_up(pre_tax(amount, vat))
    return half_up(Fraction(amount) * (1 + Fraction(vat))), amount


def faults_of(sale: HandSale, as_of: date) -> dict[str, Message]:
    """Return what is wrong with a sale, by field of `HandSale`; nothing where it can be saved."""
    faults: dict[str, Message] = {}
    if not sale.order_id or len(sale.order_id) > LONGEST_ID or not sale.order_id.isprintable():
        faults["order_id"] = message("domain.hand_sale.order_id")
    if sale.amount <= 0:
        faults["amount"] = message("domain.hand_sale.amount")
    if not 1 <= sale.items <= MOST_ITEMS:
        faults["items"] = message("domain.hand_sale.items")
    ordered_on = sale.ordered_at[:10]
    if date.fromisoformat(ordered_on) > as_of:
        faults["ordered_at"] = message("domain.hand_sale.future", as_of=as_of)
    if sale.delivered_on is not None and sale.delivered_on < ordered_on:
        faults["delivered_on"] = message("domain.hand_sale.delivered_too_early")
    if sale.returned_on is not None and sale.returned_on < (sale.delivered_on or ordered_on):
        faults["returned_on"] = message("domain.hand_sale.returned_too_early")
    elif sale.returned_on is not None and date.fromisoformat(sale.returned_on) > as_of:
        faults["returned_on"] = message("domain.hand_sale.returned_to_come", as_of=as_of)
    return faults


def sale_of(account: str, facts: LineFacts, *, vat_rate: str | None, made_at: str) -> HandSale:
    """Return a sale as it was entered, from the line that it became; its names are left out."""
    has_tax = facts.est_base is None
    amount = facts.gmv if has_tax else facts.est_base
    return HandSale(
        account=account,
        order_id=facts.order_id,
        ordered_at=facts.ordered_at,
        amount=amount or 0,
        has_tax=has_tax,
        items=facts.items_sold,
        product_id=facts.product_id,
        shop=facts.shop,
        content_id=facts.content_id,
        content_type=facts.content_type,
        rate=facts.standard_rate,
        vat_rate=vat_rate,
        status=facts.status,
        delivered_on=facts.delivered_on,
        returned_on=facts.returned_on,
        made_at=made_at,
    )
