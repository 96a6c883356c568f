"""Short exports of sellers, partners and the creator of August 2025, for tests.

They stand in `tests/golden`, in the folders of `FOLDERS`, each with the facts that a reader must
find in its files. Rows of another creator are among them. After a change they are written anew by

    python -m affitrack.demo.others_samples tests/golden
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from affitrack.demo.others_files import write_csv
from affitrack.demo.others_orders import (
    SELLERS,
    Facts,
    partners_table,
    sellers_table,
    table_of_2025,
    with_explanations,
)
from affitrack.demo.samples import UNTIL, sample_sales
from affitrack.demo.workbook import write_table

FOLDERS = ("seller_orders", "partner_orders", "creator_orders_2025")

# English files have commas, Vietnamese ones semicolons, Spanish ones tabs at the end of cells too.
_DELIMITERS = {"en": ",", "vi": ";", "es": "\t"}


def write_samples(folder: Path) -> None:
    """Write every sample file, and the facts in it, into the folders of `FOLDERS`."""
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    _write_sellers(folder / "seller_orders")
    _write_partners(folder / "partner_orders")
    _write_2025(folder / "creator_orders_2025")


def _write_sellers(folder: Path) -> None:
    for export in SELLERS:
        table, facts = sellers_table(export, sample_sales(), UNTIL)
        name = f"{export.language}-{export.columns}"
        delimiter = _DELIMITERS[export.language]
        write_csv(table, folder / f"{name}.csv", delimiter)
        write_table(table, folder / f"{name}.xlsx", shared=True)
        _write_facts(facts, folder / f"{export.language}.json")
        if export.language == "en":
            write_csv(with_explanations(table), folder / f"{name}-explained.csv", delimiter)
            guarded = [table[0], *[[f"{cell}\t" for cell in row] for row in table[1:]]]
            write_csv(guarded, folder / f"{name}-tabs.csv", "\t")


def _write_partners(folder: Path) -> None:
    table, facts = partners_table(sample_sales(), UNTIL)
    write_csv(table, folder / "en-27.csv", ",")
    write_table(table, folder / "en-27.xlsx")
    _write_facts(facts, folder / "en.json")


def _write_2025(folder: Path) -> None:
    table, facts = table_of_2025(sample_sales(), UNTIL)
    write_csv(table, folder / "fr-40.csv", ";")
    write_csv(table, folder / "fr-40-comma.csv", ",")
    _write_facts(facts, folder / "fr.json")


def _write_facts(facts: Facts, path: Path) -> None:
    text = json.dumps([line._asdict() for line in facts], ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
