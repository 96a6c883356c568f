"""Files whose dates can be read in two ways: told by what is known, else asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import HANDLE, Cli
from tests.ingest.samples import sale, write_sales

PENDING = ("576944949268290041", "07/28/2026 10:00:00", "/")
OPEN = ("576944949268290042", "08/05/2026 10:00:00", "/")


def export(folder: Path, *rows: tuple[str, str, str], currency: str = "EUR") -> Path:
    name = f"{len(list(folder.iterdir()))}.csv"
    sales = [
        sale(order_id=number, ordered_at=ordered, settled_at=settled, currency=currency)
        for number, ordered, settled in rows
    ]
    return write_sales(folder / name, sales)


def days(cli: Cli) -> dict[str, str]:
    lines = cli("lines", json=True).document["lines"]
    return {line["order_id"]: line["ordered_at"][:10] for line in lines}


@pytest.mark.parametrize("at_once", [True, False])
def test_known_sales_tell_the_order_of_dates(cli: Cli, tmp_path: Path, *, at_once: bool) -> None:
    first = export(tmp_path, PENDING, OPEN)
    again = export(tmp_path, OPEN, ("576944949268290043", "08/06/2026 10:00:00", "/"))
    cli("account", "add", HANDLE, "--market", "FR")
    for call in [(first, again)] if at_once else [(first,), (again,)]:
        answer = cli("import", *call, "--account", HANDLE)
        assert answer.code == 0, answer.err
    assert sorted(days(cli).values()) == ["2026-07-28", "2026-08-05", "2026-08-06"]


@pytest.mark.parametrize(
    ("row", "currency"),
    [((OPEN[0], OPEN[1], "09/01/2026 10:00:00"), "EUR"), (OPEN, "USD")],
    ids=["settled before the order", "dollars"],
)
def test_else_what_speaks_against_the_habit_is_asked(
    cli: Cli, tmp_path: Path, row: tuple[str, str, str], currency: str
) -> None:
    path = export(tmp_path, row, currency=currency)
    cli("account", "add", HANDLE, "--market", "FR" if currency == "EUR" else "US")
    refused = cli("import", path, "--account", HANDLE)
    assert (refused.code, "can mean" in refused.err) == (2, True), refused.err
    assert cli("import", path, "--account", HANDLE, "--dates", "mdy").code == 0
    assert days(cli) == {OPEN[0]: "2026-08-05"}


def test_two_days_of_the_file_are_shown(cli: Cli, tmp_path: Path) -> None:
    later = ("576944949268290043", "08/06/2026 10:00:00", "/")
    path = export(tmp_path, OPEN, later, currency="USD")
    cli("account", "add", HANDLE, "--market", "US")
    refused = cli("import", path, "--account", HANDLE)
    assert (
        "“08/05/2026 10:00:00” can mean 8 May 2026 or 5 Aug 2026, "
        "“08/06/2026 10:00:00” can mean 8 Jun 2026 or 6 Aug 2026, and nothing"
    ) in refused.err
