"""What a form for a sale proposes, out of the sales that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from affitrack.domain.hand_sale import Known
from affitrack.store.catalogue.names import shops

if TYPE_CHECKING:
    from affitrack.store.connection import Store

_LAST_SALE: Final = """
SELECT rate, shop FROM order_lines
WHERE account_id = ? AND {column} = ? AND rate IS NOT NULL
ORDER BY ordered_at DESC LIMIT 1
"""
_HAS_ORDER: Final = (
    "SELECT EXISTS (SELECT 1 FROM order_lines WHERE account_id = ? AND order_id = ?)"
)


def known_things(store: Store) -> Known:
    """Return the products, shops and contents that have been sold, or sold something."""
    products = store.connection.execute(
        "SELECT product_id, coalesce(nullif(name, ''), product_id) AS shown FROM products"
        " WHERE product_id <> '' ORDER BY folded(shown), product_id"
    )
    contents = store.connection.execute(
        "SELECT content_id, content_type, title FROM contents WHERE content_id <> ''"
        " ORDER BY coalesce(posted_at, '') DESC, content_id DESC"
    )
    return Known(tuple(products.fetchall()), tuple(shops(store)), tuple(contents.fetchall()))


def last_sale(
    store: Store, account_id: int, *, product_id: str, shop: str
) -> tuple[str, str] | None:
    """Return rate and shop of the last sale of a product, else of a shop; None without any."""
    for column, value in (("product_id", product_id), ("shop", shop)):
        if value:
            query = _LAST_SALE.format(column=column)
            row = store.connection.execute(query, (account_id, value)).fetchone()
            if row is not None:
                return str(row[0]), str(row[1])
    return None


def has_order(store: Store, account_id: int, order_id: str) -> bool:
    """Tell whether an account has a line of an order."""
    (found,) = store.connection.execute(_HAS_ORDER, (account_id, order_id)).fetchone()
    return bool(found)
