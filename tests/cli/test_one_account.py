"""`summary`, `payouts`, `forecast`, `videos` of one account of several."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.ingest.samples import sale, sales, write_sales


@pytest.fixture
def two(cli: Cli, tmp_path: Path) -> Cli:
    """An account with three sales, another with two."""
    for handle, sold in (
        ("@a", sales(3)),
        ("@b", [sale(order_id=str(586944949268290041 + n), content_id="77") for n in range(2)]),
    ):
        cli("account", "add", handle)
        path = write_sales(tmp_path / f"{handle}.csv", sold)
        assert cli("import", path, "--account", handle).code == 0
    return cli


def test_totals_of_accounts_come_to_those_of_all(two: Cli) -> None:
    def paid(*which: str) -> Decimal:
        document = two("summary", *which, json=True).document
        return Decimal(document["currencies"]["EUR"]["stages"]["paid"]["net"])

    a, b = paid("--account", "@a"), paid("--account", "@b")
    assert (a, b, paid()) == (Decimal("7.47"), Decimal("4.98"), Decimal("12.45"))


def test_months_videos_and_forecasts_are_those_of_the_account(two: Cli) -> None:
    of_b = ("--account", "@b")
    months = two("payouts", *of_b, json=True).document["months"]
    (month,) = (each for each in months if each["paid"] != "0.00")
    assert (month["month"], month["paid"]) == ("2026-10", "4.98")
    (video,) = two("videos", *of_b, json=True).document["videos"]
    assert (video["content_id"], video["orders"]) == ("77", 2)
    alone = two("forecast", *of_b, json=True, as_of="2026-09-20").document["months"]
    all_of_it = two("forecast", json=True, as_of="2026-09-20").document["months"]
    assert Decimal(alone[0]["total"]) < Decimal(all_of_it[0]["total"])


@pytest.mark.parametrize("call", ["summary", "payouts", "forecast", "videos"])
def test_an_account_that_does_not_exist_is_refused(two: Cli, call: str) -> None:
    answer = two(call, "--account", "@c")
    assert (answer.code, answer.out) == (2, "")
    assert "@c" in answer.err
