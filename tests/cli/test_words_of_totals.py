"""`summary`, `payouts`, `forecast`, `videos` in words: nothing that the figures contradict."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.ingest.samples import sale, sales, write_sales

OPEN = {"settled_at": "/", "final_earned": "/", "actual_base": "/", "actual_standard": "/"}
PENDING = {**OPEN, "status": "En attente", "ordered_at": "25/10/2026 10:00:00"}
"""To be released on 14 November, and paid on 7 December as far as it is settled by then."""


@pytest.fixture
def told(cli: Cli, tmp_path: Path) -> Cli:
    """A sale that is paid, one that is settled and due in December, and one that is pending."""
    cli("account", "add", "@lea", "--market", "FR")
    cli("account", "set", "@lea", "learn=off")
    paid, settled, pending = sales(3)
    settled |= {"settled_at": "10/11/2026 10:00:00", "ordered_at": "12/10/2026 10:00:00"}
    path = write_sales(tmp_path / "sales.csv", [paid, settled, {**pending, **PENDING}])
    assert cli("import", path).code == 0
    return cli


def test_what_of_the_next_payout_is_not_settled_is_told(told: Cli) -> None:
    said = told("summary", as_of="2026-11-15").out
    assert "Next payout: €4.98 on 7 Dec 2026.\n€2.49 of it is not settled yet" in said
    assert "not settled yet" not in told("summary", as_of="2026-10-01").out.splitlines()[-1]


def test_a_month_of_which_something_is_paid_shows_it(told: Cli) -> None:
    by_month = told("forecast", as_of="2026-11-15").out.splitlines()[1]
    told("account", "set", "@lea", "payout_schedule=weekly:fri")
    by_week = told("forecast", as_of="2026-11-15").out.splitlines()[1]
    assert ("Paid" in by_month, "Paid" in by_week) == (False, True)


def test_what_is_known_of_a_month_is_not_called_its_total(told: Cli) -> None:
    titles = told("payouts", as_of="2026-11-15").out.splitlines()[0].split("  ")
    assert [title.strip() for title in titles if title][-3:] == [
        "Known", "Expected", "4 times in 5",
    ]  # fmt: skip


def test_what_was_taken_back_stands_beside_its_video(told: Cli, tmp_path: Path) -> None:
    assert "taken back" not in told("videos").out.splitlines()[0]
    back = sale(status="Deducted", final_earned="-2,49", settled_at="20/10/2026 10:00:00")
    told("import", write_sales(tmp_path / "back.csv", [back]))
    assert told("videos").out.splitlines()[0].split()[-2:] == ["taken", "back"]


def test_before_the_first_sale_there_is_nothing_to_go_by(told: Cli) -> None:
    assert "were made later" in told("forecast", as_of="2025-01-01").out


def test_sales_that_all_came_back_leave_months_to_come(cli: Cli, tmp_path: Path) -> None:
    cli("account", "add", "@lea", "--market", "FR")
    lost = sale(**{**OPEN, "status": "Inéligible", "items_refunded": "1"})
    cli("import", write_sales(tmp_path / "lost.csv", [lost]))
    assert "No sales yet" not in cli("payouts", as_of="2026-09-20", lang="en").out
    coming = cli("forecast", as_of="2026-09-20", json=True).document["months"]
    months = cli("payouts", as_of="2026-09-20", json=True).document["months"]
    assert [each["month"] for each in months] == [each["month"] for each in coming] != []


def test_that_there_are_no_lines_is_said(cli: Cli) -> None:
    assert cli("lines").out == "No sales yet. Take an export in with: affitrack import FILE\n"
    assert cli("lines", json=True).document == {"lines": []}


def test_that_no_line_matches_is_said(filled: Cli) -> None:
    assert filled("lines", "--shop", "nobody").out == "No sale matches what you asked for.\n"
    assert filled("lines", "--shop", "nobody", json=True).document == {"lines": []}
