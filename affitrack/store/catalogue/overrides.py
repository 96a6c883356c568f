"""Shops and products with their sales and what the user set for them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.overrides import (
    PRODUCT_SETTINGS,
    SHOP_SETTINGS,
    check_product_setting,
    check_shop_setting,
)
from affitrack.domain.rule_records import ProductRecord, ShopRecord
from affitrack.store.sql.columns import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from affitrack.store.connection import Store

# One pass over the lines; what is held back is of the day.
_SALES: Final = """
SELECT {key}, currency, count(*),
  coalesce(sum(net) FILTER (WHERE outcome IN ('pending', 'settled') AND release_on > ?2), 0)
FROM order_lines WHERE ?1 IS NULL OR account_id = ?1
GROUP BY {key}, currency
"""
_LEARNED: Final = """
SELECT shop, learned_delivery_days FROM shop_learning
WHERE learned_delivery_days IS NOT NULL AND (?1 IS NULL OR account_id = ?1)
ORDER BY shop, learned_delivery_days
"""
_RATES: Final = """
SELECT product_id, count(*) FROM rate_rules
WHERE product_id IS NOT NULL AND (?1 IS NULL OR account_id = ?1) GROUP BY product_id
"""


def shop_records(store: Store, as_of: date, account_id: int | None = None) -> list[ShopRecord]:
    """Return all shops by name, with the sales of one account or of all."""
    lines, held = _sales(store, "shop", as_of, account_id)
    learned: defaultdict[str, list[int]] = defaultdict(list)
    for shop, days in store.connection.execute(_LEARNED, (account_id,)):
        learned[shop].append(days)
    query = f"""
        SELECT shop, name, {listed(SHOP_SETTINGS)} FROM shops WHERE shop <> ''
        ORDER BY folded(coalesce(nullif(name, ''), shop)), shop
    """
    return [
        ShopRecord(
            shop,
            name,
            lines.get(shop, 0),
            held.get(shop, {}),
            tuple(dict.fromkeys(learned.get(shop, ()))),
            _settings(SHOP_SETTINGS, set_by_user),
        )
        for shop, name, *set_by_user in store.connection.execute(query)
    ]


def product_records(
    store: Store, as_of: date, account_id: int | None = None
) -> list[ProductRecord]:
    """Return all products by name, with the sales of one account or of all."""
    lines, held = _sales(store, "product_id", as_of, account_id)
    rates = dict(store.connection.execute(_RATES, (account_id,)).fetchall())
    query = f"""
        SELECT product_id, name, {listed(PRODUCT_SETTINGS)} FROM products WHERE product_id <> ''
        ORDER BY folded(coalesce(nullif(name, ''), product_id)), product_id
    """
    return [
        ProductRecord(
            product_id,
            name,
            lines.get(product_id, 0),
            held.get(product_id, {}),
            _settings(PRODUCT_SETTINGS, set_by_user),
            rates.get(product_id, 0),
        )
        for product_id, name, *set_by_user in store.connection.execute(query)
    ]


def shops_called(store: Store, text: str) -> list[str]:
    """Return the shops of a code or name; capitals do not matter. A code goes before names."""
    wanted = text.strip().casefold()
    rows = store.connection.execute("SELECT shop, name FROM shops WHERE shop <> '' ORDER BY shop")
    known = [(shop, name) for shop, name in rows if wanted in {shop.casefold(), name.casefold()}]
    by_code = [shop for shop, _ in known if shop.casefold() == wanted]
    return by_code or [shop for shop, _ in known]


def is_product(store: Store, product_id: str) -> bool:
    """Tell whether a product is known."""
    query = "SELECT EXISTS (SELECT 1 FROM products WHERE product_id = ?)"
    return bool(store.connection.execute(query, (product_id,)).fetchone()[0])


def change_shop(store: Store, shop: str, changes: Mapping[str, str | None]) -> None:
    """Set what a known shop does otherwise than the market; None takes the market's again.

    Its lines still have to be worked out again: `deriving.rederive`.

    Raises:
        UserError: a key or value does not exist.
    """
    _change(store, "shops", shop, changes, check_shop_setting)


def change_product(store: Store, product_id: str, changes: Mapping[str, str | None]) -> None:
    """Set what holds for a known product alone; as `change_shop`."""
    _change(store, "products", product_id, changes, check_product_setting)


def _change(
    store: Store,
    table: str,
    key: str,
    changes: Mapping[str, str | None],
    check: Callable[[str, str], str],
) -> None:
    kept = {name: None if text is None else check(name, text) for name, text in changes.items()}
    if kept:
        with store.write() as db:
            db.table(table).update(key, kept)


def _sales(
    store: Store, key: str, as_of: date, account_id: int | None
) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    lines: defaultdict[str, int] = defaultdict(int)
    held: defaultdict[str, dict[str, int]] = defaultdict(dict)
    values = (account_id, as_of.isoformat())
    for id_, currency, count, net in store.connection.execute(_SALES.format(key=key), values):
        lines[id_] += count
        if net:
            held[id_][currency] = net
    return lines, held


def _settings(keys: Sequence[str], values: Sequence[Any]) -> dict[str, str]:
    return {key: str(value) for key, value in zip(keys, values, strict=True) if value is not None}
