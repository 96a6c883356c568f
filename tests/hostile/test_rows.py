"""Exports with bad rows or a bad end: the good rows are taken, the others named."""

from __future__ import annotations

import re
import resource
from pathlib import Path

import pytest

from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    headers,
    read,
    reasons,
    rows_of,
    said,
    sale,
    sales,
    write_rows,
    write_sales,
)


def test_a_file_cut_off_in_a_row(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", sales(20))
    whole = path.read_bytes()
    last = whole.rstrip().rfind(b"\n") + 1
    row = len(whole.rstrip()) - last
    for keep in (30, row // 2, row - 12):
        path.write_bytes(whole[: last + keep])
        assert len(read(path).lines) == 19
        (said_in_english,) = reasons(path, "en")
        assert said_in_english.startswith("e.csv, row 21")
        assert "it may be cut off." in said_in_english or "is not a date" in said_in_english


def test_a_file_cut_off_inside_a_letter(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", sales(20))
    data = path.read_bytes()
    path.write_bytes(data[: data.rfind("é".encode()) + 1])
    assert len(read(path).lines) == 19
    assert "row 21: it has 17 cells instead of 48" in reasons(path, "en")[0]


def test_a_short_file_cut_off_inside_a_letter(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", sales(2))
    data = path.read_bytes()
    path.write_bytes(data[: data.rfind("é".encode()) + 1])
    assert read(path).rows == [2]
    assert len(reasons(path)) == 1


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    rows = [";".join(cells) for cells in [headers("fr", 48), *rows_of(sales(20))]]
    rows[10] = rows[10].replace("Sérum", '"Sérum')
    path = tmp_path / "e.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    assert read(path).rows == list(range(2, 11))
    assert reasons(path, "en") == [
        (
            "e.csv, row 11: a quotation mark is opened and not closed, "
            "so that this row swallowed the next ones."
        )
    ]
    assert "ligne 11" in reasons(path, "fr")[0]
    assert "avalé les suivantes" in reasons(path, "fr")[0]


def test_a_quotation_mark_that_swallows_a_megabyte(tmp_path: Path) -> None:
    rows = [";".join(cells) for cells in [headers("fr", 48), *rows_of(sales(6000))]]
    rows[10] = rows[10].replace("Sérum", '"Sérum')
    path = tmp_path / "e.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(UserError) as error:
        read(path)
    place = headers("fr", 48).index("Nom du produit") + 1
    english = said(error.value, "en")
    assert f"“e.csv” cannot be read: in row 11, cell {place} is far too long" in english
    assert f"à la ligne 11, la cellule {place} est bien trop longue" in said(error.value, "fr")


@pytest.mark.parametrize(
    ("letters", "told"),
    [
        (40_000, "in row 4, cell 3 is far too long"),
        (10 << 20, "line 4 is longer than any line of an export"),
    ],
)
def test_a_cell_that_is_too_long(tmp_path: Path, letters: int, told: str) -> None:
    path = write_sales(tmp_path / "e.csv", [*sales(2), sale(product_name="x" * letters)])
    with pytest.raises(UserError) as error:
        read(path)
    assert told in said(error.value, "en")


def test_a_row_of_many_short_lines_that_never_ends(tmp_path: Path) -> None:
    row = "".join(f'"{n}\n";' for n in range(300_000))
    path = write_sales(tmp_path / "e.csv", sales(2))
    path.write_bytes(path.read_bytes() + row.encode())
    with pytest.raises(UserError) as error:
        read(path)
    assert re.search("in row 4, cell [0-9]+ is far too long", said(error.value, "en"))


def test_a_long_cell_that_is_bearable(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", [sale(product_name="x" * 32_000)])
    assert len(read(path).names[0].product_name) == 32_000


def test_a_bad_cell_is_quoted_in_short(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", [*sales(1), sale(price="x" * 5000)])
    assert reasons(path) == [f"e.csv, row 3, column “Prix”: “{'x' * 60}…” is not an amount."]


@pytest.mark.parametrize("width", [1, 2, 47, 49, 500])
def test_rows_of_every_wrong_width(tmp_path: Path, width: int) -> None:
    rows = [headers("fr", 48), *rows_of(sales(1)), ["9"] * width, *rows_of(sales(1))]
    path = write_rows(tmp_path / "e.csv", rows)
    assert read(path).rows == [2, 4]
    (said_in_english,) = reasons(path, "en")
    cells, cellules = ("cell", "cellule") if width == 1 else ("cells", "cellules")
    assert f"row 3: it has {width} {cells} instead of 48" in said_in_english
    assert f"ligne 3\u00a0: elle a {width} {cellules} au lieu de 48" in reasons(path, "fr")[0]


def test_commas_that_were_not_quoted(tmp_path: Path) -> None:
    """Decimal commas in a file that is cut at commas: no row may pass by accident."""
    rows = [headers("fr", 48), *rows_of(sales(20))]
    path = tmp_path / "e.csv"
    path.write_text("\n".join(",".join(cells) for cells in rows), encoding="utf-8")
    found = read(path)
    assert (len(found.lines), len(found.rejects)) == (0, 20)
    assert "a quotation mark may be missing" in reasons(path)[0]


def test_a_file_of_bad_rows_only(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", sales(2000, price="x", currency="y"))
    found = read(path)
    assert (len(found.lines), len(found.rejects)) == (0, 2000)
    assert [reject.row for reject in found.rejects] == list(range(2, 2002))


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    name = "=cmd|' /C calc'!A0 <script> '); DROP TABLE lines; -- \u202e\U0001f600"
    assert (
        read(write_sales(tmp_path / "e.csv", [sale(product_name=name)])).names[0].product_name
        == name
    )


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Everything differs in every row, so that nothing can be remembered cheaply."""
    path = tmp_path / "e.csv"
    sold = (
        sale(
            order_id=str(576944949268290041 + n),
            sku_id=str(1729384756102938475 + n),
            product_name=f"Article {n}",
            price=f"{n},{n % 100:02}",
        )
        for n in range(30_000)
    )
    write_sales(path, sold)
    source = recognise(path)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lines = sum(len(chunk.lines) for chunk in source.chunks())
    assert lines == 30_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


@pytest.mark.parametrize("total", ["Total", "Ringkasan", "--- 3 ---", "Somme : 74,70"])
def test_a_row_of_totals_is_no_sale(tmp_path: Path, total: str) -> None:
    sum_up = sale(order_id=total, items_sold="3", price="74,70", gmv="74,70")
    path = write_sales(tmp_path / "e.csv", [*sales(3), sum_up])
    assert len(read(path).lines) == 3
    (said_in_english,) = reasons(path, "en")
    assert said_in_english.startswith("e.csv, row 5, column “ID de commande”:")
    assert "Rows of totals and notes are no sales" in said_in_english


@pytest.mark.parametrize(
    "day", ["31/12/9999 23:59:59", "01/01/0001 00:00:00", "31/12/1899 10:00:00"]
)
def test_a_day_far_away_is_no_day_of_a_sale(tmp_path: Path, day: str) -> None:
    sold = [*sales(3), sale(order_id="9", ordered_at=day), sale(order_id="8", settled_at=day)]
    path = write_sales(tmp_path / "e.csv", sold)
    assert len(read(path).lines) == 3
    assert len(reasons(path)) == 2


def test_empty_cells_right_of_the_header_hide_nothing_that_decides(tmp_path: Path) -> None:
    """Some exports end each row with a delimiter; they tell numbers and dates all the same."""
    header = "Order,Date,Amount without tax,Rate,Currency"
    rows = ["F-1,2026-11-05,20.75,0.12,EUR,", "F-2,2026-11-06,20.75,0.15,EUR,, ,"]
    path = tmp_path / "own.csv"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    found = read(path)
    assert found.rejects == []
    assert [line.standard_rate for line in found.facts()] == ["0.12", "0.15"]
