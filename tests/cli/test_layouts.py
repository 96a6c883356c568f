"""Exports of one account in several layouts: a shorter one takes nothing away."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.ingest.samples import Shape, sale, write_sales

# A Mexican sale, in English: of its 155.00 are withheld IVA 12.40, ISR 9.69 and cedular 3.10.
PENDING: Mapping[str, str] = {
    "currency": "MXN", "price": "899.00", "gmv": "899.00", "standard_rate": "20%",
    "order_type": "Affiliate order", "status": "Pending", "content_type": "Video",
    "est_base": "775.00", "est_standard": "155.00", "est_shop_ads": "0.00", "est_bonus": "0.00",
    "est_partner_bonus": "0.00", "est_iva": "12.40", "est_isr": "9.69",
    "est_cedular_tax": "3.10", "est_pit": "0.00", "est_shared": "0.00",
    "actual_base": "/", "actual_standard": "/", "final_earned": "/", "settled_at": "/",
}  # fmt: skip
SETTLED: Mapping[str, str] = {
    **PENDING, "status": "Settled", "settled_at": "18/09/2026 10:00:00",
    "actual_base": "775.00", "actual_standard": "155.00", "tax_iva": "12.40", "tax_isr": "9.69",
    "tax_cedular": "3.10", "tax_pit": "0.00", "final_earned": "129.81",
}  # fmt: skip


def export(path: Path, columns: int, cells: Mapping[str, str]) -> Path:
    return write_sales(path, [sale(**cells)], Shape("en", columns, ","))


@pytest.fixture
def mexican(cli: Cli) -> Cli:
    assert cli("account", "add", "@ana", "--market", "MX").code == 0
    return cli


def counts(cli: Cli, path: Path) -> tuple[int, int, int, int]:
    (told,) = cli("import", path, json=True).document["files"]
    return told["new"], told["changed"], told["unchanged"], told["rejected"]


@pytest.mark.parametrize("cells", [PENDING, SETTLED])
def test_a_tax_stays_known_where_a_shorter_file_has_no_column_for_it(
    mexican: Cli, tmp_path: Path, cells: Mapping[str, str]
) -> None:
    assert counts(mexican, export(tmp_path / "48.csv", 48, cells)) == (1, 0, 0, 0)
    explained = mexican("explain", sale()["order_id"]).out
    assert "−MX$25.19" in explained
    assert counts(mexican, export(tmp_path / "45.csv", 45, cells)) == (0, 0, 1, 0)
    (line,) = mexican("lines", json=True).document["lines"]
    assert line["net"] == "129.81"
    assert "−MX$25.19" in mexican("explain", sale()["order_id"]).out


def test_a_fuller_file_brings_the_tax_that_a_shorter_one_could_not(
    mexican: Cli, tmp_path: Path
) -> None:
    assert counts(mexican, export(tmp_path / "45.csv", 45, PENDING)) == (1, 0, 0, 0)
    (line,) = mexican("lines", json=True).document["lines"]
    assert line["net"] == "132.91"
    assert counts(mexican, export(tmp_path / "48.csv", 48, PENDING)) == (0, 1, 0, 0)
    (line,) = mexican("lines", json=True).document["lines"]
    assert line["net"] == "129.81"


def test_taxes_of_other_amounts_are_those_that_the_shorter_file_states(
    mexican: Cli, tmp_path: Path
) -> None:
    counts(mexican, export(tmp_path / "48.csv", 48, PENDING))
    less = {**PENDING, "est_base": "387.50", "est_standard": "77.50", "est_iva": "6.20",
            "est_isr": "4.85"}  # fmt: skip
    assert counts(mexican, export(tmp_path / "45.csv", 45, less)) == (0, 1, 0, 0)
    (line,) = mexican("lines", json=True).document["lines"]
    assert line["net"] == "66.45"
