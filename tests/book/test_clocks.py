"""Moments are on the wall clock of the account's market, whatever clock the file has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from affitrack.book import Book
from affitrack.domain.records import LineFilter
from tests.ingest.samples import sale, sales, write_sales


@pytest.mark.parametrize(
    ("market", "ordered"), [("FR", "2026-09-01T00:30:00"), ("US", "2026-08-31T18:30:00")]
)
def test_an_order_at_midnight_falls_on_the_day_of_its_market(
    tmp_path: Path, market: str, ordered: str
) -> None:
    path = write_sales(tmp_path / "e.csv", [sale(ordered_at="2026-08-31T22:30:00Z")])
    with Book.open(tmp_path / "book.db", as_of=date(2026, 11, 22)) as book:
        (result,) = book.import_files([path], account="lea", market=market)
        (line,) = book.lines(LineFilter())
    assert line.facts.ordered_at == ordered
    assert result.rejected == 0


def test_a_settlement_before_the_order_is_flagged_however_the_file_is_read(tmp_path: Path) -> None:
    early = sale(order_id="2", ordered_at="20/09/2026 10:00:00")
    path = write_sales(tmp_path / "e.csv", [*sales(40), early])
    with Book.open(tmp_path / "book.db", as_of=date(2026, 11, 22)) as book:
        book.import_files([path], account="lea", market="FR")
        flagged = book.lines(LineFilter(flag="settled_before_order"))
        assert [line.facts.order_id for line in flagged] == ["2"]
        assert flagged[0].derived.net == 249
        assert all(check.ok for check in book.check())
