"""Where an export comes from: its language, currency, tax, and how much dearer things are.

The simulator counts in euro cents. Another market takes the same sales at prices of its own
currency; every amount is then computed afresh from that price, so that base, rate and commission
agree to the unit in every currency. Prices, not exchange rates: nothing here is a quotation.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from affitrack.demo.amounts import half_up
from affitrack.demo.catalogue import Product


class DemoMarket(NamedTuple):
    """A market in which the fictional creator could sell."""

    language: str
    currency: str
    prices: tuple[int, int]
    """Numerator and denominator from euro cents to minor units of the currency."""
    step: int
    """Prices are whole multiples of this many minor units."""
    vat: int | None
    """Tax in the prices, per mille; None where it is that of the product."""
    withheld: int = 0
    """Income tax (PIT) taken from the commission, in thousandths of a percent."""


FRANCE: Final = DemoMarket("fr", "EUR", (1, 1), 1, None)
# The platform's rows show the price itself as the base in Indonesia, and prices without tax in the
# United States; Brazil is not documented. 10 % PIT stands in a Vietnamese academy text.
DEMO_MARKETS: Final[dict[str, DemoMarket]] = {
    "fr": FRANCE,
    "en": DemoMarket("en", "USD", (11, 10), 1, 0),
    "vi": DemoMarket("vi", "VND", (290, 1), 1_000, 80, withheld=10_000),
    "th": DemoMarket("th", "THB", (38, 1), 100, 70),
    "id": DemoMarket("id", "IDR", (185, 1), 100, 0),
    "pt": DemoMarket("pt", "BRL", (6, 1), 10, 0),
}
"""One market for each language that the platform's exports are known in."""


@cache
def market_price(market: DemoMarket, cents: int) -> int:
    """Return a price of the market for one in euro cents; 0 stays 0."""
    if market is FRANCE or not cents:
        return cents
    numerator, denominator = market.prices
    return max(half_up(cents * numerator, denominator * market.step), 1) * market.step


def vat_of(market: DemoMarket, product: Product) -> int:
    """Return the tax in a product's price, per mille."""
    return product.vat if market.vat is None else market.vat
