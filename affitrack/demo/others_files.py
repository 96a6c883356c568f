"""What a seller passed on to the fictional creator: one shop's affiliate orders of 90 days."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from affitrack.demo.catalogue import SHOPS
from affitrack.demo.creator import creator_year
from affitrack.demo.exports import DAYS_IN_AN_EXPORT
from affitrack.demo.markets import FRANCE
from affitrack.demo.others_orders import OtherExport, sellers_table

_EXPORT: Final = OtherExport("tiktok_seller_orders", "en", 32, FRANCE)
_SHOP: Final = SHOPS[0]


def write_others(out: Path, *, seed: int = 1, lines: int = 4_000, until: date) -> list[Path]:
    """Write a seller's export with the creator's sales of one shop, and some of another creator's.

    It has what the creator's own exports lack, the days of delivery. Arguments as of `write_demo`,
    whose sales these are. Raises `OSError` where the folder cannot be written.
    """
    creator = creator_year(seed, until, lines)
    first = until - timedelta(days=DAYS_IN_AN_EXPORT - 1)
    sales = [sale for sale in creator.sales(first, until) if sale.sku.product.shop is _SHOP]
    table, _facts = sellers_table(_EXPORT, sales, until)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"all_00010101000000_{until:%Y%m%d}235959.csv"
    write_csv(table, path, ",")
    return [path]


def write_csv(table: Sequence[Sequence[str]], path: Path, delimiter: str) -> None:
    """Write a table of texts as the platform does. Raises `OSError` where it cannot be written."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(table)
