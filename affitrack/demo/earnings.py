"""What a sale earns, part by part: what its row estimates, and what it states once settled."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from affitrack.demo.amounts import base_of, commission_of, share_of
from affitrack.demo.life import Fate
from affitrack.demo.orders import Offer

# What an underpaid line loses of its rate: two points, or half of a small rate.
_RATE_LOST = 2_000


class Terms(NamedTuple):
    """What decides what a sale earns, beside its price."""

    offer: Offer
    is_shop_ads: bool
    vat: int
    """Tax in the price, per mille."""
    withheld: int
    """Income tax taken from the commission, in thousandths of a percent."""


class Earned(NamedTuple):
    """A commission by its parts, in minor units; None for a part that the row does not state.

    The order is that of `LineFacts`.
    """

    base: int | None
    standard: int | None
    shop_ads: int | None
    bonus: int | None
    partner_bonus: int | None
    withheld: int | None
    shared: int | None
    final: int | None
    """What the creator gets: the parts, less tax, less the partner's share."""


NOT_SETTLED = Earned(None, None, None, None, None, None, None, None)


@cache
def earned(paid: int, terms: Terms) -> Earned:
    """Return what a sale earns; each part is rounded once.

    A Shop Ads sale states its standard commission as 0 and has its money in the other field.

    Args:
        paid: price x items, in minor units, tax included.
        terms: rates and taxes of the sale.
    """
    offer, is_shop_ads, vat, withheld = terms
    standard = 0 if is_shop_ads else commission_of(paid, vat, offer.standard)
    shop_ads = commission_of(paid, vat, offer.shop_ads) if is_shop_ads else None
    bonus = commission_of(paid, vat, offer.bonus) if offer.bonus else None
    partner = commission_of(paid, vat, offer.partner_bonus) if offer.partner_bonus else None
    commission = standard + (shop_ads or 0) + (bonus or 0) + (partner or 0)
    tax = share_of(commission, withheld) if withheld else None
    shared = share_of(commission, offer.sharing) if offer.sharing else None
    final = commission - (tax or 0) - (shared or 0)
    return Earned(base_of(paid, vat), standard, shop_ads, bonus, partner, tax, shared, final)


@cache
def settled(paid: int, terms: Terms, fate: Fate) -> Earned:
    """Return what the row of a settled sale states; `paid` counts only the items that were kept."""
    if fate is Fate.SETTLED_AT_ZERO:
        promised = earned(paid, terms)
        zeros = [None if part is None else 0 for part in promised]
        return Earned(*zeros)._replace(base=promised.base)
    if fate is Fate.UNDERPAID:
        offer = terms.offer
        less = offer._replace(standard=_lowered(offer.standard), shop_ads=_lowered(offer.shop_ads))
        return earned(paid, terms._replace(offer=less))
    return earned(paid, terms)


@cache
def taken_back(paid: int, terms: Terms) -> Earned:
    """Return what a row states once the money has been taken back: all of it, negative."""
    return Earned(*(None if part is None else -part for part in earned(paid, terms)))


def _lowered(rate: int) -> int:
    return max(rate - _RATE_LOST, rate // 2)
