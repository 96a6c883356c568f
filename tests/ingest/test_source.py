"""What is told of a file beside its lines: its days, and the fields it says nothing of."""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.domain.line import LineFacts
from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    FORMAT,
    Shape,
    headers,
    rows_of,
    said,
    sale,
    sales,
    write_rows,
    write_sales,
    write_sales_workbook,
)

SOLD = [
    *sales(300),
    sale(order_id="1", ordered_at="02/08/2026 09:00:00", settled_at="/"),
    sale(order_id="2", product_name='Lot "A";\nneuf', settled_at="30/09/2026 08:00:00"),
    sale(order_id="3", ordered_at="nonsense", settled_at="/"),
]
PERIOD = ("2026-08-02T09:00:00", "2026-09-30T08:00:00")


def test_the_days_of_a_file_are_those_of_orders_and_settlements(tmp_path: Path) -> None:
    assert recognise(write_sales(tmp_path / "e.csv", SOLD)).period() == PERIOD
    assert recognise(write_sales_workbook(tmp_path / "e.xlsx", SOLD)).period() == PERIOD


def test_the_days_stand_anywhere_in_the_row(tmp_path: Path) -> None:
    """With dates in the first columns as in the last, and with rows that were cut off."""
    rows = [list(reversed(cells)) for cells in [headers("fr", 48), *rows_of(SOLD)]]
    rows += [["01/01/2020 00:00:00"] * 3, []]
    assert recognise(write_rows(tmp_path / "e.csv", rows)).period() == PERIOD


def test_american_days(tmp_path: Path) -> None:
    sold = [sale(ordered_at="08/31/2026 10:00:00", settled_at="09/05/2026 10:00:00")]
    source = recognise(write_sales(tmp_path / "e.csv", sold, Shape(columns=47)))
    assert source.period() == ("2026-08-31T10:00:00", "2026-09-05T10:00:00")


def test_a_file_without_sales_speaks_of_no_day(tmp_path: Path) -> None:
    assert recognise(write_sales(tmp_path / "e.csv", [])).period() is None


def test_the_days_of_a_file_that_changed_are_not_told(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", sales(2))
    source = recognise(path)
    path.write_bytes(path.read_bytes() * 2)
    with pytest.raises(UserError) as error:
        source.period()
    assert "has changed" in said(error.value)


def test_a_whole_export_leaves_out_what_no_export_has(tmp_path: Path) -> None:
    source = recognise(write_sales(tmp_path / "e.csv", sales(1)))
    assert source.unstated == {
        "vat_rate",
        "seller_discount",
        "platform_discount",
        "delivered_on",
        "returned_on",
    }


def test_fields_without_a_column_are_told_from_empty_ones(tmp_path: Path) -> None:
    needed = [c.field for c in FORMAT.columns if c.required] + ["final_earned", "tax_iva"]
    names = [FORMAT.column(field).headers["fr"] for field in needed]
    path = write_rows(tmp_path / "e.csv", [names, [sale()[field] for field in needed]])
    unstated = recognise(path).unstated
    assert {"price", "shop", "est_taxes", "settled_at"} <= unstated
    assert not unstated & {*needed, "taxes", "status_raw"}
    assert unstated < {*LineFacts._fields, "affiliate_partner", "agency"}


def test_currencies_of_a_chunk(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", [sale(), sale(order_id="2", currency="USD")])
    (chunk,) = recognise(path).chunks()
    assert chunk.currencies == {"EUR", "USD"}


OFFSETS = [
    sale(ordered_at="2026-08-31T22:30:00Z", settled_at="2026-09-18T08:00:00+02:00"),
    sale(order_id="2", ordered_at="31/08/2026 23:39:41", settled_at="/"),
]


@pytest.mark.parametrize(
    ("zone", "ordered"),
    [("Europe/Paris", "2026-09-01T00:30:00"), ("Asia/Bangkok", "2026-09-01T05:30:00")],
)
def test_moments_that_name_their_offset_are_put_on_the_clock_of_the_market(
    tmp_path: Path, zone: str, ordered: str
) -> None:
    source = recognise(write_sales(tmp_path / "e.csv", OFFSETS))
    source.use_zone(zone)
    found = [line.ordered_at for chunk in source.chunks() for line in chunk.facts()]
    assert found == [ordered, "2026-08-31T23:39:41"]


def test_without_a_market_moments_stay_on_their_own_clock(tmp_path: Path) -> None:
    source = recognise(write_sales(tmp_path / "e.csv", OFFSETS))
    (chunk,) = source.chunks()
    first = next(chunk.facts())
    assert (first.ordered_at, first.settled_at) == ("2026-08-31T22:30:00", "2026-09-18T08:00:00")
