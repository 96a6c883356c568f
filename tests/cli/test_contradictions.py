"""`import`: rows of one file that say different things of one sale are told, and count once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.ingest.samples import SALE, sale, sales, write_sales

CHUNK = 5000
"""More rows than are taken in at once, so that two of one sale meet in different batches."""


def imported(cli: Cli, path: Path, lang: str = "en") -> tuple[str, dict[str, object]]:
    """Return what the command says of a file, and its document from a store of its own."""
    cli("account", "add", "@lea")
    document = cli("import", path, "--dry-run", json=True).document["files"][0]
    return cli("import", path, "--lang", lang).out, document


@pytest.mark.parametrize(
    "other",
    [{"price": "29,90"}, {"ordered_at": "31/08/2026 23:40:41"}, {"items_sold": "2"}],
    ids=["price", "moment", "quantity"],
)
def test_a_row_that_says_otherwise_is_told_with_both_rows(
    cli: Cli, tmp_path: Path, other: dict[str, str]
) -> None:
    path = write_sales(tmp_path / "f.csv", [*sales(3), sale(**other)])
    said, document = imported(cli, path)
    assert document["contradicting_rows"] == 1
    assert (
        f"1 row says something else of a sale than an earlier row of this file: rows 2 and 5,"
        f" order {SALE['order_id']}."
    ) in said
    (line,) = [
        each
        for each in cli("lines", json=True).document["lines"]
        if each["order_id"] == SALE["order_id"]
    ]
    assert line["sku_id"] == SALE["sku_id"], "the sale counts once"


def test_it_is_told_in_french(cli: Cli, tmp_path: Path) -> None:
    path = write_sales(tmp_path / "f.csv", [*sales(2), *sales(2, price="29,90")])
    said, document = imported(cli, path, "fr")
    assert document["contradicting_rows"] == 2
    assert "2 lignes décrivent autrement" in said
    assert f"les lignes 2 et 4, commande {SALE['order_id']}" in said


def test_rows_that_meet_in_different_batches_are_counted_together(cli: Cli, tmp_path: Path) -> None:
    first, second = sales(2)
    many = [sale(order_id=str(586944949268290041 + n)) for n in range(CHUNK)]
    again = [{**first, "price": "29,90"}, *many, {**second, "price": "29,90"}]
    _, document = imported(cli, write_sales(tmp_path / "f.csv", [first, second, *again]))
    assert document["contradicting_rows"] == 2


def test_the_same_row_twice_is_no_contradiction(cli: Cli, tmp_path: Path) -> None:
    path = write_sales(tmp_path / "f.csv", [*sales(2), *sales(2)])
    said, document = imported(cli, path)
    assert document["contradicting_rows"] == 0
    assert "something else" not in said


def test_a_later_file_contradicts_nothing(cli: Cli, tmp_path: Path) -> None:
    imported(cli, write_sales(tmp_path / "a.csv", sales(2)))
    later = write_sales(tmp_path / "b.csv", sales(2, price="29,90"))
    (file,) = cli("import", later, json=True).document["files"]
    assert (file["contradicting_rows"], file["changed"] + file["older"]) == (0, 2)
