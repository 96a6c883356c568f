"""Short files with one of every case, in every language, layout and container, for tests.

They stand in `tests/golden/creator_orders`, each language with the facts that a reader must find in
its files. After a change of the simulator or of the platform's words they are written anew by

    python -m affitrack.demo.samples tests/golden/creator_orders
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

from affitrack.demo.cells import file_words
from affitrack.demo.creator import creator_year
from affitrack.demo.exports import ExportRow, row_of
from affitrack.demo.files import LAYOUTS, write_csv
from affitrack.demo.life import Fate
from affitrack.demo.markets import DEMO_MARKETS, FRANCE, DemoMarket
from affitrack.demo.orders import Sale
from affitrack.demo.workbook import write_xlsx
from affitrack.domain.line import Status

UNTIL: Final = date(2026, 11, 15)
_LINES: Final = 4_000

CASES: Final = frozenset(
    {
        *(f"status {status.value}" for status in Status if status is not Status.UNKNOWN),
        *(f"fate {fate.value}" for fate in Fate),
        *(f"content {kind}" for kind in ("video", "live", "carousel", "showcase", "link")),
        "Shop Ads, pending", "Shop Ads, settled", "Shop Ads, rate below 1 %",
        "indirect", "bonus", "partner bonus", "shared", "reduced VAT", "rate with decimals",
        "GMV below price", "GMV above price", "several items", "part of it refunded, pending",
        "last minute of a day", "several lines", "two contents", "one SKU through two contents",
    }
)  # fmt: skip
"""What the demonstration holds, and the samples with it."""


def cases_of(order: list[tuple[Sale, ExportRow]]) -> set[str]:
    """Return which of `CASES` the lines of one order show."""
    cases = {case for sale, row in order for case in _cases_of_line(sale, row)}
    skus = {sale.sku.sku_id for sale, _ in order}
    contents = {sale.content.content_id for sale, _ in order}
    if len(order) > 1:
        cases.add("several lines")
    if len(contents) > 1:
        cases.add("two contents")
        if len(skus) < len(order):
            cases.add("one SKU through two contents")
    return cases


def _cases_of_line(sale: Sale, row: ExportRow) -> Iterator[str]:
    facts = row.facts
    status = facts.status
    settled = status == Status.SETTLED
    closed = status not in {Status.AWAITING, Status.PENDING}
    yield f"status {status}"
    yield f"content {facts.content_type}"
    shown = {
        f"fate {sale.life.fate.value}": closed,
        "Shop Ads, pending": facts.is_shop_ads and status == Status.PENDING,
        "Shop Ads, settled": facts.is_shop_ads and settled,
        "Shop Ads, rate below 1 %": facts.is_shop_ads and sale.offer.shop_ads < 1_000,  # noqa: PLR2004
        "indirect": bool(facts.is_indirect),
        "bonus": bool(facts.actual_bonus),
        "partner bonus": bool(facts.actual_partner_bonus),
        "shared": bool(facts.shared_with_partner),
        "reduced VAT": settled and sale.sku.product.vat != 200,  # noqa: PLR2004
        "rate with decimals": bool(sale.offer.standard % 1_000),
        "GMV below price": sale.platform_discount > sale.postage,
        "GMV above price": sale.postage > sale.platform_discount,
        "several items": sale.items > 1,
        "part of it refunded, pending": status == Status.PENDING and facts.items_refunded > 0,
        "last minute of a day": "T23:59:" in facts.ordered_at,
    }
    yield from (case for case, present in shown.items() if present)


@cache
def _chosen() -> tuple[Sale, ...]:
    """Return the lines of the first orders that show a case which none before them showed."""
    missing = set(CASES)
    chosen: list[Sale] = []
    sales = creator_year(1, UNTIL, _LINES).sales()
    for _, lines in groupby(sales, key=lambda sale: sale.order_id):
        order = [(sale, row_of(sale, UNTIL.toordinal())) for sale in lines]
        cases = cases_of(order)
        if missing & cases:
            missing -= cases
            chosen += [sale for sale, _ in order]
    return tuple(chosen)


def sample_sales() -> tuple[Sale, ...]:
    """Return the sales of the sample files, newest first."""
    return _chosen()


def sample_rows(market: DemoMarket = FRANCE) -> list[ExportRow]:
    """Return the rows of a market's sample files, newest first."""
    return [row_of(sale, UNTIL.toordinal(), market) for sale in _chosen()]


def write_samples(folder: Path) -> list[Path]:
    """Write every sample file and the facts in it; returns the files in the order of their names.

    `<language>.json` has the facts of `<language>-<columns>.csv` and `.xlsx`, of which the `id` and
    `pt` files have some headers that are guessed. The others are variants of the French file, and
    English files of markets with other numbers.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for language, market in DEMO_MARKETS.items():
        rows = sample_rows(market)
        _write_facts(rows, folder / f"{language}.json", language)
        for columns in LAYOUTS:
            name = f"{language}-{columns}"
            write_csv(rows, folder / f"{name}.csv", language=language, columns=columns)
            write_xlsx(rows, folder / f"{name}.xlsx", language=language, columns=columns)
    _write_variants(folder)
    return sorted(folder.iterdir())


def _write_variants(folder: Path) -> None:
    rows = sample_rows()
    write_csv(rows, folder / "fr-48-comma.csv", delimiter=",")
    write_csv(rows, folder / "fr-48-utf16.csv", encoding="utf-16")
    write_csv(rows, folder / "fr-48-blank.csv", empty="")
    write_xlsx(rows, folder / "fr-48-sound.xlsx", sound=True)
    for code in ("fr", "vi"):
        rows = sample_rows(DEMO_MARKETS[code])
        name = f"en-{DEMO_MARKETS[code].currency.lower()}"
        write_csv(rows, folder / f"{name}-47.csv", language="en", columns=47, delimiter=",")
        _write_facts(rows, folder / f"{name}.json", "en")


def _write_facts(rows: list[ExportRow], path: Path, language: str) -> None:
    facts = [file_words(row.facts, language)._asdict() for row in rows]
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for written in write_samples(Path(sys.argv[1])):
        sys.stdout.write(f"{written}\n")
