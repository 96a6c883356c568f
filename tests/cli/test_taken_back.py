"""A sale that was paid and then deducted: one line, a negative amount at its own date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli
from tests.ingest.samples import sale, write_sales

PAID = sale()  # settled on 18 September
TAKEN_BACK_AT = "20/10/2026 10:00:00"


def told(cli: Cli, path: Path) -> dict[str, Any]:
    (found,) = cli("import", path, json=True).document["files"]
    return {name: found[name] for name in ("new", "changed", "unchanged", "older", "rejected")}


@pytest.fixture
def paid(cli: Cli, tmp_path: Path) -> Cli:
    cli("account", "add", "@lea", "--market", "FR")
    assert told(cli, write_sales(tmp_path / "paid.csv", [PAID]))["new"] == 1
    (line,) = cli("lines", json=True).document["lines"]
    assert (line["stage"], line["net"], line["payout_on"]) == ("paid", "2.49", "2026-10-05")
    return cli


@pytest.mark.parametrize(
    ("status", "final"), [("Deducted", "-2,49"), ("Deducted", "2,49"), ("Réglée", "-2,49")]
)
def test_it_is_negative_at_its_own_date_and_never_comes_back(
    paid: Cli, tmp_path: Path, status: str, final: str
) -> None:
    back = sale(status=status, final_earned=final, settled_at=TAKEN_BACK_AT)
    changed = told(paid, write_sales(tmp_path / "back.csv", [back]))
    assert (changed["new"], changed["changed"]) == (0, 1)
    (line,) = paid("lines", json=True).document["lines"]
    assert (line["stage"], line["net"]) == ("deducted", "-2.49")
    assert (line["settled_on"], line["release_on"], line["payout_on"]) == ("2026-10-20", None, None)
    (month,) = paid("payouts", json=True).document["months"]
    assert (month["month"], month["paid"], month["total"]) == ("2026-10", "0.00", "-2.49")

    other = sale(order_id="576944949268299999", ordered_at="01/09/2026 10:00:00")
    older = told(paid, write_sales(tmp_path / "older.csv", [PAID, other]))
    assert (older["new"], older["older"], older["changed"]) == (1, 1, 0)
    lines = paid("lines", json=True).document["lines"]
    assert [line["stage"] for line in lines] == ["deducted", "paid"]


def test_undoing_the_file_that_took_it_back_makes_it_paid_again(paid: Cli, tmp_path: Path) -> None:
    back = sale(status="Deducted", final_earned="-2,49", settled_at=TAKEN_BACK_AT)
    told(paid, write_sales(tmp_path / "back.csv", [back]))
    assert paid("undo", "2").code == 0
    (line,) = paid("lines", json=True).document["lines"]
    assert (line["stage"], line["net"], line["payout_on"]) == ("paid", "2.49", "2026-10-05")


def test_a_forecast_says_why_there_is_nothing_to_go_by(paid: Cli, tmp_path: Path) -> None:
    back = sale(status="Deducted", final_earned="-2,49", settled_at=TAKEN_BACK_AT)
    told(paid, write_sales(tmp_path / "back.csv", [back]))
    assert paid("forecast", json=True).document["months"] == []
    said = paid("forecast").out
    assert "taken back" in said
    assert "No sales yet" not in said


def test_what_is_kept_from_the_next_payout_is_taken_off_in_words(paid: Cli, tmp_path: Path) -> None:
    """The window says what is to arrive; so does the command line, beside what the sales pay."""
    back = sale(status="Deducted", final_earned="-0,62", settled_at="10/11/2026 10:00:00")
    told(paid, write_sales(tmp_path / "back.csv", [back]))
    waiting = sale(
        order_id="576944949268288888",
        ordered_at="12/11/2026 10:00:00",
        status="En attente",
        settled_at="",
        final_earned="",
    )
    told(paid, write_sales(tmp_path / "more.csv", [waiting]))
    currency = paid("summary", json=True).document["currencies"]["EUR"]
    assert currency["next_payout"]["net"] == "2.49"
    assert currency["kept_from_next_payout"] == "-0.62"
    assert "Less €0.62, taken back since the run before: €1.87 is to arrive." in paid("summary").out
