"""How likely a sale is to be lost, by shop and product, from sales whose outcome is known.

domain.md, "Forecast": returns by shop and product, shrunk to the account's rate. Few sales say
little: each rate leans on the next wider one as on `LEANS_ON` sales more.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

LEANS_ON: Final = 20
USUAL: Final = Fraction(14, 100)
"""The chance where nothing is known yet: the starting value of the forecast as well."""

_PLACES: Final = Decimal("0.0001")


class Outcomes(NamedTuple):
    """Sales of one product of one shop whose return window is over."""

    shop: str
    shop_name: str
    product_id: str
    """Empty where no file names one."""
    product_name: str
    lines: int
    """Settled or lost."""
    lost: int


@dataclass(frozen=True, slots=True)
class ReturnChance:
    """How likely a sale of a shop, or of one of its products, is to be lost."""

    shop: str
    shop_name: str
    product_id: str
    """Empty: all products of the shop."""
    product_name: str
    lines: int
    """Sales that it is known from."""
    lost: int
    chance: Decimal
    """Share of sales, 0 to 1, shrunk."""


def return_chances(outcomes: Iterable[Outcomes]) -> list[ReturnChance]:
    """Return the chances of shops and products: by shop, the shop itself before its products.

    Shops stand by how many lines they have, the largest first; products of a shop likewise.

    Args:
        outcomes: of one account or of several; a product may come more than once.
    """
    by_product: defaultdict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    by_shop: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    shop_names: dict[str, str] = {}
    product_names: dict[str, str] = {}
    all_lines = all_lost = 0
    for each in outcomes:
        lines, lost = by_product[each.shop, each.product_id]
        by_product[each.shop, each.product_id] = lines + each.lines, lost + each.lost
        lines, lost = by_shop[each.shop]
        by_shop[each.shop] = lines + each.lines, lost + each.lost
        shop_names[each.shop] = each.shop_name
        product_names[each.product_id] = each.product_name
        all_lines, all_lost = all_lines + each.lines, all_lost + each.lost
    usual = shrunk(all_lines, all_lost, USUAL)
    chances = {shop: shrunk(*counts, usual) for shop, counts in by_shop.items()}
    found = [
        ReturnChance(shop, shop_names[shop], "", "", *counts, _share(chances[shop]))
        for shop, counts in by_shop.items()
    ]
    found += [
        ReturnChance(
            shop, shop_names[shop], product_id, product_names[product_id], *counts,
            _share(shrunk(*counts, chances[shop])),
        )
        for (shop, product_id), counts in by_product.items()
        if product_id
    ]  # fmt: skip
    return sorted(
        found,
        key=lambda each: (
            -by_shop[each.shop][0], each.shop, each.product_id != "", -each.lines, each.product_id,
        ),
    )  # fmt: skip


def shrunk(lines: int, lost: int, usual: Fraction) -> Fraction:
    """Return the chance of a loss as some sales correct the usual one."""
    return (lost + LEANS_ON * usual) / (lines + LEANS_ON)


def _share(chance: Fraction) -> Decimal:
    exact = Decimal(chance.numerator) / Decimal(chance.denominator)
    return exact.quantize(_PLACES, ROUND_HALF_UP)
