"""Files as the platform writes them, faults included."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from affitrack.demo.cells import DIALECTS, moment_text, money_text, rate_text
from affitrack.demo.exports import ExportRow
from affitrack.demo.files import export_name, write_csv
from affitrack.demo.markets import DEMO_MARKETS
from affitrack.demo.samples import sample_rows
from affitrack.demo.wording import columns_of, words_of
from affitrack.demo.workbook import write_xlsx
from affitrack.domain.money import decimal_text

FRENCH_48 = (
    "ID de commande;ID de l'UGS;Nom du produit;ID du produit;Prix;Articles vendus;"
    "Articles remboursés;Nom de la boutique;Code de la boutique;Partenaire affilié;Agence;Devise;"
    "Type de commande;Statut de règlement de la commission;Indirecte;Type de commission;"
    "Type de contenu;Carrousel;Contenu;Standard;Publicités shopping;Bonus TikTok;"
    "Bonus de partenaire;Part de partage des revenus;GMV;Base de commission estimée;"
    "Commission standard estimée;Commission de Publicités shopping estimée;Bonus estimé;"
    "Bonus du partenaire affilié estimé;IVA estimé;ISR estimé;Est. CedularTax;PIT estimé;"
    "Part estimée de partage des revenus;Base de commission réelle;Commission standard;"
    "Commission des Publicités shopping;Bonus;Bonus du partenaire affilié;Taxe - ISR;Taxe - IVA;"
    "cedular_tax;Taxe - PIT;Partagé avec le partenaire;Montant total gagné au final;"
    "Date de la commande;Date de paiement de la commande"
)


def read_csv(path: Path, delimiter: str, encoding: str = "utf-8-sig") -> list[list[str]]:
    text = path.read_text(encoding=encoding)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize(
    ("language", "minor", "digits", "text"),
    [
        ("fr", 5235, 2, "52,35"),
        ("fr", 123_456, 2, "1234,56"),
        ("fr", -524, 2, "-5,24"),
        ("en", 123_456, 2, "1,234.56"),
        ("en", 9_510, 0, "9,510"),
        ("vi", 140_000, 0, "140.000"),
        ("id", 234_900, 0, "234.900"),
        ("th", 123_456, 2, "1,234.56"),
        ("pt", 123_456, 2, "1.234,56"),
        ("fr", 7, 2, "0,07"),
        ("fr", 0, 2, "0,00"),
    ],
)
def test_amounts_follow_the_language(language: str, minor: int, digits: int, text: str) -> None:
    assert money_text(minor, digits, DIALECTS[language]) == text


@pytest.mark.parametrize(
    ("language", "rate", "text"),
    [
        ("fr", "0.12", "12%"),
        ("fr", "0.155", "15,5%"),
        ("en", "0.0025", "0.25%"),
        ("id", "0.0005", "0,05%"),
        ("th", "0.9", "90%"),
    ],
)
def test_rates_follow_the_language(language: str, rate: str, text: str) -> None:
    assert rate_text(rate, DIALECTS[language]) == text


def test_moments_are_the_same_in_every_language() -> None:
    assert moment_text("2026-11-14T21:04:00") == "14/11/2026 21:04:00"


@pytest.mark.parametrize("columns", [45, 47, 48])
@pytest.mark.parametrize("language", DEMO_MARKETS)
def test_headers_have_the_platform_s_number_of_columns(
    tmp_path: Path, language: str, columns: int
) -> None:
    path = tmp_path / "x.csv"
    rows = sample_rows(DEMO_MARKETS[language])
    write_csv(rows, path, language=language, columns=columns)
    table = read_csv(path, ";")
    assert {len(cells) for cells in table} == {columns}
    assert len(table) == len(rows) + 1
    assert len(set(table[0])) == columns
    assert ("Est. CedularTax" in table[0]) == (columns > 45)


def test_the_french_header_of_48_columns_is_the_known_one(tmp_path: Path) -> None:
    write_csv([], tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text(encoding="utf-8-sig") == FRENCH_48 + "\n"


def test_an_unknown_number_of_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="46"):
        write_csv([], tmp_path / "x.csv", columns=46)


def test_cells_say_what_the_facts_say(tmp_path: Path) -> None:
    rows = sample_rows()
    write_csv(rows, tmp_path / "x.csv")
    fields = [column.field for column in columns_of("fr", 48)]
    statuses = words_of("fr", "status")
    for row, cells in zip(rows, read_csv(tmp_path / "x.csv", ";")[1:], strict=True):
        facts, cell = row.facts, dict(zip(fields, cells, strict=True))
        assert cell["order_id"] == facts.order_id
        assert cell["content_id"] == facts.content_id
        assert cell["product_name"] == row.product_name
        assert cell["shop_code"] == facts.shop
        assert cell["status"] == statuses[facts.status]
        assert cell["is_indirect"] == ("Indirecte" if facts.is_indirect else "/")
        assert cell["price"] == decimal_text(facts.price or 0, "EUR").replace(".", ",")
        assert cell["ordered_at"] == moment_text(facts.ordered_at)
        assert cell["settled_at"] == (moment_text(facts.settled_at) if facts.settled_at else "/")
        final = facts.final_earned
        stated = "/" if final is None else decimal_text(final, "EUR").replace(".", ",")
        assert cell["final_earned"] == stated
        assert {cell[name] for name in ("carousel", "est_iva", "est_isr", "tax_pit")} == {"/"}


def test_csv_begins_with_a_byte_order_mark_and_quotes_what_it_must(tmp_path: Path) -> None:
    write_csv(sample_rows(), tmp_path / "x.csv", delimiter=",")
    data = (tmp_path / "x.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfID de commande,")
    table = read_csv(tmp_path / "x.csv", ",")
    assert {len(cells) for cells in table} == {48}
    assert any(";" in cells[2] for cells in table)
    assert any('"' in cells[2] for cells in table)
    assert any("," in cells[4] for cells in table)


def test_csv_can_be_utf_16_and_have_other_empty_cells(tmp_path: Path) -> None:
    rows = sample_rows()
    write_csv(rows, tmp_path / "a.csv", encoding="utf-16")
    write_csv(rows, tmp_path / "b.csv", empty="")
    slashed = read_csv(tmp_path / "a.csv", ";", "utf-16")
    blank = read_csv(tmp_path / "b.csv", ";")
    assert blank == [["" if cell == "/" else cell for cell in cells] for cells in slashed]
    assert any("" in cells for cells in blank)


def test_the_workbook_declares_one_cell_and_holds_all(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    rows = sample_rows()
    assert write_xlsx(rows, path) == len(rows)
    sheet = ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert '<dimension ref="A1"/>' in sheet
    assert sheet.count('t="str"') == sheet.count("<c ") == 48 * (len(rows) + 1)
    assert '<c r="AV2" t="str"><v>' in sheet

    believing = openpyxl.load_workbook(path, read_only=True)
    assert [len(row) for row in believing["Sheet1"].iter_rows()] == [1]
    believing.close()


@pytest.mark.parametrize("sound", [False, True])
def test_a_workbook_says_the_same_as_the_csv(tmp_path: Path, sound: bool) -> None:
    rows = sample_rows()
    write_csv(rows, tmp_path / "x.csv")
    write_xlsx(rows, tmp_path / "x.xlsx", sound=sound)
    book = CalamineWorkbook.from_path(tmp_path / "x.xlsx")
    assert book.sheet_names == ["Sheet1"]
    assert book.get_sheet_by_index(0).to_python() == read_csv(tmp_path / "x.csv", ";")
    cells = openpyxl.load_workbook(tmp_path / "x.xlsx")["Sheet1"].iter_rows(values_only=True)
    assert [list(row) for row in cells] == read_csv(tmp_path / "x.csv", ";")


def test_a_sound_workbook_declares_its_extent(tmp_path: Path) -> None:
    rows = sample_rows()
    write_xlsx(rows, tmp_path / "x.xlsx", columns=47, sound=True)
    sheet = ZipFile(tmp_path / "x.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert f'<dimension ref="A1:AU{len(rows) + 1}"/>' in sheet
    assert 't="str"' not in sheet


def test_rows_are_taken_as_they_are_written(tmp_path: Path) -> None:
    taken = 0

    def rows() -> Iterator[ExportRow]:
        nonlocal taken
        for row in sample_rows() * 40:
            taken += 1
            yield row
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk is full"):
        write_csv(rows(), tmp_path / "x.csv")
    assert taken > 500
    assert (tmp_path / "x.csv").stat().st_size > 0


def test_file_names_hold_the_moment_of_the_export() -> None:
    name = export_name(date(2026, 11, 15), ".csv", salt="1/0")
    digits = name.removeprefix("affiliate_orders_").removesuffix(".csv")
    assert len(digits) == 19
    made_at = datetime.fromtimestamp(int(digits) >> 32, UTC)
    assert made_at == datetime(2026, 11, 15, 22, 59, 59, tzinfo=UTC)
    assert export_name(date(2026, 11, 15), ".csv", salt="1/1") != name
