"""What the fictional creator sells: invented shops and their products.

Every name is made up; what the products are called stands in `product_names`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from affitrack.demo.product_names import product_name


class Shop(NamedTuple):
    """A merchant and the habits that a creator learns to know."""

    name: str
    code: str
    working_days: tuple[int, ...]
    """Working days from order to delivery; one is drawn for each order."""
    settlement_lag: int
    """Days from delivery to settlement."""
    returns: int
    """Items sent back, per mille of those delivered."""
    postage: int
    """Minor units (EUR) that the buyer pays on a small order: part of the GMV, not of the base."""
    affiliate_partner: str = ""
    partner_bonus: int = 0
    """Rate that an affiliate partner adds, in thousandths of a percent."""
    agency: str = ""
    sharing: int = 0
    """Share of the commission that goes to the agency, in thousandths of a percent."""


class Product(NamedTuple):
    """Something that a shop sells, in one or more variants."""

    number: int
    product_id: str
    kind: str
    shop: Shop
    price: int
    """Minor units (EUR), tax included."""
    vat: int
    """Tax in the French price, per mille."""
    rate: int
    """Standard commission, in thousandths of a percent."""
    new_rate: int
    """The rate since the shop changed it, a few months before the end of the year."""
    ads_rate: int
    """Commission on sales that a Shop Ads click brought."""
    returns: int
    """How this product fares beside its shop, per cent: 200 comes back twice as often."""

    def name_in(self, language: str) -> str:
        """Return the name that an export in this language shows."""
        return product_name(self.kind, language)


class Sku(NamedTuple):
    """A variant of a product: what a row of an export counts."""

    sku_id: str
    product: Product
    price: int
    """Minor units (EUR), tax included."""


SHOPS: tuple[Shop, ...] = (
    Shop("Nuvelya Soins", "FRLCN7Q2WX", (1, 2, 2, 2, 3), 15, 45, 299),
    Shop("Kolibrume Maison", "FRLCK4M8TZ", (3, 3, 4, 4, 5, 6), 15, 60, 399),
    Shop("Tisanerie de Montclairval", "FRLCT9B3LD", (2, 3, 3, 4), 15, 15, 0),
    Shop(
        "Zéphyrine & Filles", "FRLCZ2R6HP", (3, 4, 4, 5, 7), 31, 170, 0,
        affiliate_partner="Plume et Pixel (fictif)", partner_bonus=2_000,
    ),
    Shop("Pixelune Accessoires", "FRLCP5V1JS", (6, 7, 8, 9, 11, 14), 15, 80, 199),
    Shop(
        "Éditions du Grillon Bleu", "FRLCE8G7YC", (2, 2, 3), 15, 12, 299,
        agency="Agence Mirabelle (fictive)", sharing=10_000,
    ),
)  # fmt: skip

# kind, shop, price, VAT, rate, new rate, Shop Ads rate, returns beside the shop
_PRODUCTS: tuple[tuple[str, int, int, int, int, int, int, int], ...] = (
    ("serum", 0, 2490, 200, 15_000, 15_000, 6_000, 80),
    ("cream", 0, 3190, 200, 12_000, 10_000, 5_000, 90),
    ("oil", 0, 1748, 200, 8_000, 8_000, 3_000, 60),
    ("mask", 0, 1490, 200, 20_000, 20_000, 9_000, 100),
    ("brush", 0, 3990, 200, 10_000, 12_000, 5_000, 180),
    ("set", 0, 5235, 200, 12_000, 12_000, 6_000, 110),
    ("candle", 1, 3392, 200, 5_000, 8_000, 2_500, 80),
    ("lamp", 1, 2990, 200, 12_000, 12_000, 6_000, 140),
    ("plaid", 1, 2499, 200, 10_000, 10_000, 5_000, 100),
    ("basket", 1, 1990, 200, 15_500, 15_500, 7_000, 70),
    ("mug", 1, 1799, 200, 12_000, 12_000, 6_000, 90),
    ("tea", 2, 790, 55, 15_000, 15_000, 7_500, 60),
    ("honey", 2, 1290, 55, 10_000, 10_000, 5_000, 60),
    ("dress", 3, 3999, 200, 18_000, 18_000, 9_000, 150),
    ("jeans", 3, 4490, 200, 15_000, 12_000, 6_000, 160),
    ("cardigan", 3, 3690, 200, 15_000, 15_000, 7_500, 100),
    ("shoes", 3, 4890, 200, 10_000, 10_000, 4_000, 130),
    ("scarf", 3, 1490, 200, 25_000, 25_000, 12_000, 40),
    ("phone_stand", 4, 1299, 200, 20_000, 20_000, 10_000, 70),
    ("ring_light", 4, 2799, 200, 12_000, 12_000, 6_000, 150),
    ("earbuds", 4, 2190, 200, 8_000, 8_000, 250, 170),
    ("cable", 4, 899, 200, 90_000, 30_000, 10_000, 50),
    ("case", 4, 1099, 200, 25_000, 25_000, 12_500, 90),
    ("notebook", 5, 1590, 200, 12_000, 12_000, 6_000, 80),
    ("book", 5, 1890, 55, 5_000, 5_000, 2_000, 100),
)  # fmt: skip

# What a variant costs beside the product's price, in minor units.
_VARIANTS: tuple[tuple[int, ...], ...] = ((0, 0), (0, 300), (0, 0, 500))

# Ids of products and SKUs are 19 digits that begin with 17.
_FIRST_PRODUCT_ID = 1_729_401_386_205_118_464
_PRODUCT_ID_STEP = 87_160_394_721_537
_FIRST_SKU_ID = 1_731_558_217_940_371_456
_SKU_ID_STEP = 29_513_766_048_257


@cache
def products() -> tuple[Product, ...]:
    """Return every product, in the order of the catalogue."""
    return tuple(
        Product(
            number,
            str(_FIRST_PRODUCT_ID + number * _PRODUCT_ID_STEP),
            kind,
            SHOPS[shop],
            *terms,
        )
        for number, (kind, shop, *terms) in enumerate(_PRODUCTS)
    )


@cache
def skus() -> tuple[tuple[Sku, ...], ...]:
    """Return the variants of each product, by product number."""
    groups: list[tuple[Sku, ...]] = []
    serial = 0
    for product in products():
        group = []
        for extra in _VARIANTS[product.number % len(_VARIANTS)]:
            sku_id = str(_FIRST_SKU_ID + serial * _SKU_ID_STEP)
            group.append(Sku(sku_id, product, product.price + extra))
            serial += 1
        groups.append(tuple(group))
    return tuple(groups)


@cache
def skus_of_shop(shop: Shop) -> tuple[Sku, ...]:
    """Return every variant that a shop sells."""
    return tuple(sku for group in skus() for sku in group if sku.product.shop is shop)
