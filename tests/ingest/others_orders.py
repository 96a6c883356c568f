"""Sellers', partners' and the oldest creators' exports for tests, written from their formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from affitrack.ingest.recognise.formats import Format, known_formats
from tests.ingest.samples import Shape, write_rows

COMMA = Shape(delimiter=",")

SELLER, PARTNER, CREATOR_2025 = (
    next(each for each in known_formats() if each.id == f"tiktok_{name}")
    for name in ("seller_orders", "partner_orders", "creator_orders_2025")
)

# A settled sale in a seller's English export.
SOLD: Mapping[str, str] = {
    "order_id": "576944949268290041",
    "product_id": "1730495867213049586",
    "product_name": "Serum 30 ml",
    "sku_name": "30 ml",
    "sku_id": "1729384756102938475",
    "seller_sku": "SER-30",
    "price": "24.90",
    "gmv": "24.90",
    "currency": "EUR",
    "items_sold": "1",
    "fully_refunded": "No",
    "payment_method": "Card",
    "status": "Settled",
    "creator_username": "lea.exemple",
    "content_type": "Video",
    "content_id": "7660102938475610293",
    "commission_type": "Fixed",
    "standard_rate": "12%",
    "est_base": "20.75",
    "est_standard": "2.49",
    "actual_base": "20.75",
    "actual_standard": "2.49",
    "shop_ads_rate": "/",
    "est_shop_ads": "0.00",
    "actual_shop_ads": "0.00",
    "est_bonus": "0.00",
    "actual_bonus": "0.00",
    "ordered_at": "31/08/2026 23:39:41",
    "paid_at": "31/08/2026 23:40:02",
    "delivered_on": "03/09/2026 11:05:00",
    "settled_at": "18/09/2026 10:00:00",
    "platform": "TikTok Shop",
    # Vietnamese files
    "pit_rate": "10%",
    "est_pit": "0",
    "tax_pit": "0",
    "items_returned": "0",
    "items_refunded": "0",
    "ready_at": "01/09/2026 08:00:00",
    "completed_at": "18/09/2026 10:00:00",
    # partners' files
    "shop_name": "Maison Lumière",
    "shop_code": "FRML01",
    "partner_campaign_id": "7409",
    "order_type": "Affiliate order",
    "carousel": "/",
    "partner_rate": "5%",
    "est_partner_commission": "1.04",
    "payment_id": "/",
    "payment_status": "Unpaid",
}


def sold(**cells: str) -> dict[str, str]:
    """Return the sample sale with some cells written differently."""
    assert cells.keys() <= SOLD.keys()
    return {**SOLD, **cells}


def headers(known: Format, language: str, columns: int) -> list[str]:
    """Return the header row of a layout in one language."""
    return [known.column(field).headers[language] for field in known.layouts[columns]]


def rows(known: Format, sales: Iterable[Mapping[str, str]], columns: int) -> list[list[str]]:
    """Return sales as rows of a layout."""
    return [[one[field] for field in known.layouts[columns]] for one in sales]


def write_seller(
    path: Path,
    sales: Iterable[Mapping[str, str]],
    *,
    language: str = "en",
    columns: int = 32,
    shape: Shape = COMMA,
    above: Sequence[Sequence[str]] = (),
    below: Sequence[Sequence[str]] = (),
    renamed: Mapping[str, str] | None = None,
) -> Path:
    """Write a seller's export; `above` and `below` are rows around its header."""
    names = headers(SELLER, language, columns)
    for field, name in (renamed or {}).items():
        names[SELLER.layouts[columns].index(field)] = name
    return write_rows(path, [*above, names, *below, *rows(SELLER, sales, columns)], shape)


NOTE = "Note: commissions are estimates until settlement. Times are those of the shop."


def write_partner(path: Path, sales: Iterable[Mapping[str, str]], *, shape: Shape = COMMA) -> Path:
    """Write a partner's export, with its note and the spaces in its headers."""
    names = [
        f"{name} " if "commission" in name and name.startswith(("Est.", "Actual")) else name
        for name in headers(PARTNER, "en", 27)
    ]
    return write_rows(path, [[NOTE], names, *rows(PARTNER, sales, 27)], shape)


# A settled sale in the export of August 2025; what is not known of it is filled with dashes.
SOLD_2025: Mapping[str, str] = {
    "order_id": "576944949268290041",
    "ordered_at": "19/08/2025 00:30:12",
    "price": "20,40",
    "content_id": "https://www.tiktok.com/@lea.exemple/video/7539001122334455667",
    "product_name": "Sérum vitamine C 30 ml",
    "shop_name": "Maison Lumière",
    "order_type": "Commande affiliée",
    "status": "Réglée",
    "est_shop_ads": "0,00",
    "est_standard": "2,04",
}


def write_2025(path: Path, sales: Iterable[Mapping[str, str]], *, shape: Shape = COMMA) -> Path:
    """Write an export of 40 columns, of which only two headers are known."""
    names = [f"Colonne {place}" for place in range(40)]
    names[0], names[1] = "ID de commande", "Date"
    cells = [[one.get(field, "-") for field in CREATOR_2025.layouts[40]] for one in sales]
    return write_rows(path, [names, *cells], shape)
