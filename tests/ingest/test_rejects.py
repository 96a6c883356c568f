"""Rejected rows: what is said of them, and the file in which they are mended."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from affitrack.ingest.read.looking_up import looking_up
from affitrack.ingest.recognise.recognising import recognise
from affitrack.ingest.rejects.rejects import write_rejects
from affitrack.wording.catalogue import render
from affitrack.wording.language import Language
from affitrack.wording.message import message
from tests.ingest.samples import (
    FRENCH,
    Shape,
    all_lines,
    fields_of,
    headers,
    read,
    reasons,
    rows_of,
    sale,
    sales,
    text_row,
    write_rows,
    write_sales,
    write_sales_workbook,
    write_workbook,
)


@pytest.mark.parametrize(
    ("field", "cell", "column", "english", "french"),
    [
        ("price", "12,3O €", "Prix", "“12,3O €” is not an amount.", "n’est pas un montant"),
        ("final_earned", "-0.0.6", "Montant total gagné au final", "“-0.0.6”", "«\u00a0-0.0.6"),
        ("gmv", "1,23,4", "GMV", "“1,23,4” is not an amount.", "n’est pas un montant"),
        ("order_id", "5,76945E+17", "ID de commande", "a spreadsheet has damaged", "abîmé par un"),
        ("order_id", "5.76944949268290E+17", "ID de commande", "keeps only 15", "15 chiffres"),
        ("order_id", "/", "ID de commande", "no order number", "pas de numéro de commande"),
        ("sku_id", "1.72938E+18", "ID de l'UGS", "a spreadsheet has damaged", "abîmé par un"),
        ("content_id", "7,66E+18", "Contenu", "a spreadsheet has damaged", "abîmé par un"),
        ("currency", "/", "Devise", "there is no currency.", "il n’y a pas de devise."),
        ("currency", "¤", "Devise", "“¤” is not a currency code.", "code de devise"),
        ("items_sold", "-1", "Articles vendus", "not a number of items", "nombre d’articles"),
        ("items_sold", "/", "Articles vendus", "no number of items", "pas de nombre d’articles"),
        ("items_refunded", "1,5", "Articles remboursés", "number of items", "nombre d’articles"),
        ("standard_rate", "douze", "Standard", "is not a rate", "n’est pas un taux"),
        ("ordered_at", "am 3. August", "Date de la commande", "not a date", "pas une date"),
        (
            "ordered_at",
            "32/08/2026 10:00:00",
            "Date de la commande",
            "a day that does not exist",
            "un jour qui n’existe pas",
        ),
        ("ordered_at", "/", "Date de la commande", "there is no date.", "il n’y a pas de date."),
        (
            "settled_at",
            "08/31/2026 10:00:00",
            "Date de paiement de la commande",
            "does not fit the dates of this file, which are written day/month/year",
            "ne va pas avec les dates de ce fichier, écrites jour/mois/année",
        ),
    ],
)
def test_file_row_column_and_reason(
    tmp_path: Path, field: str, cell: str, column: str, english: str, french: str
) -> None:
    sold = [*sales(3), sale(**{field: cell}), sale(order_id="8")]
    path = write_sales(tmp_path / "export.csv", sold)
    (said,) = reasons(path, "en")
    assert said.startswith(f"export.csv, row 5, column “{column}”: ")
    assert english in said
    (said,) = reasons(path, "fr")
    assert said.startswith(f"export.csv, ligne 5, colonne «\u00a0{column}\u00a0»\u00a0: ")
    assert french in said
    found = read(path)
    assert found.rows == [2, 3, 4, 6]
    assert found.rejects[0].column == column
    assert found.rejects[0].raw == rows_of([sold[3]])[0]
    assert found.rejects[0].order_id == sold[3]["order_id"]


def test_the_first_fault_of_a_row_is_told(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", [*sales(1), sale(final_earned="x", price="y")])
    assert ["“Prix”: “y”" in reason for reason in reasons(path)] == [True]


def test_several_bad_rows_in_their_order(tmp_path: Path) -> None:
    rows = [headers("fr", 48), *rows_of(sales(6))]
    rows[2] = rows[2][:12]
    rows[4][4] = "x"
    rows[5] = [*rows[5], "too much"]
    path = write_rows(tmp_path / "e.csv", rows)
    found = read(path)
    assert [reject.row for reject in found.rejects] == [3, 5, 6]
    assert found.rows == [2, 4, 7]
    assert [reject.column for reject in found.rejects] == [None, "Prix", None]
    assert reasons(path)[0] == ("e.csv, row 3: it has 12 cells instead of 48; it may be cut off.")
    assert reasons(path)[2] == (
        "e.csv, row 6: it has 49 cells instead of 48; a quotation mark may be missing."
    )
    assert reasons(path, "fr")[0] == (
        "e.csv, ligne 3\u00a0: elle a 12 cellules au lieu de 48\u202f; elle est peut-être tronquée."
    )


def test_empty_cells_beyond_the_header_are_no_fault(tmp_path: Path) -> None:
    rows = [headers("fr", 48), *rows_of(sales(2))]
    rows[1] = [*rows[1], "", " "]
    found = read(write_rows(tmp_path / "e.csv", rows))
    assert (found.rejects, found.rows) == ([], [2, 3])


def test_empty_headers_at_the_end_are_no_columns(tmp_path: Path) -> None:
    rows = [[*headers("fr", 48), "", ""], *[[*cells, "", ""] for cells in rows_of(sales(2))]]
    source = recognise(write_rows(tmp_path / "e.csv", rows))
    assert (source.columns, len(source.headers)) == (48, 48)
    assert all_lines(source).rejects == []


def test_empty_rows_are_skipped_and_counted(tmp_path: Path) -> None:
    blank: list[str] = [""] * 48
    rows = [headers("fr", 48), *rows_of(sales(1)), [], blank, *rows_of(sales(1)), blank, []]
    found = read(write_rows(tmp_path / "e.csv", rows))
    assert (found.rejects, found.rows) == ([], [2, 5])


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_rejected_rows_can_be_mended_and_dropped_again(
    tmp_path: Path, lang: Language, delimiter: str
) -> None:
    broken = sale(price="12,3O €", product_name='Crème "riche"\n50 ml; neuve')
    path = write_sales(tmp_path / "e.csv", [*sales(2), broken], Shape(delimiter=delimiter))
    source = recognise(path)
    target = tmp_path / "rejected.csv"
    write_rejects(source, all_lines(source).rejects, target, lang)

    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    with target.open(encoding="utf-8-sig", newline="") as stream:
        header, row = csv.reader(stream, delimiter=delimiter)
    assert header[:-1] == headers("fr", 48)
    assert row[:-1] == rows_of([broken])[0]
    assert render(all_lines(source).rejects[0].where(), lang) == row[-1]
    assert ("ligne 4" if lang == "fr" else "row 4") in row[-1]

    text = target.read_text(encoding="utf-8-sig")
    target.write_text(text.replace("12,3O €", "12,30 €", 1), encoding="utf-8-sig")
    mended = recognise(target)
    assert mended.columns == 48
    assert mended.delimiter == delimiter
    found = all_lines(mended)
    assert found.rejects == []
    (line,) = found.facts()
    assert (line.price, line.order_id) == (1230, broken["order_id"])
    assert found.names[0].product_name == 'Crème "riche"\n50 ml; neuve'


def test_rows_that_are_rejected_again_carry_one_reason(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", [*sales(1), sale(price="x", gmv="y")])
    for turn in ("first", "second"):
        source = recognise(path)
        path = tmp_path / f"{turn}.csv"
        write_rejects(source, all_lines(source).rejects, path, "fr")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        header, row = csv.reader(stream, delimiter=";")
    assert len(header) == len(row) == 49
    assert "Prix" in row[-1]
    assert "ligne 2" in row[-1]


def test_a_short_row_is_filled_up_and_a_long_one_keeps_its_text(tmp_path: Path) -> None:
    rows = [headers("fr", 48), *rows_of(sales(3))]
    rows[1] = rows[1][:5]
    rows[2] = [*rows[2][:47], "18/09/2026", "10:00:00"]
    source = recognise(write_rows(tmp_path / "e.csv", rows))
    target = tmp_path / "rejected.csv"
    write_rejects(source, all_lines(source).rejects, target, "en")
    with target.open(encoding="utf-8-sig", newline="") as stream:
        _, short, long = csv.reader(stream, delimiter=";")
    assert short[:48] == [*rows[1], *[""] * 43]
    assert long[47] == "18/09/2026;10:00:00"
    assert len(long) == 49


def test_a_short_row_that_was_filled_up_is_still_no_line(tmp_path: Path) -> None:
    rows = [headers("fr", 48), *rows_of(sales(2))]
    rows[1] = rows[1][:30]
    source = recognise(write_rows(tmp_path / "e.csv", rows))
    target = tmp_path / "rejected.csv"
    write_rejects(source, all_lines(source).rejects, target, "en")
    assert len(read(target).rejects) == 1


def test_rejects_of_a_workbook_are_text_that_comes_back(tmp_path: Path) -> None:
    path = write_sales_workbook(tmp_path / "e.xlsx", [*sales(2), sale(price="x")])
    source = recognise(path)
    target = tmp_path / "rejected.csv"
    write_rejects(source, all_lines(source).rejects, target, "fr")
    again = recognise(target)
    assert (again.delimiter, again.container, again.columns) == (";", "csv", 48)
    assert len(all_lines(again).rejects) == 1


def test_number_cells_of_a_workbook_are_written_in_its_dialect(tmp_path: Path) -> None:
    cells = rows_of([sale(currency="?")])[0]
    price = fields_of(48).index("price")
    row = text_row(3, cells).replace('<c r="E3" t="str"><v>24,90</v>', '<c r="E3"><v>24.9</v>')
    assert cells[price] not in row.split('r="F3"')[0]
    path = write_workbook(
        tmp_path / "e.xlsx",
        [text_row(1, headers("fr", 48)), text_row(2, rows_of([sale()])[0]), row],
    )
    source = recognise(path)
    target = tmp_path / "rejected.csv"
    write_rejects(source, all_lines(source).rejects, target, "fr")
    text = target.read_text(encoding="utf-8-sig")
    target.write_text(text.replace(";?;", ";EUR;"), encoding="utf-8-sig")
    assert [line.price for line in read(target).facts()] == [2490]


def test_a_target_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    source = recognise(write_sales(tmp_path / "e.csv", [*sales(1), sale(price="x")]))
    rejects = all_lines(source).rejects
    folder = tmp_path / "taken.csv"
    (folder / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="taken"):
        write_rejects(source, rejects, folder, "en")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["e.csv", "taken.csv"]


def test_who_stops_while_rejects_are_written_leaves_nothing_behind(tmp_path: Path) -> None:
    source = recognise(write_sales(tmp_path / "e.csv", [sale(price="x")] * 9))
    rejects = all_lines(source).rejects
    looks = iter(range(5))

    def look() -> None:
        if next(looks, None) is None:
            raise InterruptedError

    with pytest.raises(InterruptedError), looking_up(look):
        write_rejects(source, rejects, tmp_path / "r.csv", "en")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["e.csv"]


def test_ids_that_end_in_zeros_by_chance_are_taken_in_a_long_file(tmp_path: Path) -> None:
    sold = [*sales(3000), sale(order_id="576944949268290000")]
    assert read(write_sales(tmp_path / "e.csv", sold)).rejects == []


def test_a_file_saved_by_a_spreadsheet_is_refused_row_by_row(tmp_path: Path) -> None:
    zeros = {"sku_id": "1729384756102930000", "product_id": "1730495867213040000"}
    sold = [sale(order_id=f"5769449492{n:05}000", **zeros) for n in range(3000)]
    found = read(write_sales(tmp_path / "e.csv", sold, FRENCH))
    assert (len(found.lines), len(found.rejects)) == (0, 3000)


def test_a_single_cell_is_told_as_one() -> None:
    short = message("ingest.reason.too_few_cells", n=1, expected=48)
    assert render(short, "en").startswith("it has 1 cell instead of 48")
    assert render(short, "fr").startswith("elle a 1 cellule au lieu de 48")
