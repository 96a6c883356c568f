"""What an export made on a day shows of the sales: one row a line, as far as it has come.

Successive exports overlap, and a line moves forward from one to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from affitrack.demo.amounts import canonical_rate
from affitrack.demo.earnings import NOT_SETTLED, Earned, Terms, earned, settled, taken_back
from affitrack.demo.life import Fate, Life
from affitrack.demo.markets import FRANCE, DemoMarket, market_price, vat_of
from affitrack.demo.orders import Offer, Sale
from affitrack.demo.rhythm import clock
from affitrack.domain.line import SHOP_ADS_ORDER, STANDARD_ORDER, LineFacts, Status

DAYS_IN_AN_EXPORT = 90
"""The platform's exports span 90 days (seen, not documented)."""

# The column's words are not documented; this one is that of the platform's interface for programs.
_COMMISSION_TYPE = "fixed commission"
_WITHOUT_MONEY = frozenset({Fate.CANCELLED, Fate.NOT_PAID, Fate.RETURNED})

# VAT, discounts, and the days of delivery and return.
_NOT_IN_THE_FILE = (None, None, None, None, None)


class ExportRow(NamedTuple):
    """One row of an export: what it states of a line, and the columns that are mere words."""

    facts: LineFacts
    """As a reader should find them, but for `status_raw`, which depends on the file's language."""
    product_name: str
    shop_name: str
    affiliate_partner: str
    agency: str


class _Rates(NamedTuple):
    """The rates of a sale as its row states them, in the order of `LineFacts`."""

    standard: str
    shop_ads: str | None
    bonus: str | None
    partner_bonus: str | None
    sharing: str | None


def export(
    sales: Iterable[Sale], as_of: date, days: int = DAYS_IN_AN_EXPORT
) -> Iterator[ExportRow]:
    """Yield the rows of a French export made at the end of a day.

    Args:
        sales: sales in any order; those outside the export's days are left out.
        as_of: the day, which is also the last one that the export covers.
        days: how many days it covers.
    """
    last = as_of.toordinal()
    first = last - days + 1
    for sale in sales:
        if first <= sale.ordered_on <= last:
            yield row_of(sale, last)


def status_on(life: Life, day: int) -> Status:
    """Return what the platform says of a line at the end of a day (an ordinal)."""
    if life.taken_back_on <= day:
        return Status.SETTLED if life.fate is Fate.TAKEN_BACK_SILENTLY else Status.DEDUCTED
    if life.closed_on <= day:
        return Status.INELIGIBLE if life.fate in _WITHOUT_MONEY else Status.SETTLED
    if life.paid_on > day:
        return Status.AWAITING
    return Status.FROZEN if life.frozen_on <= day < life.thawed_on else Status.PENDING


def row_of(sale: Sale, day: int, market: DemoMarket = FRANCE) -> ExportRow:
    """Return a sale's row as it stands at the end of a day (an ordinal)."""
    product = sale.sku.product
    shop = product.shop
    price = market_price(market, sale.price)
    terms = Terms(sale.offer, sale.is_shop_ads, vat_of(market, product), market.withheld)
    estimated = earned(price * sale.items, terms)
    actual, settled_at = _settlement(sale, day, price, terms)
    discount = market_price(market, sale.platform_discount)
    postage = market_price(market, sale.postage)
    # By position, in the order of `LineFacts`: by name it takes twice as long.
    facts = LineFacts(
        sale.order_id,
        sale.sku.sku_id,
        product.product_id,
        sale.content.content_id,
        shop.code,
        market.currency,
        sale.ordered_at,
        settled_at,
        status_on(sale.life, day).value,
        "",
        SHOP_ADS_ORDER if sale.is_shop_ads else STANDARD_ORDER,
        sale.content.content_type,
        _COMMISSION_TYPE,
        int(sale.is_indirect),
        price,
        sale.items,
        _refunded(sale.life, day),
        price * sale.items - discount + postage,
        *_rates(sale.offer, sale.is_shop_ads),
        *estimated[:-1],
        *actual,
        *_NOT_IN_THE_FILE,
    )
    name = product.name_in(market.language)
    return ExportRow(facts, name, shop.name, shop.affiliate_partner, shop.agency)


def _settlement(sale: Sale, day: int, price: int, terms: Terms) -> tuple[Earned, str | None]:
    """Return what was settled and when; nothing while it has not been."""
    life = sale.life
    if life.taken_back_on <= day:
        return taken_back(price * sale.items, terms), _moment(life, life.taken_back_on)
    if life.closed_on > day or life.fate in _WITHOUT_MONEY:
        return NOT_SETTLED, None
    kept = sale.items - _refunded(life, day)
    return settled(price * kept, terms, life.fate), _moment(life, life.closed_on)


def _refunded(life: Life, day: int) -> int:
    return life.items_refunded if life.refunded_on <= day else 0


def _moment(life: Life, day: int) -> str:
    return f"{_iso(day)}T{clock(life.closed_second)}"


@cache
def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


@cache
def _rates(offer: Offer, is_shop_ads: bool) -> _Rates:  # noqa: FBT001 - part of the cache's key
    return _Rates(
        canonical_rate(offer.standard),
        canonical_rate(offer.shop_ads) if is_shop_ads else None,
        canonical_rate(offer.bonus) if offer.bonus else None,
        canonical_rate(offer.partner_bonus) if offer.partner_bonus else None,
        canonical_rate(offer.sharing) if offer.sharing else None,
    )
